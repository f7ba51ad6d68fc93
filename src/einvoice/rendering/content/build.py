"""Puts the parts of a rendering together."""

from collections.abc import Iterator, Sequence

from einvoice.model.invoice import Invoice
from einvoice.model.party import Party
from einvoice.rendering.content.blocks import (
    Block,
    Card,
    Cards,
    Column,
    Content,
    Fact,
    Facts,
    Head,
    Prose,
    Row,
    Section,
    Table,
)
from einvoice.rendering.content.lines import lines_table
from einvoice.rendering.content.parties import OTHERS, delivery_card, name_and_address, party_cards
from einvoice.rendering.content.payment import SHOWN as IN_PAYMENT
from einvoice.rendering.content.payment import payment_blocks
from einvoice.rendering.content.teller import Teller, address_lines
from einvoice.rendering.content.totals import adjustments_table, breakdown, due_word, sums
from einvoice.rendering.language import Languages
from einvoice.rendering.text import Run, Words, beside, lines_of, plain, said, visible

_IN_HEAD = (
    "issue_date",
    "due_date",
    "invoicing_period",
    "buyer_reference",
    "purchase_order_reference",
    "contract_reference",
)
_REFERENCES = {
    "project_reference": "",
    "sales_order_reference": "sales_order_date",
    "receiving_advice_reference": "receiving_advice_date",
    "despatch_advice_reference": "despatch_advice_date",
    "tender_reference": "tender_date",
    "object_id": "object_date",
}
"""References, and the fields of their dates."""
_LATER = frozenset(
    {"notes", "preceding_invoices", "seller", "buyer", "delivery", "allowances", "charges"}
    | {"service_charges", "totals", "vat_breakdown", "supporting_documents", "lines", "number"}
    | {"type_code", "name", "test", "copy_indicator", "delivery_terms", "transport_modes"}
    | {"quotation", "delivery_note", "ultimate_customer_orders"}
    | {"purchase_order_date", "contract_date"}
    | {*_IN_HEAD, *_REFERENCES, *filter(None, _REFERENCES.values()), *OTHERS, *IN_PAYMENT}
)
_DATED = {
    "purchase_order_reference": "purchase_order_date",
    "contract_reference": "contract_date",
}


def content_of(invoice: Invoice, languages: Languages, *, qr: bool = True) -> Content:
    """Everything that a rendering of an invoice shows."""
    teller = Teller(languages, invoice.currency_code, invoice.vat_currency_code)
    head = _head(invoice, teller)
    sections = tuple(
        Section(name, title, blocks, shows)
        for name, title, blocks, shows in _sections(invoice, teller, qr=qr)
        if blocks
    )
    alternative = languages.fill("logo_alt", name=head.sender)
    return Content(languages, head, sections, _foot(invoice), alternative)


_Part = tuple[str, Words, Sequence[Block], bool]


def _sections(invoice: Invoice, teller: Teller, *, qr: bool) -> Iterator[_Part]:
    say = teller.languages.say
    yield "lines", say("lines"), (lines_table(invoice, teller),) if invoice.lines else (), False
    yield "adjustments", say("adjustments"), _some(adjustments_table(invoice, teller)), False
    yield "totals", say("totals"), _some(sums(invoice, teller)), False
    yield "vat_breakdown", say("vat_breakdown"), _some(breakdown(invoice, teller)), True
    yield "payment", say("payment"), tuple(payment_blocks(invoice, teller, qr=qr)), True
    yield "notes", say("notes"), tuple(_notes(invoice, teller)), True
    cards = tuple(_delivery(invoice, teller))
    yield "delivery", say("delivery"), (Cards(cards),) if cards else (), False
    cards = tuple(party_cards(invoice, teller))
    yield "parties", say("parties"), (Cards(cards),) if cards else (), False
    yield "references", say("references"), _facts(_references(invoice, teller)), True
    yield "attachments", say("attachments"), _some(_attachments(invoice, teller)), True
    further = tuple(_further(invoice, teller))
    yield "further", say("further"), (Facts(further, True),) if further else (), True


def _some(block: Block | None) -> tuple[Block, ...]:
    return (block,) if block is not None else ()


def _facts(facts: Iterator[Fact]) -> tuple[Block, ...]:
    found = tuple(facts)
    return (Facts(found),) if found else ()


def _head(invoice: Invoice, teller: Teller) -> Head:
    seller, buyer = invoice.seller, invoice.buyer
    shown = None
    due = invoice.totals.amount_due if invoice.totals else None
    if due is not None:
        until: Words = ()
        if invoice.due_date is not None:
            until = teller.languages.fill("due_by", date=teller.day(invoice.due_date))
        shown = teller.languages.say(due_word(invoice)), said(teller.money(due)), until
    say = teller.languages.say
    return Head(
        sender=_name(seller),
        sender_lines=address_lines(teller, seller.address) if seller and seller.address else (),
        sender_path="seller",
        recipient=name_and_address(teller, buyer) if buyer else (),
        recipient_path="buyer",
        title=_title(invoice, teller),
        number=visible(invoice.number or ""),
        banner=tuple(
            say(word)
            for word, stated in (("test", invoice.test), ("copy", invoice.copy_indicator))
            if stated
        ),
        facts=tuple(_head_facts(invoice, teller)),
        due=shown,
    )


def _name(party: Party | None) -> str:
    return " ".join(lines_of(party.name or "")) if party else ""


