"""Whether a part of a CII document is there at all, whose content some rules ask for."""

from collections.abc import Iterable
from operator import attrgetter

from einvoice.rules.stated import Stated

_NOTHING = (None, ())

_CONTEXT = ("process", "test")
_DOCUMENT = (
    "number",
    "issue_date",
    "type_code",
    "notes",
    "name",
    "copy_indicator",
    "language_code",
    "contractual_due_date",
)
_AGREEMENT = (
    "seller",
    "buyer",
    "buyer_reference",
    "purchase_order_reference",
    "contract_reference",
    "supporting_documents",
    "object_id",
    "tender_reference",
    "project_reference",
    "tax_representative",
    "sales_order_reference",
    "sales_agent",
    "buyer_tax_representative",
    "product_end_user",
    "delivery_terms",
    "quotation",
    "contract_type_code",
    "contract_date",
    "buyer_agent",
    "project_name",
    "purchase_order_date",
    "sales_order_date",
    "tender_date",
    "object_date",
    "ultimate_customer_orders",
)
_SETTLEMENT = (
    "currency_code",
    "totals",
    "vat_breakdown",
    "payment",
    "vat_currency_code",
    "due_date",
    "payment_terms",
    "payee",
    "allowances",
    "charges",
    "invoicing_period",
    "preceding_invoices",
    "buyer_accounting_reference",
    "vat_point_date",
    "vat_point_date_code",
    "invoice_issuer_reference",
    "invoicer",
    "invoicee",
    "payer",
    "currency_exchange",
    "service_charges",
    "payment_schedule",
    "more_payment_terms",
    "financial_adjustments",
    "accounting_reference_type_code",
    "more_accounting_references",
    "advance_payments",
)


def has_context(stated: Stated) -> bool:
    """Whether there is a document context."""
    return _has(stated, "ExchangedDocumentContext", _CONTEXT)


def has_document(stated: Stated) -> bool:
    """Whether there is a document header."""
    return _has(stated, "ExchangedDocument", _DOCUMENT)


def has_agreement(stated: Stated) -> bool:
    """Whether there is a header trade agreement."""
    return _has(stated, "ApplicableHeaderTradeAgreement", _AGREEMENT)


def has_settlement(stated: Stated) -> bool:
    """Whether there is a header trade settlement."""
    return _has(stated, "ApplicableHeaderTradeSettlement", _SETTLEMENT)


def _has(stated: Stated, name: str, fields: tuple[str, ...]) -> bool:
    # An invoice that was not read has every part as soon as it is written.
    if stated.look is None:
        return True
    if any(value not in _NOTHING for value in attrgetter(*fields)(stated.invoice)):
        return True
    return any(_is_in(location, name) for location in _locations(stated))


def _locations(stated: Stated) -> Iterable[str]:
    for noticed in (stated.unmapped, stated.issues, stated.surface.empty):
        for one in noticed:
            yield one.location


def _is_in(location: str, name: str) -> bool:
    """Whether a location is that of an element, or leads through it."""
    _before, found, behind = location.partition(f":{name}")
    return bool(found) and (not behind or behind[0] in "/[")
