"""Factur-X and ZUGFeRD since 2.1: five profiles, each with the terms of the one before and more."""

from einvoice.model.terms import Origin
from einvoice.profiles.core import (
    CII,
    CII_CORE,
    COMPLIANT,
    CONFORMANT,
    EN16931_ID,
    GROSS_BASE_QUANTITY,
    IDENTIFIERS,
    REPEATED,
)
from einvoice.profiles.profile import Profile
from einvoice.profiles.scope import Scope

_MINIMUM = Scope(
    frozenset({Origin.EN16931}),
    without=REPEATED,
    numbers=frozenset(
        {1, 2, 3, 5, 10, 13, 23, 24, 27, 30, 31, 32, 40, 44, 47, 109, 110, 112, 115},
    ),
)

_BASIC_WL = _MINIMUM.plus(
    # the document, what it refers to, notes
    *(6, 8, 9, 12, 16, 19, 20, 21, 22, 25, 26),
    # seller, buyer, payee, tax representative, place of delivery
    *(28, 29, 34, 35, 36, 37, 38, 39, 162),
    *(46, 48, 49, 50, 51, 52, 53, 54, 55, 163),
    *(59, 60, 61),
    *(62, 63, 64, 65, 66, 67, 68, 69, 164),
    *(70, 71, 72, 75, 76, 77, 78, 79, 80, 165),
    # period, payment
    *(73, 74, 81, 83, 84, 89, 90, 91),
    # allowances, charges, totals, VAT
    *range(92, 106),
    *(106, 107, 108, 111, 113),
    *range(116, 122),
)

_BASIC = _BASIC_WL.plus(
    # lines, with allowances and charges that state no percentage and no base amount
    *(126, 127, 129, 130, 131, 134, 135, 136, 139, 140, 141, 144, 145),
    *(146, 147, 148, 149, 150, 151, 152, 153, 157),
    also=GROSS_BASE_QUANTITY,
)

_PARTIES = (
    "buyer",
    "buyer_agent",
    "buyer_tax_representative",
    "delivery",
    "invoicee",
    "invoicer",
    "lines[].delivery.ship_to",
    "lines[].delivery.ultimate_ship_to",
    "more_payment_terms[].payee",
    "payee",
    "payer",
    "payment_schedule.payee",
    "product_end_user",
    "sales_agent",
    "ship_from",
    "tax_representative",
    "ultimate_ship_to",
)
"""Parties that EXTENDED gives one identifier without a scheme, and a tax number that no term is."""

_EXTENDED = Scope(
    frozenset({Origin.EN16931, Origin.EN16931_2026, Origin.FACTURX_EXTENDED}),
    also=CII_CORE.also
    | {f"{party}.tax_registration_id" for party in _PARTIES}
    | {f"{party}.more_contacts[].department" for party in ("seller", "buyer")}
    | {f"lines[].objects[].{part}" for part in ("reference", "type_code", "reference_type_code")}
    | {"supporting_documents[].type_code"},
)

RULES = ("en16931", "facturx")

MINIMUM = Profile(
    name="factur-x-minimum",
    title="Factur-X MINIMUM",
    specification_id="urn:factur-x.eu:1p0:minimum",
    scope=_MINIMUM,
    syntaxes=CII,
    rule_sets=RULES,
    aliases=("urn:zugferd.de:2p1:minimum",),
    spellings=("minimum", "zugferd-minimum"),
)

BASIC_WL = Profile(
    name="factur-x-basic-wl",
    title="Factur-X BASIC WL",
    specification_id="urn:factur-x.eu:1p0:basicwl",
    scope=_BASIC_WL,
    syntaxes=CII,
    rule_sets=RULES,
    aliases=("urn:zugferd.de:2p1:basicwl",),
    spellings=("basic-wl", "zugferd-basic-wl"),
    max_items=IDENTIFIERS,
)

BASIC = Profile(
    name="factur-x-basic",
    title="Factur-X BASIC",
    specification_id=f"{COMPLIANT}urn:factur-x.eu:1p0:basic",
    scope=_BASIC,
    syntaxes=CII,
    rule_sets=RULES,
    aliases=("urn:factur-x.eu:1p0:basic", f"{COMPLIANT}urn:zugferd.de:2p1:basic"),
    spellings=("basic", "zugferd-basic"),
    max_items=IDENTIFIERS,
)

EN16931_COMFORT = Profile(
    name="factur-x-en16931",
    title="Factur-X EN 16931 (COMFORT)",
    specification_id=EN16931_ID,
    scope=CII_CORE,
    syntaxes=CII,
    rule_sets=RULES,
    aliases=("urn:factur-x.eu:1p0:en16931", f"{COMPLIANT}urn:factur-x.eu:1p0:en16931"),
    spellings=("factur-x", "zugferd", "comfort", "zugferd-en16931", "zugferd-comfort"),
    max_items=IDENTIFIERS,
)

EXTENDED = Profile(
    name="factur-x-extended",
    title="Factur-X EXTENDED",
    specification_id=f"{CONFORMANT}urn:factur-x.eu:1p0:extended",
    scope=_EXTENDED,
    syntaxes=CII,
    rule_sets=RULES,
    aliases=("urn:factur-x.eu:1p0:extended", f"{CONFORMANT}urn:zugferd.de:2p1:extended"),
    spellings=("extended", "zugferd-extended"),
    max_items={f"{party}.ids#plain": 1 for party in _PARTIES},
)

PROFILES = (MINIMUM, BASIC_WL, BASIC, EN16931_COMFORT, EXTENDED)
