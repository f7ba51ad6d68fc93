"""An invoice that was created here."""

from einvoice_server.details.data import Object, Value, as_object, text
from einvoice_server.details.generic import Describing
from einvoice_server.details.layouts.trade import (
    facts,
    findings,
    items,
    kind_of,
    parties,
    state_of,
)
from einvoice_server.details.shapes import NOTHING, Shape
from einvoice_server.details.sheet import Label, Part, Sheet

_FACTS = ("issueDate", "deliveryDate", "orderNumber", "format", "createdAt", "sentAt", "paidAt")
_AMOUNTS = ("netAmount", "taxAmount", "amount", "outstandingBalance")
_ELSEWHERE = (
    *("seller", "buyer", "invoiceItems", "delivery", "attachments", "format", "currency"),
    *("invoiceTypeCode", "invoiceNumber", "issueDate", "dueDate", "deliveryDate", "orderNumber"),
    *("draftOnly", "reviewMode", "validate", "netAmount", "taxAmount", "amount"),
)
"""What of the content stands in another place, or is about making and sending it."""


def invoice_sheet(describing: Describing, main: Value, shape: Shape) -> Sheet:
    """The page about an invoice."""
    words, data = describing.words, as_object(main)
    content, currency = as_object(data.get("invoice")), text(data.get("currency")) or None
    seller = as_object(content.get("seller")) or as_object(data.get("company"))
    found = [
        Part(Label(words("part", "details")), facts(describing, data, _FACTS, shape)),
        *parties(
            describing, [("seller", seller, NOTHING), ("buyer", content.get("buyer"), NOTHING)]
        ),
        items(describing, content.get("invoiceItems"), currency),
        Part(Label(words("part", "amounts")), facts(describing, data, _AMOUNTS, shape)),
        describing.part(
            Label(words("part", "further")), content, without=_ELSEWHERE, currency=currency
        ),
        _deliveries(describing, data, shape),
        _checks(describing, data),
    ]
    return Sheet(
        kind=kind_of(describing, data.get("invoiceTypeCode")),
        title=text(data.get("invoiceNumber")) or words("page", "unnumbered"),
        subject=text(data.get("buyerName")),
        state=state_of(describing, data.get("status")),
        notices=tuple(filter(None, (text(data.get("error")), text(data.get("rejection"))))),
        figures=facts(describing, data, ("amount", "outstandingBalance", "dueDate"), shape),
        files=_files(data),
        parts=tuple(one for one in found if one is not None and not one.is_empty),
    )


def _files(data: Object) -> tuple[str, ...]:
    validation = as_object(data.get("validation"))
    there = {
        "pdf": data.get("hasPdf") is True,
        "xml": data.get("hasXml") is True,
        "report": validation.get("status") == "success",
    }
    return tuple(name for name, is_there in there.items() if is_there)


def _deliveries(describing: Describing, data: Object, shape: Shape) -> Part:
    title = Label(describing.words("part", "deliveries"))
    only: Object = {"deliveries": data.get("deliveries")}
    part = describing.part(title, only, shape)
    return Part(title, tables=part.tables, parts=tuple(p for one in part.parts for p in one.parts))


def _checks(describing: Describing, data: Object) -> Part:
    tables = (
        findings(describing, data.get("findings"), "findings"),
        findings(describing, data.get("warnings"), "warnings"),
    )
    validity = as_object(data.get("validation"))
    return Part(
        Label(describing.words("part", "checks")),
        facts(describing, validity, ("status", "validity")),
        tuple(one for one in tables if one is not None),
    )
