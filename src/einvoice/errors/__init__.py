"""Every exception of the library.

An invalid invoice is a result, not an exception: these are raised for input that cannot be
processed, for wrong arguments and for missing parts. `code` and the attributes are contract,
the wording of a message is not.

    EInvoiceError
    ├── ReadError
    │   ├── SourceError
    │   ├── LimitExceededError
    │   ├── EncodingError
    │   ├── NotWellFormedError
    │   │   └── NotXmlError
    │   ├── ForbiddenContentError
    │   └── UnknownSyntaxError
    ├── WriteError
    │   ├── TermNotInProfileError
    │   ├── TermNotInSyntaxError
    │   ├── UnknownSyntaxNameError
    │   ├── ProfileNotWritableError
    │   ├── ReadOnlySyntaxError
    │   ├── UnknownProfileError
    │   └── NotRepresentableError
    ├── JsonError
    ├── UnknownTermError
    ├── UnknownCodeListError
    ├── CalculationError
    │   └── UncalculableError
    ├── PdfError
    │   ├── NoInvoiceInPdfError
    │   └── EncryptedPdfError
    ├── UnknownRuleSetError
    ├── UnknownRuleError
    ├── PatchError
    ├── InvalidInvoiceError
    └── RuleSetError
        ├── StylesheetError
        ├── StylesheetStoppedError
        ├── WorkerError
        ├── RulePackError
        ├── RuleVersionError
        ├── UnknownPublicationError
        ├── DownloadError
        └── MissingExtraError
"""

from einvoice.errors.base import (
    EInvoiceError,
)
from einvoice.errors.official import (
    DownloadError,
    MissingExtraError,
    RulePackError,
    RuleVersionError,
    UnknownPublicationError,
)
from einvoice.errors.pdf import (
    EncryptedPdfError,
    NoInvoiceInPdfError,
    PdfError,
)
from einvoice.errors.reading import (
    EncodingError,
    ForbiddenContentError,
    LimitExceededError,
    NotWellFormedError,
    NotXmlError,
    ReadError,
    SourceError,
    UnknownSyntaxError,
)
from einvoice.errors.rules import (
    InvalidInvoiceError,
    PatchError,
    RuleSetError,
    UnknownRuleError,
    UnknownRuleSetError,
)
from einvoice.errors.stylesheets import (
    Ending,
    StylesheetError,
    StylesheetStoppedError,
    WorkerError,
)
from einvoice.errors.values import (
    CalculationError,
    JsonError,
    JsonProblem,
    Problem,
    UncalculableError,
    UnknownCodeListError,
    UnknownTermError,
)
from einvoice.errors.writing import (
    NotRepresentableError,
    ProfileNotWritableError,
    ReadOnlySyntaxError,
    TermNotInProfileError,
    TermNotInSyntaxError,
    UnknownProfileError,
    UnknownSyntaxNameError,
    WriteError,
)

__all__ = [
    "CalculationError",
    "DownloadError",
    "EInvoiceError",
    "EncodingError",
    "EncryptedPdfError",
    "Ending",
    "ForbiddenContentError",
    "InvalidInvoiceError",
    "JsonError",
    "JsonProblem",
    "LimitExceededError",
    "MissingExtraError",
    "NoInvoiceInPdfError",
    "NotRepresentableError",
    "NotWellFormedError",
    "NotXmlError",
    "PatchError",
    "PdfError",
    "Problem",
    "ProfileNotWritableError",
    "ReadError",
    "ReadOnlySyntaxError",
    "RulePackError",
    "RuleSetError",
    "RuleVersionError",
    "SourceError",
    "StylesheetError",
    "StylesheetStoppedError",
    "TermNotInProfileError",
    "TermNotInSyntaxError",
    "UncalculableError",
    "UnknownCodeListError",
    "UnknownProfileError",
    "UnknownPublicationError",
    "UnknownRuleError",
    "UnknownRuleSetError",
    "UnknownSyntaxError",
    "UnknownSyntaxNameError",
    "UnknownTermError",
    "WorkerError",
    "WriteError",
]
