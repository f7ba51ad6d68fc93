"""Opens a document: bytes to an invoice, with the tree that it was read from.

Apart from `documents`, so that who only reads or validates loads nothing that writes.
"""

from dataclasses import dataclass

from einvoice import profiles
from einvoice.model.invoice import Invoice
from einvoice.results import ReadResult
from einvoice.syntax.detect import find_document
from einvoice.syntax.formats import format_of, prepared, reader_of
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.locate import paths_of
from einvoice.syntax.report import passed_over, report
from einvoice.syntax.xml import Element, parse


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it was read, with the element of its invoice."""

    result: ReadResult
    root: Element
    is_odd: bool
    """Whether the wording of the source may tell more than the values; see `syntax.surface`."""


def open_document(data: bytes, *, recover: bool = False, limits: Limits = DEFAULT) -> Opened:
    """Read a document and keep its tree, for those who ask more of it."""
    parsed = parse(data, limits=limits, recover=recover)
    root, syntax = find_document(parsed.root)
    form = format_of(syntax)
    reading = prepared(root, form, limits)
    invoice = reader_of(syntax).read(root, reading)
    assert isinstance(invoice, Invoice)
    doubtful = any(noticed.code != "unknown" for noticed in reading.noticed)
    located = paths_of(root, syntax, limits) if doubtful and _is_small(data, limits) else None
    issues, unmapped = report(reading, parsed.notes, form.namespaces, located or {})
    stated = invoice.process.specification_id if invoice.process else None
    profile = profiles.detect(stated, syntax=syntax.family)
    silent = passed_over(reading, form.namespaces)
    return Opened(
        ReadResult(invoice, syntax, profile, issues, unmapped, data, silent),
        root,
        reading.is_odd or bool(parsed.notes),
    )


def _is_small(data: bytes, limits: Limits) -> bool:
    """Whether a second reading is bearable; most elements have two tags."""
    return data.count(b"<") <= 2 * limits.max_located
