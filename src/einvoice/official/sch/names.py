"""The names of ISO Schematron, and how a schema is refused."""

from collections.abc import Iterator
from typing import Final, NoReturn

from einvoice.errors import StylesheetError
from einvoice.syntax.xml import Element

NAMESPACE: Final = "http://purl.oclc.org/dsdl/schematron"
SCH: Final = f"{{{NAMESPACE}}}"


def children(element: Element, *names: str) -> Iterator[Element]:
    """The child elements of Schematron with one of these names."""
    return element.iterchildren(*(f"{SCH}{name}" for name in names))


def is_abstract(element: Element) -> bool:
    """Whether a pattern or a rule only serves others."""
    return element.get("abstract", "").strip() == "true"


def needed(element: Element, key: str, schema: str) -> str:
    """An attribute that must be there."""
    value = element.get(key)
    if value is None:
        name = str(element.tag).removeprefix(SCH)
        refuse(schema, f"a {name} without {key} (line {element.sourceline})")
    return value


def refuse(schema: str, detail: str) -> NoReturn:
    """Refuse the schema of this name."""
    raise StylesheetError(rule_set=schema, detail=detail)
