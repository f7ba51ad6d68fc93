"""The rules of a check as data: level, severity, texts; and which of them a gap leaves open."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from einvoice.pdf.preflight.faults import Unchecked
from einvoice.verdict import Severity

_LEVELS = {"B": "B", "U": "BU", "A": "BUA"}


@dataclass(frozen=True, slots=True)
class PdfRule:
    """A rule: what is said of it where it does not hold."""

    id: str
    level: str
    """The level of PDF/A that it belongs to, "B", "U" or "A"; "-" for the other rules."""
    severity: Severity
    german: Severity
    """The severity between seller and buyer in Germany, where the XML is the invoice."""
    text: str

    @property
    def clause(self) -> str:
        """The clause of ISO 19005-3; empty for the other rules."""
        return "" if self.level == "-" else self.id.rpartition("-")[0]


@cache
def rules() -> dict[str, PdfRule]:
    """Every rule by its id."""
    table = files("einvoice.pdf.preflight").joinpath("rules.tsv").read_text(encoding="utf-8")
    found: dict[str, PdfRule] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            name, level, severity, german, text = line.split("\t")
            found[name] = PdfRule(
                name, level, cast("Severity", severity), cast("Severity", german), text
            )
    return found


def rules_of(level: str) -> frozenset[str]:
    """The ids of the rules that a file of a level must keep: 146 for B, 148 for U, 155 for A."""
    return frozenset(one.id for one in rules().values() if one.level in _LEVELS[level])


@dataclass(frozen=True, slots=True)
class _Gap:
    """What a layer says of something it cannot judge, and which rules that leaves open."""

    pattern: re.Pattern[str]
    kind: str
    clauses: tuple[str, ...]


def _gap(pattern: str, kind: str, *clauses: str) -> _Gap:
    return _Gap(re.compile(pattern), kind, clauses)


_GAPS = (
    _gap("AcroForm|Widget", "pdf-form", "6.3.3-3", "6.4.1", "6.4.2-1"),
    _gap("Perms", "pdf-signature", "6.1.12", "6.4.3"),
    _gap("OCProperties|optional.content|/OC", "pdf-layers", "6.9"),
    _gap("JPEG 2000|JPX", "pdf-jpeg2000", "6.2.8.3"),
    _gap("[Pp]attern|[Ss]hading", "pdf-pattern", "6.2.2-2", "6.2.4"),
    _gap("colour-space|Separation|DeviceN", "pdf-colour", "6.1.13-9", "6.2.4"),
    _gap("[Hh]alftone|/HT", "pdf-halftone", "6.2.5-4", "6.2.5-5", "6.2.5-6"),
    _gap("^font|^cmap|FontDescriptor|CIDFont|schema-Font", "pdf-font", "6.2.11", "6.1.13-10"),
    _gap("^encoding|^text$", "pdf-text", "6.2.11.7.2-1"),
    _gap("^overprint", "pdf-colour", "6.2.4.2-2"),
    _gap("Annot", "pdf-annotation", "6.3", "6.2"),
    _gap("^content|^inline-image|^resource", "pdf-content", "6.2", "6.1.6", "6.1.10", "6.1.13"),
    _gap("^xmp", "pdf-xmp", "6.6.2"),
    _gap("^damaged", "pdf-damaged", "6.1"),
    _gap("^structure", "pdf-structure", "6.7.3.4"),
    _gap("^private-use", "pdf-private-use", "6.2.11.7.3-1"),
    _gap("^encrypted", "pdf-encrypted", "6"),
    _gap("^pdfa-4", "pdf-pdfa-4", "6"),
    _gap("^extra", "pdf-extra", "6.1.6", "6.1.10", "6.1.13", "6.2", "6.3", "6.5"),
    _gap("^large", "pdf-large", "6.2", "6.3", "6.5"),
    _gap("", "pdf-construct", "6.1.6", "6.1.13", "6.2", "6.3", "6.5"),
)


def gap_of(unchecked: Unchecked) -> tuple[str, frozenset[str]]:
    """The kind of a gap, which names its texts, and the rules that it leaves open."""
    told = f"{unchecked.kind} {unchecked.detail}" if unchecked.detail else unchecked.kind
    gap = next(one for one in _GAPS if one.pattern.search(told))
    if unchecked.rules:
        return gap.kind, frozenset(unchecked.rules)
    return gap.kind, frozenset(
        name
        for name, rule in rules().items()
        if rule.level != "-" and any(_is_within(name, clause) for clause in gap.clauses)
    )


def _is_within(rule: str, clause: str) -> bool:
    return rule == clause or rule.startswith((f"{clause}.", f"{clause}-"))
