"""What sets self-billing apart from billing: process, specification, kind of document."""

from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.rules.peppol.currencies import other_currency
from einvoice.rules.peppol.process import (
    SELF_BILLING,
    SELF_BILLING_PROCESS,
    UNKNOWN,
    number_of_process,
    process_of,
    specification_of,
)
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-R004", "BT-24", syntax="ubl")
def names_the_specification(stated: Stated) -> Iterator[Hit]:
    """BT-24 begins with the identifier of the specification, without "::"."""
    said = specification_of(stated.invoice)
    if not said.startswith(SELF_BILLING) or "::" in said:
        yield Hit("process.specification_id", {"stated": said, "expected": SELF_BILLING})


@rule("PEPPOL-EN16931-R007", "BT-23", syntax="ubl")
def names_a_known_process(stated: Stated) -> Iterator[Hit]:
    """BT-23 is one of the processes of self-billing."""
    if _process(stated) == UNKNOWN:
        yield Hit("process.business_process_type", {"stated": process_of(stated.invoice)})


@rule("PEPPOL-EN16931-P0100", "BT-3", syntax="ubl")
def has_a_type_of_invoice(stated: Stated) -> Iterator[Hit]:
    """BT-3 of an Invoice is a self-billed one."""
    code = collapsed(stated.invoice.type_code)
    if stated.is_credit_note or stated.invoice.type_code is None:
        return
    if code not in allowed("1001-peppol-selfbilling-invoice") and _process(stated) == "01":
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-P0101", "BT-3", syntax="ubl")
def has_a_type_of_credit_note(stated: Stated) -> Iterator[Hit]:
    """BT-3 of a CreditNote is a self-billed one."""
    code = collapsed(stated.invoice.type_code)
    if not stated.is_credit_note or stated.invoice.type_code is None:
        return
    if code not in allowed("1001-peppol-selfbilling-creditnote") and _process(stated) == "01":
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-R051", "BT-5", syntax="ubl")
def has_one_currency(stated: Stated) -> Iterator[Hit]:
    """Every amount but the VAT amounts of categories is in the invoice currency."""
    yield from other_currency(stated, of_categories=False)


def _process(stated: Stated) -> str:
    return number_of_process(stated.invoice, SELF_BILLING_PROCESS)


RULES = declared_in(globals())
