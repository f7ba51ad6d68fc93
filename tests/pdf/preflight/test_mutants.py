"""Every mutant of a good file is named by the right rule, and the good files by none."""

import pytest

from einvoice import check_pdf
from einvoice.pdf.preflight import PdfVerdict
from einvoice.pdf.preflight.rules import rules
from tests.pdf.preflight.making import hybrid, invoice_xml, packet
from tests.pdf.preflight.mutants import COUNTRIES, MUTANTS


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_named_by_the_rule_that_it_breaks(name: str) -> None:
    rule, make = MUTANTS[name]
    report = check_pdf(make(), country=COUNTRIES.get(name))
    found = {one.rule: one for one in report.findings}
    assert rule in found
    decides = rules()[rule].severity == "fatal"
    assert found[rule].decides is decides
    assert report.verdict is (PdfVerdict.FAIL if decides else PdfVerdict.PASS)


def test_there_is_a_mutant_for_every_rule_for_hybrid_invoices_that_can_be_broken() -> None:
    wanted = {name for name in rules() if name.startswith("BR-HYBRID")}
    assert wanted <= {rule for rule, _ in MUTANTS.values()}


GOOD = {
    "Factur-X EN 16931": lambda: hybrid(),
    "Factur-X BASIC WL, French": lambda: hybrid(
        xmp=packet(level="BASIC WL"),
        xml=invoice_xml("factur-x-basic-wl", "FR"),
        relationship="/Data",
    ),
    "Factur-X EXTENDED, French, rendered from the XML": lambda: hybrid(
        xmp=packet(level="EXTENDED"),
        xml=invoice_xml("factur-x-extended", "FR"),
        relationship="/Source",
    ),
    "XRECHNUNG": lambda: hybrid(
        xmp=packet(level="XRECHNUNG", name="xrechnung.xml").replace("Version>1.0<", "Version>3.0<"),
        xml=invoice_xml("xrechnung-3.0"),
        name="xrechnung.xml",
    ),
    "properties as attributes": lambda: hybrid(
        xmp=packet()
        .replace("<fx:Version>1.0</fx:Version>", "")
        .replace("xmlns:fx=", 'fx:Version="1.0" xmlns:fx=')
    ),
    "another prefix of the properties": lambda: hybrid(
        xmp=packet()
        .replace("<fx:", "<fx_1_:")
        .replace("</fx:", "</fx_1_:")
        .replace("xmlns:fx=", "xmlns:fx_1_=")
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_passes_by_all_rules_and_without_a_word(name: str) -> None:
    report = check_pdf(GOOD[name]())
    assert report.verdict is PdfVerdict.PASS
    assert report.findings == ()
    assert report.not_checked == ()
    assert report.rules_checked == report.rules == 146
