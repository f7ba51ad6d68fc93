"""The form that a correction is written in: that of its invoice."""

from dataclasses import replace
from datetime import UTC, date, datetime

from einvoice.cli.converting import JSON, Converted, Wanted, converted
from einvoice.cli.failures import usage
from einvoice.cli.inputs import Document
from einvoice.model.invoice import Invoice
from einvoice.model.values import date_of
from einvoice.syntax.detect import Syntax


def corrected(document: Document, invoice: Invoice, output: str) -> Converted:
    """The correction of a document in its syntax; JSON where the name of the output asks for it."""
    form = JSON
    if document.result is not None and not output.lower().endswith(".json"):
        # In UBL a credit note has another root than its invoice.
        form = Syntax(document.syntax).family
    made = replace(document, invoice=invoice, result=None)
    return converted(made, Wanted(form, None, lossless=False))


def day_of(text: str | None) -> date:
    """The day that an option names; today where it names none."""
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date_of(text)
    except ValueError as error:
        raise usage("--issue-date", f"{text!r} is no day: {error}") from None
