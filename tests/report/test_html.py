"""A report as a page: sound HTML that says everything, runs nothing, and is read by everybody."""

import hashlib
import re
from itertools import pairwise
from typing import get_args

import pytest
from lxml import etree

from einvoice import Invoice, validate, write
from einvoice.profiles import get
from einvoice.report.checked import Checked
from einvoice.report.html import all_as_html, as_html
from einvoice.report.parts import Part, part_of
from einvoice.report.sections import sections_of
from einvoice.report.subject import subject_of
from einvoice.report.words import words_of
from einvoice.syntax.xml import Element
from einvoice.verdict import Disagreement, Finding, NotRun, Report, RuleSetRun, Verdict
from tests.builders import invoice
from tests.pdf.hybrids import hybrid
from tests.report.reports import WRONG, clean, unreadable, wrong


def page(text: str) -> Element:
    """The page as a tree; all that is written here is XML but for its first line and `meta`."""
    body = re.sub(r"<meta [^>]*>", "", text.removeprefix("<!doctype html>\n")).replace(
        "<br>", "<br/>"
    )
    return etree.fromstring(body.encode())


def said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_page_says_the_verdict_the_fault_and_what_to_change() -> None:
    root = page(as_html(wrong()))
    assert root.get("lang") == "en"
    text = said(root)
    assert "Rejected" in text
    for finding in validate(write(WRONG, syntax="ubl")).findings:
        explained = finding.explain()
        assert finding.rule in text
        assert all(" ".join(part.split()) in text for part in (explained.message, explained.fix))
        assert explained.why in text
        assert finding.location is not None
        assert finding.location.xpath in text


def test_a_german_page_is_german() -> None:
    root = page(as_html(wrong(), language="de"))
    assert root.get("lang") == "de"
    text = said(root)
    assert "Abgelehnt" in text
    assert "Was nicht geprüft wurde" in text
    assert validate(write(WRONG, syntax="ubl")).findings[0].explain("de").fix in text


def test_findings_stand_under_the_part_of_the_invoice_that_they_are_about() -> None:
    broken = invoice(number=None, seller=None, lines=[])
    root = page(as_html(validate(write(broken, syntax="cii"))))
    parts = {
        section.get("id"): said(section) for section in root.iter("section") if section.get("id")
    }
    assert "BR-02" in parts["d1-document"]
    assert "BR-06" in parts["d1-seller"]
    assert "BR-16" in parts["d1-lines"]
    links = {link.get("href") for link in root.iter("a")}
    assert links == {f"#{name}" for name in parts}


def test_the_source_gives_fingerprint_size_and_stated_amounts() -> None:
    data = write(WRONG, syntax="ubl")
    text = said(page(as_html(validate(data), source=data, name="wrong.xml")))
    assert hashlib.sha256(data).hexdigest() in text
    assert f"{len(data)} bytes" in text
    assert "Sum of lines20.01" in text
    assert "Example Seller Ltd" in text
    assert "S1920.003.80" in text


def test_nothing_of_a_document_becomes_markup() -> None:
    evil = "<script>alert(1)</script>\x01\ud800\"'&"
    finding = Finding(evil, evil, "fatal", terms=(evil,), path=evil, values={evil: evil}, told=evil)
    report = Report(
        Verdict.REJECT,
        (finding,),
        (RuleSetRun(evil, evil, evil, evil),),
        (NotRun(evil, evil, decides=True),),
        None,
        None,
        specification_id=evil,
        disagreement=(Disagreement(evil, "only-native", evil),),
    )
    data = write(invoice(number="<b>&"), syntax="ubl")
    written = as_html(report, source=data, name=evil)
    assert "<script" not in written
    assert "<b>" not in written
    written.encode("utf-8")
    assert said(page(written)).count("<script>alert(1)</script>\ufffd\ufffd") >= 10


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    written = as_html(wrong())
    assert "default-src 'none'" in written
    assert not re.search(r"<(script|link|img|iframe)|https?://|url\(|@import", written)


