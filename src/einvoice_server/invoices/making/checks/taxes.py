"""VAT categories fit their rates, and what each of them demands is there."""

from einvoice_server.invoices.making.case import TAXED, Case
from einvoice_server.invoices.making.checks.faults import Faults, check_code, fault, known, missing
from einvoice_server.invoices.making.vat import EXEMPT
from einvoice_server.invoices.payload.items import Tax

_CATEGORIES = known("5305")
_ITALIAN = "B"


def check_taxes(case: Case) -> Faults:
    """All about VAT."""
    for index, item in enumerate(case.payload.invoice_items):
        for at, tax in enumerate(item.product.taxes):
            yield from _tax(f"invoiceItems[{index}].product.taxes[{at}]", tax, case)
    for name in ("allowances", "charges"):
        for index, entry in enumerate(getattr(case.payload, name)):
            category, rate = case.vat_of(entry)
            place = f"{name}[{index}]"
            if category is None or rate is None:
                yield missing(f"{place}.rate", "Say which VAT this has: categoryCode and rate.")
            else:
                yield from _category(place, category, not rate)
    yield from check_code("taxExemptionReasonCode", case.payload.tax_exemption_reason_code, "vatex")
    yield from _demands(case, case.categories)


def _tax(place: str, tax: Tax, case: Case) -> Faults:
    category = case.category(tax)
    if category is None:
        yield missing(
            f"{place}.categoryCode",
            "A rate of 0 needs a category: Z zero rated, E exempt (with "
            "taxExemptionReasonMessage), AE reverse charge, K intra-community supply, G export, "
            "O not subject to VAT.",
        )
    else:
        yield from _category(place, category, not tax.rate)


def _category(place: str, category: str, is_zero: bool) -> Faults:
    if category not in _CATEGORIES:
        yield from check_code(f"{place}.categoryCode", category, "5305")
    elif category == _ITALIAN:
        yield fault(
            f"{place}.categoryCode", "not_supported", "Split payment (B) is for Italy alone."
        )
    elif category == "S" and is_zero:
        yield fault(f"{place}.rate", "rate", "Category S has a rate above 0; Z is zero rated.")
    elif category not in TAXED and not is_zero:
        yield fault(f"{place}.rate", "rate", f"Category {category} has the rate 0.")


def _demands(case: Case, present: frozenset[str | None]) -> Faults:
    payload, buyer, seller = case.payload, case.payload.buyer, case.seller
    if "E" in present and not payload.tax_exemption_reason_message:
        yield missing(
            "taxExemptionReasonMessage", "Category E (exempt) needs taxExemptionReasonMessage."
        )
    if payload.tax_exemption_reason_code and not present & EXEMPT:
        yield fault(
            "taxExemptionReasonCode", "not_expected", "No item is exempt, so there is no reason."
        )
    if "O" in present and len(present) > 1:
        yield fault(
            "invoiceItems", "mixed_categories", "Category O does not stand beside other categories."
        )
    if "AE" in present and not (buyer.vat_id or buyer.registration_number):
        yield missing("buyer.vatId", "Reverse charge (AE) needs the buyer's VAT number.")
    if "K" in present and not buyer.vat_id:
        yield missing("buyer.vatId", "Intra-community supply (K) needs the buyer's VAT number.")
    if present & {"K", "G"} and not seller.vat_id:
        code = "company_incomplete" if case.is_own else "missing"
        yield fault(
            "seller.vatId", code, "Intra-community supply (K) and export (G) need the seller's VAT "
            "number: set it at the account's company, or pass it in `seller`.",
        )  # fmt: skip
    if "K" in present and payload.delivery_date is None and payload.billing_period is None:
        yield missing(
            "deliveryDate", "Intra-community supply (K) needs deliveryDate or billingPeriod."
        )
