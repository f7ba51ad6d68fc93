"""The tests by which rows that share a tag are told apart."""

from collections.abc import Callable, Sequence

from einvoice.syntax.binding import AttributeIs, ChildIs, ElementTest, Named, Position
from einvoice.syntax.codecs import NO_CURRENCY
from einvoice.syntax.reading import Reading
from einvoice.syntax.xml import Element

Test = Callable[[Element, set[object], Reading], bool]
TagOf = Callable[[str], str]
"""The qualified name of an element that the tables call by its prefix."""


def compile_tests(tests: Sequence[ElementTest], tag_of: TagOf) -> Test | None:
    """Compile the tests of a row, all of which must hold; none takes every element."""
    compiled = [_compile(test, tag_of) for test in tests]
    if len(compiled) < 2:
        return compiled[0] if compiled else None

    def holds(element: Element, seen: set[object], reading: Reading) -> bool:
        return all(test(element, seen, reading) for test in compiled)

    return holds


def _compile(test: ElementTest, tag_of: TagOf) -> Test:
    match test:
        case AttributeIs():
            return _attribute(test.name, test.value)
        case ChildIs():
            return _child(test, tag_of)
        case Position():
            return _first() if test.first else _later
        case Named():
            return NAMED[test.name]


def _attribute(name: str, value: str | None) -> Test:
    return lambda element, seen, reading: element.get(name) == value


def _child(test: ChildIs, tag_of: TagOf) -> Test:
    tags = [tag_of(name) for name in test.path.split("/")]
    values, negated = test.values, test.negated

    def holds(element: Element, seen: set[object], reading: Reading) -> bool:
        found = element
        for tag in tags:
            for child in found[:]:
                if child.tag == tag:
                    found = child
                    break
            else:
                return False
        return ((found.text or "").strip() in values) != negated

    return holds


def _first() -> Test:
    token = object()

    def holds(element: Element, seen: set[object], reading: Reading) -> bool:
        if token in seen:
            return False
        seen.add(token)
        return True

    return holds


def _later(element: Element, seen: set[object], reading: Reading) -> bool:
    return True


_TAX_AMOUNT = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}TaxAmount"


def _currency_of(total: Element) -> str | None:
    """The currency of a VAT total, which is an amount or holds one."""
    own = total.get("currencyID")
    if own is not None:
        return own
    amount = next(total.iterchildren(_TAX_AMOUNT), None)
    return None if amount is None else amount.get("currencyID")


def _in_invoice_currency(element: Element, seen: set[object], reading: Reading) -> bool:
    """Whether a VAT total is the one of the invoice.

    That is the one in its currency; where none is, the first that is not that of the accounts.
    """
    currency = _currency_of(element)
    if currency is None or currency == (reading.currency or NO_CURRENCY):
        return True
    if _one_is_in_invoice_currency(element, seen, reading):
        return False
    return not _in_accounting_currency(element, seen, reading)


_NONE, _SOME = object(), object()


def _one_is_in_invoice_currency(element: Element, seen: set[object], reading: Reading) -> bool:
    """Whether any of the totals beside this one is in the currency of the invoice.

    All of them are looked at once: a document may have a hundred thousand.
    """
    if _NONE not in seen and _SOME not in seen:
        around = element.getparent()
        same = () if around is None else around.iterchildren(str(element.tag))
        found = any(_currency_of(other) == reading.currency for other in same)
        seen.add(_SOME if found else _NONE)
    return _SOME in seen


def _in_accounting_currency(element: Element, seen: set[object], reading: Reading) -> bool:
    """Whether a VAT total is the second one, in the currency of the accounts."""
    accounting = reading.accounting_currency
    if accounting is None or accounting == reading.currency:
        return False
    return _currency_of(element) == accounting


NAMED: dict[str, Test] = {
    "invoice-currency": _in_invoice_currency,
    "accounting-currency": _in_accounting_currency,
}
