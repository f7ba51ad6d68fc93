"""What notebooks show: short, escaped, and there for every result."""

import re
from typing import Protocol

import pytest
from lxml import html

from einvoice import check_pdf, codes, convert, extract, read, validate, write
from einvoice.example import example_invoice
from einvoice.losses import Loss
from einvoice.notebook.card import MOST_ROWS, table
from einvoice.notebook.shown import of_losses
from einvoice.verdict import Finding, NotRun, Report, RuleSetRun, Verdict
from tests.builders import invoice
from tests.pdf.hybrids import hybrid
from tests.report.reports import WRONG

DATA = write(example_invoice(), syntax="ubl")


class Shown(Protocol):
    """What a notebook asks for HTML."""

    def _repr_html_(self) -> str: ...


def shown(result: Shown) -> str:
    """The HTML of a result."""
    return result._repr_html_()  # pyright: ignore[reportPrivateUsage]  # what notebooks call


def words(result: Shown) -> str:
    """The text in it."""
    return " ".join(html.fromstring(shown(result)).text_content().split())


def test_an_invoice_is_shown_as_people_read_it() -> None:
    text = words(example_invoice())
    assert "EXAMPLE-2026-001" in text
    assert "Invoices Explained, paperback" in text
    assert "1,062.19" in text


def test_a_report_has_its_verdict_its_findings_and_their_mend() -> None:
    report = validate(write(WRONG, syntax="cii"))
    text = words(report)
    assert text.startswith("reject EN 16931; 2 fatal")
    assert all(part in text for one in report.findings for part in (one.rule, one.path, one.fix))


def test_an_accepted_report_has_no_table() -> None:
    assert "<table" not in shown(validate(DATA))


def test_what_keeps_a_verdict_open_is_shown() -> None:
    report = Report(
        Verdict.UNDECIDED, (), (), (NotRun("peppol", "not-named", decides=True),), None, None
    )
    assert (
        f"Not checked, which keeps the verdict open: peppol: {report.not_run[0].reason}"
        in words(report)
    )


def test_a_reading_has_what_is_not_in_the_invoice() -> None:
    text = words(read(DATA.replace(b"2026-01-31</cbc:IssueDate>", b"soon</cbc:IssueDate>")))
    assert "issues: 1, not mapped: 0" in text
    assert "unreadable" in text
    assert "issue_date" in text


def test_a_conversion_lists_its_losses() -> None:
    result = convert(DATA, to="cii", profile="factur-x-basic")
    text = words(result)
    assert f"{len(result.losses)} lost" in text
    assert result.losses[0].path in text
    assert "nothing was lost" in words(convert(DATA, to="cii"))


def test_a_code_list_shows_its_first_codes_and_how_many_more_there_are() -> None:
    units = codes("rec20")
    text = words(units)
    assert next(iter(units)) in text
    assert f"and {len(units) - MOST_ROWS} more" in text


def test_a_hybrid_pdf_shows_its_files_and_its_check() -> None:
    data = hybrid()
    assert "factur-x.xml" in words(extract(data))
    assert words(check_pdf(data)).startswith("fail")


def test_nothing_of_a_document_becomes_markup() -> None:
    evil = "<script>alert(1)</script>\x01"
    finding = Finding(evil, evil, "fatal", path=evil, told=evil)
    report = Report(
        Verdict.REJECT,
        (finding,),
        (RuleSetRun(evil, evil),),
        (NotRun(evil, evil, decides=True),),
        None,
        None,
    )
    losses = of_losses((Loss(evil, evil, evil, evil),))
    reading = read(write(invoice(number="<b>7"), syntax="ubl").replace(b"2026-01-31", b"&lt;i>"))
    for written in (shown(report), losses, shown(reading), shown(reading.invoice)):
        assert not re.search(r"<(script|b|i)>|\x01", written)
    assert losses.count("&lt;script&gt;") == 4


@pytest.mark.parametrize("count", [0, 1, MOST_ROWS, MOST_ROWS + 1])
def test_a_table_is_never_longer_than_people_look_at(count: int) -> None:
    written = table(("Number",), ((str(number),) for number in range(count)), count)
    assert written.count("<tr>") == (min(count, MOST_ROWS) + 1 if count else 0)
    assert ("and 1 more" in written) == (count > MOST_ROWS)


def test_a_text_without_end_is_cut() -> None:
    assert len(of_losses((Loss("notes[0].text", "BT-22", "x" * 1_000_000, "long"),))) < 5_000
