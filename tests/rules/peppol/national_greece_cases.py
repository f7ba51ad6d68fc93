"""Cases of the Greek rules."""

from dataclasses import replace

from einvoice.model.invoice import Invoice
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Identifier
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL
from tests.rules.peppol.national import at, between

TIN = "094019245"
OTHER_TIN = "090000045"
SEGMENTS: tuple[str, ...] = (TIN, "31/01/2026", "0", "1.1", "A", "1")


def numbered(number: str) -> Invoice:
    """An invoice of a Greek seller with a number, issued on the last of January."""
    return between("GR", seller={"vat_id": f"EL{TIN}"}, number=number)


def with_segment(place: int, text: str) -> Invoice:
    """The same, with another text in place of a segment of its number."""
    segments = list(SEGMENTS)
    segments[place - 1] = text
    return numbered("|".join(segments))


RIGHT = numbered("|".join(SEGMENTS))


def described(*documents: tuple[str, str, str | None], country: str = "GR") -> Invoice:
    """An invoice of a Greek seller with documents: description, reference, location."""
    supporting = [
        SupportingDocument(description=description, reference=reference, location=location)
        for description, reference, location in documents
    ]
    seller = {"vat_id": f"EL{TIN}", "address": at(country)}
    return between("GR", seller=seller, supporting_documents=supporting)


MARK = ("##M.AR.K##", "400001", None)
LINK = ("##INVOICE|URL##", "1", "https://example.com/invoice")
NO_LINK = ("##INVOICE|URL##", "1", None)


def reached(party: str, value: str, scheme: str) -> Invoice:
    """An invoice between Greeks, one of whom has an electronic address."""
    address = {"electronic_address": Identifier(value=value, scheme=scheme)}
    return between("GR", **{party: address})


CASES = tuple(
    replace(case, syntaxes=UBL)
    for case in (
        Case("GR-R-001-1", numbered("R-1"), RIGHT),
        Case("GR-R-001-1", numbered(""), between("IT")),
        Case("GR-R-001-2", with_segment(1, OTHER_TIN), RIGHT),
        Case("GR-R-001-2", with_segment(1, "094019246"), RIGHT),
        Case("GR-R-001-3", with_segment(2, "30/01/2026"), RIGHT),
        Case("GR-R-001-3", with_segment(2, "31/1/2026"), with_segment(2, "31/01/2026/1")),
        Case("GR-R-001-4", with_segment(3, "A"), with_segment(3, "12")),
        Case("GR-R-001-4", with_segment(3, "-1"), with_segment(3, "+1")),
        Case("GR-R-001-5", with_segment(4, "1.2"), with_segment(4, "5.2")),
        Case("GR-R-001-5", with_segment(4, ""), RIGHT),
        Case("GR-R-001-6", with_segment(5, ""), RIGHT),
        Case("GR-R-001-7", with_segment(6, ""), RIGHT),
        Case("GR-R-001-7", numbered("|".join(SEGMENTS[:5])), RIGHT),
        Case("GR-R-002", between("GR"), between("GR", {"trading_name": "Example"})),
        Case("GR-R-002", between("DE", {"vat_id": "EL1"}), between("DE")),
        Case("GR-R-003", between("GR", {"vat_id": f"GR{TIN}"}), RIGHT),
        Case("GR-R-003", between("GR", {"vat_id": "EL094019246"}), between("GR")),
        Case("GR-R-004-1", described(), described(MARK)),
        Case("GR-R-004-1", described(MARK, MARK), described(country="CY")),
        Case("GR-R-004-2", described(("##M.AR.K##", "0400001", None)), described(MARK)),
        Case("GR-R-005", between("GR"), between("GR", None, {"trading_name": "Example"})),
        Case("GR-R-006", between("GR"), between("GR", None, {"vat_id": f"EL{TIN}"})),
        Case("GR-R-006", between("GR"), between("GR", None, {"address": at("DE")})),
        Case("GR-R-008-2", described(LINK, LINK), described(LINK)),
        Case("GR-R-008-2", described(LINK, LINK), described()),
        Case("GR-R-008-3", described(NO_LINK), described(LINK)),
        Case("GR-S-008-1", described(), described(LINK)),
        Case("GR-R-009", reached("seller", TIN, "0088"), reached("seller", TIN, "9933")),
        Case("GR-R-009", reached("seller", "1", "9933"), between("GR")),
        Case("GR-R-010", reached("buyer", TIN, "0088"), reached("buyer", TIN, "9933")),
        Case("GR-S-011", between("GR"), RIGHT),
        Case("GR-S-011", between("GR", {"vat_id": "EL12345"}), between("DE")),
    )
)
