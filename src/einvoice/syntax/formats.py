"""The syntaxes as tables: what reads and writes each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from einvoice.syntax.binding import Table
from einvoice.syntax.detect import Syntax
from einvoice.syntax.limits import Limits
from einvoice.syntax.reader import ReaderCompiler, Wrap, qualified
from einvoice.syntax.reading import Reading
from einvoice.syntax.steps import GroupReader
from einvoice.syntax.xml import Element

if TYPE_CHECKING:
    from einvoice.model.invoice import Invoice
    from einvoice.syntax.unroll import GroupWriter


@dataclass(frozen=True, slots=True)
class Format:
    """One syntax with its root."""

    syntax: Syntax
    root: str
    table: Table
    namespaces: Mapping[str, str]
    """Prefixes of the elements; the empty one is the namespace of an unprefixed root."""
    currency: tuple[str, str]
    """Paths of the invoice currency and of the accounting currency, below the root."""
    arranged: Callable[[], Table] | None = None
    """What makes the table to write by, where that is not the one to read by."""
    completed: "Callable[[Invoice], Invoice] | None" = None
    """What brings in the values that are demanded beside others, before an invoice is written."""

    def reader(self, wrap: Wrap | None = None) -> GroupReader:
        """Compile the reader; `wrap` puts something around the reading of each field."""
        compiler = ReaderCompiler(self.namespaces, wrap=wrap)
        return compiler.table(self.table)

    def writer(self) -> "GroupWriter":
        """Compile the writer, whose modules are loaded by those who write."""
        from einvoice.syntax.writer import WriterCompiler

        return WriterCompiler().table(self.written)

    @property
    def written(self) -> Table:
        """The table to write by."""
        return self.table if self.arranged is None else self.arranged()

    @property
    def opening(self) -> str:
        """The XML declaration and the opening tag of the root."""
        declared = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{uri}"'
            for prefix, uri in self.namespaces.items()
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<{self.root}{declared}>'


def prepared(root: Element, form: Format, limits: Limits) -> Reading:
    """The state of a reading that begins: the currencies decide how totals are read."""
    invoice, accounting = _currency_tags(form.syntax)
    return Reading(
        currency=_text_at(root, invoice),
        accounting_currency=_text_at(root, accounting),
        limits=limits,
    )


@cache
def _currency_tags(syntax: Syntax) -> list[list[str]]:
    form = format_of(syntax)
    return [
        [qualified(name, form.namespaces) for name in path.split("/")] for path in form.currency
    ]


def _text_at(root: Element, tags: list[str]) -> str | None:
    found: Element | None = root
    for tag in tags:
        found = next(found.iterchildren(tag), None)
        if found is None:
            return None
    return (found.text or "").strip() or None


@cache
def format_of(syntax: Syntax) -> Format:
    """The format of a syntax; its tables are imported when first needed."""
    match syntax:
        case Syntax.CII:
            from einvoice.syntax.cii import invoice as cii

            return Format(syntax, cii.ROOT, cii.INVOICE, cii.NAMESPACES, cii.CURRENCY)
        case Syntax.UBL_INVOICE | Syntax.UBL_CREDIT_NOTE:
            from einvoice.syntax.ubl import document as ubl

            credit = syntax is Syntax.UBL_CREDIT_NOTE
            namespace = ubl.CREDIT_NOTE_NAMESPACE if credit else ubl.INVOICE_NAMESPACE
            return Format(
                syntax,
                "CreditNote" if credit else "Invoice",
                ubl.CREDIT_NOTE if credit else ubl.INVOICE,
                {"": namespace, **ubl.COMPONENTS},
                ubl.CURRENCY,
            )
        case Syntax.ZUGFERD_1:
            from einvoice.syntax.cii import zugferd1

            return zugferd1.FORMAT


@cache
def reader_of(syntax: Syntax) -> GroupReader:
    """The compiled reader of a syntax."""
    return format_of(syntax).reader()


@cache
def writer_of(syntax: Syntax) -> "GroupWriter":
    """The compiled writer of a syntax."""
    return format_of(syntax).writer()
