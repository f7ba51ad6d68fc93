"""Invoices of any shape: every field of the model may appear, with any value of its type."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.shape import is_many, value_type

MAX_DEPTH = 6
MAX_FIELDS = 5

_TEXTS = st.text(max_size=12)


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Numbers with trailing zeros, negative zeros and up to twelve decimals."""
    digits = str(draw(st.integers(0, 10**12)))
    sign, places = draw(st.integers(0, 1)), draw(st.integers(0, 12))
    return Decimal((sign, tuple(map(int, digits)), -places))


VALUES: dict[object, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    bool: st.booleans(),
    date: st.dates(),
    Decimal: decimals(),
}


@st.composite
def groups(draw: st.DrawFn, group: type[Group], depth: int = 0) -> Group:
    """A group with a few of its fields stated."""
    fields = group.model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    optional = [name for name in fields if name not in required]
    chosen = st.lists(st.sampled_from(optional), max_size=MAX_FIELDS, unique=True)
    values: dict[str, object] = {}
    for name in (*required, *(draw(chosen) if optional else ())):
        inner = value_type(fields[name].annotation)
        if inner in VALUES:
            value = VALUES[inner]
        elif depth < MAX_DEPTH:
            value = groups(inner, depth + 1)
        else:
            continue
        values[name] = draw(st.lists(value, max_size=2) if is_many(group, name) else value)
    return group(**values)


def invoices() -> st.SearchStrategy[Invoice]:
    """Invoices with a few terms stated, at any place of the model."""
    return groups(Invoice).map(_as_invoice)


def _as_invoice(group: Group) -> Invoice:
    assert isinstance(group, Invoice)
    return group


def full(group: type[Group], above: tuple[type[Group], ...] = ()) -> dict[str, Any]:
    """The plain values of a group that states every term, sub lines one deep."""
    values: dict[str, Any] = {}
    for name, field in group.model_fields.items():
        inner = value_type(field.annotation)
        if isinstance(inner, type) and issubclass(inner, Group):
            if above.count(inner) > 1:
                continue
            value: object = full(inner, (*above, inner))
        else:
            value = {str: name, bool: True, date: "2026-01-31", Decimal: "1500.000000"}[inner]
        values[name] = [value, value] if is_many(group, name) else value
    return values


def full_invoice() -> Invoice:
    """An invoice that states every term of the model."""
    return Invoice.model_validate(full(Invoice))
