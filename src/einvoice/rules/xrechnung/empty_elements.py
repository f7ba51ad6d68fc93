"""Empty elements: an element that says nothing is to be left out."""

from collections.abc import Iterator
from typing import cast

from einvoice.model.group import Group
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_DELIVERY = "ram:ApplicableHeaderTradeDelivery"
"""What the schema of CII demands even where nothing is to be said of the delivery."""


@rule("PEPPOL-EN16931-R008")
def nothing_is_empty(stated: Stated) -> Iterator[Hit]:
    """No element is without content."""
    if stated.look is None:
        for path in _empty_texts(stated.invoice):
            yield Hit(path, {"name": path.rpartition(".")[2]})
        return
    for place in stated.surface.empty:
        # The official expression knows the exception by its prefix.
        if place.name != _DELIVERY or stated.syntax == "ubl":
            yield Hit(location=place.location, line=place.line, values={"name": place.name})


def _empty_texts(invoice: Group) -> Iterator[str]:
    """The paths of empty texts, which would be written as empty elements."""
    waiting: list[tuple[str, object]] = [("", invoice)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Group):
            prefix = f"{path}." if path else ""
            waiting.extend((f"{prefix}{name}", inner) for name, inner in vars(value).items())
        elif isinstance(value, tuple):
            parts = enumerate(cast("tuple[object, ...]", value))
            waiting.extend((f"{path}[{index}]", inner) for index, inner in parts)
        elif value == "":
            yield path


RULES = declared_in(globals())
