"""What every rule must have: a document that it fires on, and one that it is silent on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from einvoice import read
from einvoice.model.invoice import Invoice
from einvoice.rules.rule import BOTH
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.run import Failed, Fired, run
from einvoice.rules.stated import Stated

Document = Invoice | bytes
"""An invoice is looked at as if it were read from each syntax of the case; bytes are read."""


@dataclass(frozen=True, slots=True)
class Case:
    """One rule with its two documents."""

    rule: str
    fires: Document | Callable[[], Document]
    silent: Document | Callable[[], Document]
    syntaxes: frozenset[str] = BOTH
    """The syntaxes in which the case holds: {"ubl"}, {"cii"} where they differ."""
    credit_note: bool = False
    only: str = ""
    """The one rule set that the case is for, where several have the rule and differ."""


def outcome(
    document: Document | Callable[[], Document],
    rule_set: RuleSet,
    syntax: str,
    *,
    credit_note: bool = False,
) -> list[Fired]:
    """What fires on a document; a rule that raises fails the test."""
    stated = document() if callable(document) else document
    if isinstance(stated, bytes):
        looked_at = Stated.of(read(stated))
        assert looked_at.syntax == syntax
    else:
        looked_at = Stated(stated, syntax, credit_note)
    fired: list[Fired] = []
    for one in run(rule_set, looked_at):
        assert not isinstance(one, Failed), f"{one.rule} raised {one.error}"
        fired.append(one)
    return fired


def cases_of(package: str) -> Iterator[Case]:
    """All cases below a folder of tests, out of its files that end in _cases.py."""
    folder = Path(__file__).parent / package
    for file in sorted(folder.glob("*_cases.py")):
        yield from import_module(f"tests.rules.{package}.{file.stem}").CASES
