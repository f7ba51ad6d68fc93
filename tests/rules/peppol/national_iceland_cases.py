"""Cases of the Icelandic rules."""

from dataclasses import replace
from datetime import date

from einvoice.model.invoice import Invoice
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Identifier
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL
from tests.rules.peppol.national import at, between, by, paid

DUE = date(2026, 2, 10)


def known(seller: str | None, buyer: str | None = None) -> Invoice:
    """An invoice between Icelanders whose registrations have these schemes."""
    numbers = (Identifier(value="1234567890", scheme=scheme) for scheme in (seller, buyer))
    return between("IS", *({"legal_id": number} for number in numbers))


def final(text: str, due: date | None = DUE) -> Invoice:
    """An invoice of an Icelandic seller with a final due date."""
    document = SupportingDocument(description="EINDAGI", reference=text)
    return between("IS", supporting_documents=[document], due_date=due)


def paying(code: str, account: str | None) -> Invoice:
    """An invoice of an Icelandic seller with an account."""
    return between("IS", payment=by(paid(code, account)))


CASES = tuple(
    replace(case, syntaxes=UBL)
    for case in (
        Case("IS-R-001", between("IS", type_code="386"), between("IS")),
        Case("IS-R-001", between("IS", type_code=None), between("DE", type_code="386")),
        Case("IS-R-002", known("0088"), known("0196")),
        Case("IS-R-002", between("IS"), between("DE")),
        Case("IS-R-003", between("IS", {"address": at("IS", line_1=None)}), between("IS")),
        Case("IS-R-003", between("IS", {"address": at("IS", post_code=None)}), between("IS")),
        Case("IS-R-004", known("0196", "0088"), known("0088", "0196")),
        Case("IS-R-005", between("IS", None, {"address": at("IS", post_code=None)}), between("IS")),
        Case("IS-R-005", between("IS", None, {"address": at("IS", line_1=None)}), between("DE")),
        Case("IS-R-006", paying("9", "12345678901"), paying("9", "123456789012")),
        Case("IS-R-006", paying("9", None), paying("42", None)),
        Case("IS-R-007", paying("42", "1234-12-123456"), paying("42", "123412123456")),
        Case("IS-R-008", final("15.02.2026"), final("2026-02-15")),
        Case("IS-R-008", final("2026-02-30"), between("IS")),
        Case("IS-R-009", final("2026-02-15", None), final("2026-02-15")),
        Case("IS-R-009", final("2026-02-15"), between("IS"), credit_note=True),
        Case("IS-R-010", final("2026-02-09"), final("2026-02-10")),
        Case("IS-R-010", final("2026-02-15", None), between("IS")),
    )
)
