"""Texts that break careless readers, and names that belong elsewhere."""

from random import Random

NUMBERS = (
    "NaN", "sNaN", "Infinity", "-INF", "∞", "-0", "+5", ".5", "5.", "-", "+", ".", "1e5", "1E+2",
    "1e400000000", "1e-400000000", "0x10", "1_000", "1 000", "1,5", "1.000,00", "12.", "--1",
    "\uff11\uff12", "٣", "²", "½", "9" * 40, "9" * 5_000, f"0.{'0' * 300}1", "1500.000000",
    "-99.995", "00012", "1\u00a0", " 12 ", "\n12\n", "12 EUR", "1e", "0e0", "1" + "0" * 28 + ".01",
)  # fmt: skip
DATES = (
    "2026-02-30", "2026-02-29", "20260229", "0000-00-00", "00000000", "2026-13-01", "99991231",
    "00010101", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-01-01Z",
    "2026-01-01+14:00", "2026-01-01-99:99", "2026-01-01T00:00:00", "2026-01-01T24:00:00Z",
    "2026-W01", "2026-001", "20261", "202601", "2026-1-1", "01.02.2026",
    "\uff12\uff10\uff12\uff16-01-01",
)  # fmt: skip
WORDS = (
    "", " ", "\t\n", "\r\n", "true", "TRUE", "1", "yes", "false", "0", "S", "VAT", "VA", "FC",
    "EUR", "XXX", "380", "381", "102", "610", "616", "203", "999", "916", "130", "50", "0160",
    "]]>", "&", "<", ">", "\"'", "--", "<!--", "<![CDATA[", "%s", "{0}", "{}", "../..", "#",
    "#AAA#", "#ABC#text", "#ABC", "##", "a#b#c", "urn:cen.eu:en16931:2017", "application/pdf",
    "nil",
    "\u202e", "\ufeff", "\u2028", "\u0085", "\u00a0", "\u200b", "\ud7ff", "\ue000", "\ufffd",
    "e\u0301" * 5, "𝄞" * 3, "ﷺ", "İı", "ß", "\x7f", "\x9f", "A" * 70_000,
)  # fmt: skip
BINARIES = ("====", "AAA", "A", "AA=A", "AAAA\nAAAA", " AAAA ", "ÄÖ==", "-_-_", "A" * 99_997)
FORMULAS = ("1.00", "-1.00", "0", "19", "7.7", "100", "0.01")
TEXTS = (*NUMBERS, *DATES, *WORDS, *BINARIES, *FORMULAS)

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = "urn:un:unece:uncefact:data:standard:"
NAMESPACES = (
    f"{_UBL}CommonBasicComponents-2", f"{_UBL}CommonAggregateComponents-2",
    f"{_UBL}CommonExtensionComponents-2", f"{_UBL}Invoice-2", f"{_UBL}CreditNote-2",
    f"{_UBL}Invoice-1", f"{_UBL}Order-2", f"{_CII}CrossIndustryInvoice:100",
    f"{_CII}CrossIndustryInvoice:13", f"{_CII}UnqualifiedDataType:100",
    f"{_CII}QualifiedDataType:100", f"{_CII}ReusableAggregateBusinessInformationEntity:100",
    f"{_CII}ReusableAggregateBusinessInformationEntity:12",
    "urn:ferd:CrossIndustryDocument:invoice:1p0", "urn:example:foreign",
    "http://www.w3.org/2001/XMLSchema-instance", "",
)  # fmt: skip
ROOTS = ("Invoice", "CreditNote", "CrossIndustryInvoice", "CrossIndustryDocument", "html", "Order")
ATTRIBUTES = (
    "currencyID", "unitCode", "schemeID", "listID", "listVersionID", "schemeVersionID", "format",
    "mimeCode", "filename", "name", "languageID", "id", "schemeName", "unknown",
    "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}space",
    "{http://www.w3.org/2001/XMLSchema-instance}nil",
    "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
)  # fmt: skip


def text(rng: Random) -> str:
    """One of the texts, or noise; every character of it is allowed in XML 1.0."""
    if rng.random() < 0.85:
        return rng.choice(TEXTS)
    return noise(rng, rng.randrange(1, 40))


def noise(rng: Random, length: int) -> str:
    """Characters from all over Unicode."""
    planes = ((0x20, 0x7F), (0xA0, 0x250), (0x600, 0x700), (0x2000, 0x2100), (0x1F300, 0x1F600))
    return "".join(chr(rng.randrange(*rng.choice(planes))) for _ in range(length))
