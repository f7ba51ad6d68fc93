"""The report of a validation, as a PDF."""

from einvoice import EInvoiceError, Verdict, validate
from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.findings import Language


def validation_report(document: bytes, language: Language, name: str = "") -> tuple[bytes, Verdict]:
    """Validate an XML or a hybrid PDF by the native rules: the report as a PDF, and the verdict.

    It is pure, and another process may run it.

    Raises:
        MakingError: The document is no invoice, or the report cannot be drawn.
    """
    try:
        report = validate(document)
        return report.to_pdf(language=language, source=document, name=name), report.verdict
    except EInvoiceError as error:
        raise MakingError(error.code, str(error)) from None
