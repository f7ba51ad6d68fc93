"""Process and specification: under which process and rules an invoice claims to be exchanged."""

import re
from collections.abc import Iterator

from einvoice.model.invoice import Invoice
from einvoice.rules.peppol.containers import has_context
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
"""With what the specification identifier (BT-24) of an invoice begins."""
SELF_BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0"
"""With what that of a self-billed invoice begins."""
BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
SELF_BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0"
WITH_RESPONSE = "urn:peppol:bis:billing_with_response"
FRENCH = frozenset(
    {"urn:peppol:france:billing:regulated", "urn:peppol:france:billing:non-regulated"}
)
"""The processes that French invoices may name besides."""
UNKNOWN = ""

# The official expression has dots that stand for any character, and looks anywhere in the text.
_cii_process = re.compile(r"urn:fdc:peppol.eu:2017:poacc:billing:[0-9]{2}:1.0").search


def process_of(invoice: Invoice) -> str:
    """The process that an invoice names (BT-23), white space collapsed."""
    return collapsed(invoice.process.business_process_type) if invoice.process else ""


def specification_of(invoice: Invoice) -> str:
    """The specification that an invoice names (BT-24), white space collapsed."""
    return collapsed(invoice.process.specification_id) if invoice.process else ""


def number_of_process(invoice: Invoice, own: str = BILLING_PROCESS) -> str:
    """The number of the process that an UBL invoice names: "01", "02" or unknown."""
    process = process_of(invoice)
    if process == own or process in FRENCH:
        return "01"
    return "02" if process == WITH_RESPONSE else UNKNOWN


def number_of_cii_process(invoice: Invoice) -> str:
    """The number of the process that a CII invoice names; unknown where the form is another."""
    process = process_of(invoice)
    if _cii_process(process) is None:
        return UNKNOWN
    parts = process.split(":")
    return parts[6] if len(parts) > 6 else UNKNOWN


@rule("PEPPOL-EN16931-R001", "BT-23")
def names_a_process(stated: Stated) -> Iterator[Hit]:
    """BT-23 must be stated."""
    process = stated.invoice.process
    if process is not None and process.business_process_type is not None:
        return
    if stated.syntax == "ubl" or has_context(stated):
        yield Hit("process.business_process_type")


RULES = declared_in(globals())
