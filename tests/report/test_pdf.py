"""A report as PDF says what the report says, in its order, and is bounded and accessible."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import cast

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Pdf

from einvoice import embed, render, validate, write
from einvoice.example import example_invoice
from einvoice.report.checked import Checked
from einvoice.report.html import as_html
from einvoice.report.pages.grouping import MOST_OF_A_RULE, MOST_RULES
from einvoice.report.pdf import as_pdf
from einvoice.verdict import Finding, Language, NotRun, Report, RuleSetRun, Verdict
from tests.rendering.pdf_text import Element, pages, squeezed, structure, text
from tests.report.reports import CLEAN, WRONG, clean, unreadable, wrong

SOURCE = write(WRONG, syntax="ubl")


def words(data: bytes) -> str:
    """What is told as content, without spaces: lines are broken anywhere."""
    return squeezed(text(data, artifacts=False))


def report(
    findings: list[Finding], verdict: Verdict = Verdict.REJECT, not_run: tuple[NotRun, ...] = ()
) -> Report:
    sets = (RuleSetRun("en16931", "1.3.16"),)
    return Report(verdict, tuple(findings), sets, not_run, None, None)


def finding(rule: str = "BR-02", path: str = "number", count: int = 1) -> Finding:
    return Finding(rule, "en16931", "fatal", ("BT-1",), path, count=count)


def many(count: int) -> list[Finding]:
    return [finding("BR-CO-10", f"lines[{at}].net_amount") for at in range(count)]


@pytest.mark.parametrize(("language", "verdict"), [("en", "Rejected"), ("de", "Abgelehnt")])
def test_the_document_is_named_and_the_verdict_stands_before_all_findings(
    language: Language, verdict: str
) -> None:
    said = words(validate(SOURCE).to_pdf(language=language, source=SOURCE, name="wrong.xml"))
    for stated in ("R-1", "wrong.xml", "ExampleSellerLtd", "ExampleBuyerLtd", "20.01", "3.80"):
        assert stated in said
    assert hashlib.sha256(SOURCE).hexdigest() in said
    assert -1 < said.index(verdict) < said.index("BR-CO-10")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_finding_is_told_with_its_place_its_values_and_its_explanation(
    language: Language,
) -> None:
    checked = wrong("cii")
    said = words(as_pdf(checked, language=language))
    assert checked.report is not None
    assert checked.report.findings
    for one in checked.report.findings:
        explained = one.explain(language)
        assert one.location is not None
        told = (one.rule, one.path, one.location.xpath, explained.message, explained.why)
        for stated in (*told, explained.fix, *one.values.values()):
            assert squeezed(stated) in said


def test_what_was_checked_and_what_was_not_is_listed() -> None:
    checked = clean()
    said = words(as_pdf(checked, language="de"))
    assert checked.report is not None
    assert checked.report.not_run
    for one in checked.report.rule_sets:
        assert squeezed(f"{one.name}{one.version}") in said
    for one in checked.report.not_run:
        assert squeezed(f"{one.name}{one.explain('de')}") in said
    assert "Eswurdenichtsgefunden." in said


def test_findings_of_a_part_stand_below_its_name() -> None:
    said = words(as_pdf(report([finding(), finding("BR-06", "seller.name")]), language="en"))
    places = [said.index(part) for part in ("Document", "BR-02", "Seller", "BR-06")]
    assert places == sorted(places)


def test_of_a_rule_that_fires_thousands_of_times_the_first_are_shown_and_the_rest_counted() -> None:
    data = as_pdf(report(many(5_000)), language="en")
    said = words(data)
    assert f"lines[{MOST_OF_A_RULE - 1}].net_amount" in said
    assert f"lines[{MOST_OF_A_RULE}].net_amount" not in said
    assert f"and{5_000 - MOST_OF_A_RULE}moreofthese" in said
    assert len(pages(data)) <= 3


def test_faults_that_the_report_itself_does_not_list_are_counted() -> None:
    said = words(as_pdf(report([finding(count=41)]), language="en"))
    assert said.count("and40moreofthese") == 1
    assert "en16931·41\u00d7" in said


def test_rules_without_end_end_with_a_count() -> None:
    rules = [finding(f"OWN-{at}") for at in range(MOST_RULES + 70) for _ in range(2)]
    said = words(as_pdf(report(rules), language="en"))
    assert f"OWN-{MOST_RULES - 1}" in said
    assert f"OWN-{MOST_RULES}" not in said
    assert "and140morefindings,whicharenotshownhere" in said


def test_findings_that_bind_and_findings_that_do_not_are_told_apart() -> None:
    said = words(as_pdf(report([finding(), replace(finding(), decides=False)]), language="en"))
    assert said.count("FatalBR-02") == 2
    assert said.count("doesnotbindthisprofile") == 1


def test_what_keeps_a_verdict_open_stands_below_it() -> None:
    open_ = NotRun("en16931", "raised", {"error": "boom"}, decides=True)
    optional = NotRun("advice", "optional")
    data = as_pdf(report([], Verdict.UNDECIDED, (optional, open_)), language="en")
    said = words(data)
    told = ("Undecided", "boom", "itisoptional", "Findings")
    assert sorted(map(said.index, told)) == [said.index(one) for one in told]


def test_a_document_that_cannot_be_read_has_a_report_that_says_why() -> None:
    said = words(as_pdf(unreadable(), language="de", source=b"<a"))
    assert "Nichtlesbar" in said
    assert "read.not-well-formed" in said
    assert hashlib.sha256(b"<a").hexdigest() in said


def test_what_is_wrong_with_the_pdf_around_an_invoice_is_told() -> None:
    stated = example_invoice()
    made = embed(render(stated), stated, profile="factur-x-en16931")
    out = BytesIO()
    with Pdf.open(BytesIO(made)) as pdf:
        pdf.Root["/OpenAction"] = Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
        del pdf.Root["/Metadata"]
        pdf.save(out)
    data = out.getvalue()
    found = validate(data)
    rules = {one.rule for one in found.findings if one.rule_set == "pdf"}
    assert rules
    said = words(found.to_pdf(source=data))
    assert all(rule in said for rule in rules)
    assert "factur-x.xml" in said


def test_a_report_without_the_source_has_neither_fingerprint_nor_amounts() -> None:
    said = words(validate(SOURCE).to_pdf())
    assert "BR-CO-10" in said
    assert "SHA-256" not in said
    assert "Amountsasstated" not in said


def test_a_report_makes_itself_a_page_and_a_pdf() -> None:
    found = validate(SOURCE)
    assert found.to_pdf(language="de", source=SOURCE) == as_pdf(found, language="de", source=SOURCE)
    assert found.to_html(name="a", source=SOURCE) == as_html(found, name="a", source=SOURCE)


def test_the_same_report_makes_the_same_bytes() -> None:
    assert as_pdf(wrong()) == as_pdf(wrong())


@pytest.mark.parametrize("name", ["\udcff\x00\ufffe", "中" * 20, "N" * 9_000, "a\nb", "(\\", ""])
def test_no_name_of_a_file_breaks_a_report(name: str) -> None:
    checked = Checked(name, report([replace(finding(path=name), values={"stated": name})]))
    for page in pages(as_pdf(checked, language="de")):
        for marked in page:
            assert all(0 < x < 595 and 0 < y < 842 for x, y in marked.positions)


@pytest.mark.parametrize("length", [1, 300, 1_000, 5_000])
def test_texts_of_any_length_stay_on_the_pages(length: int) -> None:
    values = {"stated": "word " * length, "expected": "W" * length}
    long = [replace(finding(f"R{at}"), values=values, told="said " * length) for at in range(4)]
    for page in pages(as_pdf(report(long))):
        for marked in page:
            assert all(0 < x < 595 and 20 < y < 842 for x, y in marked.positions)


def test_no_page_ends_with_a_heading_or_the_head_of_a_table() -> None:
    for count in range(1, 40):
        rules = [finding(f"R{at}", "number" if at % 3 else "seller") for at in range(count)]
        not_run = tuple(NotRun(f"n{at}", "optional") for at in range(count))
        for page in pages(as_pdf(report(rules, not_run=not_run))):
            content = [marked for marked in page if marked.mcid is not None]
            assert content[-1].tag not in ("H1", "H2", "H3", "H4", "TH"), count


def test_pages_are_numbered_and_named() -> None:
    data = as_pdf(Checked("name.xml", report([finding(f"R{at}") for at in range(30)])))
    drawn = pages(data)
    assert len(drawn) > 2
    for number, page in enumerate(drawn, 1):
        around = [marked.text for marked in page if marked.mcid is None]
        assert f"Page {number} of {len(drawn)}" in around
        assert ("name.xml" in around) == (number > 1)


DRAWN: dict[str, Callable[[], bytes]] = {
    "accept": lambda: as_pdf(clean(), language="de", source=write(CLEAN, syntax="ubl")),
    "reject": lambda: as_pdf(wrong(), language="de", source=SOURCE),
    "several": lambda: as_pdf(report([*many(30), finding()]), language="de"),
    "unreadable": lambda: as_pdf(unreadable()),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_seen_is_also_told_once_and_in_a_tree(name: str) -> None:
    data = DRAWN[name]()
    tree, back = structure(data)
    drawn = [
        (marked.page, marked.mcid)
        for page in pages(data)
        for marked in page
        if marked.mcid is not None
    ]
    marks = list(tree.marks())
    assert len(marks) == len(set(marks))
    assert set(marks) == set(drawn) == set(back)
    for page in pages(data):
        for marked in page:
            if marked.mcid is not None:
                assert back[marked.page, marked.mcid].kind == marked.tag


@pytest.mark.parametrize("name", DRAWN)
def test_headings_leave_out_no_level(name: str) -> None:
    tree, _ = structure(DRAWN[name]())
    levels = [int(one.kind[1]) for one in tree.walk() if one.kind in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", DRAWN)
def test_tables_are_regular(name: str) -> None:
    tree, _ = structure(DRAWN[name]())
    for table in tree.find("Table"):
        assert len({len(row.kids) for row in table.find("TR")}) == 1
        assert table.find("THead")
    for found in tree.find("L"):
        assert {kid.kind for kid in found.kids if isinstance(kid, Element)} == {"LI"}


def test_the_names_of_terms_are_marked_as_english() -> None:
    drawn = [one for page in pages(as_pdf(wrong(), language="de")) for one in page]
    terms = [one for one in drawn if "Sum of Invoice line net amount" in one.text]
    assert terms
    assert all("en" in one.languages for one in terms)


def test_the_file_says_its_language_and_its_title() -> None:
    with Pdf.open(BytesIO(as_pdf(wrong(), language="de", source=SOURCE))) as pdf:
        assert str(pdf.Root["/Lang"]) == "de"
        assert cast(Dictionary, pdf.Root["/MarkInfo"])["/Marked"] is True
        assert str(pdf.docinfo["/Title"]) == "Prüfbericht R-1"
        assert pdf.check_pdf_syntax() == []


def test_readers_can_jump_to_every_part_and_every_rule() -> None:
    data = as_pdf(report([finding(f"R{at}") for at in range(20)] + [finding("S", "seller")]))
    with Pdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles == ["The file", "Findings", "What was checked"]
        parts = outline.root[1].children
        assert [part.title for part in parts] == ["Document", "Seller"]
        assert [rule.title for rule in parts[0].children] == [f"R{at}" for at in range(20)]
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        for at, drawn in enumerate(pages(data)):
            told = {f"R{rule}" for rule in range(20)} & {
                word for marked in drawn if marked.tag == "H4" for word in marked.text.split()
            }
            led = {
                rule.title
                for rule in parts[0].children
                if numbers[cast(Array, rule.destination)[0].objgen] == at
            }
            assert led == told
