"""What an invoice comes to, and what is wrong with it, before it is created."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from einvoice_server.errors import BadRequestError, FieldError
from einvoice_server.invoices.account import AccountFacts
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.check import check_case
from einvoice_server.invoices.making.model import invoice_of_case
from einvoice_server.invoices.making.totals import Sums, totals_of
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.mail.message import InvalidMailError, address

_MOST_ERRORS = 100
_MOST_AMOUNT = Decimal(10) ** 11


@dataclass(frozen=True, slots=True)
class Assessed:
    """An invoice that can be made."""

    payload: InvoicePayload
    sums: Sums
    currency: str
    warnings: tuple[FieldError, ...]


def assess(payloads: Sequence[InvoicePayload], facts: AccountFacts, *places: str) -> list[Assessed]:
    """What invoices come to.

    Args:
        payloads: The invoices.
        facts: What the account fills in.
        *places: Where each stands in the request: `invoices[0].`; nothing for the request itself.

    Raises:
        BadRequestError: Some of them cannot be made; every fault is named at its place.
    """
    good = list[Assessed]()
    errors = list[FieldError]()
    for payload, place in zip(payloads, places, strict=True):
        found, faults = _assess(payload, facts)
        errors += (_placed(place, one) for one in faults)
        if found is not None:
            good.append(found)
    if errors:
        fields = ", ".join(dict.fromkeys(one.field for one in errors[:5]))
        raise BadRequestError(f"Not as expected: {fields}.", errors=errors[:_MOST_ERRORS])
    return good


def _assess(
    payload: InvoicePayload, facts: AccountFacts
) -> tuple[Assessed | None, Sequence[FieldError]]:
    case = Case.of(payload, facts.company, facts.preferences)
    checked = check_case(case)
    if checked.errors:
        return None, checked.errors
    if faults := _delivery_faults(payload):
        return None, faults
    sums = totals_of(invoice_of_case(case))
    if max(map(abs, (sums.net, sums.tax, sums.gross, sums.due))) >= _MOST_AMOUNT:
        message = "The total of an invoice must be below 100,000,000,000."
        return None, [FieldError(field="invoiceItems", code="amount_too_large", message=message)]
    return Assessed(payload, sums, case.currency, checked.warnings), ()


def _delivery_faults(payload: InvoicePayload) -> list[FieldError]:
    """Addresses that mail cannot be sent to: known now, not when nobody looks any more."""
    errors = list[FieldError]()
    for place, one in enumerate(payload.delivery):
        if one.type != "email":
            continue
        for name, value in (
            ("recipient", one.recipient or payload.buyer.email),
            ("carbonCopy", one.carbon_copy),
            ("blindCarbonCopy", one.blind_carbon_copy),
        ):
            if value is not None and not _can_be_sent_to(value):
                field, message = f"delivery[{place}].{name}", f"{value!r} is no email address."
                errors.append(FieldError(field=field, code="email", message=message))
    return errors


def _can_be_sent_to(text: str) -> bool:
    try:
        address(text)
    except InvalidMailError:
        return False
    return True


def _placed(place: str, error: FieldError) -> FieldError:
    field = f"{place}{error.field}".rstrip(".")
    return FieldError(field=field, code=error.code, message=error.message)
