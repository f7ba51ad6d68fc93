"""Allowances and charges: an amount, and why."""

from collections.abc import Iterator, Sequence

from einvoice.model.allowance import AllowanceCharge, DocumentAllowance, DocumentCharge
from einvoice.rules.decimals import shown
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.other_tax import other_taxes
from einvoice.rules.en16931.presence import is_absent, name_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_SAME_TYPE = (
    "The norm wants reason and reason code to mean the same, which no expression can tell: the "
    "official test always holds."
)

Entries = Sequence[tuple[str, str, AllowanceCharge]]
"""Allowances or charges of lines, with their paths and the names of their lines."""


@rule("BR-31", "BG-20", "BT-92")
def document_allowance_has_an_amount(stated: Stated) -> Iterator[Hit]:
    """BT-92 occurs."""
    return _without_amount(stated, _on_document("allowances", stated.invoice.allowances))


@rule("BR-32", "BG-20", "BT-95")
def document_allowance_has_a_category(stated: Stated) -> Iterator[Hit]:
    """BT-95 occurs."""
    yield from _without_category("allowances", stated.invoice.allowances)
    yield from _of_other_tax(stated, charge=False)


@rule("BR-33", "BG-20", "BT-97", "BT-98")
def document_allowance_has_a_reason(stated: Stated) -> Iterator[Hit]:
    """BT-97 or BT-98 occurs."""
    return _without_reason(_on_document("allowances", stated.invoice.allowances))


@rule("BR-CO-05", "BT-97", "BT-98", inert=_SAME_TYPE)
def reasons_of_document_allowance_agree(stated: Stated) -> Iterator[Hit]:
    """BT-97 and BT-98 mean the same."""
    return iter(())


@rule("BR-CO-21", "BG-20", "BT-97", "BT-98")
def document_allowance_has_text_or_code(stated: Stated) -> Iterator[Hit]:
    """BT-97 or BT-98 occurs."""
    return _without_reason(_on_document("allowances", stated.invoice.allowances))


@rule("BR-36", "BG-21", "BT-99")
def document_charge_has_an_amount(stated: Stated) -> Iterator[Hit]:
    """BT-99 occurs."""
    return _without_amount(stated, _on_document("charges", stated.invoice.charges))


@rule("BR-37", "BG-21", "BT-102")
def document_charge_has_a_category(stated: Stated) -> Iterator[Hit]:
    """BT-102 occurs."""
    yield from _without_category("charges", stated.invoice.charges)
    yield from _of_other_tax(stated, charge=True)


@rule("BR-38", "BG-21", "BT-104", "BT-105")
def document_charge_has_a_reason(stated: Stated) -> Iterator[Hit]:
    """BT-104 or BT-105 occurs."""
    return _without_reason(_on_document("charges", stated.invoice.charges))


@rule("BR-CO-06", "BT-104", "BT-105", inert=_SAME_TYPE)
def reasons_of_document_charge_agree(stated: Stated) -> Iterator[Hit]:
    """BT-104 and BT-105 mean the same."""
    return iter(())


@rule("BR-CO-22", "BG-21", "BT-104", "BT-105")
def document_charge_has_text_or_code(stated: Stated) -> Iterator[Hit]:
    """BT-104 or BT-105 occurs."""
    return _without_reason(_on_document("charges", stated.invoice.charges))


@rule("BR-41", "BG-27", "BT-136")
def line_allowance_has_an_amount(stated: Stated) -> Iterator[Hit]:
    """BT-136 occurs."""
    return _without_amount(stated, stated.once(line_allowances))


@rule("BR-42", "BG-27", "BT-139", "BT-140")
def line_allowance_has_a_reason(stated: Stated) -> Iterator[Hit]:
    """BT-139 or BT-140 occurs."""
    return _without_reason(stated.once(line_allowances))


