"""How rules on elements are declared that are more than a line of a table."""

from collections.abc import Callable, Iterable, Iterator

from einvoice.rules.en16931.syntax.outline import COUNTED, Outline, Place, outline
from einvoice.rules.en16931.syntax.table import Family
from einvoice.rules.rule import Check, Hit, Rule, Severity
from einvoice.rules.stated import Stated
from einvoice.syntax.fragments import Fragment

AREA = "en16931-syntax"
"""The file of texts, which all rules on elements share."""


def special(
    rule_id: str, text: str, *, family: Family, severity: Severity = "fatal", **facts: str
) -> Callable[[Check], Rule]:
    """Declare a rule of one syntax, with the shared text that says it and the facts for that."""

    def declared(check: Check) -> Rule:
        return Rule(
            id=rule_id,
            check=check,
            severity=severity,
            syntaxes=frozenset({family}),
            area=AREA,
            text=text,
            facts=facts,
        )

    return declared


def is_amiss(stated: Stated) -> bool:
    """Whether anything stands in the source that the model does not hold."""
    return bool(stated.unmapped or stated.issues or stated.silent)


def looked_at(stated: Stated) -> Outline:
    """What stands in the source beside the model; empty, and free of cost, where nothing does."""
    return outline(stated) if is_amiss(stated) else _NOTHING


_NOTHING = Outline()


def hit_at(place: Place) -> Hit:
    """A hit at a place of the source."""
    return Hit(
        values={"place": place.location, "stated": place.text.strip()},
        location=place.location,
        line=place.line,
    )


def at(path: str) -> Hit:
    """A hit at a place of the model."""
    return Hit(path, {"place": path})


def hits(places: Iterable[Place]) -> Iterator[Hit]:
    """Hits at places of the source."""
    return map(hit_at, places)


def uncounted(places: Iterable[Place]) -> list[Place]:
    """Those places whose elements the model does not hold."""
    return [place for place in places if place.code in COUNTED]


def children(element: Fragment | None, name: str) -> list[Fragment]:
    """The children of an element by their local name."""
    if element is None:
        return []
    ending = f"}}{name}"
    return [child for child in element.inner if child.name.endswith(ending)]


def below(element: Fragment | None, *names: str) -> list[Fragment]:
    """What stands in an element on a path of local names."""
    found = [] if element is None else [element]
    for name in names:
        found = [child for one in found for child in children(one, name)]
    return found


def text_of(element: Fragment) -> str:
    """The text of an element."""
    return element.text
