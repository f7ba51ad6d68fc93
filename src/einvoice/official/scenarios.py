"""The scenarios.xml of a KoSIT validator configuration: what judges which documents.

A document is judged by the one scenario that its `match` fits. Where none fits, or more than
one, the validator falls back on a report that rejects.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from einvoice.errors import ReadError, RulePackError
from einvoice.official.matching import Evaluate, matches
from einvoice.rules.kosit import Level
from einvoice.syntax.limits import Limits
from einvoice.syntax.xml import Element, parse

NAMESPACE: Final = "http://www.xoev.de/de/validator/framework/1/scenarios"
_IN: Final = f"{{{NAMESPACE}}}"
_LIMITS: Final = Limits(max_bytes=4 * 1024 * 1024, max_elements=50_000, max_attributes=50_000)
_MOST_SCENARIOS: Final = 500
_LEVELS: Final[Mapping[str, Level]] = {
    "error": "error",
    "warning": "warning",
    "information": "information",
}


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that a scenario names."""

    name: str
    location: str
    """Relative to scenarios.xml."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What documents of one kind are judged by."""

    name: str
    match: str
    """An XPath expression that is true of such documents."""
    namespaces: Mapping[str, str]
    schemas: tuple[Resource, ...]
    schematron: tuple[Resource, ...]
    """In the order in which they run."""
    levels: Mapping[str, Level]
    """By rule, the level that its messages have here, whatever the rule says."""
    report: Resource | None = None
    """The stylesheet that makes the validator's own report; it is never run."""
    accept_match: str | None = None
    """What the validator asks of that report; without it, every failed assertion rejects."""

    @property
    def usual_accept(self) -> bool:
        """Whether acceptance follows from the levels of the messages alone."""
        return "".join((self.accept_match or "").split()) in _USUAL


_USUAL: Final = frozenset(
    {
        "/rep:report/rep:assessment[1]/rep:accept[1]",
        "/rep:report/rep:assessment/rep:accept",
        "exists(/rep:report/rep:assessment[1]/rep:accept[1])",
    }
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a scenarios.xml says."""

    name: str
    scenarios: tuple[Scenario, ...]
    author: str = ""
    published: date | None = None
    framework: str = ""
    """The version of the validator's framework that it is written for."""
    notes: tuple[str, ...] = ()
    """What of it is not done here."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The scenario of a document, and the names of all that fitted."""

    scenario: Scenario | None
    fitting: tuple[str, ...]


def parse_scenarios(data: bytes, *, pack: str = "scenarios.xml") -> Configuration:
    """What a scenarios.xml says; RulePackError where it is none."""
    try:
        root = parse(data, limits=_LIMITS).root
    except ReadError as error:
        raise RulePackError(pack=pack, detail=f"no readable scenarios.xml: {error}") from error
    if root.tag != f"{_IN}scenarios":
        raise RulePackError(pack=pack, detail=f"no scenarios but <{str(root.tag)[:200]}>")
    found = root.findall(f"{_IN}scenario")
    if not 0 < len(found) <= _MOST_SCENARIOS:
        raise RulePackError(pack=pack, detail=f"{len(found)} scenarios")
    scenarios = tuple(_scenario(element, pack) for element in found)
    return Configuration(
        name=_text(root, "name"),
        scenarios=scenarios,
        author=_text(root, "author"),
        published=_date(_text(root, "date")),
        framework=root.get("frameworkVersion", ""),
        notes=tuple(_notes(root, scenarios)),
    )


def select(
    scenarios: Iterable[Scenario], root: Element, *, evaluate: Evaluate | None = None
) -> Selection:
    """The scenario of a document, as the validator finds it.

    `evaluate` is asked for expressions beyond XPath 1.0; without it these raise a RuleSetError.
    """
    fitting = [
        scenario
        for scenario in scenarios
        if matches(scenario.match, scenario.namespaces, root, evaluate=evaluate)
    ]
    names = tuple(scenario.name for scenario in fitting)
    return Selection(fitting[0] if len(fitting) == 1 else None, names)


def _scenario(element: Element, pack: str) -> Scenario:
    name = _text(element, "name")
    match = _text(element, "match")
    schemas = tuple(_resources(element, "validateWithXmlSchema"))
    if not match or not schemas:
        missing = "match" if not match else "XML schema"
        raise RulePackError(pack=pack, detail=f"the scenario {name[:200]!r} without {missing}")
    return Scenario(
        name=name,
        match=match,
        namespaces=dict(_namespaces(element)),
        schemas=schemas,
        schematron=tuple(_resources(element, "validateWithSchematron")),
        levels=dict(_custom_levels(element, pack)),
        report=next(_resources(element, "createReport"), None),
        accept_match=_text(element, "acceptMatch") or None,
    )


def _text(element: Element, name: str) -> str:
    child = element.find(f"{_IN}{name}")
    return " ".join((child.text or "").split()) if child is not None else ""


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _namespaces(element: Element) -> Iterator[tuple[str, str]]:
    for child in element.iterchildren(f"{_IN}namespace"):
        prefix, uri = child.get("prefix", ""), (child.text or "").strip()
        if prefix and uri:
            yield prefix, uri


def _resources(element: Element, name: str) -> Iterator[Resource]:
    for step in element.iterchildren(f"{_IN}{name}"):
        for resource in step.iterchildren(f"{_IN}resource"):
            if location := _text(resource, "location"):
                yield Resource(_text(resource, "name"), location)


def _custom_levels(element: Element, pack: str) -> Iterator[tuple[str, Level]]:
    for step in element.iterchildren(f"{_IN}createReport"):
        for custom in step.iterchildren(f"{_IN}customLevel"):
            level = _LEVELS.get(custom.get("level", ""))
            if level is None:
                stated = custom.get("level", "")
                raise RulePackError(pack=pack, detail=f"the level {stated[:200]!r}")
            for rule in (custom.text or "").split():
                yield rule, level


def _notes(root: Element, scenarios: Iterable[Scenario]) -> Iterator[str]:
    scenarios = list(scenarios)
    if any(scenario.report for scenario in scenarios):
        yield "createReport: the configuration's own report stylesheet is not run"
    if root.find(f"{_IN}noScenarioReport") is not None:
        yield "noScenarioReport: the configuration's own report stylesheet is not run"
    for scenario in scenarios:
        if scenario.accept_match and not scenario.usual_accept:
            yield (
                f"acceptMatch of {scenario.name!r}: asked of a report by this library, not of the "
                "one that the configuration's own stylesheet makes"
            )
    if any(len(scenario.schemas) > 1 for scenario in scenarios):
        yield "validateWithXmlSchema: several schemas are taken together"
