"""One check of a PDF: every layer is asked, and what they say becomes a report."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Pdf, Stream

from einvoice.errors import MissingExtraError
from einvoice.model.invoice import Invoice
from einvoice.pdf.limits import DEFAULT, PdfLimits
from einvoice.pdf.preflight.catalog import check_catalog
from einvoice.pdf.preflight.content import check_content
from einvoice.pdf.preflight.embedded import EmbeddedFile, embedded_files, read_embedded
from einvoice.pdf.preflight.faults import Fault, Outcome, Unchecked
from einvoice.pdf.preflight.file_bytes import check_bytes
from einvoice.pdf.preflight.hybrid import Subject, check_hybrid
from einvoice.pdf.preflight.measure import measure
from einvoice.pdf.preflight.objects import Found, check_objects, stream_bytes
from einvoice.pdf.preflight.page_tree import check_page_tree
from einvoice.pdf.preflight.plain import told
from einvoice.pdf.preflight.report import PdfFinding, PdfReport, PdfVerdict
from einvoice.pdf.preflight.rules import gap_of, rules, rules_of
from einvoice.pdf.preflight.tagging import check_tagging
from einvoice.pdf.preflight.text_use import text_use
from einvoice.pdf.preflight.unicode_text import check_unicode
from einvoice.pdf.preflight.verapdf import VeraPdfVerdict
from einvoice.pdf.preflight.xmp import (
    Metadata,
    check_document_metadata,
    check_object_metadata,
)
from einvoice.pdf.reading.opening import OpenPdf, open_pdf
from einvoice.results import ReadResult
from einvoice.verdict import NotRun, Severity

MOST_PLACES = 20
"""Places of one rule that are listed one by one; further ones are counted at the last."""


def check_container(data: bytes, *, limits: PdfLimits = DEFAULT) -> PdfReport:
    """Check the PDF that an invoice came in, as far as that can be done with what is installed."""
    return checked(data, None, limits).report()


def checked(data: bytes, country: str | None, limits: PdfLimits) -> "Check":
    """Ask every layer."""
    check = Check(data, country)
    with open_pdf(data, limits=limits) as opened:
        check.run(opened)
    return check


@dataclass(slots=True)
class Check:
    """One check, layer by layer."""

    data: bytes
    country: str | None
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    metadata: Metadata = field(default_factory=Metadata)
    files: Sequence[EmbeddedFile] = ()
    read: ReadResult | None = None
    verapdf: VeraPdfVerdict | None = None
    lacks: MissingExtraError | None = None

    def run(self, opened: OpenPdf) -> None:
        """Ask every layer; what the last one looks at is changed, so that it must be the last."""
        pdf = opened.pdf
        too_large = False
        if opened.recovered:
            self.outcomes.append(Unchecked("damaged"))
        if pdf.is_encrypted:
            self.outcomes.append(Fault("6.1.3-2", "trailer"))
            self.outcomes.append(Unchecked("encrypted"))
        else:
            self.outcomes += check_page_tree(pdf)
            too_large = measure(pdf, opened.budget)
            self.outcomes += check_bytes(self.data, lambda number: _content(pdf, number))
        found = Found()
        objects = list(check_objects(pdf, found))
        self._look_at_metadata(pdf, found)
        self._look_at_invoice(found)
        if pdf.is_encrypted:
            return
        if self.metadata.claim.part == "4":
            self.outcomes.append(Unchecked("pdfa-4"))
            return
        self.outcomes += objects
        self.outcomes += self.metadata.outcomes
        self.outcomes += check_catalog(pdf)
        if too_large:
            self.outcomes.append(Unchecked("large"))
            return
        if self.metadata.claim.level != "B":
            self._look_at_text(pdf)
        try:
            self.outcomes += check_content(pdf)
        except MissingExtraError as error:
            self.lacks = error
            self.outcomes.append(Unchecked("extra"))

    def _look_at_metadata(self, pdf: Pdf, found: Found) -> None:
        own = pdf.Root.get("/Metadata")
        data = stream_bytes(own) if isinstance(own, Stream) else None
        self.metadata = check_document_metadata(data)
        if isinstance(own, Stream):
            keys = own.stream_dict
            if told(keys.get("/Type")) != "/Metadata" or told(keys.get("/Subtype")) != "/XML":
                self.metadata.outcomes.append(Fault("6.6.2.1-1"))
        for place, stream in found.metadata:
            if not isinstance(own, Stream) or stream.objgen != own.objgen:
                data = stream_bytes(stream)
                if data is not None:
                    self.metadata.outcomes += check_object_metadata(
                        data, place, self.metadata.defined
                    )

    def _look_at_invoice(self, found: Found) -> None:
        self.files = tuple(embedded_files(found.specifications))
        candidates = [one for one in self.files if one.is_invoice]
        self.read = next(filter(None, map(read_embedded, candidates)), None)
        if self.country is None and self.read is not None:
            self.country = _common_country(self.read.invoice)
        self.outcomes += check_hybrid(
            Subject(self.metadata, self.files, self._profile, self.country)
        )

    def _look_at_text(self, pdf: Pdf) -> None:
        use = text_use(pdf)
        level = self.metadata.claim.level
        self.outcomes += check_unicode(use, level)
        if level == "A":
            self.outcomes += check_tagging(pdf, use.pages)

    @property
    def _profile(self) -> str | None:
        return self.read.profile.name if self.read and self.read.profile else None

    def report(self) -> PdfReport:
        """Everything that was found, as a report."""
        level = self.metadata.claim.level
        findings = _findings(
            self.outcomes, is_german=self.country == "DE" and self.read is not None
        )
        gaps = [one for one in self.outcomes if isinstance(one, Unchecked)]
        open_rules = frozenset[str]().union(*(gap_of(one)[1] for one in gaps))
        wanted = rules_of(level)
        claim = self.metadata.claim
        invoice = next((one for one in self.files if one.is_invoice), None)
        generation = invoice.generation if invoice else None
        return PdfReport(
            verdict=_verdict(findings, gaps, self.verapdf),
            findings=findings,
            not_checked=_not_run(gaps),
            claim=f"{claim.part}{claim.conformance or ''}" if claim.part else None,
            rules=len(wanted),
            rules_checked=len(wanted - open_rules),
            generation=generation.name if generation else None,
            invoice_name=invoice.unicode_name if invoice else None,
            profile=self._profile,
            country=self.country,
            verapdf=self.verapdf,
        )


def _content(pdf: Pdf, number: int) -> bytes | None:
    found = pdf.get_object(number, 0)
    return stream_bytes(found) if isinstance(found, Stream) else None


def _common_country(invoice: Invoice) -> str | None:
    """Where both seller and buyer are; None where they are not in one country."""
    codes = {
        party.address.country_code if party and party.address else None
        for party in (invoice.seller, invoice.buyer)
    }
    return codes.pop() if len(codes) == 1 else None


def _verdict(
    findings: Iterable[PdfFinding], gaps: Sequence[Unchecked], verapdf: VeraPdfVerdict | None
) -> PdfVerdict:
    if any(one.decides for one in findings) or (verapdf and verapdf.compliant is False):
        return PdfVerdict.FAIL
    return PdfVerdict.NOT_CHECKED if gaps else PdfVerdict.PASS


def _findings(outcomes: Iterable[Outcome], *, is_german: bool) -> tuple[PdfFinding, ...]:
    """Faults as findings, each place once, and of many places of one rule the first."""
    kept: list[PdfFinding] = []
    count: Counter[str] = Counter()
    seen: set[tuple[str, str, str]] = set()
    for one in outcomes:
        if not isinstance(one, Fault):
            continue
        place = one.object.partition(" (")[0]
        if (one.rule, place, one.kind) in seen and place:
            continue
        seen.add((one.rule, place, one.kind))
        count[one.rule] += 1
        if count[one.rule] <= MOST_PLACES:
            kept.append(_finding(one, is_german=is_german))
    for rule, number in count.items():
        if number > MOST_PLACES:
            last = max(place for place, one in enumerate(kept) if one.rule == rule)
            more = number - MOST_PLACES + 1
            kept[last] = replace(kept[last], count=more)
    return tuple(kept)


def _finding(fault: Fault, *, is_german: bool) -> PdfFinding:
    rule = rules()[fault.rule]
    severity: Severity = rule.german if is_german else rule.severity
    suffix = f".{fault.kind}" if fault.kind else ""
    return PdfFinding(
        rule=rule.id,
        clause=rule.clause,
        object=fault.object,
        severity=severity,
        decides=rule.severity == "fatal",
        values=fault.values,
        kind=fault.kind,
        text=f"{rule.text}{suffix}",
    )


def _not_run(gaps: Iterable[Unchecked]) -> tuple[NotRun, ...]:
    """Gaps with their texts, each kind and place once."""
    found: dict[tuple[str, str], NotRun] = {}
    for gap in gaps:
        kind, concerned = gap_of(gap)
        name = gap.object or kind.removeprefix("pdf-")
        values = {"object": gap.object, "detail": gap.detail, "rules": ", ".join(sorted(concerned))}
        found.setdefault((kind, gap.object), NotRun(name, kind, values, decides=True))
    return tuple(found.values())[:1000]
