"""What the invoice adds up to, and the VAT in it."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.invoice import Invoice
from einvoice.model.vat import VatBreakdown
from einvoice.rendering.content.blocks import Column, Fact, Row, Sum, Sums, Table
from einvoice.rendering.content.lines import computed, reason, signed, vat_mark
from einvoice.rendering.content.teller import Teller
from einvoice.rendering.text import Text, beside, plain, said

_IN_ROW = frozenset(
    {"amount", "base_amount", "percentage", "reason", "reason_code"}
    | {"vat_category_code", "vat_rate"}
)
_WEIGHTS = {"total_without_vat": 1, "total_with_vat": 1, "amount_due": 2}
_IN_BREAKDOWN = frozenset({"taxable_amount", "tax_amount", "category_code", "rate"})


def adjustments_table(invoice: Invoice, teller: Teller) -> Table | None:
    """The allowances and charges on the whole; None where there are none."""
    rows = tuple(_adjustments(invoice, teller))
    if not rows:
        return None
    say = teller.languages.say
    vat = max((plain(row.cells[1]) for row in rows), key=len)
    net = max((plain(row.cells[2]) for row in rows), key=len)
    columns = (
        Column("item", say("adjustments"), "", flexible=True),
        Column("vat", say("vat"), vat, numeric=True),
        Column("net", say("net"), net, numeric=True),
    )
    return Table("adjustments", columns, lambda: iter(rows))


def _adjustments(invoice: Invoice, teller: Teller) -> Iterator[Row]:
    groups: tuple[tuple[str, str, int, tuple[DocumentAllowance | DocumentCharge, ...]], ...] = (
        ("allowances", "allowance", -1, tuple(invoice.allowances)),
        ("charges", "charge", 1, tuple(invoice.charges)),
    )
    for name, word, sign, group in groups:
        for index, one in enumerate(group):
            path = f"{name}[{index}]"
            title = reason(teller, one) or beside(teller.languages.say(word))
            how = computed(teller, one)
            details = ((Fact((), (how,), path),),) if how else ()
            more = tuple(teller.facts(one, f"{path}.", _IN_ROW))
            amount = said(teller.amount(signed(one.amount, sign))) if one.amount is not None else ()
            mark = said(vat_mark(teller, one.vat_category_code, one.vat_rate))
            yield Row((title, mark, amount), (*details, *((more,) if more else ())), path)
    for index, service in enumerate(invoice.service_charges):
        path = f"service_charges[{index}]"
        title = said(service.description or "") if service.description else ()
        amount = said(teller.amount(service.amount)) if service.amount is not None else ()
        shown = frozenset({"description", "amount"})
        more = tuple(teller.facts(service, f"{path}.", shown))
        yield Row((title, (), amount), (more,) if more else (), path)


def sums(invoice: Invoice, teller: Teller) -> Sums | None:
    """The totals, from the sum of the lines to what is to be paid."""
    totals = invoice.totals
    if totals is None:
        return None
    found: list[Sum] = []
    for name, value in totals.__dict__.items():
        if not isinstance(value, Decimal):
            continue
        is_deducted = name in ("sum_of_allowances", "paid_amount")
        shown = value.copy_negate() if is_deducted else value
        in_vat = name.endswith("_in_accounting_currency")
        text = teller.value(totals, name, shown)[0]
        is_due = name == "amount_due"
        label = teller.languages.say(due_word(invoice)) if is_due else teller.field(totals, name)
        note = () if in_vat or name != "vat_total" else _rates(invoice, teller)
        found.append(Sum(label, text, f"totals.{name}", note, _WEIGHTS.get(name, 0)))
    return Sums(tuple(found)) if found else None


def _rates(invoice: Invoice, teller: Teller) -> Text:
    """The one rate that all VAT has; several stand in the breakdown."""
    rates = {one.rate for one in invoice.vat_breakdown}
    rate = rates.pop() if len(rates) == 1 else None
    return said(teller.percent(rate)) if rate is not None else ()


def breakdown(invoice: Invoice, teller: Teller) -> Table | None:
    """The VAT by category and rate, with the reasons why none is charged."""
    rows = tuple(
        _breakdown_row(one, teller, f"vat_breakdown[{index}]")
        for index, one in enumerate(invoice.vat_breakdown)
    )
    if not rows:
        return None
    say = teller.languages.say
    samples = [max((plain(row.cells[at]) for row in rows), key=len) for at in range(4)]
    columns = (
        Column("vat_category", say("vat_category"), samples[0], flexible=True),
        Column("vat_rate", say("vat_rate"), samples[1] or "0", numeric=True),
        Column("vat_base", say("vat_base"), samples[2] or "0", numeric=True),
        Column("vat_amount", say("vat_amount"), samples[3] or "0", numeric=True),
    )
    return Table("vat_breakdown", columns, lambda: iter(rows))


def _breakdown_row(one: VatBreakdown, teller: Teller, path: str) -> Row:
    def money(value: Decimal | None) -> Text:
        return said(teller.amount(value)) if value is not None else ()

    category: Text = ()
    if one.category_code:
        category = teller.code("VatBreakdown", "category_code", one.category_code)
    rate = said(teller.percent(one.rate)) if one.rate is not None else ()
    facts = tuple(teller.facts(one, f"{path}.", _IN_BREAKDOWN))
    cells = (category, rate, money(one.taxable_amount), money(one.tax_amount))
    return Row(cells, tuple((fact,) for fact in facts), path)


def due_word(invoice: Invoice) -> str:
    """What the amount due is called: of a credit note, it is the seller who pays."""
    due = invoice.totals.amount_due if invoice.totals else None
    is_negative = due is not None and due < 0
    return "amount_refund" if (invoice.type_code in CREDITS) != is_negative else "amount_due"


CREDITS = frozenset({"261", "381", "396", "503"})
"""Types of documents whose amounts are credited (UNTDID 1001)."""
