"""Documents that take back or replace an invoice: credit notes, corrected invoices, reversals."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from einvoice.errors import CorrectionError
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.reference import Note, PrecedingInvoice
from einvoice.model.shape import data_type, value_type
from einvoice.rules.german_forms import is_discount
from einvoice.syntax.detect import CREDIT_NOTE_TYPES

CorrectionKind: TypeAlias = Literal["credit_note", "corrected", "reversal"]

_CREDIT_NOTE, _CORRECTED = "381", "384"
_CREDIT_NOTE_FOR: Mapping[str, str] = {"389": "261", "393": "396", "623": "532"}
"""Self-billed, factored and forwarded invoices have credit notes of their own."""
_SELF_BILLED = "389"

_AS_THEY_ARE: tuple[type[Group], ...] = (Price, Item)
"""Prices stay positive under every rule: what is negative is the quantity."""
_QUANTITIES = {(Line, "quantity"), (Line, "charge_free_quantity"), (Line, "package_quantity")}

_BASE = re.compile(r"(#BASISBETRAG=)(-?)")
"""The amount in a discount that XRechnung writes into the payment terms."""


def correction_of(
    invoice: Invoice,
    *,
    kind: CorrectionKind = "credit_note",
    number: str,
    issue_date: date | str,
    type_code: str | None = None,
    reason: str | None = None,
) -> Invoice:
    """A new document that corrects an invoice as a whole and refers to it (BG-3).

    All else is as the invoice states it, but for its name, which said what kind of document it was.
    What it is to say otherwise is then changed with `replace` and computed with `calculate`.

    Args:
        invoice: The invoice as it was issued.
        kind: "credit_note" takes it back with positive amounts (381; of a self-billed invoice
            261), "reversal" with negative quantities and amounts under the type 384, and
            "corrected" (384) is a copy to be changed, which stands in the place of the invoice.
        number: The number of the new document.
        issue_date: When the new document is issued. A due date before that day becomes that day.
        type_code: The type of the new document (UNTDID 1001), if not the usual one: Peppol has
            384 between German parties only, and writes a reversal as 380.
        reason: Why it is issued; becomes the first note.

    Raises:
        CorrectionError: The invoice has no number to refer to, the new number is no other, or
            the invoice is a credit note, which no credit note takes back.
    """
    if kind not in ("credit_note", "corrected", "reversal"):
        raise ValueError(f'expected "credit_note", "corrected" or "reversal", found {kind!r}')
    if not invoice.number:
        raise CorrectionError(path="number", detail="there is no number to refer to")
    if number == invoice.number:
        raise CorrectionError(path="number", detail=f"the new document has the same, {number!r}")
    preceding = PrecedingInvoice(reference=invoice.number, issue_date=invoice.issue_date)
    made = (_reversed(invoice) if kind == "reversal" else invoice).replace(
        number=number,
        issue_date=issue_date,
        name=None,
        type_code=type_code or _type_code(invoice.type_code, kind),
        preceding_invoices=[preceding],
        notes=[*([Note(text=reason)] if reason else []), *invoice.notes],
    )
    return _with_due_date(made)


def _type_code(original: str | None, kind: CorrectionKind) -> str:
    if original in CREDIT_NOTE_TYPES:
        if kind == "credit_note":
            detail = f"{original!r} is a credit note; take it back with the kind 'reversal'"
            raise CorrectionError(path="type_code", detail=detail)
        # Under the code of a corrected invoice, the amounts would count the other way.
        return original
    if kind == "credit_note":
        return _CREDIT_NOTE_FOR.get(original or "", _CREDIT_NOTE)
    return original if original == _SELF_BILLED else _CORRECTED


def _with_due_date(made: Invoice) -> Invoice:
    due, issued = made.due_date, made.issue_date
    return made.replace(due_date=issued) if due and issued and due < issued else made


def _reversed(invoice: Invoice) -> Invoice:
    """The invoice with every amount negative, those in the payment terms included."""
    made: Invoice = _negated(invoice)
    if made.payment_terms is None:
        return made
    lines = made.payment_terms.splitlines(keepends=True)
    terms = (_BASE.sub(_turned, line) if is_discount(line) else line for line in lines)
    return made.model_copy(update={"payment_terms": "".join(terms)})


def _turned(match: re.Match[str]) -> str:
    return match[1] if match[2] else f"{match[1]}-"


def _negated(group: Any) -> Any:
    """The group with its amounts and quantities negative, and those of the groups in it."""
    changes: dict[str, object] = {}
    for name in _changing(cast("type[Group]", type(group))):
        value = group.__dict__[name]
        if value is not None and value != ():
            changes[name] = _negative(value)
    return group.model_copy(update=changes)


def _negative(value: object) -> object:
    match value:
        case Decimal():
            # Arithmetic would round to the precision of the caller's context.
            return value.copy_negate() if value else value
        case tuple():
            return tuple(_negative(entry) for entry in cast("tuple[object, ...]", value))
        case _:
            return _negated(value)


@cache
def _changing(group: type[Group]) -> tuple[str, ...]:
    """The fields of a group that hold amounts, quantities, or groups that may."""
    return tuple(name for name in group.model_fields if _is_changing(group, name))


def _is_changing(group: type[Group], name: str) -> bool:
    field = group.model_fields[name]
    inner = value_type(field.annotation)
    if isinstance(inner, type) and issubclass(inner, Group):
        return inner not in _AS_THEY_ARE and (inner is group or bool(_changing(inner)))
    return data_type(field.annotation) == "Amount" or (group, name) in _QUANTITIES
