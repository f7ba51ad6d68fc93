"""Checks the PDFs that a command line names, and tells what was found."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NoReturn

from einvoice.cli.failures import ExitCode, FailedError, Failure
from einvoice.cli.inputs import Input, Inputs, find
from einvoice.cli.output import clean, emit
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError
from einvoice.pdf.preflight import PdfFinding, PdfReport, PdfVerdict, check_pdf
from einvoice.pdf.preflight.verapdf import verapdf_at
from einvoice.report.text import WORDS
from einvoice.verdict import Language

_XML = ".xml"
_ORDER = {"fatal": 0, "warning": 1, "information": 2}
_VERDICTS: dict[Language, dict[PdfVerdict, str]] = {
    "en": {
        PdfVerdict.PASS: "PASS",
        PdfVerdict.FAIL: "FAIL",
        PdfVerdict.NOT_CHECKED: "NOT CHECKED",
    },
    "de": {
        PdfVerdict.PASS: "BESTANDEN",
        PdfVerdict.FAIL: "NICHT BESTANDEN",
        PdfVerdict.NOT_CHECKED: "NICHT GEPRÜFT",
    },
}


@dataclass(frozen=True, slots=True)
class PdfAsked:
    """How to check, and how to tell."""

    country: str | None
    verapdf: str | None
    language: Language
    fail_on: Literal["fatal", "warning"]
    brief: bool


def check_all(files: Sequence[str], asked: PdfAsked, *, as_json: bool) -> NoReturn:
    """Check every file and end the run with the exit code that follows."""
    with reported("--verapdf", as_json=as_json):
        verapdf_at(asked.verapdf)
    work = Work(_pdfs(find(files)), "checked", as_json=as_json)

    def check(input: Input) -> None:
        try:
            report = check_pdf(input.data(), country=asked.country, verapdf=asked.verapdf)
        except EInvoiceError as error:
            raise FailedError(Failure.of(input.name, error)) from error
        if _fails(report, asked):
            work.at_least(ExitCode.FAULT)
        if as_json:
            work.print_json(pdf_report_as_json(input.name, report, asked.language))
        else:
            for line in _lines(input.name, report, asked):
                emit(clean(line))

    work.each(check, quiet_terminal=not sys.stdout.isatty())
    work.finish()


def _pdfs(inputs: Inputs) -> Inputs:
    """The inputs without the XML that lies beside them in a folder."""
    if inputs.is_one_file:
        return inputs
    found = tuple(one for one in inputs.found if not one.name.lower().endswith(_XML))
    return replace(inputs, found=found)


def _fails(report: PdfReport, asked: PdfAsked) -> bool:
    if report.verdict is PdfVerdict.NOT_CHECKED or report.fatal:
        return True
    if report.verapdf is not None and report.verapdf.compliant is not True:
        return True
    return asked.fail_on == "warning" and report.counts["warning"] > 0


def _lines(name: str, report: PdfReport, asked: PdfAsked) -> Iterator[str]:
    words = WORDS[asked.language]
    claim = f"PDF/A-{report.claim}" if report.claim else "PDF"
    about = [claim, *filter(None, (report.generation, report.profile))]
    head = f"{name}: {_VERDICTS[asked.language][report.verdict]}  {', '.join(about)}"
    yield f"{head}; {report.summary(asked.language)}"
    if asked.brief:
        return
    for finding in sorted(report.findings, key=lambda one: _ORDER[one.severity]):
        explained = finding.explain(asked.language)
        severity = words.severities[finding.severity][0]
        yield f"  {severity:<8} {finding.rule}  {finding.object}".rstrip()
        yield f"    {explained.message}"
        yield f"    {words.fix} {explained.fix}"
        if finding.count > 1:
            yield f"    {words.more.format(count=finding.count - 1)}"
    for skipped in report.not_checked:
        yield f"  {words.not_run} {skipped.name}: {skipped.explain(asked.language)}"
    if report.verapdf is not None:
        failed = ", ".join(report.verapdf.failed)
        told = {True: "compliant", False: f"not compliant ({failed})", None: "not judged"}
        yield f"  veraPDF: {told[report.verapdf.compliant]}"


def pdf_report_as_json(name: str, report: PdfReport, language: Language) -> dict[str, object]:
    """A report as values that JSON can hold."""
    verapdf = report.verapdf
    return {
        "file": name,
        "verdict": report.verdict.value,
        "claim": report.claim,
        "rules": report.rules,
        "rules_checked": report.rules_checked,
        "generation": report.generation,
        "invoice": report.invoice_name,
        "profile": report.profile,
        "country": report.country,
        "findings": [_finding(one, language) for one in report.findings],
        "not_checked": [
            {
                "name": one.name,
                "kind": one.kind,
                "rules": [rule for rule in one.values["rules"].split(", ") if rule],
                "reason": one.explain(language),
            }
            for one in report.not_checked
        ],
        "verapdf": verapdf
        and {
            "compliant": verapdf.compliant,
            "profile": verapdf.profile,
            "failed": list(verapdf.failed),
        },
    }


def _finding(finding: PdfFinding, language: Language) -> dict[str, object]:
    explained = finding.explain(language)
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "object": finding.object,
        "severity": finding.severity,
        "decides": finding.decides,
        "kind": finding.kind,
        "values": dict(finding.values),
        "count": finding.count,
        "message": explained.message,
        "why": explained.why,
        "fix": explained.fix,
    }
