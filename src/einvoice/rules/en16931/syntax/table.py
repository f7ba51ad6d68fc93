"""The facts about elements that EN 16931 does not use, or uses at most once: `ubl.txt`, `cii.txt`.

One rule a line: its id, its severity, its kind, then for the kinds

    none PATH | PATH ...            no such element or attribute
    none PATH ! ID                  the same, but not where the rule ID holds already
    none PATH ^ ELEMENT             the same, but not within that element
    partly PATH                     the same, and a function decides on the element left out
    once CONTEXT | ... > PATH       at most one such element in each context
    special                         more than a table can say: a function of `special_*.py`
    never                           the official rule never fires: another one hides it

A path begins at the root ("/cac:Delivery/cbc:ID"), in a line ("/line/cbc:UUID", of either kind of
UBL document) or anywhere ("//@schemeName"); "//ram:*Amount!ram:TaxTotalAmount/@x" is the attribute
of every element whose name ends in Amount, but for one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from einvoice.rules.rule import Severity

Family = Literal["ubl", "cii"]
Names = tuple[str, ...]
"""The names of elements from below the root on; an attribute, "@name", comes last."""
ROOTS: dict[Family, str] = {"ubl": "Invoice/CreditNote", "cii": "rsm:CrossIndustryInvoice"}
_LINES = ("cac:InvoiceLine", "cac:CreditNoteLine")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which elements or attributes a path of a table means."""

    names: Names
    anywhere: bool

    def below(self, path: str) -> "Pattern":
        """The pattern of what a path leads to from here."""
        if path.startswith("//"):
            return pattern_of(path)
        return Pattern((*self.names, *path.split("/")), self.anywhere)


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of a table."""

    id: str
    severity: Severity
    kind: str
    family: Family
    patterns: tuple[Pattern, ...] = ()
    """What must not stand there, or what must stand there once."""
    depth: int = 0
    """How many names of the patterns come after the context."""
    instead: str = ""
    """The rule that holds in place of this one where it holds."""
    outside: tuple[str, ...] = ()
    """The elements within which the rule does not hold."""

    def speaks_of(self, path: Names) -> bool:
        """Whether the rule holds at a path that one of its patterns fits."""
        return not any(name in path for name in self.outside)

    @property
    def element(self) -> str:
        """What the rule is about, for its texts."""
        depth = self.depth or 1
        return "/".join(self.patterns[0].names[-depth:])

    @property
    def parent(self) -> str:
        """Where that stands, for its texts; empty where it stands anywhere."""
        depth = self.depth or 1
        around = dict.fromkeys("/".join(one.names[:-depth]) for one in self.patterns)
        named = " | ".join(path for path in around if path)
        return named or ("" if self.patterns[0].anywhere else ROOTS[self.family])


def pattern_of(text: str) -> Pattern:
    """The pattern that a path of a table stands for."""
    names = tuple(name for name in text.split("/") if name)
    return Pattern(names, anywhere=text.startswith("//"))


@cache
def entries(family: Family) -> tuple[Entry, ...]:
    """The table of a syntax."""
    text = (
        files("einvoice.rules.en16931.syntax").joinpath(f"{family}.txt").read_text(encoding="utf-8")
    )
    return tuple(_entry(line, family) for line in text.splitlines() if line[:1] != "#")


def _entry(line: str, family: Family) -> Entry:
    rule_id, severity, kind, *rest = line.split(" ", 3)
    head = (rule_id, cast("Severity", severity), kind, family)
    if kind in ("none", "partly"):
        paths, _, instead = rest[0].partition(" ! ")
        paths, _, outside = paths.partition(" ^ ")
        patterns = tuple(one for text in paths.split(" | ") for one in _patterns(text))
        return Entry(*head, patterns, instead=instead, outside=tuple(outside.split()))
    if kind == "once":
        contexts, _, path = rest[0].partition(" > ")
        patterns = tuple(pattern_of(text).below(path) for text in contexts.split(" | "))
        return Entry(*head, patterns, depth=len(pattern_of(path).names))
    return Entry(*head)


def _patterns(text: str) -> Iterator[Pattern]:
    if text.startswith("/line/"):
        for line in _LINES:
            yield pattern_of(f"/{line}/{text.removeprefix('/line/')}")
    else:
        yield pattern_of(text)
