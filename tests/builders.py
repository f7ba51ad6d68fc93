"""Invoices for tests: a short clean one, and one that states everything the model can hold."""

import re
from base64 import b64encode
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, cycle
from typing import Any

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.shape import is_many, value_type
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import LineVat, VatBreakdown


def invoice(**changes: Any) -> Invoice:
    """A small invoice without a fault, with some terms stated otherwise."""
    stated: dict[str, Any] = {
        "number": "R-1",
        "issue_date": date(2026, 1, 31),
        "type_code": "380",
        "currency_code": "EUR",
        "process": ProcessControl(specification_id="urn:cen.eu:en16931:2017"),
        "seller": Seller(
            name="Example Seller Ltd", vat_id="DE123456789", address=Address(country_code="DE")
        ),
        "buyer": Buyer(name="Example Buyer Ltd", address=Address(country_code="FR")),
        "vat_breakdown": [
            VatBreakdown(
                taxable_amount=Decimal("20.00"),
                tax_amount=Decimal("3.80"),
                category_code="S",
                rate=Decimal("19"),
            )
        ],
        "totals": Totals(
            sum_of_lines=Decimal("20.00"),
            total_without_vat=Decimal("20.00"),
            vat_total=Decimal("3.80"),
            total_with_vat=Decimal("23.80"),
            amount_due=Decimal("23.80"),
        ),
        "lines": [line()],
    }
    return Invoice(**{**stated, **changes})


def line(**changes: Any) -> Line:
    """The one line of the small invoice, with some terms stated otherwise."""
    stated: dict[str, Any] = {
        "id": "1",
        "quantity": "2",
        "unit_code": "H87",
        "net_amount": "20.00",
        "item": Item(name="Example item"),
        "price": Price(net_amount=Decimal("10.00")),
        "vat": LineVat(category_code="S", rate=Decimal("19")),
    }
    return Line(**{**stated, **changes})


def full_invoice(type_code: str = "380") -> Invoice:
    """An invoice that states every term of the model: lists with two entries, one level of
    sub-lines, no text or number twice, codes that exist."""
    return Invoice(**_Full().fields(Invoice, "")).replace(type_code=type_code)


def with_units(stated: Invoice) -> Invoice:
    """The same with units of the code list, which ZUGFeRD 1.0 has three characters for."""
    units = cycle(_UNITS)
    text = re.sub(
        r'(_?unit_code": ?)"[^"]*"', lambda at: f'{at[1]}"{next(units)}"', stated.to_json()
    )
    return Invoice.from_json(text)


_UNITS = ("H87", "KGM", "MTR", "HUR", "DAY", "LTR")
_REFERENCES = ("AAB", "AAJ", "ABC", "ACD")
_DOCUMENTS = ("105", "231", "310", "351", "270")
_EXEMPTIONS = ("VATEX-EU-132", "VATEX-EU-AE", "VATEX-EU-IC", "VATEX-EU-G")

CODES: dict[str, tuple[str, ...]] = {
    "category_code": ("S", "E", "Z", "AE"),
    "content_code": ("EEV", "WEV", "ST3"),
    "contract_type_code": _REFERENCES,
    "country_code": ("DE", "FR", "AT", "NL", "BE", "IT", "ES"),
    "currency_code": ("EUR",),
    "delivery_terms.code": ("CIF", "EXW", "FCA"),
    "discount_reason_code": ("95", "100"),
    "exemption_reason_code": _EXEMPTIONS,
    "invoice_type_code": ("386", "380"),
    "language_code": ("de",),
    "means.code": ("58", "59"),
    "note_content_code": ("EEV",),
    "note_subject_code": ("AAI",),
    "origin_country_code": ("CN", "DK"),
    "reason_code": ("95", "100", "64", "71"),
    "reference_type_code": _REFERENCES,
    "role_code": ("AB", "AE", "DL"),
    "scheme": ("STH", "CV"),
    "source_currency_code": ("EUR",),
    "status_code": ("1", "2"),
    "status_reason_code": ("DETAIL", "GROUP"),
    "subject_code": ("AAI", "REG", "SUR"),
    "target_currency_code": ("SEK",),
    "transport_modes": ("1", "3"),
    "type_code": _DOCUMENTS,
    "accounting_reference_type_code": ("1", "2"),
    "more_accounting_references.type_code": ("3", "4"),
    "attributes.type_code": ("ABC", "DEF"),
    "contact.type_code": ("SR", "AA", "BJ"),
    "more_contacts.type_code": ("PD", "IC"),
    "vat_category_code": ("S", "E"),
    "vat_currency_code": ("SEK",),
    "vat_exemption_reason_code": _EXEMPTIONS,
    "vat_point_date_code": ("35",),
}
"""Codes by field, or by group and field; each time the next one, so that neighbours differ."""

ACCOUNTS = ("DE02120300000000202051", "123 456-7")
"""One account that is an IBAN and one that is not: CII has an element for each."""
SCHEMES = ("0088", "0060", "0002")


class _Full:
    """One walk over the annotations of the model."""

    def __init__(self) -> None:
        self._number = count(1)
        self._day = count()
        self._used: Counter[str] = Counter()

    def fields(self, group: type[Group], where: str, depth: int = 0) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, field in group.model_fields.items():
            if name == "sub_lines" and depth:
                continue
            inner = value_type(field.annotation)
            if is_many(group, name):
                places = [f"{where}{name}[{index}]" for index in range(2)]
                below = depth + (name == "sub_lines")
                values[name] = [self._value(inner, place, below) for place in places]
            else:
                values[name] = self._value(inner, f"{where}{name}", depth)
        return values

    def _value(self, kind: Any, place: str, depth: int) -> object:
        if kind is Identifier:
            return self._identifier(place)
        if kind is Attachment:
            content = b64encode(place.encode()).decode()
            return Attachment(content=content, mime_code="text/csv", filename=f"{place}.csv")
        if issubclass(kind, Group):
            return kind(**self.fields(kind, f"{place}.", depth))
        if kind is Decimal:
            return self._decimal(place)
        if kind is date:
            return date(2026, 1, 1) + timedelta(days=next(self._day))
        if kind is bool:
            return place == "test"
        return self._text(place)

    def _identifier(self, place: str) -> Identifier:
        if place.endswith("object_id"):
            return Identifier(value=place, scheme=self._next(place, _REFERENCES))
        # Both syntaxes have the identifiers with a scheme behind those without one.
        if place.endswith(".ids[0]"):
            return Identifier(value=place)
        return Identifier(value=place, scheme=self._next("scheme", SCHEMES))

    def _decimal(self, place: str) -> Decimal:
        number = next(self._number)
        return Decimal(number) if place.endswith("sequence") else Decimal(number).scaleb(-2)

    def _text(self, place: str) -> str:
        if place.endswith("account_id"):
            return self._next("account_id", ACCOUNTS)
        names = [part.partition("[")[0] for part in place.split(".")]
        for key in (".".join(names[-2:]), names[-1]):
            if key in CODES:
                return self._next(key, CODES[key])
        return place

    def _next(self, key: str, values: tuple[str, ...]) -> str:
        self._used[key] += 1
        return values[(self._used[key] - 1) % len(values)]
