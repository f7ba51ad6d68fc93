"""Cases of the rules on codes."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, LineCharge, PriceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CLEAN, UBL


def attached(mime_code: str) -> Invoice:
    """An invoice with an attached file."""
    file = Attachment.of(b"example", filename="example", mime_code=mime_code)
    return invoice(supporting_documents=[SupportingDocument(reference="S-1", attachment=file)])


def discounted(code: str) -> Invoice:
    """An invoice with a discount on a price."""
    price = Price(net_amount=Decimal(10), discount_reason_code=code)
    return invoice(lines=[line(price=price)])


CASES = (
    Case("PEPPOL-EN16931-CL001", fires=attached("text/plain"), silent=attached("application/pdf")),
    Case(
        "PEPPOL-EN16931-CL002",
        fires=invoice(allowances=[DocumentAllowance(reason_code="FC")]),
        silent=invoice(allowances=[DocumentAllowance(reason_code="95")]),
    ),
    Case("PEPPOL-EN16931-CL002", fires=discounted("FC"), silent=discounted("95"), syntaxes=UBL),
    Case(
        "PEPPOL-EN16931-CL003",
        fires=invoice(lines=[line(charges=[LineCharge(reason_code="95")])]),
        silent=invoice(lines=[line(charges=[LineCharge(reason_code="FC")])]),
    ),
    Case(
        "PEPPOL-EN16931-CL003",
        fires=invoice(lines=[line(price=Price(charges=[PriceCharge(reason_code="95")]))]),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-CL006",
        fires=invoice(vat_point_date_code="5"),
        silent=invoice(vat_point_date_code="35"),
        syntaxes=UBL,
    ),
)