def _title(invoice: Invoice, teller: Teller) -> Words:
    """What the document is, in the words of its type; its own name stands beside it."""
    languages = teller.languages
    code = invoice.type_code or ""
    words = languages.code("document_types", code)
    if words is not None:
        return words
    if not code:
        return languages.say("invoice")
    return (Run(plain(teller.code("PrecedingInvoice", "type_code", code))),)


def _head_facts(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    yield from teller.fact(invoice, "number", "")
    for name in _IN_HEAD[:2]:
        yield from teller.fact(invoice, name, "")
    if invoice.delivery is not None:
        yield from teller.fact(invoice.delivery, "date", "delivery.")
    yield from _period(invoice, teller)
    if invoice.buyer is not None:
        label = teller.languages.field("Buyer", "ids")
        for index, one in enumerate(invoice.buyer.ids[:1]):
            yield Fact(label, (teller.identifier(one),), f"buyer.ids[{index}]")
    for name in _IN_HEAD[3:]:
        yield from _dated(invoice, name, _DATED.get(name, ""), teller)
    yield from teller.fact(invoice, "name", "")
    for name in ("test", "copy_indicator"):
        if invoice.__dict__[name] is False:
            yield from teller.fact(invoice, name, "")


def _period(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    period = invoice.invoicing_period
    if period is None:
        return
    start = teller.day(period.start_date) if period.start_date else ""
    end = teller.day(period.end_date) if period.end_date else ""
    word = "from_to" if start and end else "since" if start else "until"
    lines = [beside(teller.languages.fill(word, start=start, end=end))] if start or end else []
    lines.extend(said(line) for line in lines_of(period.description or ""))
    if lines:
        yield Fact(teller.field(invoice, "invoicing_period"), tuple(lines), "invoicing_period")


def _dated(invoice: Invoice, name: str, date: str, teller: Teller) -> Iterator[Fact]:
    """A reference, with its date behind it."""
    facts = teller.fact(invoice, name, "")
    when = teller.fact(invoice, date, "") if date else ()
    if not facts or not when:
        yield from (*facts, *when)
        return
    [fact], [day] = facts, when
    words = teller.languages.fill("dated", reference=plain(fact.value[0]), date=plain(day.value[0]))
    yield Fact(fact.label, (beside(words),), fact.path)


def _notes(invoice: Invoice, teller: Teller) -> Iterator[Block]:
    for index, note in enumerate(invoice.notes):
        lines = tuple(said(line) for line in lines_of(note.text or ""))
        label = [
            teller.code("Note", name, code)
            for name, code in (
                ("subject_code", note.subject_code),
                ("content_code", note.content_code),
            )
            if code
        ]
        words = (Run(", ".join(plain(part) for part in label)),) if label else ()
        if lines or words:
            yield Prose(lines, words, f"notes[{index}]")


def _delivery(invoice: Invoice, teller: Teller) -> Iterator[Card]:
    title = teller.languages.say("delivery")
    facts: list[Fact] = []
    for name in ("delivery_terms", "transport_modes"):
        facts.extend(teller.fact(invoice, name, ""))
    if invoice.delivery is not None:
        card = delivery_card(invoice.delivery, teller, title)
        facts = [*card.facts, *facts]
        if card.lines or facts:
            yield Card(title, card.lines, tuple(facts), "delivery")
    elif facts:
        yield Card(title, (), tuple(facts))


def _references(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    for name, date in _REFERENCES.items():
        yield from _dated(invoice, name, date, teller)
    for name in ("quotation", "delivery_note", "ultimate_customer_orders"):
        yield from teller.fact(invoice, name, "")
    label = teller.field(invoice, "preceding_invoices")
    for index, one in enumerate(invoice.preceding_invoices):
        path = f"preceding_invoices[{index}]"
        if one.reference is not None and one.issue_date is not None:
            words = teller.languages.fill(
                "dated", reference=visible(one.reference), date=teller.day(one.issue_date)
            )
            yield Fact(label, (beside(words),), path)
            shown = frozenset({"reference", "issue_date"})
            yield from teller.facts(one, f"{path}.", shown, label)
        else:
            yield from teller.facts(one, f"{path}.", frozenset(), label)


def _further(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    """What has no place of its own."""
    shown = _LATER | {"process"}
    if any(line.net_amount is not None for line in invoice.lines):
        shown |= {"currency_code"}  # stands above the amounts
    yield from teller.facts(invoice, "", shown)
    if invoice.process is not None:
        yield from teller.facts(invoice.process, "process.")


def _attachments(invoice: Invoice, teller: Teller) -> Table | None:
    rows = tuple(_attachment_rows(invoice, teller))
    if not rows:
        return None
    languages = teller.languages
    sample = max((plain(row.cells[0]) for row in rows), key=len)
    columns = (
        Column("reference", languages.field("SupportingDocument", "reference"), sample),
        Column(
            "description", languages.field("SupportingDocument", "description"), "", flexible=True
        ),
    )
    return Table("attachments", columns, lambda: iter(rows))


def _attachment_rows(invoice: Invoice, teller: Teller) -> Iterator[Row]:
    shown = frozenset({"reference", "description"})
    for index, one in enumerate(invoice.supporting_documents):
        path = f"supporting_documents[{index}]"
        reference = said(visible(one.reference)) if one.reference else ()
        description = said(" ".join(lines_of(one.description))) if one.description else ()
        facts = tuple(teller.facts(one, f"{path}.", shown))
        yield Row((reference, description), (facts,) if facts else (), path)


def _foot(invoice: Invoice) -> str:
    seller = invoice.seller
    if seller is None:
        return ""
    parts = (_name(seller), visible(seller.vat_id or seller.tax_registration_id or ""))
    return " · ".join(part for part in parts if part)
