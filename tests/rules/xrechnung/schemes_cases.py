"""Cases of the rules on schemes and kinds of files."""

from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item
from einvoice.model.party import Payee
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment, Identifier
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import (
    BUYER,
    CII,
    SELLER,
    UBL,
    extended,
    sub_line,
    with_sub_lines,
    written,
)


def named(scheme: str | None) -> Identifier:
    return Identifier(value="1", scheme=scheme)


def embedded(mime_code: str) -> Invoice:
    file = Attachment.of(b"example", filename="example", mime_code=mime_code)
    return extended(supporting_documents=[SupportingDocument(attachment=file)])


def delivered(scheme: str) -> Invoice:
    return extended(delivery=Delivery(ids=[named(scheme)]))


def standard(scheme: str) -> Item:
    return Item(name="Example item", standard_id=named(scheme))


def seller(**changes: object) -> Invoice:
    return extended(seller=SELLER.replace(**changes))


CASES = (
    Case("BR-DEX-01", fires=embedded("text/plain"), silent=embedded("application/xml")),
    Case("BR-DEX-04", fires=seller(ids=[named("0092")]), silent=seller(ids=[named("0088")])),
    Case(
        "BR-DEX-04",
        fires=extended(payee=Payee(ids=[named("0244")])),
        silent=extended(payee=Payee(ids=[named("XR02")])),
    ),
    Case(
        "BR-DEX-04",
        fires=extended(buyer=BUYER.replace(ids=[named("SEPA")])),
        silent=extended(payee=Payee(ids=[named("SEPA")])),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-04",
        fires=extended(payee=Payee(ids=[named("SEPA")])),
        silent=extended(payee=Payee(ids=[named("")])),
        syntaxes=CII,
    ),
    Case(
        "BR-DEX-05",
        fires=seller(legal_id=named("HRB")),
        silent=seller(legal_id=named("0060")),
    ),
    Case(
        "BR-DEX-05",
        fires=written(
            seller(ids=[named(None)]),
            "cii",
            ("<ram:ID>1</ram:ID>", '<ram:ID schemeID="X">1</ram:ID>'),
        ),
        silent=written(
            seller(ids=[named(None)]),
            "cii",
            ("<ram:ID>1</ram:ID>", '<ram:ID schemeID="0088">1</ram:ID>'),
        ),
        syntaxes=CII,
    ),
    Case(
        "BR-DEX-06",
        fires=extended(lines=[line(item=standard("GTIN"))]),
        silent=extended(lines=[line(item=standard("0160"))]),
    ),
    Case(
        "BR-DEX-06",
        fires=with_sub_lines(sub_line(item=standard("GTIN"))),
        silent=with_sub_lines(sub_line(item=standard("0160"))),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-07",
        fires=seller(electronic_address=named("9999")),
        silent=seller(electronic_address=named("XR01")),
    ),
    Case("BR-DEX-08", fires=delivered("GLN"), silent=delivered("0088")),
)