@rule("BR-CO-07", "BT-139", "BT-140", inert=_SAME_TYPE)
def reasons_of_line_allowance_agree(stated: Stated) -> Iterator[Hit]:
    """BT-139 and BT-140 mean the same."""
    return iter(())


@rule("BR-CO-23", "BG-27", "BT-139", "BT-140")
def line_allowance_has_text_or_code(stated: Stated) -> Iterator[Hit]:
    """BT-139 or BT-140 occurs."""
    return _without_reason(stated.once(line_allowances))


@rule("BR-43", "BG-28", "BT-141")
def line_charge_has_an_amount(stated: Stated) -> Iterator[Hit]:
    """BT-141 occurs."""
    return _without_amount(stated, stated.once(line_charges))


@rule("BR-44", "BG-28", "BT-144", "BT-145")
def line_charge_has_a_reason(stated: Stated) -> Iterator[Hit]:
    """BT-144 or BT-145 occurs."""
    return _without_reason(stated.once(line_charges))


@rule("BR-CO-08", "BT-144", "BT-145", inert=_SAME_TYPE)
def reasons_of_line_charge_agree(stated: Stated) -> Iterator[Hit]:
    """BT-144 and BT-145 mean the same."""
    return iter(())


@rule("BR-CO-24", "BG-28", "BT-144", "BT-145")
def line_charge_has_text_or_code(stated: Stated) -> Iterator[Hit]:
    """BT-144 or BT-145 occurs."""
    return _without_reason(stated.once(line_charges))


def line_allowances(stated: Stated) -> Entries:
    """The allowances of all lines (BG-27)."""
    return [
        (f"lines[{index}].allowances[{place}]", name_of(line, index), entry)
        for index, line in line_groups(stated).extended
        if line.allowances
        for place, entry in enumerate(line.allowances)
    ]


def line_charges(stated: Stated) -> Entries:
    """The charges of all lines (BG-28)."""
    return [
        (f"lines[{index}].charges[{place}]", name_of(line, index), entry)
        for index, line in line_groups(stated).extended
        if line.charges
        for place, entry in enumerate(line.charges)
    ]


def _on_document(name: str, entries: Sequence[AllowanceCharge]) -> Entries:
    return [(f"{name}[{index}]", "", entry) for index, entry in enumerate(entries)]


def _without_amount(stated: Stated, entries: Entries) -> Iterator[Hit]:
    for path, line, entry in entries:
        if entry.amount is None and is_absent(stated, f"{path}.amount"):
            name = entry.reason or entry.reason_code or "…"
            yield Hit(f"{path}.amount", {"line": line, "name": name})


def _without_reason(entries: Entries) -> Iterator[Hit]:
    for path, line, entry in entries:
        if entry.reason is None and entry.reason_code is None:
            yield Hit(f"{path}.reason", {"line": line, "amount": _amount(entry)})


def _without_category(
    name: str, entries: Sequence[DocumentAllowance] | Sequence[DocumentCharge]
) -> Iterator[Hit]:
    for index, entry in enumerate(entries):
        if entry.vat_category_code is None:
            values = {"amount": _amount(entry)}
            yield Hit(f"{name}[{index}].vat_category_code", values)


def _of_other_tax(stated: Stated, *, charge: bool) -> Iterator[Hit]:
    """Allowances or charges with the category of another tax than VAT.

    Both have the same element, of which only the place is known. Where an invoice has both, the
    allowances are taken to stand first, as this library writes them: the other order leads to the
    rule of the other kind, never to silence.
    """
    invoice = stated.invoice
    for trace, tax in other_taxes(stated).charges:
        is_charge = not invoice.allowances or (
            bool(invoice.charges) and trace.position > len(invoice.allowances)
        )
        if is_charge is charge:
            yield Hit(location=trace.location, line=trace.line, values={"tax": tax}, kind="other")


def _amount(entry: AllowanceCharge) -> str:
    return shown(entry.amount) if entry.amount is not None else "…"


RULES = declared_in(globals())
