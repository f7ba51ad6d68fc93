"""`einvoice validate --format kosit`: the report of the KoSIT validator on every document."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from einvoice.cli.failures import ExitCode, FailedError, Failure, usage
from einvoice.cli.inputs import Input, find
from einvoice.cli.target import STDOUT, Target
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError
from einvoice.verdict import Language

if TYPE_CHECKING:
    from einvoice.official.kosit.configuration import KositConfiguration

_SUFFIX = "-report.xml"
"""How the reports on several documents are called, as by the validator."""


def report_all(
    files: Sequence[str], configuration: str, output: str, *, language: Language, by_itself: bool
) -> NoReturn:
    """Write a report on every document and end the run with the exit code that follows.

    One report goes to standard output or into the file `output`, several into that folder.
    `by_itself` is whether nothing but the configuration is to choose the rules.
    """
    inputs = find(files)
    work = Work(inputs, "reported on")
    with reported("--format", as_json=False):
        if not configuration:
            raise usage("--format", "expected --configuration with kosit, the rules to report by")
        if not by_itself:
            raise usage("--format", "expected no other choice of rules with kosit")
        target = Target.of(output or STDOUT, several=not inputs.is_one_file, force=True)
    with reported("--configuration", as_json=False):
        opened = _opened(configuration)

    def work_on(input: Input) -> None:
        work.at_least(_write(input, opened, target, language))

    work.each(work_on, quiet_terminal=not target.is_stdout)
    work.finish()


def _opened(source: str) -> "KositConfiguration":
    from einvoice.official.kosit.configuration import KositConfiguration

    return KositConfiguration.open(source)


def _write(
    input: Input, configuration: "KositConfiguration", target: Target, language: Language
) -> ExitCode:
    """Report on one document, and say what the exit code is for it."""
    from einvoice.official.kosit.report import kosit_report

    try:
        data = input.data()
        report = kosit_report(data, configuration, name=Path(input.name).name, language=language)
    except EInvoiceError as error:
        raise FailedError(Failure.of(input.name, error)) from error
    relative = input.relative.with_name(f"{input.relative.stem}{_SUFFIX}")
    target.put(report.data, name=input.name, relative=relative, suffix=".xml")
    if report.run.root is None:
        return ExitCode.UNREADABLE
    return ExitCode.FINE if report.accepted else ExitCode.FAULT
