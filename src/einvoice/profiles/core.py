"""EN 16931 itself: the terms that every CIUS draws on, and the limits of its two syntaxes."""

from einvoice.model.terms import Origin
from einvoice.profiles.profile import Profile
from einvoice.profiles.scope import Scope

EN16931_ID = "urn:cen.eu:en16931:2017"
COMPLIANT = f"{EN16931_ID}#compliant#"
"""How the identifier of a CIUS begins: its invoices keep all rules of the core."""
CONFORMANT = f"{EN16931_ID}#conformant#"
"""How the identifier of an extension begins: its invoices may say what the core does not know."""

CII = frozenset({"cii"})
UBL = frozenset({"ubl"})
BOTH = CII | UBL

GROSS_BASE_QUANTITY = frozenset(
    {"lines[].price.gross_base_quantity", "lines[].price.gross_base_quantity_unit_code"}
)
"""CII states BT-149 and BT-150 beside the gross price as well as beside the net price."""

DEPARTMENTS = frozenset({"seller.contact.department", "buyer.contact.department"})
"""CII writes a contact point (BT-41, BT-56) as a person, as a department, or as both."""

REPEATED = frozenset(
    {
        "lines[].more_accounting_references",
        "lines[].more_notes",
        "lines[].price.more_discounts",
        "buyer.more_contacts",
        "more_accounting_references",
        "more_payment_terms",
        "seller.more_contacts",
    }
)
"""Where extensions repeat terms that occur once in the core."""

CII_CORE = Scope(
    frozenset({Origin.EN16931}),
    without=REPEATED,
    also=GROSS_BASE_QUANTITY | DEPARTMENTS | {"project_name"},
)
"""All terms of the core, with what CII says beside them: it demands a name for a project."""

CORE = CII_CORE.plus(also=["payment.means[].card.network_id"])
"""The same in both syntaxes: UBL demands the network of a payment card."""

IDENTIFIERS = {
    f"{party}.ids#{kind}": 1
    for party in ("buyer", "payee", "delivery")
    for kind in ("plain", "scheme")
}
"""BT-46, BT-60 and BT-71 occur once; CII has an element for each kind."""

UBL_IDENTIFIERS = {"buyer.ids": 1, "payee.ids": 1, "delivery.ids": 1}
"""In UBL both kinds are the same element."""

D16B_LISTS = {"preceding_invoices": 1}
"""The schema of CII D16B has one reference to a preceding invoice, where BG-3 has many."""

EN16931 = Profile(
    name="en16931",
    title="EN 16931",
    specification_id=EN16931_ID,
    scope=CORE,
    syntaxes=BOTH,
    spellings=("core",),
    max_items=IDENTIFIERS,
    cii_max_items=D16B_LISTS,
    ubl_max_items=UBL_IDENTIFIERS,
)


def cius(
    name: str,
    title: str,
    specification_id: str,
    *,
    scope: Scope = CORE,
    syntaxes: frozenset[str] = BOTH,
    aliases: tuple[str, ...] = (),
    spellings: tuple[str, ...] = (),
    business_process_type: str | None = None,
    writable: bool = True,
    superseded_by: str | None = None,
    rule_sets: tuple[str, ...] = (),
) -> Profile:
    """A profile with the limits of the core, whose terms are those of the core unless stated."""
    return Profile(
        name=name,
        title=title,
        specification_id=specification_id,
        scope=scope,
        syntaxes=syntaxes,
        aliases=aliases,
        spellings=spellings,
        business_process_type=business_process_type,
        writable=writable,
        superseded_by=superseded_by,
        rule_sets=("en16931", *rule_sets),
        max_items=IDENTIFIERS,
        cii_max_items=D16B_LISTS,
        ubl_max_items=UBL_IDENTIFIERS,
    )
