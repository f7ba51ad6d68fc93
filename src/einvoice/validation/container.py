"""What the PDF that an invoice came in adds to the report on it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from einvoice.errors import PdfError
from einvoice.verdict import NotRun, Report, RuleSetRun, Verdict, verdict_of

if TYPE_CHECKING:
    from einvoice.pdf.extract import Extraction

RULE_SET = "pdf"
_VERSION = "PDF/A-3, Factur-X 1.08"


def with_container(report: Report, container: "Extraction | None") -> Report:
    """The report on the invoice, with what is found in its PDF; as it is where there is none.

    Between seller and buyer in Germany faults of the PDF are warnings, and what could not be
    checked of it decides nothing: there the XML is the invoice.
    """
    if container is None:
        return report
    from einvoice.pdf.preflight.check import check_container

    try:
        found = check_container(container.source)
    except PdfError as error:
        failed = NotRun(RULE_SET, "pdf-failed", {"error": str(error)}, decides=True)
        return _joined(report, replace(report, not_run=(*report.not_run, failed)))
    decides = found.country != "DE"
    findings = [one.as_finding() for one in found.findings if one.severity != "information"]
    not_run = [replace(one, decides=decides) for one in found.not_checked]
    return _joined(
        report,
        replace(
            report,
            findings=(*report.findings, *findings),
            not_run=(*report.not_run, *not_run),
            rule_sets=(*report.rule_sets, RuleSetRun(RULE_SET, _VERSION)),
        ),
    )


def _joined(before: Report, after: Report) -> Report:
    """With the worse of two verdicts: that on the invoice, and that on its PDF."""
    known = set(map(id, (*before.findings, *before.not_run)))
    own = verdict_of(
        (one for one in after.findings if id(one) not in known),
        (one for one in after.not_run if id(one) not in known),
    )
    if Verdict.REJECT in (before.verdict, own):
        return replace(after, verdict=Verdict.REJECT)
    open_ = Verdict.UNDECIDED in (before.verdict, own)
    return replace(after, verdict=Verdict.UNDECIDED if open_ else Verdict.ACCEPT)
