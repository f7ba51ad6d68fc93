"""The whole check: what makes an invoice impossible, and what is only doubtful."""

from dataclasses import dataclass

from einvoice_server.errors import FieldError
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.document import check_document
from einvoice_server.invoices.making.checks.doubts import (
    check_carried,
    check_checksums,
    check_payable,
)
from einvoice_server.invoices.making.checks.glyphs import check_glyphs
from einvoice_server.invoices.making.checks.items import check_items
from einvoice_server.invoices.making.checks.parties import check_parties
from einvoice_server.invoices.making.checks.payment import check_payment
from einvoice_server.invoices.making.checks.taxes import check_taxes
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import Company, Preferences


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found; places are relative to the payload, `buyer.postcode`."""

    errors: tuple[FieldError, ...]
    """What must be put right first."""

    warnings: tuple[FieldError, ...]
    """What is probably wrong, and hinders nothing."""


def check(payload: InvoicePayload, company: Company, preferences: Preferences) -> Checked:
    """Check what no single field shows: what belongs together, codes, the seller, check digits."""
    return check_case(Case.of(payload, company, preferences))


def check_case(case: Case) -> Checked:
    """The same of a case that is settled already."""
    errors = (
        *check_document(case),
        *check_parties(case),
        *check_items(case),
        *check_taxes(case),
        *check_payment(case),
        *check_glyphs(case),
    )
    return Checked(errors, (*check_checksums(case), *check_payable(case), *check_carried(case)))
