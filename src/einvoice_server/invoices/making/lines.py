"""Items become lines."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from einvoice.calculation.rounding import decimals_of, unit
from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.reference import LinePeriod
from einvoice.model.values import Identifier
from einvoice.model.vat import LineVat
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.words import WORDS
from einvoice_server.invoices.payload.amounts import ItemAdjustment
from einvoice_server.invoices.payload.items import InvoiceItem, Product

_DISCOUNT = "95"
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.02")
"""What PEPPOL-EN16931-R040 tolerates."""

Usual = Literal["allowance", "charge"]


def line_of(item: InvoiceItem, case: Case) -> Line:
    """One position."""
    product = item.product
    base = base_of(product, case)
    asked = item.allowances
    if product.discount is not None:
        asked = [ItemAdjustment(percentage=product.discount, reason_code=_DISCOUNT), *asked]
    return Line(
        id=item.id,
        note=item.note,
        quantity=product.quantity,
        unit_code=product.unit_code,
        order_line_reference=item.order_line,
        period=_period(item),
        allowances=tuple(_allowance(one, base, case) for one in asked),
        charges=tuple(_charge(one, base, case) for one in item.charges),
        price=_price(product),
        vat=_vat(product, case),
        item=_item(product),
    )


def base_of(product: Product, case: Case) -> Decimal:
    """Quantity times price, of which percentages are taken."""
    whole = product.quantity * product.price
    if product.price_quantity is not None:
        whole /= product.price_quantity
    return rounded(whole, case)


def rounded(amount: Decimal, case: Case) -> Decimal:
    """An amount with the decimals of the currency."""
    return amount.quantize(unit(decimals_of(case.currency)), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An allowance or charge with the amount that follows from its percentage."""

    amount: Decimal | None
    base_amount: Decimal | None
    percentage: Decimal | None
    reason: str
    reason_code: str | None


def adjusted(entry: ItemAdjustment, usual: Usual, base: Decimal, case: Case) -> Adjusted:
    """What is taken off or added; of `base`, unless the entry says of what."""
    reason = entry.reason or WORDS[case.language][usual]
    if entry.percentage is None:
        return Adjusted(entry.amount, None, None, reason, entry.reason_code)
    of = entry.base_amount if entry.base_amount is not None else base
    exact = of * entry.percentage / _HUNDRED
    amount = rounded(exact, case)
    if abs(exact - amount) > _SLACK:
        # In currencies without decimals rules find the amount wrong that stands beside these.
        return Adjusted(amount, None, None, reason, entry.reason_code)
    return Adjusted(amount, of, entry.percentage, reason, entry.reason_code)


def _allowance(entry: ItemAdjustment, base: Decimal, case: Case) -> LineAllowance:
    found = adjusted(entry, "allowance", base, case)
    return LineAllowance(
        amount=found.amount,
        base_amount=found.base_amount,
        percentage=found.percentage,
        reason=found.reason,
        reason_code=found.reason_code,
    )


def _charge(entry: ItemAdjustment, base: Decimal, case: Case) -> LineCharge:
    found = adjusted(entry, "charge", base, case)
    return LineCharge(
        amount=found.amount,
        base_amount=found.base_amount,
        percentage=found.percentage,
        reason=found.reason,
        reason_code=found.reason_code,
    )


def _period(item: InvoiceItem) -> LinePeriod | None:
    if item.period is None:
        return None
    return LinePeriod(start_date=item.period.start_date, end_date=item.period.end_date)


def _price(product: Product) -> Price:
    if product.price_quantity is None:
        return Price(net_amount=product.price)
    return Price(
        net_amount=product.price,
        base_quantity=product.price_quantity,
        base_quantity_unit_code=product.unit_code,
    )


def _vat(product: Product, case: Case) -> LineVat:
    tax = product.taxes[0]
    category = case.category(tax)
    return LineVat(category_code=category, rate=None if category == "O" else tax.rate)


def _item(product: Product) -> Item:
    number = product.global_id
    return Item(
        name=product.name,
        description=product.description,
        seller_id=product.product_id,
        buyer_id=product.buyer_assigned_id,
        standard_id=Identifier(value=number.id, scheme=number.scheme_id) if number else None,
        origin_country_code=product.origin_country,
    )
