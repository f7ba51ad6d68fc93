"""Split payment, by which Italian authorities pay the VAT themselves (category B)."""

from collections.abc import Iterator
from itertools import chain
from typing import cast

from einvoice.model.group import Group
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_SPLIT = "B"
_STANDARD = "S"
_ITALY = "IT"
_CATEGORY = "vat.category_code"


@rule("BR-B-01", "BT-40", "BT-55", "BT-95", "BT-102", "BT-118", "BT-151")
def split_payment_is_italian(stated: Stated) -> Iterator[Hit]:
    """No country but Italy occurs beside category B."""
    path = stated.once(first_split)
    if path:
        abroad = next((one for one in _countries(stated) if one != _ITALY), None)
        if abroad is not None:
            yield Hit(path, {"country": abroad})


@rule("BR-B-02", "BT-95", "BT-102", "BT-118", "BT-151")
def split_payment_excludes_the_standard_rate(stated: Stated) -> Iterator[Hit]:
    """The categories B and S exclude each other."""
    path = stated.once(first_split)
    if path:
        categories = chain(_of_document(stated), _of_lines(stated), _of_extensions(stated))
        standard = next((where for where, category in categories if category == _STANDARD), None)
        if standard is not None:
            yield Hit(path, {"standard": standard})


def first_split(stated: Stated) -> str:
    """Where category B is stated first; empty where it is not."""
    lines = ((f"lines[{index}].{_CATEGORY}", _SPLIT) for index, _ in line_groups(stated).split)
    categories = chain(_of_document(stated), lines, _of_extensions(stated))
    return next((where for where, category in categories if category == _SPLIT), "")


Categories = Iterator[tuple[str, str | None]]
"""VAT categories with their paths."""


def _of_document(stated: Stated) -> Categories:
    invoice = stated.invoice
    for index, tax in enumerate(invoice.vat_breakdown):
        yield f"vat_breakdown[{index}].category_code", tax.category_code
    for name, entries in (("allowances", invoice.allowances), ("charges", invoice.charges)):
        for index, entry in enumerate(entries):
            yield f"{name}[{index}].vat_category_code", entry.vat_category_code


def _of_lines(stated: Stated) -> Categories:
    for index, line in enumerate(stated.lines):
        if line.vat is not None:
            yield f"lines[{index}].{_CATEGORY}", line.vat.category_code


def _of_extensions(stated: Stated) -> Categories:
    for path, line in stated.once(sub_lines):
        if line.vat is not None:
            yield f"{path}.{_CATEGORY}", line.vat.category_code
    for index, charge in enumerate(stated.invoice.service_charges):
        for place, tax in enumerate(charge.taxes):
            yield f"service_charges[{index}].taxes[{place}].category_code", tax.category_code
    for index, payment in enumerate(stated.invoice.advance_payments):
        for place, tax in enumerate(payment.taxes):
            yield f"advance_payments[{index}].taxes[{place}].category_code", tax.category_code
    for index, line in line_groups(stated).priced:
        included = line.price.included_tax if line.price is not None else None
        if included is not None:
            yield f"lines[{index}].price.included_tax.category_code", included.category_code


def _countries(stated: Stated) -> Iterator[str]:
    """Every country of the document, in whatever group; UBL also calls the origin of items so."""
    fields = ("country_code", "origin_country_code") if stated.syntax == "ubl" else _COUNTRY
    waiting: list[object] = [stated.invoice]
    for value in waiting:
        if isinstance(value, tuple):
            waiting.extend(cast("tuple[object, ...]", value))
        elif isinstance(value, Group):
            parts = value.__dict__
            for name in fields:
                if (country := parts.get(name)) is not None:
                    yield country
            waiting.extend(parts.values())


_COUNTRY = ("country_code",)


RULES = declared_in(globals())
