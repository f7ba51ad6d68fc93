"""European e-invoices: read, write, convert, calculate, validate.

The verbs are `read`, `write`, `convert`, `calculate`, `validate` and `fix`; the noun is `Invoice`,
built of the groups in `einvoice.model`; `einvoice.terms` explains every business term, and `codes`
every code.  What is asked for is loaded when it is first used, so that importing the package costs
next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from einvoice._version import __version__

if TYPE_CHECKING:
    from einvoice import terms
    from einvoice.bulk import batch
    from einvoice.calculation import calculate
    from einvoice.codelists import CodeList, codes
    from einvoice.conversion import ConvertResult, convert
    from einvoice.correcting import correction_of
    from einvoice.differing import Difference, diff
    from einvoice.documents import read, write
    from einvoice.errors import (
        EInvoiceError,
        InvalidInvoiceError,
        JsonError,
        ReadError,
        WriteError,
    )
    from einvoice.fixing import fix
    from einvoice.losses import Loss
    from einvoice.model.invoice import Invoice
    from einvoice.pdf.convert import to_pdfa
    from einvoice.pdf.embed import embed
    from einvoice.pdf.extract import extract
    from einvoice.pdf.preflight import check_pdf
    from einvoice.profiles import PROFILES, Profile
    from einvoice.rendering.verbs import render, render_html
    from einvoice.results import Issue, ReadResult, Unmapped
    from einvoice.sections import Content, content
    from einvoice.syntax.detect import Syntax
    from einvoice.syntax.limits import Limits
    from einvoice.validation import validate
    from einvoice.verdict import Finding, Report, Verdict

_HOMES = {
    "PROFILES": "einvoice.profiles",
    "CodeList": "einvoice.codelists",
    "Content": "einvoice.sections",
    "ConvertResult": "einvoice.conversion",
    "Difference": "einvoice.differing",
    "EInvoiceError": "einvoice.errors",
    "Finding": "einvoice.verdict",
    "InvalidInvoiceError": "einvoice.errors",
    "Invoice": "einvoice.model.invoice",
    "Issue": "einvoice.results",
    "JsonError": "einvoice.errors",
    "Limits": "einvoice.syntax.limits",
    "Loss": "einvoice.losses",
    "Profile": "einvoice.profiles",
    "ReadError": "einvoice.errors",
    "ReadResult": "einvoice.results",
    "Report": "einvoice.verdict",
    "Syntax": "einvoice.syntax.detect",
    "Unmapped": "einvoice.results",
    "Verdict": "einvoice.verdict",
    "WriteError": "einvoice.errors",
    "batch": "einvoice.bulk",
    "calculate": "einvoice.calculation",
    "check_pdf": "einvoice.pdf.preflight",
    "codes": "einvoice.codelists",
    "content": "einvoice.sections",
    "convert": "einvoice.conversion",
    "correction_of": "einvoice.correcting",
    "diff": "einvoice.differing",
    "embed": "einvoice.pdf.embed",
    "extract": "einvoice.pdf.extract",
    "fix": "einvoice.fixing",
    "read": "einvoice.documents",
    "render": "einvoice.rendering.verbs",
    "render_html": "einvoice.rendering.verbs",
    "to_pdfa": "einvoice.pdf.convert",
    "validate": "einvoice.validation",
    "write": "einvoice.documents",
}
"""Where each name of the public face lives."""

__all__ = [
    "PROFILES",
    "CodeList",
    "Content",
    "ConvertResult",
    "Difference",
    "EInvoiceError",
    "Finding",
    "InvalidInvoiceError",
    "Invoice",
    "Issue",
    "JsonError",
    "Limits",
    "Loss",
    "Profile",
    "ReadError",
    "ReadResult",
    "Report",
    "Syntax",
    "Unmapped",
    "Verdict",
    "WriteError",
    "__version__",
    "batch",
    "calculate",
    "check_pdf",
    "codes",
    "content",
    "convert",
    "correction_of",
    "diff",
    "embed",
    "extract",
    "fix",
    "read",
    "render",
    "render_html",
    "terms",
    "to_pdfa",
    "validate",
    "write",
]


def __getattr__(name: str) -> object:
    if name == "terms":
        return import_module("einvoice.terms")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
