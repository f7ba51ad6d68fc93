"""Words for the codes that people meet most often; every other code is shown as it is."""

DOCUMENT_TYPES = {
    "261": "Self-billed credit note",
    "325": "Pro forma invoice",
    "326": "Partial invoice",
    "380": "Invoice",
    "381": "Credit note",
    "383": "Debit note",
    "384": "Corrected invoice",
    "386": "Prepayment invoice",
    "389": "Self-billed invoice",
    "393": "Factored invoice",
    "396": "Factored credit note",
    "751": "Invoice information",
    "875": "Partial construction invoice",
    "876": "Partial final construction invoice",
    "877": "Final construction invoice",
}
"""UNTDID 1001."""

VAT_CATEGORIES = {
    "S": "standard",
    "Z": "zero rated",
    "E": "exempt",
    "AE": "reverse charge",
    "K": "intra-community",
    "G": "export",
    "O": "not subject to VAT",
    "L": "IGIC",
    "M": "IPSI",
    "B": "split payment",
}
"""UNTDID 5305."""

PAYMENT_MEANS = {
    "1": "not defined",
    "10": "cash",
    "20": "cheque",
    "30": "credit transfer",
    "31": "debit transfer",
    "42": "to a bank account",
    "48": "bank card",
    "49": "direct debit",
    "54": "credit card",
    "55": "debit card",
    "57": "standing agreement",
    "58": "SEPA credit transfer",
    "59": "SEPA direct debit",
    "68": "online payment",
    "97": "clearing between partners",
    "ZZZ": "as agreed",
}
"""UNTDID 4461."""

UNITS = {
    "C62": "one",
    "H87": "pcs",
    "XPP": "pcs",
    "NAR": "pcs",
    "SET": "sets",
    "PR": "pairs",
    "MIN": "min",
    "HUR": "h",
    "DAY": "days",
    "WEE": "weeks",
    "MON": "months",
    "ANN": "years",
    "GRM": "g",
    "KGM": "kg",
    "TNE": "t",
    "MTR": "m",
    "KMT": "km",
    "MTK": "m²",
    "MTQ": "m³",
    "LTR": "l",
    "KWH": "kWh",
    "LS": "lump sum",
    "P1": "%",
}
"""UN/ECE Recommendation 20 and 21."""


def worded(code: str | None, words: dict[str, str]) -> str:
    """A code with its word: "58 SEPA credit transfer"; the code alone where there is none."""
    if not code:
        return ""
    word = words.get(code)
    return f"{code} {word}" if word else code


def unit(code: str | None) -> str:
    """A unit as people write it, or its code."""
    return UNITS.get(code, code) if code else ""
