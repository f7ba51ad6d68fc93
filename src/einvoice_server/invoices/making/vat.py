"""Why no VAT is charged."""

from einvoice_server.invoices.making.case import Case

EXEMPT = frozenset({"E", "AE", "K", "G", "O"})
"""Categories whose breakdown says why no VAT is charged."""
USUAL_REASONS = {
    "AE": "VATEX-EU-AE",
    "K": "VATEX-EU-IC",
    "G": "VATEX-EU-G",
    "O": "VATEX-EU-O",
}
_WORDS = {
    "de": {
        "AE": "Steuerschuldnerschaft des Leistungsempfängers",
        "K": "Innergemeinschaftliche Lieferung",
        "G": "Steuerfreie Ausfuhrlieferung",
        "O": "Nicht steuerbar",
    },
    "en": {
        "AE": "Reverse charge",
        "K": "Intra-community supply",
        "G": "Export outside the EU",
        "O": "Not subject to VAT",
    },
}


def reasons_of(category: str, case: Case) -> tuple[str | None, str | None]:
    """Text and code (BT-120, BT-121) of a category: what was given, else what the law calls it."""
    if category not in EXEMPT:
        return None, None
    payload = case.payload
    # With exempt items, what was given says why of these.
    if category == "E" or "E" not in case.categories:
        text, code = payload.tax_exemption_reason_message, payload.tax_exemption_reason_code
    else:
        text = code = None
    usual = _WORDS[case.language].get(category)
    return text or usual, code or USUAL_REASONS.get(category)
