"""How a run of `einvoice validate` tells what it found."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from einvoice.cli.output import clean, emit, to_json
from einvoice.report.checked import Checked
from einvoice.report.text import Line, lines_of
from einvoice.verdict import Language, Severity

if TYPE_CHECKING:
    from einvoice.cli.work import Work

_STYLES = {
    "name": "bold",
    "accept": "bold green",
    "reject": "bold red",
    "undecided": "bold yellow",
    "fatal": "red",
    "warning": "yellow",
    "information": "cyan",
    "rule": "bold",
    "quiet": "dim",
}
_MOST_RULES = 15
"""Rules that the table at the end lists."""


@dataclass(slots=True)
class Reporting:
    """The options of a report, and what is kept for its end."""

    format: Literal["text", "json", "sarif", "junit", "html"]
    language: Language
    output: str
    fail_on: Severity
    brief: bool
    _work: "Work | None" = None
    _kept: list[Checked] = field(default_factory=list[Checked])
    _lines: list[str] = field(default_factory=list[str])
    _verdicts: Counter[str] = field(default_factory=Counter[str])
    _rules: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is printed that would meet a progress bar."""
        return (
            bool(self.output)
            or self.format in ("sarif", "junit", "html")
            or not sys.stdout.isatty()
        )

    def begin(self, work: "Work") -> None:
        """Take note of the run."""
        self._work = work

    def take(self, checked: Checked) -> None:
        """Report on a document now, or keep it for the end."""
        self._verdicts[checked.word] += 1
        if checked.report is not None:
            self._rules.update(
                {(one.rule, one.severity): 1 for one in checked.report.findings if one.decides}
            )
        match self.format:
            case "text":
                for line in lines_of(checked, self.language, brief=self.brief):
                    self._say(line)
            case "json":
                from einvoice.report.as_json import checked_as_json

                self._put(to_json(checked_as_json(checked, self.language)))
            case _:
                self._kept.append(checked)

    def finish(self) -> None:
        """Write what was kept, and over several documents a table of what was found."""
        match self.format:
            case "sarif":
                from einvoice.report.sarif import as_sarif

                self._put(to_json(as_sarif(self._kept, self.language), indent=2))
            case "junit":
                from einvoice.report.junit import as_junit

                self._put(as_junit(self._kept, self.language))
            case "html":
                from einvoice.report.html import all_as_html

                self._put(all_as_html(self._kept, self.language))
            case _:
                pass
        if self.output:
            self._save("\n".join([*self._lines, ""]))
        if self.format == "text" and self._verdicts.total() > 1:
            self._print_table()

    def _save(self, text: str) -> None:
        """Write the file whole or not at all: a report that is there already is replaced."""
        from einvoice.cli.failures import ExitCode, FailedError, Failure
        from einvoice.cli.target import write_file
        from einvoice.cli.work import reported

        with reported(as_json=False):
            try:
                write_file(self.output, text.encode(), force=True)
            except OSError as error:
                reason = f"it cannot be written: {error.strerror or error}"
                failure = Failure(self.output, "output", reason, ExitCode.USAGE)
                raise FailedError(failure) from error

    def _say(self, line: Line) -> None:
        text = "".join(clean(piece) for piece, _part in line)
        if self.output or not sys.stdout.isatty():
            self._put(text)
            return
        from rich.text import Text

        from einvoice.cli.output import console

        told = Text()
        for piece, part in line:
            told.append(clean(piece), _STYLES.get(part, ""))
        console().print(told, soft_wrap=len(text) > 200)

    def _put(self, text: str) -> None:
        if self.output:
            self._lines.append(text.rstrip("\n"))
        else:
            emit(text)

    def _print_table(self) -> None:
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("Rule")
        table.add_column("Severity")
        table.add_column("Documents", justify="right")
        for (rule, severity), count in self._rules.most_common(_MOST_RULES):
            table.add_row(rule, severity, str(count))
        assert self._work is not None
        err = self._work.err
        if self._rules:
            err.print(table)
        told = ", ".join(f"{count} {word}" for word, count in sorted(self._verdicts.items()))
        err.print(f"Verdicts: {told}")
