"""The rules on documents and lines of CII that are more than a line of a table."""

from collections.abc import Iterator
from itertools import repeat
from operator import itemgetter, ne

from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.rules.en16931.syntax.columns import column, items, line_column, lines_with, prices
from einvoice.rules.en16931.syntax.special import (
    at,
    below,
    children,
    hits,
    looked_at,
    special,
    uncounted,
)
from einvoice.rules.rule import Hit, declared_in
from einvoice.rules.stated import Stated

_LINE = "ram:IncludedSupplyChainTradeLineItem"
_START = f"/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/{_LINE}"
_PRODUCT = "ram:SpecifiedTradeProduct"
_FEATURE = f"{_PRODUCT}/ram:ApplicableProductCharacteristic"
_AGREEMENT = "ram:SpecifiedLineTradeAgreement"
_SETTLEMENT = "ram:SpecifiedLineTradeSettlement"
_HEADER = "ram:ApplicableHeaderTradeAgreement"
_ADDITIONAL = "ram:AdditionalReferencedDocument"
_TENDER, _OBJECT, _SUPPORT = "50", "130", "916"


@special("CII-SR-046", "NEEDED", family="cii", element="ram:GlobalID/@schemeID", parent=_PRODUCT)
def standard_id(stated: Stated) -> Iterator[Hit]:
    """The standard identifier of an item has a scheme."""
    if not any(column(items(stated), "standard_id")):
        return
    for index, line in enumerate(stated.lines):
        item = line.item
        if item is not None:
            identifier = item.standard_id
            if identifier is not None and identifier.scheme is None:
                yield at(f"lines[{index}].item.standard_id.scheme")


@special(
    "CII-SR-090",
    "EXACTLY-ONE",
    family="cii",
    element="ram:ID",
    parent=f"{_PRODUCT}/ram:OriginTradeCountry",
)
def origin(stated: Stated) -> Iterator[Hit]:
    """The country of origin of an item has one code."""
    found = looked_at(stated)
    around = (_LINE, _PRODUCT, "ram:OriginTradeCountry")
    yield from hits(one for one in found.ending(*around) if one.code == "bare")
    yield from hits(uncounted(found.ending(*around, "ram:ID")))


def _items_with_features(stated: Stated) -> list[tuple[int, Item]]:
    """The items that have features, with the numbers of their lines; two rules ask for them."""
    if not any(column(items(stated), "attributes")):
        return []
    return [
        (index, line.item)
        for index, line in enumerate(stated.lines)
        if line.item is not None and line.item.attributes
    ]


def _features(stated: Stated, field: str, element: str) -> Iterator[Hit]:
    for index, item in stated.once(_items_with_features):
        for number, one in enumerate(item.attributes):
            if getattr(one, field) is None:
                yield at(f"lines[{index}].item.attributes[{number}].{field}")
    path = (_LINE, *_FEATURE.split("/"), element)
    yield from hits(uncounted(looked_at(stated).ending(*path)))


@special("CII-SR-069", "EXACTLY-ONE", family="cii", element="ram:Description", parent=_FEATURE)
def feature_name(stated: Stated) -> Iterator[Hit]:
    """A feature of an item has one name."""
    yield from _features(stated, "name", "ram:Description")


@special("CII-SR-072", "EXACTLY-ONE", family="cii", element="ram:Value", parent=_FEATURE)
def feature_value(stated: Stated) -> Iterator[Hit]:
    """A feature of an item has one value."""
    yield from _features(stated, "value", "ram:Value")


def _locations(stated: Stated, *path: str) -> set[str]:
    """The locations of lines in which something stands on a path, whatever the model holds."""
    start = ("rsm:SupplyChainTradeTransaction", _LINE, *path)
    return {
        place.context(len(names) - 2)
        for names, places in looked_at(stated).by_path.items()
        if names[: len(start)] == start
        for place in places
    }


def _location(stated: Stated, index: int) -> str:
    return _START if len(stated.lines) == 1 else f"{_START}[{index + 1}]"


def _agrees(line: Line) -> bool:
    """Whether the model holds anything of the agreement of a line."""
    references = (line.order_reference, line.order_line_reference, line.order_date)
    parties = (line.delivery_terms, line.sales_order, line.quotation, line.contract)
    others = (line.price, line.item_seller, *references, *parties)
    return any(one is not None for one in others) or bool(
        line.documents or line.ultimate_customer_orders
    )


