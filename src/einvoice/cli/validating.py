"""Validates what a command line names, in one process or several, and reports as it is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn, Self

from einvoice.cli.failures import ExitCode, Failure
from einvoice.cli.inputs import STDIN, Input, find, json_invoice
from einvoice.cli.reporting import Reporting
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError
from einvoice.profiles import get
from einvoice.report.checked import Checked
from einvoice.rules.registry import rule_set_named
from einvoice.validation import validate
from einvoice.validation.plan import DEFAULT, STRUCTURE

_CHUNK = 8
"""Documents that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """By which rules to check."""

    profile: str | None
    rule_sets: tuple[str, ...] | None

    @classmethod
    def of(cls, profile: str, rule_sets: Sequence[str], *, advice: bool) -> Self:
        """Understand the options; an unknown profile or rule set ends the run at once."""
        with reported("--profile", as_json=False):
            if profile:
                get(profile)
        with reported("--rules", as_json=False):
            for name in rule_sets:
                if name not in (DEFAULT, STRUCTURE):
                    rule_set_named(name)
        named = tuple(rule_sets)
        if advice:
            named = (*(named or (DEFAULT,)), "advice")
        return cls(profile or None, named or None)

    def check(self, input: Input) -> Checked:
        """Validate one document; one that cannot be read has an error in place of a report."""
        try:
            data = input.data()
            source = json_invoice(data) or data
            report = validate(source, profile=self.profile, rule_sets=self.rule_sets)
        except EInvoiceError as error:
            failure = Failure.of(input.name, error)
            return Checked(input.name, None, failure.code, failure.message)
        return Checked(input.name, report)


def validate_all(
    files: Sequence[str], asked: Asked, reporting: Reporting, *, jobs: int
) -> NoReturn:
    """Validate every document and end the run with the exit code that follows."""
    work = Work(find(files), "checked", as_json=reporting.format != "text")
    reporting.begin(work)
    for failure in work.inputs.failures:
        work.fail(failure)
    for checked in work.tracked(_checked(work.inputs.found, asked, jobs), free=reporting.is_quiet):
        reporting.take(checked)
        if checked.report is None:
            work.failed(ExitCode.UNREADABLE)
        elif checked.fails(reporting.fail_on):
            work.at_least(ExitCode.FAULT)
    reporting.finish()
    work.finish()


def _checked(inputs: Sequence[Input], asked: Asked, jobs: int) -> Iterator[Checked]:
    """Every document in the order of the arguments; standard input stays in this process."""
    if jobs == 1 or len(inputs) < 2 or any(one.name == STDIN for one in inputs):
        yield from map(asked.check, inputs)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(inputs))) as pool:
        yield from pool.map(asked.check, inputs, chunksize=_CHUNK)
