"""What an invoice states, value by value, as a rendering writes it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from einvoice.model.group import Group
from einvoice.model.values import Attachment
from einvoice.rendering.content.kinds import table_of
from einvoice.rendering.language import Language, language

GERMAN = language("de")
_IN_WORDS = frozenset({"currency_code", "type_code", "unit_code"})


def statements(group: Group, path: str = "") -> Iterator[tuple[str, str, object, Group]]:
    """Every value with its path, its field and its group."""
    for name in type(group).model_fields:
        value = getattr(group, name)
        if value is None or value == ():
            continue
        many = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for index, one in enumerate(many):
            place = f"{path}{name}" + (f"[{index}]" if isinstance(value, tuple) else "")
            if isinstance(one, Group):
                yield from statements(one, f"{place}.")
            else:
                yield place, name, one, group


def spoken(name: str, value: object, group: Group, main: Language = GERMAN) -> tuple[str, ...]:
    """The ways in which a value may be written; one of them must occur."""
    match value:
        case bool():
            return (main.words["yes" if value else "no"], main.words["test"], main.words["copy"])
        case Decimal():
            return tuple(_numbers(abs(value), main))
        case date():
            return (f"{value:%d.%m.%Y}",)
        case str() if isinstance(group, Attachment) and name == "content":
            return (" B",)  # its size
        case str():
            table = table_of(type(group).__name__, name) or _table(name)
            words = getattr(main, table).get(value) if table else None
            return tuple(filter(None, (value, words, _grouped(value))))
        case _:
            raise TypeError(type(value).__name__)


def _table(name: str) -> str | None:
    if name == "type_code":
        return "document_types"
    return "units" if name.endswith("unit_code") else None


def _numbers(value: Decimal, main: Language) -> Iterator[str]:
    written = f"{value:f}".replace(".", main.decimal)
    yield written
    if "," in written:
        yield written.rstrip("0").rstrip(",")


def _grouped(value: str) -> str:
    return " ".join(value[at : at + 4] for at in range(0, len(value), 4))
