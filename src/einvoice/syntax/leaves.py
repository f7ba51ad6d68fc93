"""The functions that take elements which hold one value: a text, an amount, an identifier.

This is the hottest part of reading: most elements are such.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from einvoice.model.values import is_decimal
from einvoice.syntax.codecs import (
    BLANKS,
    INDICATOR,
    NO_CURRENCY,
    AmountCodec,
    Codec,
    ElementCodec,
    InexactError,
    read_decimal,
)
from einvoice.syntax.reading import Read, Reading
from einvoice.syntax.steps import NOTHING, Around, Values
from einvoice.syntax.xml import Element

_DATE_FORMAT = "102"
"""The format that CII dates are to say they have."""


def plain_text_step(name: str, around: Around) -> Read:
    """A single text: half of all elements are such."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values:
            reading.notice("repeated", element)
            return
        text = (element.text or "").strip(BLANKS)
        values[name] = text
        if not text:
            reading.is_odd = True
        if len(element) or element.items():
            around.leftovers(element, reading)

    return take


def text_step(name: str, codec: Codec, around: Around, *, many: bool, ignored: Any) -> Read:
    """A value that is the text of an element, or one more of a list."""
    convert = codec.read
    may_be_digit = codec is INDICATOR

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values and not many:
            reading.notice("repeated", element)
            return
        text = element.text or ""
        if may_be_digit or not text or text.isspace():
            reading.is_odd = True
        try:
            value = convert(text)
        except ValueError as error:
            value = _salvaged(error, element, reading)
        if value is not None:
            if many:
                values.setdefault(name, []).append(value)
            elif ignored is None or value != ignored:
                values[name] = value
            else:
                reading.pass_over("default", element)
        if len(element) or element.items():
            around.leftovers(element, reading)

    return take


def amount_step(name: str, codec: AmountCodec, around: Around) -> Read:
    """A number that may say in which currency it is."""
    accounting = codec.accounting
    shown = codec.shown

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values:
            reading.notice("repeated", element)
            return
        text = element.text or ""
        if is_decimal(text):
            values[name] = Decimal(text)
        else:
            reading.is_odd = True
            _amount_otherwise(name, element, values, reading)
        bare = shown
        for attribute, said in element.items():
            if attribute == "currencyID":
                bare = False
                currency = reading.accounting_currency if accounting else reading.currency
                if said != currency and (currency is not None or said != NO_CURRENCY):
                    reading.notice("currency", element, attribute=attribute)
                elif not shown:
                    reading.pass_over("currency", element, attribute)
            else:
                around.attributes_left(element, (attribute,), reading)
        if bare:
            reading.is_odd = True
        if len(element):
            around.children_left(element, reading)

    return take


def _amount_otherwise(name: str, element: Element, values: Values, reading: Reading) -> None:
    """A number with white space around it, or no number."""
    try:
        values[name] = read_decimal(element.text or "")
    except ValueError as error:
        _salvaged(error, element, reading)


def valued_step(
    name: str,
    codec: ElementCodec,
    around: Around,
    *,
    many: bool,
    usual: Callable[[Any], bool] | None = None,
    scoped: bool = False,
) -> Read:
    """A value made of the text and the attributes of an element, or one more of a list.

    `usual` tells the values that this element is written for from those that others are; one that
    is `scoped` is to have a scheme.
    """
    convert = codec.read
    is_formatted = codec.always is not None

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values and not many:
            reading.notice("repeated", element)
            return
        items = element.items()
        attributes = dict(items) if items else {}
        if is_formatted and attributes.get("format") != _DATE_FORMAT:
            reading.pass_over("format", element)
        text = element.text or ""
        if not text or text.isspace() or (scoped and "schemeID" not in attributes):
            reading.is_odd = True
        try:
            value = convert(text, attributes)
        except ValueError as error:
            value = _salvaged(error, element, reading)
        if value is not None:
            if many:
                values.setdefault(name, []).append(value)
            else:
                values[name] = value
            if usual is not None and not usual(value):
                reading.pass_over("otherwise", element)
        around.attributes_left(element, attributes, reading)
        if len(element):
            around.children_left(element, reading)

    return take


def attribute_step(attribute: str, name: str, codec: Codec) -> Read:
    """A value that is an attribute of an element."""
    convert = codec.read

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        text = element.get(attribute)
        if text is None:
            return
        if name in values:
            reading.notice("repeated", element, attribute=attribute)
            return
        try:
            value = convert(text)
        except ValueError as error:
            value = _salvaged(error, element, reading, attribute)
        if value is not None:
            values[name] = value

    return take


def _salvaged(
    error: ValueError, element: Element, reading: Reading, attribute: str | None = None
) -> Any:
    """Report a text outside its lexical space; give the value where it states one all the same."""
    if isinstance(error, InexactError):
        reading.notice("inexact", element, str(error), attribute)
        return error.value
    reading.notice("unreadable", element, str(error), attribute)
    return None


def constant_step(accepted: frozenset[str], usual: str) -> Read:
    """An element with a fixed text: another text is content that no row takes."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        text = (element.text or "").strip(BLANKS)
        if text != usual:
            reading.is_odd = True
        if text not in accepted:
            reading.notice("unknown", element)
        elif len(element) or element.items():
            NOTHING.leftovers(element, reading)

    return take
