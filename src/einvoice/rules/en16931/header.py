"""The head of the invoice: what it must say of itself before anything else."""

from collections.abc import Iterator

from einvoice.rules.en16931.format_102 import is_in_other_format
from einvoice.rules.en16931.presence import is_absent, is_blank, unread
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-01", "BT-24")
def specification_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-24 is not empty."""
    process = stated.invoice.process
    if process is None or is_blank(process.specification_id):
        yield Hit("process.specification_id")


@rule("BR-02", "BT-1")
def number_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-1 is not empty."""
    if is_blank(stated.invoice.number):
        yield Hit("number")


@rule("BR-03", "BT-2", syntax="ubl")
def issue_date_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-2 is not empty."""
    if _states_no_issue_date(stated):
        yield Hit("issue_date")


@rule("BR-03", "BT-2", syntax="cii")
def issue_date_is_stated_in_format_102(stated: Stated) -> Iterator[Hit]:
    """BT-2 is not empty, and in the one format that the norm admits."""
    if _states_no_issue_date(stated) or is_in_other_format(stated, "issue_date"):
        yield Hit("issue_date")


def _states_no_issue_date(stated: Stated) -> bool:
    return stated.invoice.issue_date is None and is_blank(stated.once(unread).get("issue_date"))


@rule("BR-04", "BT-3")
def type_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-3 is not empty."""
    if is_blank(stated.invoice.type_code):
        yield Hit("type_code")


@rule("BR-05", "BT-5")
def currency_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-5 is not empty."""
    if is_blank(stated.invoice.currency_code):
        yield Hit("currency_code")


@rule("BR-16", "BG-25")
def there_are_lines(stated: Stated) -> Iterator[Hit]:
    """BG-25 occurs."""
    if not stated.lines:
        yield Hit("lines")


@rule("BR-CO-03", "BT-7", "BT-8", syntax="ubl")
def tax_point_is_a_date_or_a_code(stated: Stated) -> Iterator[Hit]:
    """BT-7 and BT-8 exclude each other."""
    code = stated.invoice.vat_point_date_code
    if code is not None and _states_tax_point_date(stated):
        yield _both_tax_points(stated, code)


# CII keeps both terms in the taxes, and the rule is checked there; of taxes that are not subject
# to VAT or to that of the Canary Islands, Ceuta and Melilla, other official rules take over.
_WITHOUT_TAX_RULES = frozenset({"L", "M", "O"})


@rule("BR-CO-03", "BT-7", "BT-8", syntax="cii")
def tax_point_of_every_tax_is_a_date_or_a_code(stated: Stated) -> Iterator[Hit]:
    """BT-7 and BT-8 exclude each other, those of lines included."""
    if not _states_tax_point_date(stated):
        return
    code = stated.invoice.vat_point_date_code
    if code is None:
        codes = (line.vat.vat_point_date_code for line in stated.lines if line.vat is not None)
        code = next((one for one in codes if one is not None), None)
    taxes = stated.invoice.vat_breakdown
    if code is not None and any(tax.category_code not in _WITHOUT_TAX_RULES for tax in taxes):
        yield _both_tax_points(stated, code)


def _states_tax_point_date(stated: Stated) -> bool:
    return stated.invoice.vat_point_date is not None or not is_absent(stated, "vat_point_date")


def _both_tax_points(stated: Stated, code: str) -> Hit:
    day = stated.invoice.vat_point_date
    shown = day.isoformat() if day else stated.once(unread)["vat_point_date"]
    return Hit("vat_point_date_code", {"date": shown, "code": code})


RULES = declared_in(globals())
