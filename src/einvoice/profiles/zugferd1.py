"""ZUGFeRD 1.0: three profiles of a syntax that is older than the norm, each with more terms.

Its terms have no numbers, so they are named by their places.
"""

from collections.abc import Iterable, Iterator

from einvoice.profiles.facturx import BASIC, EN16931_COMFORT, EXTENDED
from einvoice.profiles.profile import Profile
from einvoice.profiles.scope import Scope

ZUGFERD_1 = frozenset({"zugferd-1"})
"""The syntax, which is written for these profiles alone."""

_ADDRESS = ("line_1", "line_2", "city", "post_code", "country_code")
_CONTACT = ("point", "department", "telephone", "fax", "email")
_DOCUMENT = ("reference", "line_id", "issue_date")
_TAXED = ("amount", "reason", "vat_category_code", "vat_rate")
_CALCULATED = (
    "percentage",
    "base_amount",
    "base_quantity",
    "base_quantity_unit_code",
    "sequence",
    "reason_code",
)
_TERMS = ("basis_date", "period", "period_unit_code", "basis_amount", "percentage", "amount")


def _in(group: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{group}.{name}" for name in names)


def _party(group: str) -> Iterator[str]:
    yield from _in(group, ("name", "vat_id", "tax_registration_id"))
    yield from _in(f"{group}.address", _ADDRESS)


_BASIC = Scope(
    frozenset(),
    also=frozenset(
        {
            "test",
            "process.specification_id",
            *("number", "name", "type_code", "issue_date", "currency_code"),
            "notes[].text",
            *_party("seller"),
            *_party("buyer"),
            "delivery.date",
            "payment.remittance_information",
            *_in("payment.means[].account", ("account_id", "account_name", "provider_id")),
            *_in("vat_breakdown[]", ("taxable_amount", "tax_amount", "rate")),
            *_in("totals", ("sum_of_lines", "sum_of_charges", "sum_of_allowances")),
            *_in("totals", ("total_without_vat", "vat_total", "total_with_vat")),
            *_in("lines[]", ("quantity", "unit_code", "item.name")),
        }
    ),
)

_LINES_OF_COMFORT = {
    *_in("lines[]", ("id", "note", "more_notes[].text", "net_amount")),
    *_in("lines[].item", ("standard_id", "seller_id", "buyer_id", "description")),
    *_in("lines[].vat", ("category_code", "rate", "exemption_reason")),
    *_in("lines[].price", ("net_amount", "base_quantity", "base_quantity_unit_code")),
    *_in("lines[].price", ("gross_amount", "gross_base_quantity", "gross_base_quantity_unit_code")),
    *_in("lines[].price", ("discount", "discount_reason")),
    *_in("lines[].price.more_discounts[]", ("amount", "reason")),
    *_in("lines[].price.charges[]", ("amount", "reason")),
}

_COMFORT = _BASIC.plus(
    also={
        "notes[].subject_code",
        "buyer_reference",
        *_in("seller", ("ids",)),
        *_in("buyer", ("ids",)),
        *_party("invoicee"),
        "invoicee.ids",
        *("purchase_order_reference", "purchase_order_date"),
        *("contract_reference", "contract_date"),
        *_in("ultimate_customer_orders[]", ("reference", "issue_date")),
        *_in("delivery_note", ("reference", "issue_date")),
        *_in("payment.means[]", ("code", "text", "debited_account_id", "debited_provider_id")),
        *_in("vat_breakdown[]", ("category_code", "exemption_reason")),
        *_in("invoicing_period", ("start_date", "end_date")),
        *_in("allowances[]", _TAXED),
        *_in("charges[]", _TAXED),
        *_in("service_charges[]", ("description", "amount")),
        *_in("service_charges[].taxes[]", ("category_code", "rate")),
        *("payment_terms", "due_date"),
        *_in("more_payment_terms[]", ("text", "due_date")),
        *_in("totals", ("paid_amount", "amount_due")),
        *_LINES_OF_COMFORT,
    }
)

_PARTIES = (
    *("seller", "buyer", "invoicee", "payee", "product_end_user"),
    *("delivery", "ultimate_ship_to", "ship_from"),
    *("lines[].delivery.ship_to", "lines[].delivery.ultimate_ship_to"),
)

_LINES_OF_EXTENDED = {
    *_in("lines[]", ("note_content_code", "note_subject_code")),
    *_in("lines[].more_notes[]", ("content_code", "subject_code")),
    *_in("lines[]", ("order_reference", "order_line_reference", "order_date")),
    *_in("lines[].contract", _DOCUMENT),
    *_in("lines[].documents[]", (*_DOCUMENT, "reference_type_code")),
    *_in("lines[].ultimate_customer_orders[]", _DOCUMENT),
    *_in("lines[].price.more_discounts[]", _CALCULATED),
    *_in("lines[].price.charges[]", _CALCULATED),
    *_in("lines[].price", ("discount_percentage", "discount_base_amount", "discount_reason_code")),
    *_in("lines[]", ("charge_free_quantity", "charge_free_unit_code")),
    *_in("lines[]", ("package_quantity", "package_unit_code")),
    "lines[].delivery.date",
    *_in("lines[].despatch_advice", _DOCUMENT),
    *_in("lines[].receiving_advice", _DOCUMENT),
    *_in("lines[].delivery_note", _DOCUMENT),
    *_in("lines[].period", ("start_date", "end_date")),
    *_in("lines[]", ("vat.tax_amount", "totals.allowances_and_charges", "accounting_reference")),
    "lines[].item.origin_country_code",
    *_in("lines[].item.attributes[]", ("type_code", "name", "measure", "measure_unit_code")),
    "lines[].item.attributes[].value",
    *_in("lines[].item.classifications[]", ("code", "scheme", "scheme_version", "name")),
    *_in("lines[].item.included[]", ("global_ids", "seller_id", "buyer_id", "name")),
    *_in("lines[].item.included[]", ("description", "quantity", "unit_code")),
}

_EXTENDED = _COMFORT.plus(
    also={
        "process.business_process_type",
        *("copy_indicator", "language_code", "contractual_due_date"),
        "notes[].content_code",
        *(place for party in _PARTIES for place in _party(party)),
        *(f"{party}.ids" for party in _PARTIES),
        *(place for party in _PARTIES for place in _in(f"{party}.contact", _CONTACT)),
        "delivery_terms.code",
        *_in("supporting_documents[]", ("reference", "type_code", "issue_date")),
        *("tender_reference", "tender_date", "object_id", "object_date"),
        "transport_modes",
        *("despatch_advice_reference", "despatch_advice_date"),
        *_in("vat_breakdown[]", ("sum_of_lines", "sum_of_allowances_and_charges")),
        *_in("allowances[]", _CALCULATED),
        *_in("charges[]", _CALCULATED),
        *(
            place
            for terms in ("payment_schedule", "more_payment_terms[]")
            for place in (
                f"{terms}.partial_amount",
                *_in(f"{terms}.penalty", _TERMS),
                *_in(f"{terms}.discount", _TERMS),
            )
        ),
        "buyer_accounting_reference",
        *_LINES_OF_EXTENDED,
    }
)

_LIMITS = {f"{party}.ids#plain": 1 for party in _PARTIES} | {
    "ultimate_customer_orders": 1,
    "lines[].ultimate_customer_orders": 1,
}
"""A party has one identifier without a scheme, and an invoice comes from one order."""


def _profile(level: str, scope: Scope, successor: Profile, *aliases: str) -> Profile:
    """A profile with the identifier that is written, and some spellings that went around."""
    return Profile(
        name=f"zugferd-1.0-{level}",
        title=f"ZUGFeRD 1.0 {level.upper()}",
        specification_id=f"urn:ferd:CrossIndustryDocument:invoice:1p0:{level}",
        scope=scope,
        syntaxes=ZUGFERD_1,
        aliases=(f"urn:ferd:invoice:1.0:{level}", f"urn:ferd:invoice:rc:{level}", *aliases),
        superseded_by=successor.name,
        max_items=_LIMITS,
    )


PROFILES = (
    _profile("basic", _BASIC, BASIC),
    _profile("comfort", _COMFORT, EN16931_COMFORT, "urn:ferd:CrossIndustryDocument:invoice:1p0:E"),
    _profile("extended", _EXTENDED, EXTENDED),
)