@pytest.mark.parametrize("documents", [[wrong()], [clean(), wrong(), unreadable()]])
def test_headings_descend_one_level_at_a_time_from_a_single_first(documents: list[Checked]) -> None:
    root = page(all_as_html(documents))
    levels = [int(str(one.tag)[1:]) for one in root.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_cell_that_heads_others_says_which() -> None:
    root = page(all_as_html([clean(), wrong()]))
    heads = list(root.iter("th"))
    assert heads
    assert {head.get("scope") for head in heads} == {"row", "col"}


def test_several_documents_have_an_index_that_leads_to_each() -> None:
    root = page(all_as_html([clean(), wrong(), unreadable()], "de"))
    ids = {one.get("id") for one in root.iter("article")}
    index = root.find("body/main/section/table")
    assert index is not None
    links = {(link.get("href") or "")[1:] for link in index.iter("a")}
    assert links == ids == {"d1", "d2", "d3"}
    assert "Nicht lesbar" in said(index)


def test_a_document_that_cannot_be_read_says_why() -> None:
    text = said(page(as_html(unreadable())))
    assert "Unreadable" in text
    assert "read.not-well-formed" in text
    assert "Nothing was found" not in text


def test_ids_are_there_once() -> None:
    written = all_as_html([wrong(), wrong(), clean()])
    ids = re.findall(r' id="([^"]+)"', written)
    assert len(ids) == len(set(ids)) > 3


def test_the_words_of_both_languages_have_the_same_names() -> None:
    english, german = words_of("en"), words_of("de")
    for group in ("title", "verdict", "outcome", "severity", "part", "label", "engine", "text"):
        assert english.names(group) == german.names(group)
    assert english.names("amount") == german.names("amount")
    assert set(english.names("part")) == set(get_args(Part))


def test_every_total_has_a_word() -> None:
    from einvoice.model.totals import Totals

    assert set(words_of("en").names("amount")) == set(Totals.model_fields)


def test_a_part_is_found_by_path_then_by_term_then_for_the_document() -> None:
    assert part_of(Finding("R", "x", "fatal", path="lines[3].net_amount")) == "lines"
    assert part_of(Finding("R", "x", "fatal", terms=("none", "BT-31"))) == "seller"
    assert part_of(Finding("R", "x", "fatal")) == "document"
    assert part_of(Finding("XSD", "structure", "fatal")) == "structure"
    assert part_of(Finding("R", "pdf", "fatal", path="seller")) == "container"


def test_every_field_that_holds_a_party_or_an_amount_has_a_part_of_its_own() -> None:
    named = {name: part_of(Finding("R", "x", "fatal", path=name)) for name in Invoice.model_fields}
    assert {name for name, part in named.items() if part == "document"} >= {"number", "notes"}
    assert named["payee"] == "parties"
    assert named["service_charges"] == "allowances"
    assert set(named.values()) == set(get_args(Part)) - {"structure", "container"}


def test_fatal_findings_come_first_and_those_that_decide_nothing_last() -> None:
    findings = (
        Finding("A", "x", "fatal", path="lines[0]", decides=False, count=3),
        Finding("B", "x", "warning", path="lines[0]"),
        Finding("C", "x", "fatal", path="lines[1]"),
    )
    report = Report(Verdict.REJECT, findings, (), (), get("factur-x-minimum"), None)
    (part,) = sections_of(Checked("a", report)).parts
    assert [one.rule for one in part.findings] == ["C", "B", "A"]
    assert part.findings[-1].remarks == ("and 2 more of these", "does not bind this profile")


def test_what_keeps_the_verdict_open_says_so() -> None:
    report = Report(
        Verdict.UNDECIDED, (), (), (NotRun("peppol", "not-named", decides=True),), None, None
    )
    text = said(page(as_html(report)))
    assert "Undecided" in text
    assert "keeps the verdict open" in text


def test_the_subject_of_a_broken_file_is_its_fingerprint() -> None:
    subject = subject_of(b"<broken")
    assert (subject.size, subject.facts, subject.amounts) == (7, (), ())
    assert len(subject.sha256) == 64


def test_the_subject_of_json_is_its_invoice() -> None:
    assert dict(subject_of(invoice().to_json().encode()).facts)["number"] == "R-1"


def test_a_hybrid_pdf_is_named_with_its_findings_and_what_is_odd_about_it() -> None:
    pdf = hybrid(name="other.xml")
    report = validate(pdf)
    assert any(one.rule_set == "pdf" for one in report.findings)
    root = page(as_html(report, source=pdf, name="a.pdf"))
    (section,) = (one for one in root.iter("section") if one.get("id") == "d1-container")
    assert all(one.rule in said(section) for one in report.findings if one.rule_set == "pdf")
    assert "Embedded invoiceother.xml" in said(root)
    remarks = subject_of(pdf).remarks
    assert remarks
    assert all(one in said(root) for one in remarks)


def test_a_bare_report_needs_neither_source_nor_name() -> None:
    text = said(page(as_html(validate(invoice()))))
    assert "Accepted" in text
    assert "SHA-256" not in text
