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
    from einvoice.calculation import calculate
    from einvoice.codelists import CodeList, codes
    from einvoice.conversion import ConvertResult, convert
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
    from einvoice.profiles import PROFILES, Profile
    from einvoice.results import Issue, ReadResult, Unmapped
    from einvoice.syntax.detect import Syntax
    from einvoice.syntax.limits import Limits
    from einvoice.validation import validate
    from einvoice.verdict import Finding, Report, Verdict

_HOMES = {
    "PROFILES": "einvoice.profiles",
    "CodeList": "einvoice.codelists",
    "ConvertResult": "einvoice.conversion",
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
    "calculate": "einvoice.calculation",
    "codes": "einvoice.codelists",
    "convert": "einvoice.conversion",
    "fix": "einvoice.fixing",
    "read": "einvoice.documents",
    "validate": "einvoice.validation",
    "write": "einvoice.documents",
}
"""Where each name of the public face lives."""

__all__ = [
    "PROFILES",
    "CodeList",
    "ConvertResult",
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
    "calculate",
    "codes",
    "convert",
    "fix",
    "read",
    "terms",
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
