"""What the official rules would say of an invoice, before anything is made of it.

`check` knows what usually goes wrong and says it in the words of the payload; this asks all the
rules of the format, among them those of single countries in Peppol.
"""

import re

from einvoice import Invoice, validate
from einvoice_server.errors import FieldError
from einvoice_server.invoices.payload.formats import making_of

_PLACES = (
    (re.compile(r"^lines(\[\d+\])\.(?:item|price)\.\w+"), r"invoiceItems\1.product"),
    (re.compile(r"^lines(\[\d+\])\.vat\.\w+"), r"invoiceItems\1.product.taxes"),
    (re.compile(r"^lines(\[\d+\]).*"), r"invoiceItems\1"),
    (re.compile(r"^(seller|buyer)\.electronic_address.*"), r"\1.electronicAddress"),
    (re.compile(r"^(seller|buyer)\.vat_id"), r"\1.vatId"),
    (re.compile(r"^(seller|buyer)\..*"), r"\1"),
    (re.compile(r"^(allowances|charges)(\[\d+\]).*"), r"\1\2"),
    (re.compile(r"^delivery\.date"), "deliveryDate"),
    (re.compile(r"^delivery\..*"), "deliveryAddress"),
    (re.compile(r"^invoicing_period.*"), "billingPeriod"),
    (re.compile(r"^(?:payment\.|payment_terms).*"), "payment"),
    (re.compile(r"^type_code"), "invoiceTypeCode"),
    (re.compile(r"^currency_code"), "currency"),
    (re.compile(r"^buyer_reference"), "buyerReference.buyerReferenceId"),
)
"""Places of the model, and where the payload says the same."""


def broken_rules(invoice: Invoice, format: str | None) -> tuple[FieldError, ...]:
    """The rules for which a document of this format would be rejected; none for a plain PDF."""
    profile = making_of(format).profile
    if profile is None:
        return ()
    report = validate(invoice, profile=profile)
    return tuple(
        FieldError(field=_place(one.path), code=one.rule, message=f"{one.message} {one.fix}")
        for one in report.fatal
    )


def _place(path: str) -> str:
    for model, payload in _PLACES:
        found, count = model.subn(payload, path)
        if count:
            return found
    return ""
