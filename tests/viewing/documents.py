"""Documents to view: a clean one, a wrong one, a hostile one, a broken one, and a hybrid."""

from lxml import etree

from einvoice import write
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from einvoice.syntax.xml import Element
from tests.builders import invoice, line
from tests.report.reports import WRONG

HOSTILE = '</script></style></pre>"\'><img src=x onerror="window.pwned=1"><!--'
"""Ends whatever it may stand in, and runs a script if it can."""
CLEAN = write(invoice(), syntax="ubl")
WRONG_UBL = write(WRONG, syntax="ubl")
BROKEN = CLEAN.replace(b"</cbc:ID>", b"</cbc:ID><oops>", 1)
FILE = Attachment.of(b"day;hours\n1;8\n", filename="hours.csv", mime_code="text/csv")


def hostile() -> bytes:
    """Text of an attacker wherever a text may stand, also in the names of files."""
    return write(
        invoice(
            number=HOSTILE,
            seller=Seller(name=HOSTILE, vat_id=HOSTILE, address=Address(country_code=HOSTILE)),
            buyer=Buyer(name=HOSTILE, address=Address(city=HOSTILE)),
            currency_code=HOSTILE,
            lines=[line(id=HOSTILE, note=HOSTILE, unit_code=HOSTILE)],
            supporting_documents=[
                SupportingDocument(
                    reference=HOSTILE,
                    description=HOSTILE,
                    attachment=Attachment.of(
                        b"<script>1</script>",
                        filename=f"../../{HOSTILE}/evil\r\n.html",
                        mime_code="text/html",
                    ),
                ),
                SupportingDocument(reference="linked", location="javascript:window.pwned=1"),
            ],
        ),
        syntax="ubl",
    )


def with_file() -> bytes:
    """A document with one attachment."""
    document = SupportingDocument(reference="A-1", attachment=FILE)
    return write(invoice(supporting_documents=[document]), syntax="cii")


def parsed(page: str) -> Element:
    """A page as browsers take it, as far as libxml2 knows HTML."""
    return etree.fromstring(page, etree.HTMLParser())


def text_of(element: Element) -> str:
    """The text of an element, blanks as one."""
    return " ".join("".join(element.itertext()).split())
