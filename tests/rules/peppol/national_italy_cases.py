"""Cases of the Italian rules."""

from einvoice.model.invoice import Invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL
from tests.rules.peppol.national import at, between


def registered(value: str | None, country: str = "IT") -> Invoice:
    """An invoice of a seller with a tax number."""
    return between(country, seller={"tax_registration_id": value})


def without(field: str, country: str = "IT") -> Invoice:
    """An invoice of a seller with a part of its address not stated."""
    return between(country, seller={"address": at(country, **{field: None})})


CASES = (
    Case("IT-R-001", registered("1234567890"), registered("12345678901")),
    Case("IT-R-001", registered("rssmra85t10a562s"), registered("RSSMRA85T10A562S")),
    Case("IT-R-001", registered("12345678901234567"), registered("1", "DE")),
    Case("IT-R-002", without("line_1"), between("IT")),
    Case("IT-R-003", without("city"), between("IT")),
    Case("IT-R-004", without("post_code"), without("post_code", "DE")),
    Case(
        "IT-R-004",
        fires=between("DE", {"vat_id": "IT00743110157", "address": None}),
        silent=between("IT", {"vat_id": "DE123456789", "address": at("IT", post_code=None)}),
        syntaxes=UBL,
    ),
)
