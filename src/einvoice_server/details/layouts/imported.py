"""An invoice that was imported as a file."""

from collections.abc import Mapping

from einvoice_server.details.data import Object, Value, as_object, objects, text
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

_FACTS = ("issueDate", "deliveryDate", "buyerReference", "profile", "syntax", "isTest", "isCopy")
_AMOUNTS = (
    *("sumOfLines", "sumOfAllowances", "sumOfCharges", "netAmount", "taxAmount"),
    *("taxAmountInVatCurrency", "amount", "paidAmount", "roundingAmount", "amountDue"),
)
_ELSEWHERE = ("summary", "seller", "buyer", "lineitems", "importId", "faktooraId", "unmapped")

Found = Mapping[str, tuple[Value, Shape]]
"""What the operations answered, by the part of the page, with the shapes of the answers."""


def import_sheet(describing: Describing, id: str, main: Value, found: Found) -> Sheet:
    """The page about an import, as far as it is processed."""
    words = describing.words
    content, shape = _of(found, "content")
    summary, summary_shape = _of(found, "summary")
    if not summary:
        summary, summary_shape = as_object(content.get("summary")), shape.field("summary")
    validation, _ = _of(found, "validation")
    currency = text(summary.get("currency")) or None
    roles = [(role, content.get(role), shape.field(role)) for role in ("seller", "buyer")]
    parts = [
        Part(Label(words("part", "details")), facts(describing, summary, _FACTS, summary_shape)),
        *parties(describing, roles),
        items(describing, content.get("lineitems"), currency),
        Part(Label(words("part", "amounts")), facts(describing, summary, _AMOUNTS, summary_shape)),
        _checks(describing, validation),
        describing.part(
            Label(words("part", "further")), content, shape, without=_ELSEWHERE, currency=currency
        ),
    ]
    phases = as_object(main)
    return Sheet(
        kind=kind_of(describing, summary.get("invoiceTypeCode")),
        title=text(summary.get("invoiceNumber")) or id,
        subject=text(summary.get("sellerName")),
        state=state_of(describing, phases.get("overallStatus")),
        notices=_notices(describing, phases, content),
        figures=facts(describing, _figures(summary), ("amount", "amountDue", "dueDate")),
        files=_files(phases),
        parts=tuple(one for one in parts if one is not None and not one.is_empty),
    )


def _of(found: Found, name: str) -> tuple[Object, Shape]:
    data, shape = found.get(name, (None, NOTHING))
    return as_object(data), shape


def _figures(summary: Object) -> Object:
    same = summary.get("amountDue") == summary.get("amount")
    return {k: v for k, v in summary.items() if not (same and k == "amountDue")}


def _notices(describing: Describing, phases: Object, content: Object) -> tuple[str, ...]:
    notices = list[str]()
    if phases.get("overallStatus") == "pending":
        notices.append(describing.words("page", "pending"))
    if objects(content.get("unmapped")):
        notices.append(describing.words("page", "unmapped"))
    return tuple(notices)


def _files(phases: Object) -> tuple[str, ...]:
    there = {
        "pdf": phases.get("visualizationStatus") == "accepted",
        "source": True,
        "report": phases.get("validationStatus") in ("accepted", "failed"),
    }
    return tuple(name for name, is_there in there.items() if is_there)


def _checks(describing: Describing, validation: Object) -> Part:
    table = findings(describing, validation.get("findings"), "findings")
    names = ("status", "verdict", "reason", "profile", "fatal", "warnings", "information")
    told = facts(describing, validation, names)
    title = Label(describing.words("part", "checks"))
    return Part(title, told, () if table is None else (table,))
