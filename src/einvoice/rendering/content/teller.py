"""Puts what the model states into words and numbers, whatever it is.

The designed parts of a page ask for single values; everything that they do not show is told in
general, from the annotations of the model. So nothing can be forgotten.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from einvoice.codelists import codes
from einvoice.model.group import Group
from einvoice.model.party import Address
from einvoice.model.values import Attachment, Identifier
from einvoice.rendering import formats
from einvoice.rendering.content.blocks import Fact
from einvoice.rendering.content.kinds import UNITS, kind_of, lists_of, table_of
from einvoice.rendering.language import Languages
from einvoice.rendering.text import Run, Text, Words, beside, lines_of, said, under, visible

NOTHING: frozenset[str] = frozenset()
_UNIT_FIELDS = {unit: quantity for quantity, unit in UNITS.items()}
_SCHEMES = {
    "0002": "SIREN",
    "0009": "SIRET",
    "0060": "D-U-N-S",
    "0088": "GLN",
    "0160": "GTIN",
    "0204": "Leitweg-ID",
    "EM": "E-Mail",
}


class Teller:
    """Words and numbers of one invoice in the languages of one rendering."""

    def __init__(
        self, languages: Languages, currency: str | None, vat_currency: str | None
    ) -> None:
        self.languages = languages
        self.main = languages.main
        self.currency = currency
        self.vat_currency = vat_currency

    def amount(self, value: Decimal) -> str:
        """An amount in a column whose head names the currency."""
        return formats.amount(value, self.main, self.currency)

    def money(self, value: Decimal) -> str:
        """An amount with the currency of the invoice."""
        return formats.money(value, self.main, self.currency)

    def percent(self, value: Decimal) -> str:
        """A percentage."""
        return formats.percent(value, self.main)

    def day(self, value: date) -> str:
        """A date."""
        return formats.day(value, self.main)

    def quantity(self, value: Decimal, unit: str | None) -> Text:
        """A quantity with its unit in words."""
        number = formats.number(value, self.main)
        return (Run(f"{number}\u00a0"), *self.unit(unit)) if unit else said(number)

    def unit(self, code: str) -> Text:
        """A unit as people write it; its meaning, or its code, where no language has a word."""
        words = self.languages.code("units", code)
        if words is None:
            words = self._meaning(code, ("rec20", "rec21"))
            return (*beside(words), Run(f" ({visible(code)})")) if words else said(visible(code))
        return beside(words)

    def code(self, group: str, field: str, code: str) -> Text:
        """What a code means, with the code behind it."""
        table = table_of(group, field)
        words = self.languages.code(table, code) if table else None
        words = words or self._meaning(code, lists_of(group, field))
        return (*beside(words), Run(f" ({visible(code)})")) if words else said(visible(code))

    def country(self, code: str) -> Text:
        """The name of a country, or its code."""
        words = self.languages.code("countries", code) or self._meaning(code, ("3166",))
        return beside(words) if words else said(visible(code))

    def identifier(self, value: Identifier) -> Text:
        """An identifier, with the scheme that issues it behind it."""
        if not value.scheme:
            return said(visible(value.value))
        known = _SCHEMES.get(value.scheme)
        scheme = f"{value.scheme} {known}" if known else visible(value.scheme)
        return said(f"{visible(value.value)} ({scheme})")

    def file(self, value: Attachment) -> Text:
        """An embedded file: its name, its kind, its size."""
        count = len(value.content) * 3 // 4
        parts = (value.filename, value.mime_code, formats.size(count, self.main))
        return said(", ".join(visible(part) for part in parts if part))

    def field(self, group: Group, name: str) -> Words:
        """The name of a term."""
        return self.languages.field(type(group).__name__, name)

    def value(self, group: Group, name: str, value: object) -> tuple[Text, ...]:
        """A value that is no group, in lines."""
        match value:
            case bool():
                return (beside(self.languages.say("yes" if value else "no")),)
            case Decimal():
                return (self._decimal(group, name, value),)
            case date():
                return (said(self.day(value)),)
            case str() if kind_of(type(group), name) == "Code":
                return (self.code(type(group).__name__, name, value),)
            case str():
                return tuple(said(line) for line in lines_of(value))
            case Identifier():
                return (self.identifier(value),)
            case Attachment():
                return (self.file(value),)
            case Address():
                return (joined_address(self, value),)
            case _:
                raise TypeError(f"{type(value).__name__} is no value of the model")

    def fact(self, group: Group, name: str, path: str, prefix: Words = ()) -> tuple[Fact, ...]:
        """One field of a group as a fact; none where it is not stated."""
        value = group.__dict__[name]
        if value is None or value == ():
            return ()
        return tuple(self._told(group, name, value, f"{path}{name}", prefix))

    def facts(
        self, group: Group, path: str, shown: frozenset[str] = NOTHING, prefix: Words = ()
    ) -> Iterator[Fact]:
        """Everything that a group states, but for the fields that are shown elsewhere."""
        stated = group.__dict__
        for name, value in stated.items():
            if value is None or value == () or name in shown:
                continue
            quantity = _UNIT_FIELDS.get(name)
            if quantity is not None and stated.get(quantity) is not None and quantity not in shown:
                continue  # stands behind its quantity
            yield from self._told(group, name, value, f"{path}{name}", prefix)

    def _told(
        self, group: Group, name: str, value: object, path: str, prefix: Words
    ) -> Iterator[Fact]:
        if isinstance(value, tuple):
            for index, part in enumerate(cast("tuple[object, ...]", value)):
                yield from self._one(group, name, part, f"{path}[{index}]", prefix)
        else:
            yield from self._one(group, name, value, path, prefix)

    def _one(
        self, group: Group, name: str, value: object, path: str, prefix: Words
    ) -> Iterator[Fact]:
        label = self.field(group, name)
        if isinstance(value, Group) and not isinstance(value, Identifier | Attachment | Address):
            yield from self.facts(value, f"{path}.", NOTHING, under(prefix, label))
        elif value != "" and (lines := self.value(group, name, value)):
            yield Fact(label, lines, path, prefix)

    def _decimal(self, group: Group, name: str, value: Decimal) -> Text:
        kind = kind_of(type(group), name)
        if kind == "Amount":
            in_vat = name.endswith("_in_accounting_currency")
            currency = self.vat_currency if in_vat else self.currency
            return said(formats.money(value, self.main, currency))
        if kind == "Unit price amount":
            return said(self.money(value))
        if kind == "Percentage" and not hasattr(group, "target_currency_code"):
            return said(self.percent(value))
        unit = UNITS.get(name)
        return self.quantity(value, cast("str | None", group.__dict__[unit]) if unit else None)

    def _meaning(self, code: str, lists: tuple[str, ...]) -> Words | None:
        for name in lists:
            listed = codes(name)
            english = listed.get(code)
            if not english:
                continue
            found = [
                Run(listed.german[code], one.code)
                if one.code == "de" and code in listed.german
                else Run(english, "en")
                for one in self.languages.all
            ]
            return tuple(dict.fromkeys(found))
        return None


def address_lines(teller: Teller, address: Address) -> tuple[Text, ...]:
    """An address as it stands on a letter."""
    streets = (address.line_1, address.line_2, address.line_3)
    lines = [said(line) for street in streets if street for line in lines_of(street)]
    place = " ".join(visible(part) for part in (address.post_code, address.city) if part)
    lines.extend(said(part) for part in (place, visible(address.subdivision or "")) if part)
    if address.country_code:
        lines.append(teller.country(address.country_code))
    return tuple(lines)


def joined_address(teller: Teller, address: Address) -> Text:
    """An address in one line."""
    runs: list[Run] = []
    for line in address_lines(teller, address):
        if runs:
            runs.append(Run(", "))
        runs.extend(line)
    return tuple(runs)
