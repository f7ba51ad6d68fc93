"""Empty elements: what says nothing must not be sent."""

from collections.abc import Iterator
from typing import cast

from einvoice.model.group import Group
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-R008", syntax="ubl")
def no_element_is_empty(stated: Stated) -> Iterator[Hit]:
    """No element is without content."""
    for place in stated.surface.empty:
        yield Hit(values={"element": place.name}, location=place.location, line=place.line)
    if stated.look is None:
        for path in _empty_texts(stated.invoice):
            yield Hit(path, {"element": path.rpartition(".")[2]})


def _empty_texts(invoice: Group) -> Iterator[str]:
    """The empty texts of an invoice that was not read: they would be written as empty elements."""
    waiting: list[tuple[str, object]] = [("", invoice)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            if not value.strip():
                yield path
        elif isinstance(value, Group):
            prefix = f"{path}." if path else ""
            waiting.extend((f"{prefix}{name}", inner) for name, inner in value)
        elif isinstance(value, tuple):
            parts = cast("tuple[object, ...]", value)
            waiting.extend((f"{path}[{index}]", one) for index, one in enumerate(parts))


RULES = declared_in(globals())
