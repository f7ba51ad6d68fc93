"""Texts have only characters that the PDF can show."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from einvoice.rendering.drawing.faces import bundled, face
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.faults import Faults, fault

_STYLES = ("Regular", "SemiBold")
_REPLACED = "\u2010\u2011\u2012\u2015\u2212\u02bc\t\r\n"
"""What is drawn as something that looks the same."""
_SHOWN = 5


def check_glyphs(case: Case) -> Faults:
    """Where the PDF counts, a character without glyph is refused; beside an XML it is replaced."""
    if case.making.kind == "xml":
        return
    for place, lacking in _lacking(case):
        shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in sorted(lacking)[:_SHOWN])
        yield fault(place, "not_printable", f"The font of the PDF has no glyph for {shown}.")


def _lacking(case: Case) -> Iterator[tuple[str, set[str]]]:
    payload = case.payload.model_copy(update={"attachments": []})
    # One look at the whole is quick, and nearly always enough.
    whole = payload.model_dump_json(by_alias=True, exclude_defaults=True)
    seller = case.seller.model_dump_json(by_alias=True, exclude_defaults=True)
    if not _unprintable(whole) and not _unprintable(seller):
        return
    for name, tree in (
        ("", payload.model_dump(mode="json", by_alias=True, exclude_defaults=True)),
        ("seller", case.seller.model_dump(mode="json", by_alias=True, exclude_defaults=True)),
    ):
        yield from _texts(name, tree)


def _texts(place: str, value: object) -> Iterator[tuple[str, set[str]]]:
    match value:
        case str():
            if lacking := _unprintable(value):
                yield place, lacking
        case dict():
            for name, inner in cast("Mapping[str, object]", value).items():
                if place or name != "seller":
                    yield from _texts(f"{place}.{name}" if place else name, inner)
        case list():
            for index, inner in enumerate(cast("list[object]", value)):
                yield from _texts(f"{place}[{index}]", inner)
        case _:
            return


def _unprintable(text: str) -> set[str]:
    return {
        one
        for one in set(text) - _known()
        if unicodedata.category(one) != "Zs" and one not in _REPLACED
    }


@cache
def _known() -> frozenset[str]:
    """What both weights can write."""
    first, *others = (frozenset(face(bundled(one)).widths) for one in _STYLES)
    return first.intersection(*others)
