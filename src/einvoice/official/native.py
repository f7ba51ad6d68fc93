"""The native rules beside the official ones: what they explain, and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from einvoice.official.findings import explaining_name, native_name
from einvoice.rules.registry import RULE_SETS
from einvoice.verdict import Difference, Disagreement, Finding, Report, Severity, Verdict

_STRUCTURE: Final = "structure"
_FACTURX: Final = "facturx"
_ORDER: Final[Mapping[Severity, int]] = {"fatal": 2, "warning": 1, "information": 0}


def counterparts(rule_sets: Iterable[str]) -> list[str]:
    """The native rule sets that have the rules of official ones."""
    names: dict[str, None] = {}
    for one in rule_sets:
        names[explaining_name(one)] = None
        if one.startswith(f"{_FACTURX}-"):
            names[_FACTURX] = None
    return [one for one in names if one == _STRUCTURE or one in RULE_SETS]


def explaining(findings: Iterable[Finding]) -> Mapping[str, frozenset[str]]:
    """The native rules that explain official findings, by the names of their sets."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in findings:
        name = explaining_name(one.rule_set)
        if one.text and name in RULE_SETS and one.rule in RULE_SETS[name].by_id:
            found[name].add(one.rule)
    return {name: frozenset(ids) for name, ids in found.items()}


def explained(findings: Sequence[Finding], native: Report) -> tuple[Finding, ...]:
    """Official findings with what the native rule of the same id says of the same place.

    That is the place in the model, the values that the explanations name, and the change that
    mends it; what fired, and how bad it is, stays as the official rules have it.
    """
    by_rule: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in native.findings:
        by_rule[one.rule_set, one.rule].append(one)
    return tuple(
        _explained(one, by_rule.get((explaining_name(one.rule_set), one.rule), ()))
        for one in findings
    )


def disagreements(
    official: Report, native: Report, *, changed: Iterable[str] = ()
) -> Iterator[Disagreement]:
    """What the engines say differently, rule set by rule set, of those that both checked.

    Of the rules in `changed`, a configuration has set the severity.
    """
    left_alone = frozenset(changed)
    ran = {one.name for one in native.rule_sets}
    for rule_set in dict.fromkeys(native_name(one.name) for one in official.rule_sets):
        if rule_set not in ran:
            continue
        ours = _fired(native, rule_set)
        theirs = _fired(official, rule_set)
        for rule in sorted({*ours, *theirs}):
            mine, other = ours.get(rule), theirs.get(rule)
            if mine == other or (mine and other and rule in left_alone):
                continue
            yield Disagreement(rule_set, _kind(mine, other), rule, mine or "", other or "")
    verdicts = native.verdict, official.verdict
    if native.verdict != official.verdict and Verdict.UNDECIDED not in verdicts:
        yield Disagreement("", "verdict", "", native.verdict.value, official.verdict.value)


def _kind(native: Severity | None, official: Severity | None) -> Difference:
    if native is None:
        return "only-official"
    return "only-native" if official is None else "severity"


def _fired(report: Report, rule_set: str) -> dict[str, Severity]:
    """The worst severity of each rule of a set that fired."""
    found: dict[str, Severity] = {}
    for one in report.findings:
        if native_name(one.rule_set) == rule_set:
            known = found.get(one.rule)
            if known is None or _ORDER[one.severity] > _ORDER[known]:
                found[one.rule] = one.severity
    return found


def _explained(finding: Finding, native: Sequence[Finding]) -> Finding:
    if not native or finding.rule_set == _STRUCTURE:
        return finding
    twin = _twin(finding, native)
    if twin is None:
        # Another place, so that its values would be wrong; the rule and its kind are the same.
        return replace(finding, terms=native[0].terms) if len(native) == 1 else finding
    return replace(
        finding,
        terms=twin.terms,
        path=twin.path,
        values=twin.values,
        patch=twin.patch,
        kind=twin.kind,
        text=twin.text,
    )


def _twin(finding: Finding, native: Sequence[Finding]) -> Finding | None:
    """The native finding at the same place: official rules often point to the group around it."""
    place = finding.location.xpath if finding.location else ""
    for is_same in (_is_same, _is_within, _is_around):
        for one in native:
            other = one.location.xpath if one.location else ""
            if is_same(place, other):
                return one
    return None


def _is_same(place: str, other: str) -> bool:
    return place == other


def _is_within(place: str, other: str) -> bool:
    return other.startswith(f"{place}/")


def _is_around(place: str, other: str) -> bool:
    return place.startswith(f"{other}/")
