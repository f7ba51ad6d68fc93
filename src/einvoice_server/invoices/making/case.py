"""One invoice to be made: what was asked for, with what the account fills in."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from einvoice.model.values import Identifier
from einvoice_server.invoices.making.electronic import by_vat_id
from einvoice_server.invoices.payload.amounts import Adjustment
from einvoice_server.invoices.payload.formats import Making, SyntaxName, making_of
from einvoice_server.invoices.payload.items import Tax
from einvoice_server.invoices.payload.payment import Payment
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import (
    Company,
    ContactPerson,
    ElectronicAddress,
    Preferences,
)

LEITWEG_SCHEME = "0204"
EMAIL_SCHEME = "EM"
SEPA_TRANSFER, TRANSFER, SEPA_DEBIT, UNDEFINED = "58", "30", "59", "1"
TRANSFERS = frozenset({"30", "31", "42", "57", "58"})
"""Means of payment that name the account of the payee."""
DEBITS = frozenset({"49", "59"})
"""Means of payment that need a mandate."""
CARDS = frozenset({"48", "54", "55"})
"""Means of payment that name a card."""
TAXED = frozenset({"S", "L", "M"})
"""VAT categories with a rate of their own; of the others the rate is 0."""


@dataclass(frozen=True)
class Case:
    """What checks and mapping agree on: every value that has a default, settled once."""

    payload: InvoicePayload
    seller: Company
    """Who sells, with what the account adds."""
    is_own: bool
    """Whether the account's company adds to the seller."""
    making: Making
    currency: str
    language: Literal["de", "en"]

    @classmethod
    def of(cls, payload: InvoicePayload, company: Company, preferences: Preferences) -> "Case":
        """Settle who sells, the format, the currency and the language."""
        given = payload.seller
        is_own = given is None or given.name in (None, company.name)
        return cls(
            payload=payload,
            seller=_merged(company, given) if is_own else given or company,
            is_own=is_own,
            making=making_of(payload.format),
            currency=payload.currency or preferences.currency,
            language=preferences.language,
        )

    @property
    def syntax(self) -> SyntaxName:
        """The syntax of the XML."""
        return self.payload.syntax or self.making.syntax

    @cached_property
    def is_german(self) -> bool:
        """Whether seller and buyer are in Germany."""
        return self.seller.country == self.payload.buyer.country == "DE"

    @cached_property
    def is_strict(self) -> bool:
        """Whether the German rules on contact, payment and buyer reference hold."""
        return self.making.is_xrechnung or (self.making.is_peppol and self.is_german)

    @cached_property
    def contact(self) -> ContactPerson:
        """Whom the buyer may ask."""
        given, person = self.payload.contact_person, self.seller.contact_person
        parts = [one for one in (given, person) if one is not None]
        return ContactPerson(
            name=_first(*(one.name for one in parts), self.seller.name),
            email=_first(*(one.email for one in parts), self.seller.email),
            phone=_first(*(one.phone for one in parts), self.seller.phone),
        )

    @cached_property
    def leitweg_id(self) -> str | None:
        """What the buyer asked to be stated."""
        given = self.payload.buyer_reference
        return given.buyer_reference_id if given else self.payload.buyer_reference_id

    @cached_property
    def buyer_reference(self) -> str | None:
        """BT-10; where the rules demand it and nobody gave one, the next best thing."""
        if self.leitweg_id or not self.is_strict:
            return self.leitweg_id
        buyer = self.payload.buyer
        return _first(self.payload.order_number, buyer.customer_number, buyer.email)

    @cached_property
    def seller_address(self) -> Identifier | None:
        """BT-34: as stated, else by VAT number for Peppol and by email for others."""
        seller = self.seller
        email = None if self.making.is_peppol else _first(seller.email, self.contact.email)
        return self._address(seller.electronic_address, email, seller.vat_id, None)

    @cached_property
    def buyer_address(self) -> Identifier | None:
        """BT-49: as stated, else by email, by Leitweg-ID, or for Peppol by VAT number."""
        buyer = self.payload.buyer
        email = None if self.making.is_peppol else buyer.email
        return self._address(buyer.electronic_address, email, buyer.vat_id, self.leitweg_id)

    def _address(
        self,
        stated: ElectronicAddress | None,
        email: str | None,
        vat_id: str | None,
        leitweg_id: str | None,
    ) -> Identifier | None:
        if stated is not None:
            return Identifier(value=stated.value, scheme=stated.scheme)
        if email is not None:
            return Identifier(value=email, scheme=EMAIL_SCHEME)
        if leitweg_id is not None and self.making.addresses and self.payload.buyer.country == "DE":
            return Identifier(value=leitweg_id, scheme=LEITWEG_SCHEME)
        return by_vat_id(vat_id) if self.making.is_peppol and vat_id else None

    @cached_property
    def payment(self) -> Payment:
        """How to pay, as far as it is stated."""
        return self.payload.payment or Payment()

    @cached_property
    def mandate_reference(self) -> str | None:
        """BT-89."""
        return self.payment.mandate_reference or self.payload.mandate_reference

    @cached_property
    def iban(self) -> str | None:
        """The account that is paid."""
        return self.payment.iban or self.seller.iban

    @cached_property
    def means_code(self) -> str | None:
        """BT-81: as stated, else what the rest says; None where nothing does or must."""
        if self.payment.means_code:
            return self.payment.means_code
        if self.mandate_reference:
            return SEPA_DEBIT
        if self.iban:
            return SEPA_TRANSFER if self.currency == "EUR" else TRANSFER
        # A credit note in UBL has no place for the due date but beside a means of payment.
        is_needed = self.is_strict or (self.syntax == "UBL" and self.payload.due_date is not None)
        return UNDEFINED if is_needed else None

    @cached_property
    def categories(self) -> frozenset[str | None]:
        """The VAT categories of all items, allowances and charges; None for an open one."""
        payload = self.payload
        taxes = (tax for item in payload.invoice_items for tax in item.product.taxes)
        found = {self.category(tax) for tax in taxes}
        found.update(self.vat_of(one)[0] for one in (*payload.allowances, *payload.charges))
        return frozenset(found)

    @property
    def is_untaxed(self) -> bool:
        """Whether it is not subject to VAT: then nobody states a VAT number (BR-O-02)."""
        return "O" in self.categories

    @property
    def seller_vat_id(self) -> str | None:
        """BT-31."""
        return None if self.is_untaxed else self.seller.vat_id

    def category(self, tax: Tax) -> str | None:
        """BT-151: as stated, else S above zero, and E for zero with a reason; None if open."""
        if tax.category_code is not None:
            return tax.category_code
        if tax.rate > 0:
            return "S"
        return "E" if self.payload.tax_exemption_reason_message else None

    @cached_property
    def only_vat(self) -> tuple[str | None, Decimal] | None:
        """The VAT of all items, where they have the same."""
        found = {
            (self.category(tax), tax.rate)
            for item in self.payload.invoice_items
            for tax in item.product.taxes
        }
        return found.pop() if len(found) == 1 else None

    def vat_of(self, entry: Adjustment) -> tuple[str | None, Decimal | None]:
        """Category and rate of an allowance or charge; what is left out is that of the items."""
        category, rate = entry.category_code, entry.rate
        shared = self.only_vat
        if category is None and rate is None:
            return shared or (None, None)
        if category is None:
            category = "S" if rate else shared[0] if shared and not shared[1] else None
        if rate is None:
            if category not in TAXED:
                return category, Decimal(0)
            rate = shared[1] if shared and shared[0] == category else None
        return category, rate


def _merged(company: Company, given: Company | None) -> Company:
    if given is None:
        return company
    said = {name: value for name in given.model_fields_set if (value := getattr(given, name))}
    if "iban" in said:
        # Another account has another bank, and perhaps another holder.
        said = {"bic": None, "account_holder": None, **said}
    return company.model_copy(update=said)


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
