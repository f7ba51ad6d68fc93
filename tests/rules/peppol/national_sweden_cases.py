"""Cases of the Swedish rules."""

from decimal import Decimal
from typing import Any

from einvoice.model.invoice import Invoice
from einvoice.model.vat import LineVat, VatBreakdown
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, UBL, replaced
from tests.rules.peppol.national import between, by, paid

VAT_ID = "SE556016068001"


def taxed(vat_id: str) -> Invoice:
    """An invoice of a Swedish seller with a VAT identifier."""
    return between("SE", seller={"vat_id": vat_id})


def in_cii(stated: Invoice) -> bytes:
    """An invoice in CII, with the scheme of the VAT identifier written out."""
    return replaced(stated, "cii", '"VA">', '"VAT">')


def organised(number: str, **seller: Any) -> Invoice:
    """An invoice of a Swedish seller with an organisation number."""
    return between("SE", seller={"legal_id": number, **seller})


def rated(rate: str | None, category: str = "S", vat_id: str | None = VAT_ID) -> Invoice:
    """An invoice of a Swedish seller with one VAT rate on lines and breakdown."""
    percent = None if rate is None else Decimal(rate)
    return between(
        "SE",
        seller={"vat_id": vat_id},
        lines=[line(vat=LineVat(category_code=category, rate=percent))],
        vat_breakdown=[VatBreakdown(category_code=category, rate=percent)],
    )


def with_line_charge(rate: str) -> bytes:
    """An invoice with a VAT rate on a charge of a line, which no term stands for."""
    category = f"<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>{rate}</cbc:Percent>"
    charge = (
        "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
        f'<cbc:Amount currencyID="EUR">0</cbc:Amount>{category}</cac:TaxCategory>'
        "</cac:AllowanceCharge><cac:Item>"
    )
    return replaced(rated("25"), "ubl", "<cac:Item>", charge)


def giro(bank: str, account: str, code: str = "30") -> Invoice:
    """An invoice of a Swedish seller that is paid to a giro."""
    return between("SE", payment=by(paid(code, account, f"SE:{bank}")))


CASES = (
    Case("SE-R-001", taxed("SE5560160680"), taxed(VAT_ID), UBL),
    Case("SE-R-001", in_cii(taxed("SE5560160680")), taxed("SE5560160680"), CII),
    Case("SE-R-002", taxed("SE556016-06801"), taxed(VAT_ID), UBL),
    Case("SE-R-002", in_cii(taxed("SE556016-06801")), in_cii(taxed(VAT_ID)), CII),
    Case("SE-R-003", organised("556016-068"), organised("5560160680")),
    Case("SE-R-003", organised(""), between("SE")),
    Case("SE-R-004", organised("556016-0680"), organised("5560160680")),
    Case("SE-R-013", organised("5560160681"), organised("5560160680")),
    Case("SE-R-013", organised("556016068"), between("NO", {"legal_id": "5560160681"})),
    Case(
        "SE-R-005",
        fires=organised("5560160680", tax_registration_id="F-skatt"),
        silent=organised("5560160680", tax_registration_id="godkänd för F-skatt"),
    ),
    Case("SE-R-005", organised("1", tax_registration_id=""), organised("5560160680")),
    Case("SE-R-006", rated("20"), rated("25.00"), UBL),
    Case("SE-R-006", rated(None), rated("0", "Z"), UBL),
    Case("SE-R-006", with_line_charge("7"), with_line_charge("6.0"), UBL),
    Case("SE-R-006", in_cii(rated("0", "Z")), rated("20"), CII),
    Case("SE-R-006", in_cii(rated("20")), in_cii(rated("12")), CII),
    Case("SE-R-007", giro("PLUSGIRO", "12345-6"), giro("PLUSGIRO", "123456")),
    Case("SE-R-010", giro("PLUSGIRO", "1"), giro("PLUSGIRO", "12")),
    Case("SE-R-010", giro("PLUSGIRO", "123456789"), giro("PLUSGIRO", "1", code="58")),
    Case("SE-R-008", giro("BANKGIRO", "123-4567"), giro("BANKGIRO", "1234567")),
    Case("SE-R-009", giro("BANKGIRO", "123456"), giro("BANKGIRO", "12345678")),
    Case("SE-R-011", giro("BANKGIRO", "1234567", "50"), giro("BANKGIRO", "1234567")),
    Case("SE-R-011", giro("BANKGIRO", "1234567", "56"), between("NO", payment=by(paid("50")))),
    Case(
        "SE-R-012",
        fires=between("SE", payment=by(paid("31"))),
        silent=between("SE", buyer={"address": None}, payment=by(paid("31"))),
    ),
)
