"""Who must state a VAT identifier for which category (…-02 for lines, -03, -04 for the rest)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from einvoice.model.invoice import Invoice
from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import VatGroups, vat_groups
from einvoice.rules.rule import Family, Hit, Rule, declared_in
from einvoice.rules.stated import Stated


@dataclass(frozen=True, slots=True)
class _Side:
    """Lines, allowances or charges: whether one has a category, and what the texts call it."""

    has: Callable[[VatGroups, str], bool]
    term: str
    en: str
    de: str


_SIDES = (
    _Side(
        lambda groups, code: code in groups.lines or code in groups.sub_lines,
        "BT-151",
        "an invoice line",
        "einer Rechnungsposition",
    ),
    _Side(
        lambda groups, code: code in groups.allowances,
        "BT-95",
        "a document level allowance",
        "einem Abzug auf Dokumentenebene",
    ),
    _Side(
        lambda groups, code: code in groups.charges,
        "BT-102",
        "a document level charge",
        "einem Zuschlag auf Dokumentenebene",
    ),
)

_TERMS = {
    "seller-taxed": ("BT-31", "BT-32", "BT-63"),
    "seller-taxed-and-buyer-known": ("BT-31", "BT-32", "BT-63", "BT-48", "BT-47"),
    "seller-and-buyer-vat-id": ("BT-31", "BT-63", "BT-48"),
    "seller-vat-id": ("BT-31", "BT-63"),
    "no-vat-id": ("BT-31", "BT-63", "BT-48"),
}
"""What the categories demand, by the text that says so."""

_IDS = (
    ("S", "seller-taxed", ("BR-S-02", "BR-S-03", "BR-S-04")),
    ("Z", "seller-taxed", ("BR-Z-02", "BR-Z-03", "BR-Z-04")),
    ("E", "seller-taxed", ("BR-E-02", "BR-E-03", "BR-E-04")),
    ("AE", "seller-taxed-and-buyer-known", ("BR-AE-02", "BR-AE-03", "BR-AE-04")),
    ("K", "seller-and-buyer-vat-id", ("BR-IC-02", "BR-IC-03", "BR-IC-04")),
    ("G", "seller-vat-id", ("BR-G-02", "BR-G-03", "BR-G-04")),
    ("O", "no-vat-id", ("BR-O-02", "BR-O-03", "BR-O-04")),
    ("L", "seller-taxed", ("BR-AF-02", "BR-AF-03", "BR-AF-04")),
    ("M", "seller-taxed", ("BR-AG-02", "BR-AG-03", "BR-AG-04")),
)
_BY_CODE = {
    code: [
        (
            side,
            made(
                rule_id,
                code,
                text,
                side.term,
                *_TERMS[text],
                module=__name__,
                place_en=side.en,
                place_de=side.de,
            ),
        )
        for side, rule_id in zip(_SIDES, ids, strict=True)
    ]
    for code, text, ids in _IDS
}


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    groups = vat_groups(stated)
    for code in groups.codes():
        rules = _BY_CODE.get(code)
        if rules is None:
            continue
        wrong = list(_wrong(stated.invoice, rules[0][1].text))
        if wrong:
            for side, rule in rules:
                if side.has(groups, code):
                    for hit in wrong:
                        yield rule, hit


def _wrong(invoice: Invoice, demanded: str) -> Iterator[Hit]:
    """What is missing or too much of the identifiers of the parties."""
    seller, buyer, agent = invoice.seller, invoice.buyer, invoice.tax_representative
    sellers = (seller.vat_id if seller else None, agent.vat_id if agent else None)
    buyers = buyer.vat_id if buyer else None
    if demanded == "no-vat-id":
        parties = ("seller", "tax_representative", "buyer")
        for party, vat_id in zip(parties, (*sellers, buyers), strict=True):
            if vat_id is not None:
                yield Hit(f"{party}.vat_id", {"stated": vat_id}, kind=party.replace("_", "-"))
        return
    local = seller.tax_registration_id if seller and "seller-taxed" in demanded else None
    if sellers == (None, None) and local is None:
        yield Hit("seller.vat_id", kind="seller")
    if demanded == "seller-taxed-and-buyer-known" and buyer is not None:
        buyers = buyers if buyers is not None else buyer.legal_id
    if "buyer" in demanded and buyers is None:
        yield Hit("buyer.vat_id", kind="buyer")


IDENTIFIERS = Family(
    tuple(rule for rules in _BY_CODE.values() for _, rule in rules),
    _check,
)

RULES = declared_in(globals())
