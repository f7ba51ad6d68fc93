"""What a profile is: how invoices claim it, and what they can say in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.profiles.scope import Scope


def _no_limits() -> dict[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile of EN 16931, a CIUS or an extension, as data."""

    name: str
    """A stable key, such as "factur-x-basic-wl"."""
    title: str
    """What people call it."""
    specification_id: str
    """The specification identifier (BT-24) that is written."""
    scope: Scope
    """The terms that it has."""
    syntaxes: frozenset[str]
    """The syntaxes that it is defined for: "cii", "ubl"."""
    aliases: tuple[str, ...] = ()
    """Other values of BT-24 that claim it."""
    spellings: tuple[str, ...] = ()
    """Other names by which `get` knows it."""
    business_process_type: str | None = None
    """The business process type (BT-23) that is written where the invoice states none."""
    writable: bool = True
    """Whether an invoice can be written that claims it."""
    superseded_by: str | None = None
    """The profile to use in place of one that is out of force."""
    rule_sets: tuple[str, ...] = ("en16931",)
    """The native rule sets that its invoices are checked by."""
    max_items: Mapping[str, int] = field(default_factory=_no_limits, hash=False)
    """How many entries a list may have, by its path without indexes ("preceding_invoices").

    For identifiers, "buyer.ids#scheme" counts those with a scheme, "buyer.ids#plain" the others.
    """
    cii_max_items: Mapping[str, int] = field(default_factory=_no_limits, hash=False)
    """How many where the invoice is written as CII, because the schema has no room for more."""
    ubl_max_items: Mapping[str, int] = field(default_factory=_no_limits, hash=False)
    """How many where the invoice is written as UBL."""

    def allows(self, path: str) -> bool:
        """Whether the profile has the term at a place, such as "lines[].note" or "seller"."""
        return self.scope.has(path)

    def limits(self, syntax: str | None = None) -> dict[str, int]:
        """How many entries the lists may have in a syntax ("cii", "ubl"), or in any."""
        by_syntax = {"cii": self.cii_max_items, "ubl": self.ubl_max_items}
        return {**self.max_items, **by_syntax.get(syntax or "", {})}
