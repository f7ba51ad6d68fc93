"""European e-invoices: read, write, convert, calculate.

The verbs are `read`, `write`, `convert` and `calculate`; the noun is `Invoice`, built of the
groups in `einvoice.model`; `einvoice.terms` explains every business term.  What is asked for is
loaded when it is first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from einvoice._version import __version__

if TYPE_CHECKING:
    from einvoice import terms
    from einvoice.calculation import calculate
    from einvoice.conversion import ConvertResult, convert
    from einvoice.documents import read, write
    from einvoice.errors import EInvoiceError, JsonError, ReadError, WriteError
    from einvoice.losses import Loss
    from einvoice.model.invoice import Invoice
    from einvoice.profiles import PROFILES, Profile
    from einvoice.results import Issue, ReadResult, Unmapped
    from einvoice.syntax.detect import Syntax
    from einvoice.syntax.limits import Limits

_HOMES = {
    "PROFILES": "einvoice.profiles",
    "ConvertResult": "einvoice.conversion",
    "EInvoiceError": "einvoice.errors",
    "Invoice": "einvoice.model.invoice",
    "Issue": "einvoice.results",
    "JsonError": "einvoice.errors",
    "Limits": "einvoice.syntax.limits",
    "Loss": "einvoice.losses",
    "Profile": "einvoice.profiles",
    "ReadError": "einvoice.errors",
    "ReadResult": "einvoice.results",
    "Syntax": "einvoice.syntax.detect",
    "Unmapped": "einvoice.results",
    "WriteError": "einvoice.errors",
    "calculate": "einvoice.calculation",
    "convert": "einvoice.conversion",
    "read": "einvoice.documents",
    "write": "einvoice.documents",
}
"""Where each name of the public face lives."""

__all__ = [
    "PROFILES",
    "ConvertResult",
    "EInvoiceError",
    "Invoice",
    "Issue",
    "JsonError",
    "Limits",
    "Loss",
    "Profile",
    "ReadError",
    "ReadResult",
    "Syntax",
    "Unmapped",
    "WriteError",
    "__version__",
    "calculate",
    "convert",
    "read",
    "terms",
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
