"""An invoice as people read it in a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from einvoice.cli import facts, tables
from einvoice.cli.inputs import Document
from einvoice.cli.output import clean, said, shortened
from einvoice.cli.parties import parties
from einvoice.cli.positions import positions
from einvoice.cli.stated import Stated
from einvoice.cli.words import DOCUMENT_TYPES

_TITLE = 80

_SYNTAXES = {
    "cii": "CII",
    "ubl-invoice": "UBL Invoice",
    "ubl-creditnote": "UBL CreditNote",
    "zugferd-1": "ZUGFeRD 1.0",
    "json": "JSON",
}


def summary(document: Document, *, lines: int, with_name: bool) -> Iterator[RenderableType]:
    """The parts of the summary, each with something to say."""
    if with_name:
        yield Rule(said(clean(document.input.name)), align="left")
    invoice = document.invoice
    stated = Stated(invoice)
    yield _title(stated)
    yield _kind(document, stated)
    currency = clean(stated.take("currency_code"))
    dates = facts.grid()
    facts.fill(dates, stated, facts.DATES)
    if dates.row_count:
        yield dates
    yield from parties(stated)
    yield from facts.section("References", stated, facts.REFERENCES)
    yield from positions(invoice.lines, at_most=lines)
    yield from tables.allowances(stated)
    yield from tables.vat_breakdown(stated)
    yield from facts.totals(stated, currency)
    yield from facts.payment(stated)
    yield from facts.notes(stated)
    yield from tables.attachments(stated, invoice)
    yield from tables.further(stated)
    yield from tables.issues(document.issues)
    yield from tables.unmapped(document.unmapped)
    yield from tables.container(document.result.container if document.result else None)
    yield Text()


def _title(stated: Stated) -> Text:
    code = stated.take("type_code")
    number = clean(stated.take("number")) or "without a number"
    title = Text(DOCUMENT_TYPES.get(code, "Document"), style="bold")
    title.append(f" {shortened(number, _TITLE)}", style="bold")
    title.append(f"  type {clean(code) or 'not stated'}", style="dim")
    return title


def _kind(document: Document, stated: Stated) -> Text:
    identifier = clean(stated.take("process.specification_id"))
    claimed = shortened(identifier, _TITLE)
    profile = document.profile
    if profile is None:
        name = f"unknown profile {claimed}" if claimed else "no profile stated"
    else:
        name = profile.title
        if profile.superseded_by:
            name = f"{name} (superseded by {profile.superseded_by})"
    return Text(f"{_SYNTAXES[document.syntax]}, {name}", style="dim")
