"""`einvoice validate --format pdf`: a report to read and to keep on every document."""

from collections.abc import Sequence
from typing import NoReturn

from einvoice.cli.failures import FailedError, Failure
from einvoice.cli.inputs import find
from einvoice.cli.target import STDOUT, Target
from einvoice.cli.validating import Asked, checked_all, outcome
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError
from einvoice.report.checked import Checked
from einvoice.verdict import Language, Severity

_SUFFIX = "-report.pdf"
"""How the reports on several documents are called."""


def report_all(
    files: Sequence[str],
    asked: Asked,
    output: str,
    *,
    language: Language,
    fail_on: Severity,
    jobs: int,
) -> NoReturn:
    """Write a report on every document and end the run with the exit code that follows.

    One report goes to standard output or into the file `output`, several into that folder.
    """
    inputs = find(files)
    with reported("--format", as_json=False):
        target = Target.of(output or STDOUT, several=not inputs.is_one_file, force=True)
    work = Work(inputs, "checked")
    for failure in inputs.failures:
        work.fail(failure)
    found = checked_all(inputs.found, asked, jobs)
    tracked = work.tracked(found, free=not target.is_stdout)
    for input, checked in zip(inputs.found, tracked, strict=True):
        try:
            data = _drawn(checked, language)
            relative = input.relative.with_name(f"{input.relative.stem}{_SUFFIX}")
            target.put(data, name=input.name, relative=relative, suffix=".pdf")
        except FailedError as error:
            work.fail(error.failure)
        else:
            outcome(work, checked, fail_on)
    work.finish()


def _drawn(checked: Checked, language: Language) -> bytes:
    from einvoice.report.pdf import as_pdf

    try:
        return as_pdf(checked, language=language)
    except EInvoiceError as error:  # the extra is not installed
        raise FailedError(Failure.of(checked.name, error)) from error
