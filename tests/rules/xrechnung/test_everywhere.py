"""The walks over lines and parties reach every one of them."""

from collections.abc import Iterator
from typing import cast

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.party import Party
from einvoice.model.values import Attachment
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.everywhere import (
    every_attachment,
    every_line,
    every_party,
    every_ship_to,
)
from tests.builders import full_invoice, line


def nested(depth: int) -> Line:
    found = line(id=str(depth))
    for level in range(depth):
        found = line(id=str(depth - level - 1), sub_lines=[found])
    return found


def test_sub_lines_come_behind_their_line_in_the_order_of_the_document() -> None:
    sub_lines = [line(sub_lines=[line(), line()]), line()]
    paths = [path for path, _ in every_line(Stated(Invoice(lines=[line(sub_lines=sub_lines)]), ""))]
    assert paths == [
        "lines[0]",
        "lines[0].sub_lines[0]",
        "lines[0].sub_lines[0].sub_lines[0]",
        "lines[0].sub_lines[0].sub_lines[1]",
        "lines[0].sub_lines[1]",
    ]


def test_sub_lines_may_be_nested_deeper_than_functions_can_call_each_other() -> None:
    deep = Invoice.model_construct(lines=(nested(3_000),))
    assert sum(1 for _ in every_line(Stated(deep, ""))) == 3_001


def of_kind(kind: type[Group], value: object, path: str = "") -> Iterator[str]:
    """The paths of all groups of a kind in a value."""
    if isinstance(value, kind):
        yield path
    elif isinstance(value, Group):
        for name, inner in value:
            yield from of_kind(kind, inner, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, inner in enumerate(cast("tuple[object, ...]", value)):
            yield from of_kind(kind, inner, f"{path}[{index}]")


def test_every_party_of_an_invoice_is_reached_once() -> None:
    stated = Stated(full_invoice(), "cii")
    reached = [path for path, _ in (*every_party(stated), *every_ship_to(stated))]
    assert sorted(reached) == sorted(of_kind(Party, stated.invoice))


def test_every_embedded_file_of_an_invoice_is_reached_once() -> None:
    stated = Stated(full_invoice(), "cii")
    reached = [path for path, _ in every_attachment(stated)]
    assert sorted(reached) == sorted(of_kind(Attachment, stated.invoice))
