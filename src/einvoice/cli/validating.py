"""Validates what a command line names, in one process or several, and reports as it is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Self

from einvoice.cli.failures import ExitCode, Failure, usage
from einvoice.cli.inputs import STDIN, Input, find, json_invoice
from einvoice.cli.reporting import Reporting
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError
from einvoice.profiles import get
from einvoice.report.checked import Checked
from einvoice.report.subject import Subject, subject_of
from einvoice.rules.registry import rule_set_named
from einvoice.validation import validate
from einvoice.validation.plan import DEFAULT, STRUCTURE
from einvoice.verdict import Engine, Severity

if TYPE_CHECKING:
    from datetime import date

_CHUNK = 8
"""Documents that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Official:
    """Which official rules to ask, if any."""

    engine: Engine = "native"
    as_of: "date | None" = None
    configuration: str | None = None

    @classmethod
    def of(cls, engine: Engine, as_of: "date | None", configuration: str) -> Self:
        """Understand the options; what fits no engine ends the run at once."""
        with reported("--engine", as_json=False):
            if engine == "native" and (as_of or configuration):
                option = "--configuration" if configuration else "--as-of"
                raise usage(option, "expected --engine official or both with it")
        return cls(engine, as_of, configuration or None)

    def check(self, rule_sets: Sequence[str]) -> None:
        """Look up what is named, before any document is read."""
        if self.engine == "native":
            for name in rule_sets:
                if name not in (DEFAULT, STRUCTURE):
                    rule_set_named(name)
            return
        from einvoice.official.validator import default_validator

        if self.configuration and (rule_sets or self.as_of):
            raise usage("--configuration", "expected it without --rules and --as-of")
        default_validator().check(rule_sets, self.configuration)


NATIVE = Official()


@dataclass(frozen=True, slots=True)
class Asked:
    """By which rules to check."""

    profile: str | None
    rule_sets: tuple[str, ...] | None
    official: Official = NATIVE
    with_subject: bool = False
    """Whether to keep the fingerprint of a file and what its invoice states."""

    @classmethod
    def of(
        cls,
        profile: str,
        rule_sets: Sequence[str],
        *,
        advice: bool,
        with_subject: bool = False,
        official: Official = NATIVE,
    ) -> Self:
        """Understand the options; an unknown profile or rule set ends the run at once."""
        with reported("--profile", as_json=False):
            if profile:
                get(profile)
        named = tuple(rule_sets)
        with reported("--configuration" if official.configuration else "--rules", as_json=False):
            official.check(named)
        if advice:
            named = (*(named or (DEFAULT,)), "advice")
        return cls(profile or None, named or None, official, with_subject)

    def check(self, input: Input) -> Checked:
        """Validate one document; one that cannot be read has an error in place of a report."""
        subject: Subject | None = None
        try:
            data = input.data()
            subject = subject_of(data) if self.with_subject else None
            source = json_invoice(data) or data
            report = validate(
                source,
                profile=self.profile,
                rule_sets=self.rule_sets,
                engine=self.official.engine,
                as_of=self.official.as_of,
                configuration=self.official.configuration,
            )
        except EInvoiceError as error:
            failure = Failure.of(input.name, error)
            return Checked(input.name, None, failure.code, failure.message, subject)
        return Checked(input.name, report, subject=subject)


def validate_all(
    files: Sequence[str], asked: Asked, reporting: Reporting, *, jobs: int
) -> NoReturn:
    """Validate every document and end the run with the exit code that follows."""
    work = Work(find(files), "checked", as_json=reporting.format not in ("text", "html"))
    reporting.begin(work)
    for failure in work.inputs.failures:
        work.fail(failure)
    for checked in work.tracked(
        checked_all(work.inputs.found, asked, jobs), free=reporting.is_quiet
    ):
        reporting.take(checked)
        outcome(work, checked, reporting.fail_on)
    reporting.finish()
    work.finish()


def outcome(work: Work, checked: Checked, fail_on: Severity) -> None:
    """Let the run end with the exit code that a document asks for."""
    if checked.report is None:
        # Where rules are missing or broken, the document is not to blame.
        is_rules = checked.code.startswith("rule-set")
        work.failed(ExitCode.USAGE if is_rules else ExitCode.UNREADABLE)
    elif checked.fails(fail_on):
        work.at_least(ExitCode.FAULT)


def checked_all(inputs: Sequence[Input], asked: Asked, jobs: int) -> Iterator[Checked]:
    """Every document in the order of the arguments; standard input stays in this process."""
    if jobs == 1 or len(inputs) < 2 or any(one.name == STDIN for one in inputs):
        yield from map(asked.check, inputs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A process that is forked waits for ever for what threads held, and SaxonC has threads.
    context = get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(inputs)), mp_context=context) as pool:
        yield from pool.map(asked.check, inputs, chunksize=_CHUNK)
