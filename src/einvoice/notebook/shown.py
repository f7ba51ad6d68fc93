"""What notebooks show of each result."""

from typing import TYPE_CHECKING

from einvoice.notebook.card import card, code, note, strong, table, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from einvoice.codelists import CodeList
    from einvoice.conversion import ConvertResult
    from einvoice.losses import Loss
    from einvoice.pdf.extract import Extraction
    from einvoice.pdf.preflight.report import PdfFinding, PdfReport
    from einvoice.results import ReadResult
    from einvoice.verdict import Finding, NotRun, Report


def of_report(report: "Report") -> str:
    """The verdict, the findings, and what was not checked."""
    counts = [f"{count} {name}" for name, count in report.counts.items() if count]
    title = report.profile.title if report.profile else "no known profile"
    sets = ", ".join(f"{one.name} {one.version}" for one in report.rule_sets)
    about = "; ".join(filter(None, (title, ", ".join(counts), sets)))
    return card(
        f"{strong(report.verdict.value, report.verdict.value)} {text(about)}",
        _findings(report.findings, [one.path for one in report.findings]),
        _not_run(report.not_run),
    )


def of_pdf_report(report: "PdfReport") -> str:
    """The verdict on a PDF, the findings, and what was not checked."""
    claim = f"claims PDF/A-{report.claim}" if report.claim else "claims no PDF/A"
    parts = (claim, report.generation, report.invoice_name, report.summary())
    about = "; ".join(part for part in parts if part)
    return card(
        f"{strong(report.verdict.value, report.verdict.value)} {text(about)}",
        _findings(report.findings, [one.object for one in report.findings]),
        _not_run(report.not_checked),
    )


def of_reading(result: "ReadResult") -> str:
    """What was read, and what is not in the invoice."""
    profile = result.profile.title if result.profile else "no known profile"
    packed = f"{result.container.name}, " if result.container else ""
    issues = (
        (code(one.code), text(one.message), code(one.path or one.location), text(one.line or ""))
        for one in result.issues
    )
    unmapped = ((code(one.location), text(one.xml), text(one.line)) for one in result.unmapped)
    return card(
        f"{strong(result.invoice)}<br>{text(f'{packed}{result.syntax.value}, {profile}')}",
        note(f"issues: {len(result.issues)}, not mapped: {len(result.unmapped)}"),
        table(("Issue", "What", "Place", "Line"), issues, len(result.issues)),
        table(("Not mapped", "What it says", "Line"), unmapped, len(result.unmapped)),
    )


def of_conversion(result: "ConvertResult") -> str:
    """What was made, and what was lost on the way."""
    profile = f", {result.profile.title}" if result.profile else ""
    lost = f"{len(result.losses)} lost" if result.losses else "nothing was lost"
    made = f"{result.syntax.value}{profile}, {len(result.data)} bytes: {lost}"
    return card(
        f"{text(f'{result.source.syntax.value} to')} {strong(made)}", of_losses(result.losses)
    )


def of_losses(losses: "Sequence[Loss]") -> str:
    """What an invoice lost."""
    rows = (
        (text(one.term or ""), code(one.path), text(one.value), text(one.reason)) for one in losses
    )
    return table(("Term", "Place", "Value", "Why"), rows, len(losses))


def of_codes(codes: "CodeList") -> str:
    """The list and its first codes."""
    about = f"{codes.title}, {len(codes)} codes of {codes.origin}; values of {codes.source}"
    rows = (
        (code(one), text(meaning), text(codes.german.get(one, "")))
        for one, meaning in codes.items()
    )
    return card(
        f"{strong(codes.name)} {text(about)}",
        table(("Code", "Meaning", "German"), rows, len(codes)),
    )


def of_extraction(extraction: "Extraction") -> str:
    """The files in a PDF, and what is odd about it."""
    known = extraction.generation.title if extraction.generation else "unusual name"
    files = (
        (
            strong(one.name) if one is extraction.attachment else text(one.name),
            text(one.relationship or ""),
            text("" if one.size is None else one.size),
        )
        for one in extraction.attachments
    )
    odd = ((code(one.code), text(one.message)) for one in extraction.issues)
    return card(
        f"{strong(extraction.name)} {text(f'{known}, {len(extraction.xml)} bytes of XML')}",
        table(("File", "Relationship", "Bytes"), files, len(extraction.attachments)),
        table(("Issue", "What"), odd, len(extraction.issues)),
    )


def _findings(findings: "Sequence[Finding] | Sequence[PdfFinding]", places: "Sequence[str]") -> str:
    rows = (
        (strong(one.severity, one.severity), text(one.rule), code(place), _words(one))
        for one, place in zip(findings, places, strict=True)
    )
    return table(("Severity", "Rule", "Place", "What, and what to change"), rows, len(findings))


def _words(finding: "Finding | PdfFinding") -> str:
    explained = finding.explain()
    fix = f"<br><small>{text(explained.fix)}</small>" if explained.fix else ""
    return f"{text(explained.message)}{fix}"


def _not_run(not_run: "Iterable[NotRun]") -> str:
    deciding = "; ".join(f"{one.name}: {one.reason}" for one in not_run if one.decides)
    return note(f"Not checked, which keeps the verdict open: {deciding}") if deciding else ""
