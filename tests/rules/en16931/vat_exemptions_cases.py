"""Cases of the rules on reasons for an exemption."""

from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import EXEMPT, PREFIXES, group, of_category

CASES = (
    *(
        Case(
            f"{PREFIXES[code]}-10",
            fires=of_category(code, vat_breakdown=[group(code, **{stated: "VATEX-EU-O"})]),
            silent=of_category(code),
        )
        for code in ("S", "Z", "L", "M")
        for stated in ("exemption_reason", "exemption_reason_code")
    ),
    *(
        Case(
            f"{PREFIXES[code]}-10",
            fires=of_category(code, vat_breakdown=[group(code, exemption_reason=None)]),
            silent=of_category(
                code,
                vat_breakdown=[
                    group(code, exemption_reason=None, exemption_reason_code="VATEX-EU-O")
                ],
            ),
        )
        for code in EXEMPT
    ),
)
