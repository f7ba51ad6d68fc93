"""What several parts of a CII invoice share: dates, periods, taxes, allowances, references."""

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.delivery import DeliveryTerms
from einvoice.model.reference import DocumentReference
from einvoice.model.vat import TaxIncluded
from einvoice.syntax.binding import Bind, Const, Row, Table
from einvoice.syntax.codecs import ATTACHMENT, CII_AMOUNT, CII_DATE, DECIMAL

VAT = "VAT"
NOT_AVAILABLE = "NA"
"""What is written where the schema demands an identifier that nobody has."""
INDICATED = {True: ("true", ("1",)), False: ("false", ("0",))}
"""How an indicator tells a charge from an allowance, and how else it may say so."""
FORMATTED = "ram:FormattedIssueDateTime/qdt:DateTimeString"


def period(prefix: str) -> tuple[Row, ...]:
    """The rows of a period whose element is shared by the group's fields."""
    element = "ram:BillingSpecifiedPeriod"
    return (
        Bind(f"{prefix}.description", f"{element}/ram:Description"),
        Bind(f"{prefix}.start_date", f"{element}/ram:StartDateTime/udt:DateTimeString", CII_DATE),
        Bind(f"{prefix}.end_date", f"{element}/ram:EndDateTime/udt:DateTimeString", CII_DATE),
    )


def allowance_or_charge(group: type[AllowanceCharge], *, charge: bool, vat: bool = False) -> Table:
    """An allowance or a charge: the same element, told apart by its indicator."""
    tax = "ram:CategoryTradeTax"
    rows: tuple[Row, ...] = (
        Const("ram:ChargeIndicator/udt:Indicator", *INDICATED[charge]),
        Bind("sequence", "ram:SequenceNumeric", DECIMAL),
        Bind("percentage", "ram:CalculationPercent", DECIMAL),
        Bind("base_amount", "ram:BasisAmount", CII_AMOUNT),
        Bind("base_quantity", "ram:BasisQuantity", DECIMAL),
        Bind("base_quantity_unit_code", "ram:BasisQuantity/@unitCode"),
        Bind("amount", "ram:ActualAmount", CII_AMOUNT),
        Bind("reason_code", "ram:ReasonCode"),
        Bind("reason", "ram:Reason"),
    )
    if vat:
        rows += (
            Const(f"{tax}/ram:TypeCode", VAT),
            Bind("vat_exemption_reason", f"{tax}/ram:ExemptionReason"),
            Bind("vat_category_code", f"{tax}/ram:CategoryCode"),
            Bind("vat_exemption_reason_code", f"{tax}/ram:ExemptionReasonCode"),
            Bind("vat_rate", f"{tax}/ram:RateApplicablePercent", DECIMAL),
        )
    return Table(group, rows)


def indicated(element: str, *, charge: bool) -> str:
    """The path of an allowance or charge with the indicator that tells them apart."""
    values = "true|1" if charge else "false|0"
    return f"{element}[ram:ChargeIndicator/udt:Indicator='{values}']"


TAX_INCLUDED = Table(
    TaxIncluded,
    (
        Bind("tax_amount", "ram:CalculatedAmount", CII_AMOUNT),
        Const("ram:TypeCode", VAT),
        Bind("exemption_reason", "ram:ExemptionReason"),
        Bind("category_code", "ram:CategoryCode"),
        Bind("exemption_reason_code", "ram:ExemptionReasonCode"),
        Bind("rate", "ram:RateApplicablePercent", DECIMAL),
    ),
)

DOCUMENT = Table(
    DocumentReference,
    (
        Bind("reference", "ram:IssuerAssignedID"),
        Bind("location", "ram:URIID"),
        Bind("line_id", "ram:LineID"),
        Bind("type_code", "ram:TypeCode"),
        Bind("name", "ram:Name"),
        Bind("attachment", "ram:AttachmentBinaryObject", ATTACHMENT),
        Bind("reference_type_code", "ram:ReferenceTypeCode"),
        Bind("issue_date", FORMATTED, CII_DATE),
    ),
)

DELIVERY_TERMS = Table(
    DeliveryTerms,
    (
        Bind("code", "ram:DeliveryTypeCode"),
        Bind("country_code", "ram:RelevantTradeLocation/ram:CountryID"),
        Bind("place", "ram:RelevantTradeLocation/ram:Name"),
    ),
)


def dated(element: str, reference: str, date: str) -> tuple[Row, ...]:
    """A reference to a document, with the date that only the extensions state."""
    return (
        Bind(reference, f"{element}/ram:IssuerAssignedID"),
        Bind(date, f"{element}/{FORMATTED}", CII_DATE),
    )