@special(
    "CII-SR-439",
    "EXACTLY-ONE",
    family="cii",
    element="ram:NetPriceProductTradePrice/ram:ChargeAmount",
    parent=_AGREEMENT,
)
def net_price(stated: Stated) -> Iterator[Hit]:
    """A line has one net price."""
    path = (_AGREEMENT, "ram:NetPriceProductTradePrice", "ram:ChargeAmount")
    nets = list(column(prices(stated), "net_amount"))
    if len(nets) < len(stated.lines) or None in nets:
        without = [
            index
            for index, line in enumerate(stated.lines)
            if line.price is None or line.price.net_amount is None
        ]
        priced, stands = _locations(stated, *path), _locations(stated, _AGREEMENT)
        for index in without:
            where = _location(stated, index)
            if where not in priced and (_agrees(stated.lines[index]) or where in stands):
                yield at(f"lines[{index}].price.net_amount")
    yield from hits(
        place for place in looked_at(stated).ending(_LINE, *path) if place.code == "repeated"
    )
    yield from hits(
        place
        for place in looked_at(stated).ending(_LINE, *path[:-1])
        if place.code == "repeated" and children(place.element, "ChargeAmount")
    )


def _settles(line: Line) -> bool:
    """Whether the model holds anything of the settlement of a line."""
    amounts = (line.net_amount, line.totals, line.period)
    references = (line.preceding_invoice, line.object_id, line.accounting_reference)
    return any(one is not None for one in (*amounts, *references)) or bool(
        line.allowances or line.charges or line.objects
    )


@special(
    "CII-SR-454",
    "EXACTLY-ONE",
    family="cii",
    severity="warning",
    element="ram:ApplicableTradeTax",
    parent=_SETTLEMENT,
)
def line_tax(stated: Stated) -> Iterator[Hit]:
    """A line has one VAT category."""
    if not all(line_column(stated, "vat")):
        without = [index for index, line in enumerate(stated.lines) if line.vat is None]
        taxed = _locations(stated, _SETTLEMENT, "ram:ApplicableTradeTax")
        stands = _locations(stated, _SETTLEMENT)
        for index in without:
            where = _location(stated, index)
            if where not in taxed and (_settles(stated.lines[index]) or where in stands):
                yield at(f"lines[{index}].vat")
    path = (_LINE, _SETTLEMENT, "ram:ApplicableTradeTax")
    yield from hits(one for one in looked_at(stated).ending(*path) if one.code == "repeated")


_DISCOUNT = (
    "discount",
    "discount_percentage",
    "discount_base_amount",
    "discount_reason_code",
    "discount_reason",
)
_APPLIED = ("ram:GrossPriceProductTradePrice", "ram:AppliedTradeAllowanceCharge")


_APPLIED_FIELDS = (*_DISCOUNT, "more_discounts", "charges")
_applied = itemgetter(*_APPLIED_FIELDS)
_NOTHING = tuple(Price.model_fields[name].default for name in _APPLIED_FIELDS)


def _is_discounted(price: Price) -> bool:
    """Whether what the model holds of a price satisfies the rule on discounts."""
    more = price.more_discounts
    discounted = bool(more) or any(getattr(price, name) is not None for name in _DISCOUNT)
    amounts = [price.discount, *(one.amount for one in (*more, *price.charges))]
    amounted = any(amount is not None for amount in amounts)
    return (discounted and amounted) or not (discounted or price.charges or amounted)


@special("CII-SR-119", "DISCOUNT", family="cii", severity="warning")
def price_discount(stated: Stated) -> Iterator[Hit]:
    """What is applied to a gross price is an allowance, and has an amount."""
    if any(map(ne, map(_applied, prices(stated)), repeat(_NOTHING))):
        for index, line in enumerate(stated.lines):
            price = line.price
            if price is not None and not _is_discounted(price):
                yield at(f"lines[{index}].price.discount")
    found = looked_at(stated)
    for place in found.ending(_LINE, _AGREEMENT, *_APPLIED):
        amount = below(place.element, "ActualAmount")
        if place.code == "bare" or (place.code == "unknown" and amount):
            yield from hits([place])


def _kinds(stated: Stated, code: str, *held: object) -> Iterator[Hit]:
    """Documents of a kind, of which the model holds one in places of its own."""
    documents = stated.invoice.supporting_documents
    more = [index for index, one in enumerate(documents) if one.type_code == code]
    if more and len(more) + (any(one is not None for one in held) or _is_bare(stated)) > 1:
        yield at(f"supporting_documents[{more[-1]}].type_code")


def _is_bare(stated: Stated) -> bool:
    """Whether a document says of itself only what it is, so that the model holds nothing."""
    places = looked_at(stated).ending(_HEADER, _ADDITIONAL)
    return any(place.code == "bare" for place in places)


@special(
    "CII-SR-457",
    "ONCE",
    family="cii",
    severity="warning",
    element=f"{_ADDITIONAL}[ram:TypeCode=50]",
    parent=_HEADER,
)
def tender(stated: Stated) -> Iterator[Hit]:
    """One document is the tender."""
    invoice = stated.invoice
    yield from _kinds(stated, _TENDER, invoice.tender_reference, invoice.tender_date)


