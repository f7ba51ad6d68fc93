"""Cases of the rules on references."""

from einvoice.model.reference import DocumentReference, SupportingDocument
from einvoice.model.values import Identifier
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, UBL

OBJECT = Identifier(value="O-1")


def supporting(*types: str) -> list[SupportingDocument]:
    """Supporting documents of some types."""
    return [SupportingDocument(reference="S-1", type_code=one) for one in types]


def documents(*types: str) -> list[DocumentReference]:
    """Documents of a line of some types."""
    return [DocumentReference(reference="D-1", type_code=one) for one in types]


CASES = (
    Case("PEPPOL-EN16931-R003", fires=invoice(), silent=invoice(buyer_reference="B-1")),
    Case(
        "PEPPOL-EN16931-R003",
        fires=invoice(sales_order_reference="S-1"),
        silent=invoice(purchase_order_reference="P-1"),
    ),
    Case(
        "PEPPOL-EN16931-R006",
        fires=invoice(object_id=OBJECT, supporting_documents=supporting("130")),
        silent=invoice(object_id=OBJECT, supporting_documents=supporting("916")),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R080",
        fires=invoice(project_reference="P-1", supporting_documents=supporting("50")),
        silent=invoice(project_reference="P-1", supporting_documents=supporting("916")),
        syntaxes=UBL,
        credit_note=True,
    ),
    Case(
        "PEPPOL-EN16931-R080",
        fires=invoice(tender_reference="T-1", supporting_documents=supporting("50")),
        silent=invoice(tender_reference="T-1", supporting_documents=supporting("916")),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R100",
        fires=invoice(lines=[line(object_id=OBJECT, documents=documents("916"))]),
        silent=invoice(lines=[line(object_id=OBJECT)]),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R100",
        fires=invoice(lines=[line(object_id=OBJECT, objects=documents("130"))]),
        silent=invoice(lines=[line(object_id=OBJECT, objects=documents("916"))]),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R101",
        fires=invoice(lines=[line(documents=documents("916"))]),
        silent=invoice(lines=[line(object_id=OBJECT, documents=documents("916"))]),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R101",
        fires=invoice(lines=[line(objects=documents("916"))]),
        silent=invoice(lines=[line(objects=documents("916", "130"))]),
        syntaxes=CII,
    ),
)
