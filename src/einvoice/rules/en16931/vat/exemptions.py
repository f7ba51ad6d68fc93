"""Whether a group of the VAT breakdown says why it bears no VAT (…-10)."""

from collections.abc import Iterator

from einvoice.rules.en16931.expected import Patch
from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import vat_groups
from einvoice.rules.rule import Family, Hit, Rule, declared_in
from einvoice.rules.stated import Stated

_TERMS = ("BT-120", "BT-121", "BT-118")
_TAXED = {
    code: made(rule_id, code, "no-exemption-reason", *_TERMS, module=__name__)
    for code, rule_id in (
        ("S", "BR-S-10"),
        ("Z", "BR-Z-10"),
        ("L", "BR-AF-10"),
        ("M", "BR-AG-10"),
    )
}
"""Categories that are no exemption, so that there is nothing to give a reason for."""
_EXEMPT = {
    code: made(rule_id, code, text, *_TERMS, module=__name__, reason=reason)
    for code, rule_id, text, reason in (
        ("E", "BR-E-10", "exemption-reason", ""),
        ("AE", "BR-AE-10", "usual-exemption-reason", "VATEX-EU-AE"),
        ("K", "BR-IC-10", "usual-exemption-reason", "VATEX-EU-IC"),
        ("G", "BR-G-10", "usual-exemption-reason", "VATEX-EU-G"),
        ("O", "BR-O-10", "usual-exemption-reason", "VATEX-EU-O"),
    )
}
"""Categories that need a reason, with the code that says it."""
_CERTAIN = frozenset({"K", "G", "O"})
"""Where the category leaves one reason; a reverse charge can rest on national law."""


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    for code, listed in vat_groups(stated).breakdown.items():
        if code is None:
            continue
        for group in listed:
            path = group.at("exemption_reason")
            reason, reason_code = group.tax.exemption_reason, group.tax.exemption_reason_code
            if reason is None and reason_code is None:
                if rule := _EXEMPT.get(code):
                    usual = rule.facts["reason"]
                    mend: Patch = (("add", group.at("exemption_reason_code"), usual),)
                    yield rule, group.placed(Hit(path, patch=mend if code in _CERTAIN else ()))
            elif rule := _TAXED.get(code):
                where = path if reason is not None else group.at("exemption_reason_code")
                yield rule, group.placed(Hit(where, {"stated": reason or reason_code or "-"}))


EXEMPTIONS = Family((*_TAXED.values(), *_EXEMPT.values()), _check)

RULES = declared_in(globals())
