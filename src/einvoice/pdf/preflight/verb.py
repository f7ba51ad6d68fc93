"""The verb: a PDF in, a report out. Loading it loads no PDF library."""

from einvoice.pdf.limits import DEFAULT, PdfLimits
from einvoice.pdf.preflight.report import PdfReport
from einvoice.syntax.source import Source


def check_pdf(
    source: Source,
    *,
    country: str | None = None,
    verapdf: str | None = None,
    limits: PdfLimits = DEFAULT,
) -> PdfReport:
    """Check whether a PDF is what it claims to be: PDF/A-3, and a hybrid invoice.

    Severities depend on the country: between seller and buyer in Germany the XML is the invoice,
    and faults of its container are warnings. `country` ("DE", "FR", ...) states where both are;
    without it the embedded invoice tells. `verapdf` is the path of a veraPDF program or jar that
    is asked as well; without it, `EINVOICE_VERAPDF` names one, or none is asked.

    A bad PDF is a result; a `PdfError` is raised for what is no PDF, or cannot be opened.
    """
    from einvoice.pdf.preflight.check import checked
    from einvoice.pdf.preflight.verapdf import ask_verapdf, verapdf_at
    from einvoice.pdf.reading.opening import load_pdf

    asked = verapdf_at(verapdf)
    data = load_pdf(source, limits=limits)
    check = checked(data, country.upper() if country else None, limits)
    if check.lacks is not None:
        raise check.lacks
    if asked is not None:
        check.verapdf = ask_verapdf(asked, data)
    return check.report()
