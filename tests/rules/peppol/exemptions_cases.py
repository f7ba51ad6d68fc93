"""Cases of the rules on exemption reasons."""

from einvoice.model.allowance import DocumentAllowance
from einvoice.model.vat import VatBreakdown
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL

CODES = (
    ("P0104", "VATEX-EU-G", "G"),
    ("P0105", "VATEX-EU-O", "O"),
    ("P0106", "VATEX-EU-IC", "K"),
    ("P0107", "VATEX-EU-AE", "AE"),
    ("P0108", "VATEX-EU-D", "E"),
    ("P0109", "VATEX-EU-F", "E"),
    ("P0110", "VATEX-EU-I", "E"),
    ("P0111", "VATEX-EU-J", "E"),
)

CASES = (
    *(
        Case(
            f"PEPPOL-EN16931-{key}",
            fires=invoice(
                vat_breakdown=[VatBreakdown(category_code="S", exemption_reason_code=code.lower())]
            ),
            silent=invoice(
                vat_breakdown=[VatBreakdown(category_code=category, exemption_reason_code=code)]
            ),
            syntaxes=UBL,
        )
        for key, code, category in CODES
    ),
    Case(
        "PEPPOL-EN16931-P0104",
        fires=invoice(allowances=[DocumentAllowance(vat_exemption_reason_code="VATEX-EU-G")]),
        silent=invoice(allowances=[DocumentAllowance(vat_exemption_reason_code="VATEX-EU-132")]),
        syntaxes=UBL,
    ),
)
