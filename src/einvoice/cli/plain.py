"""`einvoice validate FILE...` without options, started without the parser of options."""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from einvoice.cli.output import INTERRUPTED, abandon_pipe, use_utf8
from einvoice.cli.reporting import Reporting
from einvoice.cli.validating import Asked, validate_all


def validate_plainly(files: Sequence[str]) -> NoReturn:
    """What the verb does by default."""
    use_utf8()
    gc.freeze()
    gc.enable()
    try:
        validate_all(files, Asked(None, None), Reporting("text", "en", "", "fatal", False), jobs=1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        abandon_pipe()
