"""What several parts of a UBL document share: allowances, periods, references, deliveries."""

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.reference import DocumentReference
from einvoice.model.values import Identifier
from einvoice.syntax.binding import Bind, Const, Nest, Row, Table
from einvoice.syntax.codecs import AMOUNT, ATTACHMENT, DATE, DECIMAL, IDENTIFIER, VERBATIM
from einvoice.syntax.ubl.party import ADDRESS

VAT = "VAT"
INDICATED = {True: ("true", ("1",)), False: ("false", ("0",))}
"""How an indicator tells a charge from an allowance, and how else it may say so."""
NOT_AVAILABLE = "NA"
"""What UBL users write where the schema demands an identifier that nobody has."""
NO_IDENTIFIER = Identifier.model_construct(value=NOT_AVAILABLE)  # no validator is built for it


def indicated(*, charge: bool) -> str:
    """The path of an allowance or charge with the indicator that tells them apart."""
    return f"cac:AllowanceCharge[cbc:ChargeIndicator='{'true|1' if charge else 'false|0'}']"


def allowance_or_charge(group: type[AllowanceCharge], *, charge: bool, vat: bool = False) -> Table:
    """An allowance or a charge: the same element, told apart by its indicator."""
    rows: tuple[Row, ...] = (
        Const("cbc:ChargeIndicator", *INDICATED[charge]),
        Bind("reason_code", "cbc:AllowanceChargeReasonCode"),
        Bind("reason", "cbc:AllowanceChargeReason"),
        Bind("percentage", "cbc:MultiplierFactorNumeric", DECIMAL),
        Bind("sequence", "cbc:SequenceNumeric", DECIMAL),
        Bind("amount", "cbc:Amount", AMOUNT),
        Bind("base_amount", "cbc:BaseAmount", AMOUNT),
    )
    if vat:
        rows += (
            Bind("vat_category_code", "cac:TaxCategory/cbc:ID"),
            Bind("vat_rate", "cac:TaxCategory/cbc:Percent", DECIMAL),
            Bind("vat_exemption_reason_code", "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
            Bind("vat_exemption_reason", "cac:TaxCategory/cbc:TaxExemptionReason"),
            Const("cac:TaxCategory/cac:TaxScheme/cbc:ID", VAT),
        )
    return Table(group, rows)


def attached(field: str) -> tuple[Row, ...]:
    """An embedded file and the place of a linked one."""
    return (
        Bind(field, "cac:Attachment/cbc:EmbeddedDocumentBinaryObject", ATTACHMENT),
        Bind("location", "cac:Attachment/cac:ExternalReference/cbc:URI"),
    )


DOCUMENT = Table(
    DocumentReference,
    (
        Bind("reference", "cbc:ID", default=NOT_AVAILABLE),
        Bind("issue_date", "cbc:IssueDate", DATE),
        Bind("type_code", "cbc:DocumentTypeCode"),
        Bind("name", "cbc:DocumentDescription"),
        *attached("attachment"),
    ),
)

NOTE_TEXT = VERBATIM


def delivered(prefix: str, date: str, element: str) -> tuple[Row, ...]:
    """To whom, where and when: UBL tells the place from the party."""
    return (
        Bind(date, f"{element}/cbc:ActualDeliveryDate", DATE),
        Bind(f"{prefix}.ids", f"{element}/cac:DeliveryLocation/cbc:ID", IDENTIFIER, limit=1),
        Nest(f"{prefix}.address", f"{element}/cac:DeliveryLocation/cac:Address", ADDRESS),
        Bind(f"{prefix}.name", f"{element}/cac:DeliveryParty/cac:PartyName/cbc:Name"),
    )
