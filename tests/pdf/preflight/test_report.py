"""What a report says: verdict, severities by country, rules that were checked, words."""

import re
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

import einvoice
from einvoice import check_pdf
from einvoice.errors import InvalidInvoiceError, NotPdfError, ReadError, VeraPdfError
from einvoice.pdf.preflight import PdfVerdict
from einvoice.pdf.preflight.rules import rules, rules_of
from einvoice.rules.texts import LANGUAGES, named_texts, text_of
from tests.pdf.preflight.making import hybrid, invoice_xml, packet
from tests.pdf.preflight.mutants import MUTANTS


def broken(country: str) -> bytes:
    """A hybrid invoice with CMYK that nothing explains."""
    return hybrid(
        lambda pdf: pdf.pages[0].contents_add(Stream(pdf, b"0 0 0 1 k 1 1 9 9 re f")),
        xml=invoice_xml("en16931", country),
    )


def test_within_germany_faults_of_the_container_are_warnings_and_the_verdict_stays() -> None:
    report = check_pdf(broken("DE"))
    assert [(one.rule, one.severity) for one in report.findings] == [("6.2.4.3-3", "warning")]
    assert report.country == "DE"
    assert report.verdict is PdfVerdict.FAIL
    assert report.fatal == ()


def test_elsewhere_they_are_fatal() -> None:
    report = check_pdf(broken("FR"))
    assert [one.severity for one in report.findings] == ["fatal"]
    assert report.counts == {"fatal": 1, "warning": 0, "information": 0}


def test_the_country_can_be_stated() -> None:
    assert [one.severity for one in check_pdf(broken("FR"), country="de").findings] == ["warning"]


def test_without_an_invoice_that_can_be_read_nothing_is_softened() -> None:
    data = hybrid(xml=b"<CrossIndustryInvoice/>")
    report = check_pdf(data[:-6] + b"%%EOF\nx", country="DE")
    assert [one.severity for one in report.findings if one.rule == "6.1.3-3"] == ["fatal"]


def test_a_form_leaves_its_rules_open_and_the_report_says_how_many_were_checked() -> None:
    def add_form(pdf: object) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), DA=String("/F 0 Tf"))  # pyright: ignore

    report = check_pdf(hybrid(add_form))
    assert report.verdict is PdfVerdict.NOT_CHECKED
    assert [one.kind for one in report.not_checked] == ["pdf-form"]
    assert report.rules_checked < report.rules == 146
    said = report.summary()
    assert said == f"no violation found by {report.rules_checked} of 146 rules of PDF/A-3"
    assert "valid" not in said
    with pytest.raises(InvalidInvoiceError):
        report.raise_for_errors()


def test_a_verdict_that_passes_raises_nothing() -> None:
    check_pdf(hybrid()).raise_for_errors()


def test_pdfa_4_is_left_open_and_its_container_is_allowed() -> None:
    xmp = packet(conformance="F").replace("part>3<", "part>4<")
    report = check_pdf(hybrid(xmp=xmp))
    assert report.verdict is PdfVerdict.NOT_CHECKED
    assert report.findings == ()
    assert report.rules_checked == 0


def test_a_pdf_without_invoice_is_checked_as_pdfa_alone() -> None:
    def strip(pdf: object) -> None:
        del pdf.Root["/AF"]  # pyright: ignore
        del pdf.Root["/Names"]  # pyright: ignore

    xmp = re.sub(
        r"<rdf:Description rdf:about=\"\" xmlns:fx.*?</rdf:Description>",
        "",
        packet(),
        flags=re.DOTALL,
    )
    report = check_pdf(hybrid(strip, xmp=xmp))
    assert [one.rule for one in report.findings] == ["PDF-NO-INVOICE"]
    assert report.verdict is PdfVerdict.PASS
    assert report.generation is None


def test_many_places_of_one_rule_are_counted_at_the_last_that_is_listed() -> None:
    def paint(pdf: object) -> None:
        for _ in range(30):
            pdf.pages.append(pdf.pages[1])  # pyright: ignore
        for page in pdf.pages:  # pyright: ignore
            page.obj.AA = Dictionary()  # pyright: ignore

    report = check_pdf(hybrid(paint))
    found = [one for one in report.findings if one.rule == "6.5.2-2"]
    assert len(found) == 20
    assert sum(one.count for one in found) == 32


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(NotPdfError):
        check_pdf(b"<Invoice/>")
    with pytest.raises(ReadError):
        check_pdf(Path("/nowhere/invoice.pdf"))


def test_a_verapdf_that_is_not_there_is_an_error() -> None:
    with pytest.raises(VeraPdfError):
        check_pdf(hybrid(), verapdf="/nowhere/verapdf")


def test_the_inventory_has_the_rules_of_the_three_levels() -> None:
    assert [len(rules_of(level)) for level in "BUA"] == [146, 148, 155]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words(language: str) -> None:
    for rule in rules().values():
        area, _, key = rule.text.partition("/")
        alone = text_of(key, area, language)
        texts = [alone] if alone else [text for _, text in named_texts(key, area, language)]
        assert texts, rule.id
        for text in texts:
            assert text is not None
            assert all((text.rule, text.says, text.why, text.fix)), rule.id


@pytest.mark.parametrize("name", MUTANTS)
def test_no_value_is_missing_in_the_words_of_a_finding(name: str) -> None:
    for one in check_pdf(MUTANTS[name][1]()).findings:
        for language in ("en", "de"):
            explained = one.explain(language)
            told = f"{explained.message} {explained.why} {explained.fix}"
            assert "…" not in told
            assert "{" not in told


def test_a_validation_reports_invoice_and_container_together() -> None:
    report = einvoice.validate(broken("FR"))
    found = [one for one in report.findings if one.rule_set == "pdf"]
    assert [(one.rule, one.severity) for one in found] == [("6.2.4.3-3", "fatal")]
    assert report.verdict is einvoice.Verdict.REJECT
    assert "pdf" in {one.name for one in report.rule_sets}


def test_within_germany_the_container_does_not_reject_the_invoice() -> None:
    data = broken("DE")
    bare = einvoice.validate(invoice_xml())
    report = einvoice.validate(data)
    assert report.verdict is bare.verdict
    assert [one.severity for one in report.findings if one.rule_set == "pdf"] == ["warning"]


def test_a_container_that_could_not_be_checked_leaves_the_verdict_open_outside_of_germany() -> None:
    def add_form(pdf: object) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), DA=String("/F 0 Tf"))  # pyright: ignore

    for country, decides in (("DE", False), ("FR", True)):
        data = hybrid(add_form, xml=invoice_xml("en16931", country))
        not_run = einvoice.validate(data).not_run
        assert [one.decides for one in not_run if one.kind == "pdf-form"] == [decides]


def test_names_of_metadata_and_bt_24_are_compared_in_a_validation() -> None:
    data = hybrid(xmp=packet(level="BASIC"))
    assert "BR-HYBRID-15" in {one.rule for one in einvoice.validate(data).findings}


def test_encryption_is_a_fault_and_what_it_hides_is_left_open() -> None:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(hybrid())) as pdf:
        written = BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(owner="secret", user=""))
    report = check_pdf(written.getvalue())
    assert "6.1.3-2" in {one.rule for one in report.findings}
    assert report.verdict is PdfVerdict.FAIL
    assert report.rules_checked == 0
    assert Name.Encrypt  # the reading above needs no password