@special(
    "CII-SR-458",
    "ONCE",
    family="cii",
    severity="warning",
    element=f"{_ADDITIONAL}[ram:TypeCode=130]",
    parent=_HEADER,
)
def invoiced_object(stated: Stated) -> Iterator[Hit]:
    """One document is the invoiced object."""
    yield from _kinds(stated, _OBJECT, stated.invoice.object_id, stated.invoice.object_date)


@special(
    "CII-SR-474",
    "ONCE",
    family="cii",
    severity="warning",
    element=f"{_ADDITIONAL}[ram:TypeCode=130]",
    parent=_SETTLEMENT,
)
def line_object(stated: Stated) -> Iterator[Hit]:
    """One document of a line is its invoiced object."""
    places = looked_at(stated).ending(_SETTLEMENT, _ADDITIONAL)
    bare = any(place.code == "bare" for place in places)
    for index, line in lines_with(stated, "objects"):
        more = [i for i, one in enumerate(line.objects) if one.type_code == _OBJECT]
        if more and len(more) + (line.object_id is not None or bare) > 1:
            yield at(f"lines[{index}].objects[{more[-1]}]")


def lacking_type(stated: Stated) -> set[str]:
    """The supporting documents that do not say they are such.

    The model leaves that usual type out, so the reader says where it is lacking.
    """
    return {one.path for one in stated.silent if one.code == "lacking"}


def _supported(stated: Stated, field: str) -> Iterator[Hit]:
    documents = stated.invoice.supporting_documents
    lacking = lacking_type(stated) if documents else set[str]()
    said = [
        path
        for path, one in ((f"supporting_documents[{i}]", one) for i, one in enumerate(documents))
        if one.type_code in (None, _SUPPORT)
        and getattr(one, field) is not None
        and path not in lacking
    ]
    places = {f"{path}.{field}" for path in said}
    again = [one for one in stated.issues if one.code == "repeated" and one.path in places]
    if len(said) + len(again) > 1:
        yield at(f"{said[-1]}.{field}")


@special(
    "CII-SR-475",
    "ONCE",
    family="cii",
    severity="warning",
    element=f"{_ADDITIONAL}[ram:TypeCode=916]/ram:Name",
    parent=_HEADER,
)
def support_name(stated: Stated) -> Iterator[Hit]:
    """One supporting document has a name."""
    yield from _supported(stated, "description")


@special(
    "CII-SR-476",
    "ONCE",
    family="cii",
    severity="warning",
    element=f"{_ADDITIONAL}[ram:TypeCode=916]/ram:AttachmentBinaryObject",
    parent=_HEADER,
)
def support_file(stated: Stated) -> Iterator[Hit]:
    """One supporting document carries a file."""
    yield from _supported(stated, "attachment")


@special("CII-DT-033", "UNIT", family="cii")
def unit(stated: Stated) -> Iterator[Hit]:
    """Quantities have a unit where the invoiced quantity of some line has one."""
    if any(line.unit_code is not None for line in stated.lines):
        return
    for path, places in looked_at(stated).by_path.items():
        if path[-1] == "@unitCode" and path[-2:-1] and path[-2].endswith("Quantity"):
            yield from hits(places)
    for path, charge in _charges(stated):
        if charge is not None:
            yield at(f"{path}.base_quantity_unit_code")
    for index, line in enumerate(stated.lines):
        for name, said in _units(line):
            if said is not None:
                yield at(f"lines[{index}].{name}")


def _charges(stated: Stated) -> Iterator[tuple[str, str | None]]:
    invoice = stated.invoice
    for index, allowance in enumerate(invoice.allowances):
        yield f"allowances[{index}]", allowance.base_quantity_unit_code
    for index, charge in enumerate(invoice.charges):
        yield f"charges[{index}]", charge.base_quantity_unit_code


def _units(line: Line) -> Iterator[tuple[str, str | None]]:
    """The units of a line beside that of the invoiced quantity."""
    for name in ("charge_free_unit_code", "package_unit_code", "per_package_unit_code"):
        yield name, getattr(line, name)
    price = line.price
    if price is not None:
        yield "price.base_quantity_unit_code", price.base_quantity_unit_code
        yield "price.gross_base_quantity_unit_code", price.gross_base_quantity_unit_code
        for index, one in enumerate((*price.more_discounts, *price.charges)):
            yield f"price.more_discounts[{index}]", one.base_quantity_unit_code
    for index, one in enumerate((*line.allowances, *line.charges)):
        yield f"allowances[{index}]", one.base_quantity_unit_code
    for index, one in enumerate(line.item.included if line.item else ()):
        yield f"item.included[{index}].unit_code", one.unit_code


SPECIAL_CII_CONTENT = declared_in(globals())
