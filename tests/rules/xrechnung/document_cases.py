"""Cases of the rules on the invoice as a whole."""

from einvoice.model.allowance import DocumentCharge
from einvoice.model.invoice import Invoice
from einvoice.model.party import TaxRepresentative
from einvoice.model.reference import DocumentReference, PrecedingInvoice, SupportingDocument
from einvoice.model.values import Attachment
from einvoice.model.vat import LineVat, VatBreakdown
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, SELLER, UBL, german, written

UNTAXED = SELLER.replace(vat_id=None)
OUTSIDE = line(vat=LineVat(category_code="O"))


VAT_ID = "DE123456789"
_NUMBER = f"<cac:PartyTaxScheme><cbc:CompanyID>{VAT_ID}</cbc:CompanyID><cac:TaxScheme>"
WITHOUT_SCHEME = (f"{_NUMBER}<cbc:ID>VAT</cbc:ID>", _NUMBER)


def file(name: str) -> Attachment:
    return Attachment.of(b"example", filename=name, mime_code="text/csv")


def supported(*names: str) -> Invoice:
    return german(
        supporting_documents=[
            SupportingDocument(reference=name, attachment=file(name)) for name in names
        ]
    )


def linked(location: str, type_code: str | None = None) -> Invoice:
    document = SupportingDocument(reference="1", location=location, type_code=type_code)
    return german(supporting_documents=[document])


def attached_to_object(location: str) -> tuple[str, str]:
    """What gives the invoiced object a link, which no term stands for."""
    code = "<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>"
    link = f"<cac:ExternalReference><cbc:URI>{location}</cbc:URI></cac:ExternalReference>"
    return code, f"{code}<cac:Attachment>{link}</cac:Attachment>"


def further_tax(rate: str) -> tuple[str, str]:
    """What adds a second VAT total with a breakdown, which no term stands for."""
    scheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
    category = f"<cac:TaxCategory><cbc:ID>O</cbc:ID>{rate}{scheme}</cac:TaxCategory>"
    amount = '<cbc:TaxAmount currencyID="EUR">0</cbc:TaxAmount>'
    total = f"<cac:TaxTotal>{amount}<cac:TaxSubtotal>{amount}{category}</cac:TaxSubtotal>"
    return "<cac:LegalMonetaryTotal>", f"{total}</cac:TaxTotal><cac:LegalMonetaryTotal>"


def documented(*names: str) -> Invoice:
    documents = [DocumentReference(reference=name, attachment=file(name)) for name in names]
    return german(lines=[line(documents=documents)])


CASES = (
    Case(
        "BR-DE-14", fires=german(vat_breakdown=[VatBreakdown(category_code="O")]), silent=german()
    ),
    Case(
        "BR-DE-14",
        fires=written(german(), "ubl", further_tax("")),
        silent=written(german(), "ubl", further_tax("<cbc:Percent>0</cbc:Percent>")),
        syntaxes=UBL,
    ),
    Case("BR-DE-15", fires=german(buyer_reference=None), silent=german()),
    Case(
        "BR-DE-16",
        fires=german(seller=UNTAXED),
        silent=german(seller=UNTAXED.replace(tax_registration_id="123/456/789")),
    ),
    Case(
        "BR-DE-16",
        fires=german(seller=UNTAXED),
        silent=german(seller=UNTAXED, tax_representative=TaxRepresentative()),
    ),
    Case(
        "BR-DE-16",
        fires=german(
            seller=UNTAXED, lines=[OUTSIDE], charges=[DocumentCharge(vat_category_code="Z")]
        ),
        silent=german(seller=UNTAXED, lines=[OUTSIDE]),
        syntaxes=UBL,
    ),
    Case(
        "BR-DE-16",
        fires=german(seller=UNTAXED),
        silent=german(
            seller=UNTAXED, lines=[OUTSIDE], charges=[DocumentCharge(vat_category_code="Z")]
        ),
        syntaxes=CII,
    ),
    Case(
        "BR-DE-16",
        fires=written(german(), "ubl", (f"<cbc:CompanyID>{VAT_ID}</cbc:CompanyID>", "")),
        silent=written(german(), "ubl", WITHOUT_SCHEME),
        syntaxes=UBL,
    ),
    Case(
        "BR-DE-16",
        fires=written(german(seller=UNTAXED), "cii"),
        silent=written(german(seller=UNTAXED), "cii", (">VAT<", ">GST<")),
        syntaxes=CII,
    ),
    Case("BR-DE-17", fires=german(type_code="386"), silent=german(type_code="877")),
    Case("BR-DE-22", fires=supported("a.csv", "a.csv"), silent=supported("a.csv", "b.csv")),
    Case(
        "BR-DE-22",
        fires=documented("a.csv", "a.csv"),
        silent=documented("a.csv", "b.csv"),
        syntaxes=CII,
    ),
    Case(
        "BR-DE-26",
        fires=german(type_code="384"),
        silent=german(type_code="384", preceding_invoices=[PrecedingInvoice(reference="R-0")]),
    ),
    Case("BR-TMP-2", fires=linked("annex.pdf"), silent=linked("https://example.com/annex.pdf")),
    Case("BR-TMP-2", fires=linked("x:y"), silent=linked("xy:z")),
    Case("BR-TMP-2", fires=linked("a", "916"), silent=linked("a", "130"), syntaxes=CII),
    Case(
        "BR-TMP-2",
        fires=written(linked("annex.pdf"), "cii"),
        silent=written(linked("annex.pdf"), "cii", ("<ram:TypeCode>916</ram:TypeCode>", "")),
        syntaxes=CII,
    ),
    Case(
        "BR-TMP-2",
        fires=written(linked("xy:z"), "ubl", ("<cbc:URI>xy:z</cbc:URI>", "")),
        silent=written(linked("xy:z"), "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "BR-TMP-2",
        fires=written(german(object_id="METER-1"), "ubl", attached_to_object("annex.pdf")),
        silent=written(german(object_id="METER-1"), "ubl", attached_to_object("xy:z")),
        syntaxes=UBL,
    ),
)
