"""Makes findings of what official artefacts say: with severity, place and our explanation."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from einvoice.official.document import Document
from einvoice.official.places import Places
from einvoice.official.schema_fault import SchemaFault
from einvoice.official.svrl import Failed
from einvoice.profiles import Profile
from einvoice.rules.facturx.binding import binds
from einvoice.rules.kosit import Level
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.rule import Rule
from einvoice.verdict import Finding, Location, Severity

MOST_PLACES: Final = 100
"""Places of one rule that are listed one by one; further ones are counted at the last."""
NAMELESS: Final = "no-id"
"""The rule of a finding whose artefact names none."""
_STRUCTURE: Final = "structure"
_SEVERITIES: Final[Mapping[Level, Severity]] = {
    "error": "fatal",
    "warning": "warning",
    "information": "information",
}


class Findings:
    """The findings of one document, as they come."""

    def __init__(self, document: Document, profile: Profile | None) -> None:
        self.found: list[Finding] = []
        self._document = document
        self._profile = profile.name if profile else None
        self._places = Places(document.source, document.syntax)

    def add_notes(self) -> None:
        """A finding for each thing that a parser had to heal."""
        for note in self._document.notes:
            if note.ill_formed:
                self.found.append(
                    Finding(
                        "XML",
                        _STRUCTURE,
                        "fatal",
                        location=Location("", note.line),
                        values={"detail": note.message},
                        text="structure/XML",
                    )
                )

    def add_faults(self, faults: Iterable[SchemaFault]) -> None:
        """A finding for each place that the schema refuses."""
        spaces = {prefix or "": uri for prefix, uri in self._document.root.nsmap.items()}
        for fault in faults:
            expected = ", ".join(fault.expected)
            self.found.append(
                Finding(
                    "XSD",
                    _STRUCTURE,
                    "fatal",
                    location=self._places.of(fault.path, spaces, line=fault.line),
                    values={"found": fault.found, "expected": expected} if expected else {},
                    text="official/XSD.expected" if expected else "official/XSD",
                    told=fault.message,
                )
            )

    def add_failed(
        self, rule_set: str, failed: Sequence[Failed], levels: Sequence[Level] = ()
    ) -> None:
        """A finding for each assertion that failed; `levels` says how bad each is, if given."""
        known: Mapping[str, Rule] = {}
        if failed:
            known = _native(explaining_name(rule_set), self._document.syntax.family)
        kept: Counter[str] = Counter()
        last: dict[str, int] = {}
        for number, one in enumerate(failed):
            level = levels[number] if levels else None
            rule_id = one.id or NAMELESS
            kept[rule_id] += 1
            if kept[rule_id] <= MOST_PLACES:
                last[rule_id] = len(self.found)
                native = known.get(rule_id) or known.get(one.label)
                self.found.append(self._finding(rule_set, rule_id, one, native, level))
        for rule_id, number in kept.items():
            if number > MOST_PLACES:
                place = last[rule_id]
                self.found[place] = replace(self.found[place], count=number - MOST_PLACES + 1)

    def _finding(
        self,
        rule_set: str,
        rule_id: str,
        failed: Failed,
        native: Rule | None,
        level: Level | None,
    ) -> Finding:
        return Finding(
            rule=rule_id,
            rule_set=rule_set,
            severity=_SEVERITIES[level] if level else failed.severity,
            terms=native.terms if native else (),
            location=self._places.of(failed.location),
            values=native.facts if native else {},
            decides=rule_set != "en16931" or binds(rule_id, self._profile),
            text=f"{native.area}/{native.key}" if native else "",
            told=failed.text or rule_id,
        )


def native_name(rule_set: str) -> str:
    """The native rule set that has the rules of an official one."""
    return "en16931" if rule_set == "peppol-en16931" else rule_set


def explaining_name(rule_set: str) -> str:
    """The native rule set that explains the rules of an official one.

    Factur-X repeats those of EN 16931 as far as they bind a profile.
    """
    return "en16931" if rule_set.startswith("facturx-") else native_name(rule_set)


@cache
def _native(rule_set: str, syntax: str) -> Mapping[str, Rule]:
    if rule_set not in RULE_SETS:
        return {}
    return {rule.id: rule for rule in RULE_SETS[rule_set].rules() if syntax in rule.syntaxes}
