"""One run of a verb over its inputs: progress, failures, the count at the end, the exit code."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, TypeVar

from einvoice.cli.failures import ExitCode, FailedError, Failure
from einvoice.cli.output import clean, console, emit, emit_json
from einvoice.errors import EInvoiceError

if TYPE_CHECKING:
    from rich.console import Console

    from einvoice.cli.inputs import Input, Inputs

T = TypeVar("T")


def complain(failure: Failure, *, as_json: bool, json_to_stderr: bool = False) -> None:
    """Report a failure: one line on standard error, or a JSON object among the results."""
    if as_json:
        error = {"code": failure.code, "message": failure.message}
        emit_json({"file": failure.subject, "error": error}, stderr=json_to_stderr)
    else:
        emit(f"einvoice: {clean(failure.subject)}: {clean(failure.message)}", stderr=True)


@contextmanager
def reported(subject: str = "", *, as_json: bool) -> Generator[None]:
    """Report a failure of the run as a whole, and end it; `subject` is what errors are about."""
    try:
        yield
    except FailedError as error:
        failure = error.failure
    except EInvoiceError as error:
        failure = Failure.of(subject, error)
    else:
        return
    complain(failure, as_json=as_json)
    raise SystemExit(failure.exit_code)


class Work:
    """What a verb does with each of its inputs; one bad input never stops the others."""

    def __init__(
        self, inputs: "Inputs", done: str, *, as_json: bool = False, json_to_stderr: bool = False
    ) -> None:
        self.inputs = inputs
        self.as_json = as_json
        self._done = done
        """What was done to an input, in a word: "shown", "converted"."""
        self._json_to_stderr = json_to_stderr
        self._code = ExitCode.FINE
        self._failed = 0

    @cached_property
    def err(self) -> "Console":
        """Standard error, where progress and reports stand together."""
        return console(stderr=True, wide=True)

    def at_least(self, code: ExitCode) -> None:
        """Let the run end with this code, if nothing worse happens."""
        self._code = max(self._code, code)

    def fail(self, failure: Failure) -> None:
        """Report that an input could not be worked on."""
        self._failed += 1
        self.at_least(failure.exit_code)
        complain(failure, as_json=self.as_json, json_to_stderr=self._json_to_stderr)

    def print_json(self, value: object) -> None:
        """Print the result of one input on a line of its own."""
        emit_json(value, stderr=self._json_to_stderr)

    def each(self, work: "Callable[[Input], None]", *, quiet_terminal: bool) -> None:
        """Work on every input, with a bar where the terminal has room for one.

        With `quiet_terminal`, the work prints nothing that would meet the bar.
        """
        for failure in self.inputs.failures:
            self.fail(failure)
        free = quiet_terminal or not sys.stdout.isatty()
        found = self.inputs.found
        for input in self._with_bar(found, free and sys.stderr.isatty(), len(found)):
            try:
                work(input)
            except FailedError as error:
                self.fail(error.failure)

    def failed(self, code: ExitCode) -> None:
        """Take note of an input that could not be worked on, and that was reported."""
        self._failed += 1
        self.at_least(code)

    def tracked(self, results: Iterator[T], *, free: bool) -> Iterator[T]:
        """Results as they come, one an input, with a bar where the terminal has room for one."""
        return self._with_bar(results, free and sys.stderr.isatty(), len(self.inputs.found))

    def finish(self, *remarks: str) -> NoReturn:
        """Count what was done, where it was more than one file, and end the run."""
        if not self.inputs.is_one_file and not self.as_json:
            total = len(self.inputs.found) + len(self.inputs.failures)
            parts = [f"{total - self._failed} of {total} {self._done}", *remarks]
            emit(f"einvoice: {', '.join(parts)}", stderr=True)
        raise SystemExit(self._code)

    def _with_bar(self, items: Iterable[T], wanted: bool, total: int) -> Iterator[T]:
        if not wanted or total < 2:
            yield from items
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(
            *columns, console=self.err, transient=True, redirect_stdout=False
        ) as progress:
            yield from progress.track(items, total=total)
