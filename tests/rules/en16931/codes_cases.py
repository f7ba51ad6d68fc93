"""Cases of the rules on code lists: a code that no list has, and one that the list has."""

from decimal import Decimal
from typing import Any

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, ItemClassification
from einvoice.model.party import Address
from einvoice.model.payment import PaymentInstructions, PaymentMeans
from einvoice.model.reference import Note, SupportingDocument
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import LineVat
from tests.builders import invoice, line
from tests.rules.cases import Case

CLEAN = invoice()
SELLER, BREAKDOWN = CLEAN.seller, CLEAN.vat_breakdown[0]
assert SELLER is not None


def _seller(**changes: Any) -> Invoice:
    assert SELLER is not None
    return invoice(seller=SELLER.replace(**changes))


def _item(**changes: Any) -> Invoice:
    return invoice(lines=[line(item=Item(name="Example item", **changes))])


def _file(mime_code: str) -> Invoice:
    file = Attachment(content="UA==", mime_code=mime_code, filename="a")
    return invoice(supporting_documents=[SupportingDocument(reference="A", attachment=file)])


def _scheme(value: str) -> Identifier:
    return Identifier(value="1", scheme=value)


def _means(code: str) -> Invoice:
    return invoice(payment=PaymentInstructions(means=[PaymentMeans(code=code)]))


def _reason(code: str, *, charge: bool) -> Invoice:
    amount = Decimal("1.00")
    if charge:
        return invoice(charges=[DocumentCharge(amount=amount, reason_code=code)])
    return invoice(allowances=[DocumentAllowance(amount=amount, reason_code=code)])


CASES = (
    Case("BR-CL-01", invoice(type_code="999"), CLEAN),
    Case("BR-CL-03", invoice(currency_code="ZZZ"), CLEAN),
    Case("BR-CL-04", invoice(currency_code="ZZZ"), CLEAN),
    Case("BR-CL-05", invoice(vat_currency_code="ZZZ"), invoice(vat_currency_code="SEK")),
    Case("BR-CL-06", invoice(vat_point_date_code="4"), invoice(vat_point_date_code="35")),
    Case("BR-CL-07", invoice(object_id=_scheme("???")), invoice(object_id=_scheme("AVE"))),
    Case(
        "BR-CL-08",
        invoice(notes=[Note(subject_code="QQQ", text="Text")]),
        invoice(notes=[Note(subject_code="REG", text="Text")]),
    ),
    Case("BR-CL-10", _seller(ids=[_scheme("9999")]), _seller(ids=[_scheme("0088")])),
    Case("BR-CL-11", _seller(legal_id=_scheme("9999")), _seller(legal_id=_scheme("0002"))),
    Case(
        "BR-CL-13",
        _item(classifications=[ItemClassification(code="1", scheme="??")]),
        _item(classifications=[ItemClassification(code="1", scheme="STI")]),
    ),
    Case(
        "BR-CL-14",
        _seller(address=Address(country_code="de")),
        _seller(address=Address(country_code="DE")),
    ),
    Case("BR-CL-15", _item(origin_country_code="XX"), _item(origin_country_code="FR")),
    Case("BR-CL-16", _means("999"), _means("58")),
    Case(
        "BR-CL-17",
        invoice(allowances=[DocumentAllowance(amount=Decimal(1), vat_category_code="Q")]),
        invoice(allowances=[DocumentAllowance(amount=Decimal(1), vat_category_code="S")]),
    ),
    Case("BR-CL-18", invoice(lines=[line(vat=LineVat(category_code="Q"))]), CLEAN),
    Case("BR-CL-19", _reason("999", charge=False), _reason("95", charge=False)),
    Case("BR-CL-20", _reason("999", charge=True), _reason("FC", charge=True)),
    Case("BR-CL-21", _item(standard_id=_scheme("9999")), _item(standard_id=_scheme("0160"))),
    Case(
        "BR-CL-22",
        invoice(vat_breakdown=[BREAKDOWN.replace(exemption_reason_code="VATEX-XX")]),
        invoice(vat_breakdown=[BREAKDOWN.replace(exemption_reason_code="vatex-eu-ic")]),
    ),
    Case("BR-CL-23", invoice(lines=[line(unit_code="PIECES")]), CLEAN),
    Case("BR-CL-24", _file("application/zip"), _file("application/pdf")),
    Case(
        "BR-CL-25",
        _seller(electronic_address=_scheme("9999")),
        _seller(electronic_address=_scheme("0204")),
    ),
    Case(
        "BR-CL-26",
        invoice(delivery=Delivery(ids=[_scheme("9999")])),
        invoice(delivery=Delivery(ids=[_scheme("0088")])),
    ),
)
