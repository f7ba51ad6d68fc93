"""What sets billing apart from self-billing: process, specification, kind of document."""

from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.rules.peppol.containers import has_context
from einvoice.rules.peppol.currencies import other_currency
from einvoice.rules.peppol.parties import are_german
from einvoice.rules.peppol.process import (
    BILLING,
    UNKNOWN,
    number_of_cii_process,
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
    if not said.startswith(BILLING) or "::" in said:
        yield Hit("process.specification_id", {"stated": said, "expected": BILLING})


@rule("PEPPOL-EN16931-R004", "BT-24", syntax="cii")
def names_the_specification_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-24 begins with the identifier of the specification."""
    said = specification_of(stated.invoice)
    if not said.startswith(BILLING) and has_context(stated):
        yield Hit("process.specification_id", {"stated": said, "expected": BILLING})


@rule("PEPPOL-EN16931-R007", "BT-23", syntax="ubl")
def names_a_known_process(stated: Stated) -> Iterator[Hit]:
    """BT-23 is one of the processes of billing."""
    if number_of_process(stated.invoice) == UNKNOWN:
        yield Hit("process.business_process_type", {"stated": process_of(stated.invoice)})


@rule("PEPPOL-EN16931-R007", "BT-23", syntax="cii")
def names_a_known_process_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-23 has the form of a process of billing."""
    if number_of_cii_process(stated.invoice) == UNKNOWN and has_context(stated):
        yield Hit("process.business_process_type", {"stated": process_of(stated.invoice)})


@rule("PEPPOL-EN16931-P0100", "BT-3", syntax="ubl")
def has_a_type_of_invoice(stated: Stated) -> Iterator[Hit]:
    """BT-3 of an Invoice is one that the process allows."""
    code = collapsed(stated.invoice.type_code)
    if (
        stated.is_credit_note
        or stated.invoice.type_code is None
        or code in allowed("1001-peppol-invoice")
    ):
        return
    if number_of_process(stated.invoice) != UNKNOWN:
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-P0100", "BT-3", syntax="cii")
def has_a_type_of_invoice_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-3 is one that process 01 allows, for an invoice or a credit note."""
    code = collapsed(stated.invoice.type_code)
    if stated.invoice.type_code is None or code in allowed("1001-peppol-cii"):
        return
    if number_of_cii_process(stated.invoice) == "01":
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-P0101", "BT-3", syntax="ubl")
def has_a_type_of_credit_note(stated: Stated) -> Iterator[Hit]:
    """BT-3 of a CreditNote is one that the process allows."""
    code = collapsed(stated.invoice.type_code)
    if not stated.is_credit_note or stated.invoice.type_code is None:
        return
    if (
        code not in allowed("1001-peppol-creditnote")
        and number_of_process(stated.invoice) != UNKNOWN
    ):
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-P0112", "BT-3", "BT-40", "BT-55", syntax="ubl")
def german_types_are_between_germans(stated: Stated) -> Iterator[Hit]:
    """Partial and corrected invoices (326, 384) are for German sellers and buyers."""
    code = collapsed(stated.invoice.type_code)
    if (
        code in allowed("1001-peppol-german")
        and not stated.is_credit_note
        and not are_german(stated.invoice)
    ):
        yield Hit("type_code", {"stated": code})


@rule("PEPPOL-EN16931-R051", "BT-5", syntax="ubl")
def has_one_currency(stated: Stated) -> Iterator[Hit]:
    """Every amount but the VAT total for accounting is in the invoice currency."""
    yield from other_currency(stated, of_categories=True)


RULES = declared_in(globals())
