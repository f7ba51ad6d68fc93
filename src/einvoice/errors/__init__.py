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
    │   ├── UnknownProfileError
    │   └── NotRepresentableError
    ├── JsonError
    ├── UnknownTermError
    ├── UnknownCodeListError
    ├── UnknownSectionError
    ├── CorrectionError
    ├── CalculationError
    │   └── UncalculableError
    ├── PdfError
    │   ├── NotPdfError
    │   ├── DamagedPdfError
    │   ├── PdfLimitError
    │   ├── VeraPdfError
    │   ├── NotConvertibleError
    │   ├── NotEmbeddableError
    │   ├── InvoicePresentError
    │   ├── AttachmentRefusedError
    │   ├── NoInvoiceInPdfError
    │   └── EncryptedPdfError
    ├── RenderError
    │   ├── RenderOptionError
    │   ├── MissingGlyphsError
    │   ├── UnusableFontError
    │   └── UnusableImageError
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
        ├── NoOfficialRulesError
        └── MissingExtraError
"""

from einvoice.errors.base import (
    EInvoiceError,
)
from einvoice.errors.embedding import (
    AttachmentRefusedError,
    InvoicePresentError,
    NotConvertibleError,
    NotEmbeddableError,
    Obstacle,
)
from einvoice.errors.official import (
    DownloadError,
    MissingExtraError,
    NoOfficialRulesError,
    RulePackError,
    RuleVersionError,
    UnknownPublicationError,
)
from einvoice.errors.pdf import (
    DamagedPdfError,
    EncryptedPdfError,
    NoInvoiceInPdfError,
    NotPdfError,
    PdfError,
    PdfLimitError,
    VeraPdfError,
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
from einvoice.errors.rendering import (
    MissingGlyphsError,
    RenderError,
    RenderOptionError,
    UnusableFontError,
    UnusableImageError,
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
    CorrectionError,
    JsonError,
    JsonProblem,
    Problem,
    UncalculableError,
    UnknownCodeListError,
    UnknownSectionError,
    UnknownTermError,
)
from einvoice.errors.writing import (
    NotRepresentableError,
    ProfileNotWritableError,
    TermNotInProfileError,
    TermNotInSyntaxError,
    UnknownProfileError,
    UnknownSyntaxNameError,
    WriteError,
)

__all__ = [
    "AttachmentRefusedError",
    "CalculationError",
    "CorrectionError",
    "DamagedPdfError",
    "DownloadError",
    "EInvoiceError",
    "EncodingError",
    "EncryptedPdfError",
    "Ending",
    "ForbiddenContentError",
    "InvalidInvoiceError",
    "InvoicePresentError",
    "JsonError",
    "JsonProblem",
    "LimitExceededError",
    "MissingExtraError",
    "MissingGlyphsError",
    "NoInvoiceInPdfError",
    "NoOfficialRulesError",
    "NotConvertibleError",
    "NotEmbeddableError",
    "NotPdfError",
    "NotRepresentableError",
    "NotWellFormedError",
    "NotXmlError",
    "Obstacle",
    "PatchError",
    "PdfError",
    "PdfLimitError",
    "Problem",
    "ProfileNotWritableError",
    "ReadError",
    "RenderError",
    "RenderOptionError",
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
    "UnknownSectionError",
    "UnknownSyntaxError",
    "UnknownSyntaxNameError",
    "UnknownTermError",
    "UnusableFontError",
    "UnusableImageError",
    "VeraPdfError",
    "WorkerError",
    "WriteError",
]
