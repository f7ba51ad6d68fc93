"""The command line `einvoice`: one file per verb, loaded when it is used."""

import gc
import sys

_PLAIN = "validate"
"""The verb that is started most often for one file: by hooks, by mail filters, by build servers."""


def main() -> None:
    """Run the command line; what the installed program `einvoice` calls."""
    verb, *files = sys.argv[1:] or ("",)
    if verb == _PLAIN and files and not any(name.startswith("-") for name in files):
        # Without options there is nothing to parse, and the parser is a fifth of the time; neither
        # does the collector find anything in what is imported.
        gc.disable()
        from einvoice.cli.plain import validate_plainly

        validate_plainly(files)
    from einvoice.cli.app import run

    run()
