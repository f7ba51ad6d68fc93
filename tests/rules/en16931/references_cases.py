"""Cases of the rules on references to documents."""

from datetime import date

from einvoice.model.reference import DocumentReference, PrecedingInvoice, SupportingDocument
from einvoice.model.values import Identifier
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
SUPPORTED = invoice(supporting_documents=[SupportingDocument(reference="D-1")])
NOBODY = SupportingDocument(description="Time sheet")
CREDIT_NOTE = invoice(type_code="381", project_reference="P-1")
TENDER = invoice(tender_reference="T-1")
EARLIER = PrecedingInvoice(reference="R-0")
CORRECTED = invoice(preceding_invoices=[EARLIER])
REFERENCE = "<cac:InvoiceDocumentReference><cbc:ID>R-0</cbc:ID></cac:InvoiceDocumentReference>"
CREDITED = REFERENCE.replace("Invoice", "CreditNote")
ON_LINE = invoice(lines=[line(preceding_invoice=DocumentReference(reference="R-0"))])
LINE_REFERENCE = DocumentReference(line_id="1")

CASES = (
    Case("BR-52", fires=invoice(supporting_documents=[NOBODY]), silent=SUPPORTED),
    Case("BR-52", fires=invoice(supporting_documents=[SupportingDocument()]), silent=CLEAN),
    Case(
        "BR-52",
        fires=invoice(object_id=Identifier(value="", scheme="ABT")),
        silent=invoice(object_id=Identifier(value="O-1")),
    ),
    Case(
        "BR-52",
        fires=CREDIT_NOTE.replace(project_reference=""),
        silent=CREDIT_NOTE,
        syntaxes=UBL,
        credit_note=True,
    ),
    # The invoice keeps its project in an element of its own.
    Case(
        "BR-52",
        fires=changed(CREDIT_NOTE, "ubl", ("<cbc:ID>P-1</cbc:ID>", "")),
        silent=invoice(project_reference=""),
        syntaxes=UBL,
    ),
    Case("BR-52", fires=invoice(tender_reference=""), silent=TENDER, syntaxes=CII),
    Case("BR-52", fires=invoice(tender_date=date(2026, 1, 1)), silent=CLEAN, syntaxes=CII),
    Case(
        "BR-52",
        fires=changed(TENDER, "cii", ("<ram:IssuerAssignedID>T-1</ram:IssuerAssignedID>", "")),
        silent=changed(TENDER, "cii", ("T-1", "T-2")),
        syntaxes=CII,
    ),
    Case(
        "BR-52",
        fires=invoice(lines=[line(documents=[DocumentReference(name="Drawing")])]),
        silent=invoice(lines=[line(documents=[DocumentReference(reference="D-1")])]),
        syntaxes=CII,
    ),
    Case(
        "BR-52",
        fires=invoice(lines=[line(object_id=Identifier(value=""))]),
        silent=invoice(lines=[line(object_id=Identifier(value="O-1"))]),
        syntaxes=CII,
    ),
    Case(
        "BR-52",
        fires=invoice(lines=[line(objects=[DocumentReference(reference=" ")])]),
        silent=invoice(lines=[line(objects=[DocumentReference(reference="O-2")])]),
        syntaxes=CII,
    ),
    Case(
        "BR-55",
        fires=invoice(preceding_invoices=[EARLIER, PrecedingInvoice()]),
        silent=CORRECTED,
    ),
    Case(
        "BR-55",
        fires=changed(CORRECTED, "ubl", (REFERENCE, "")),
        silent=invoice(preceding_invoices=[PrecedingInvoice(reference="")]),
        syntaxes=UBL,
    ),
    Case(
        "BR-55",
        fires=changed(CORRECTED, "ubl", (REFERENCE, CREDITED)),
        silent=changed(CORRECTED, "ubl", (REFERENCE, REFERENCE + CREDITED)),
        syntaxes=UBL,
    ),
    Case(
        "BR-55",
        fires=changed(ON_LINE, "ubl", (REFERENCE, CREDITED)),
        silent=changed(ON_LINE, "ubl", (REFERENCE, REFERENCE + CREDITED)),
        syntaxes=UBL,
    ),
    Case(
        "BR-55",
        fires=invoice(lines=[line(), line(preceding_invoice=LINE_REFERENCE)]),
        silent=invoice(lines=[line(preceding_invoice=DocumentReference(reference="R-0"))]),
        syntaxes=UBL,
    ),
    Case(
        "BR-55",
        fires=invoice(lines=[line(sub_lines=[line(), line(preceding_invoice=LINE_REFERENCE)])]),
        silent=invoice(lines=[line(sub_lines=[line()])]),
        syntaxes=UBL,
    ),
    Case(
        "BR-55",
        fires=invoice(preceding_invoices=[PrecedingInvoice(reference="")]),
        silent=invoice(lines=[line(preceding_invoice=LINE_REFERENCE)]),
        syntaxes=CII,
    ),
)
