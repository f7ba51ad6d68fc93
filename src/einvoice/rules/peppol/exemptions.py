"""Exemption reasons: some codes belong to one VAT category."""

from collections.abc import Callable, Iterator

from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, Rule, area_of
from einvoice.rules.stated import Stated

_CATEGORIES = (
    ("PEPPOL-EN16931-P0104", "VATEX-EU-G", "G"),
    ("PEPPOL-EN16931-P0105", "VATEX-EU-O", "O"),
    ("PEPPOL-EN16931-P0106", "VATEX-EU-IC", "K"),
    ("PEPPOL-EN16931-P0107", "VATEX-EU-AE", "AE"),
    ("PEPPOL-EN16931-P0108", "VATEX-EU-D", "E"),
    ("PEPPOL-EN16931-P0109", "VATEX-EU-F", "E"),
    ("PEPPOL-EN16931-P0110", "VATEX-EU-I", "E"),
    ("PEPPOL-EN16931-P0111", "VATEX-EU-J", "E"),
)
"""The rule, the code and the category that the code demands."""


def categories(stated: Stated) -> tuple[tuple[str, str, str], ...]:
    """Every VAT category with an exemption code: path, code in upper case, category."""
    invoice = stated.invoice
    found: list[tuple[str, str, str]] = []
    for index, tax in enumerate(invoice.vat_breakdown):
        if tax.exemption_reason_code is not None:
            path = f"vat_breakdown[{index}].category_code"
            found.append((path, tax.exemption_reason_code.upper(), tax.category_code or ""))
    for name in ("allowances", "charges"):
        for index, one in enumerate(getattr(invoice, name)):
            if one.vat_exemption_reason_code is not None:
                path = f"{name}[{index}].vat_category_code"
                code = one.vat_exemption_reason_code.upper()
                found.append((path, code, one.vat_category_code or ""))
    return tuple(found)


def _check(code: str, category: str) -> Callable[[Stated], Iterator[Hit]]:
    def check(stated: Stated) -> Iterator[Hit]:
        for path, said, found in stated.once(categories):
            if said == code and collapsed(found) != category:
                yield Hit(path, {"stated": found or "-"})

    return check


RULES = tuple(
    Rule(
        id=rule_id,
        check=_check(code, category),
        terms=("BT-118", "BT-121"),
        syntaxes=frozenset({"ubl"}),
        area=area_of(__name__),
        text="EXEMPTION",
        facts={"code": code, "category": category},
    )
    for rule_id, code, category in _CATEGORIES
)
