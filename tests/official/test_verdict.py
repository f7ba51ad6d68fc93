"""`validate` by official artefacts: small packages of our own stand for those of publishers."""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from einvoice import fix, read, validate, write
from einvoice.errors import NoOfficialRulesError, RuleVersionError, StylesheetError
from einvoice.official import OfficialValidator, SaxonPool
from einvoice.official.catalogue import catalogue
from einvoice.official.plan import REMEDIES
from einvoice.verdict import Report
from tests.builders import invoice
from tests.official.building import make_folder, manifest
from tests.official.sheets import saying, schema, stylesheet

UBL = 'uri="urn:oasis:names:specification:ubl:schema:xsd:'
TOTALS = "/u:Invoice/cac:LegalMonetaryTotal"
DATA = write(invoice(), syntax="ubl").replace(b"><", b">\n<")
CII = write(invoice(), syntax="cii")


def rule(id: str, test: str, *, context: str = TOTALS, flag: str = "fatal") -> str:
    return (
        f'<rule context="{context}"><assert id="{id}" flag="{flag}" test="{test}">'
        f"[{id}] says the artefact</assert></rule>"
    )


def rules(*parts: str) -> bytes:
    patterns = "".join(f"<pattern>{part}</pattern>" for part in parts)
    return schema(
        f'<ns prefix="u" {UBL}Invoice-2"/><ns prefix="cac" {UBL}CommonAggregateComponents-2"/>'
        f'<ns prefix="cbc" {UBL}CommonBasicComponents-2"/>{patterns}'
    )


SUMS = rules(rule("BR-CO-10", "cbc:LineExtensionAmount &lt; 0"))
FINE = rules(rule("BR-CO-10", "true()"))
WARNS = rules(rule("BR-CO-10", "false()", flag="warning"))
STOPS = saying("xs:decimal('many')")


def pack(folder: Path, sets: Mapping[str, bytes], *, syntax: str = "ubl") -> OfficialValidator:
    """A validator with these rule sets, each as name@version."""
    files: dict[str, bytes] = {}
    listed: list[tuple[str, str, str, str]] = []
    for number, (name, data) in enumerate(sets.items()):
        rule_set, _, version = name.partition("@")
        file = f"rules/{number}.{'sch' if b'schematron' in data[:200] else 'xslt'}"
        files[file] = data
        listed.append((rule_set, version or "1.0", syntax, file))
    files["einvoice-rules.toml"] = manifest(*listed)
    return OfficialValidator(packs=[make_folder(folder / "pack", files)])


def official(validator: OfficialValidator, *sets: str, data: bytes = DATA) -> Report:
    return validate(data, engine="official", official=validator, rule_sets=sets)


def test_a_finding_has_the_words_of_the_artefact_and_our_explanation(tmp_path: Path) -> None:
    report = official(pack(tmp_path, {"en16931": SUMS}), "en16931")
    (finding,) = report.findings
    assert (report.verdict, report.engine) == ("reject", "official")
    assert (finding.rule, finding.rule_set, finding.severity) == ("BR-CO-10", "en16931", "fatal")
    assert finding.message == "[BR-CO-10] says the artefact"
    assert finding.explain("de").message == finding.message
    assert "BT-106" in finding.terms
    assert finding.why


def test_places_are_named_as_the_native_rules_name_them(tmp_path: Path) -> None:
    (finding,) = official(pack(tmp_path, {"en16931": SUMS}), "en16931").findings
    assert finding.location is not None
    assert finding.location.xpath == "/Invoice/cac:LegalMonetaryTotal"
    assert DATA.splitlines()[finding.location.line - 1].strip() == b"<cac:LegalMonetaryTotal>"


def test_what_the_native_rule_knows_of_the_place_comes_along(tmp_path: Path) -> None:
    totals = invoice().totals
    assert totals is not None
    wrong = invoice(totals=totals.replace(sum_of_lines="20.01"))
    report = official(pack(tmp_path, {"en16931": SUMS}), "en16931", data=write(wrong, syntax="ubl"))
    finding = report.findings[0]
    assert (finding.path, finding.values["stated"]) == ("totals.sum_of_lines", "20.01")
    assert finding.told == finding.message
    assert fix(wrong, report) == invoice()


def test_a_rule_that_nobody_here_knows_is_reported_all_the_same(tmp_path: Path) -> None:
    own = rules(rule("HOUSE-1", "false()", flag="warning"))
    report = official(pack(tmp_path, {"house": own}), "house")
    (finding,) = report.findings
    assert (report.verdict, finding.severity) == ("accept", "warning")
    assert (finding.terms, finding.why, finding.fix) == ((), "", "")


def test_the_report_says_what_was_run_and_keeps_what_it_said(tmp_path: Path) -> None:
    report = official(pack(tmp_path, {"house@2.1": SUMS}), "house")
    (run,) = report.rule_sets
    assert (run.name, run.version, run.artefact) == ("house", "2.1", "pack: rules/0.sch")
    assert len(run.sha256) == 64
    assert "failed-assert" in report.svrl["house"]
    assert pickle.loads(pickle.dumps(report)).svrl == report.svrl


def test_a_stylesheet_that_stops_leaves_the_verdict_open(tmp_path: Path) -> None:
    report = official(pack(tmp_path, {"en16931": FINE, "house": STOPS}), "en16931", "house")
    assert report.verdict == "undecided"
    assert [one.name for one in report.rule_sets] == ["en16931"]
    stopped = next(one for one in report.not_run if one.name == "house")
    assert (stopped.kind, stopped.decides) == ("stopped", True)
    assert "many" in stopped.reason


def test_a_broken_stylesheet_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StylesheetError):
        official(pack(tmp_path, {"house": stylesheet("<xsl:nonsense/>")}), "house")


def test_many_places_of_one_rule_are_counted_at_the_last(tmp_path: Path) -> None:
    many = (
        '<xsl:for-each select="1 to 250"><svrl:failed-assert id="A" location="/"/></xsl:for-each>'
    )
    report = official(pack(tmp_path, {"house": stylesheet(many)}), "house")
    assert len(report.findings) == 100
    assert report.counts["fatal"] == 250


@pytest.mark.parametrize("location", ["/", "", "//a", "/u:Nothing[1]", "/ubl:Invoice[1]/cbc:ID[9]"])
def test_a_place_that_cannot_be_found_stays_as_it_is(tmp_path: Path, location: str) -> None:
    sheet = stylesheet(f'<svrl:failed-assert id="A" location="{location}"/>')
    (finding,) = official(pack(tmp_path, {"house": sheet}), "house").findings
    assert finding.location is not None
    assert (finding.location.xpath, finding.location.line) == (location, 0)


def test_attributes_and_texts_are_found(tmp_path: Path) -> None:
    amount = "/ubl:Invoice[1]/cac:LegalMonetaryTotal[1]/cbc:PayableAmount[1]"
    sheet = stylesheet(
        f'<svrl:failed-assert id="A" location="{amount}/@currencyID"/>'
        f'<svrl:failed-assert id="B" location="{amount}/text()[1]"/>'
    )
    found = official(pack(tmp_path, {"house": sheet}), "house").findings
    places = [one.location.xpath for one in found if one.location]
    expected = "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount"
    assert places == [f"{expected}/@currencyID", expected]


def test_versions_are_chosen_by_number_by_name_and_by_day(tmp_path: Path) -> None:
    there = pack(tmp_path, {"xrechnung@2.3.1": WARNS, "xrechnung@3.0.2": FINE})

    def version(wish: str, as_of: date | None = None) -> str:
        report = validate(DATA, engine="official", official=there, rule_sets=[wish], as_of=as_of)
        return report.rule_sets[0].version

    assert version("xrechnung") == "3.0.2"
    assert version("XRechnung@2.3.1") == "2.3.1"
    assert version("xrechnung", date(2023, 12, 31)) == "2.3.1"
    assert version("xrechnung@3.0.2", date(2023, 12, 31)) == "3.0.2"


def test_where_no_version_applied_on_a_day_the_verdict_is_open(tmp_path: Path) -> None:
    there = pack(tmp_path, {"xrechnung@3.0.2": FINE, "en16931@1.3.16": FINE})
    report = validate(
        DATA, engine="official", official=there, profile="xrechnung", as_of=date(2020, 1, 1)
    )
    told = {one.name: (one.kind, one.decides) for one in report.not_run}
    assert report.verdict == "undecided"
    assert told["xrechnung"] == ("not-as-of", True)
    assert told["en16931"] == ("undated", False)


def test_what_is_not_installed_leaves_the_verdict_open_and_says_what_helps(tmp_path: Path) -> None:
    report = validate(
        DATA, engine="official", official=pack(tmp_path, {"en16931": FINE}), profile="xrechnung"
    )
    assert report.verdict == "undecided"
    missing = {one.name: one for one in report.not_run if one.kind == "not-installed"}
    assert missing.keys() == {"structure", "xrechnung"}
    assert "einvoice rules install xrechnung" in missing["xrechnung"].reason
    assert missing["xrechnung"].explain("de") != missing["xrechnung"].reason


def test_what_helps_is_something_that_can_be_installed() -> None:
    commands = [one for one in REMEDIES.values() if one.startswith("einvoice rules install ")]
    assert {one.rpartition(" ")[2] for one in commands} <= catalogue().keys()


def test_nothing_installed_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoOfficialRulesError, match="einvoice rules install"):
        validate(CII, engine="official", official=pack(tmp_path, {"house": FINE}))


@pytest.mark.parametrize("named", ["nothing", "house@9", "house@2020-02-30"])
def test_what_is_named_and_not_there_is_an_error(tmp_path: Path, named: str) -> None:
    with pytest.raises(RuleVersionError):
        official(pack(tmp_path, {"house": FINE}), named)


def test_rules_for_another_syntax_leave_the_verdict_open(tmp_path: Path) -> None:
    there = pack(tmp_path, {"house": FINE})
    report = official(there, "house", data=CII)
    assert report.verdict == "undecided"
    assert {one.name: one.kind for one in report.not_run}["house"] == "not-for-syntax"


def test_the_verb_takes_what_read_returned_and_invoices(tmp_path: Path) -> None:
    there = pack(tmp_path, {"en16931": SUMS})
    of_result = validate(read(DATA), engine="official", official=there, rule_sets=["en16931"])
    assert of_result == official(there, "en16931")
    of_invoice = validate(invoice(), engine="official", official=there, rule_sets=["en16931"])
    assert [one.rule for one in of_invoice.findings] == ["BR-CO-10"]
    assert (of_invoice.syntax, of_invoice.findings[0].location) == (None, None)


def test_an_invoice_in_an_envelope_is_taken_out(tmp_path: Path) -> None:
    space = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    inner = DATA.partition(b"?>")[2]
    data = b'<StandardBusinessDocument xmlns="%s">\n%s</StandardBusinessDocument>' % (
        space.encode(),
        inner,
    )
    (finding,) = official(pack(tmp_path, {"en16931": SUMS}), "en16931", data=data).findings
    assert finding.location is not None
    assert finding.location.xpath.endswith(
        "StandardBusinessDocument/Invoice/cac:LegalMonetaryTotal"
    )
    assert data.splitlines()[finding.location.line - 1].strip() == b"<cac:LegalMonetaryTotal>"


def test_a_pool_of_processes_says_the_same(tmp_path: Path) -> None:
    here = pack(tmp_path, {"en16931": SUMS, "house": STOPS})
    with SaxonPool(1) as pool:
        there = OfficialValidator(packs=[tmp_path / "pack"], engine=pool)
        assert official(there, "en16931", "house") == official(here, "en16931", "house")


def test_a_process_that_dies_leaves_the_verdict_open(tmp_path: Path) -> None:
    loop = '<xsl:template name="l"><xsl:for-each select="1 to 2000000000"><xsl:if test=". lt 0">'
    body = loop + "x</xsl:if></xsl:for-each></xsl:template>"
    endless = stylesheet('<xsl:call-template name="l"/>', body)
    pack(tmp_path, {"house": endless})
    with SaxonPool(1, seconds=0.5) as pool:
        there = OfficialValidator(packs=[tmp_path / "pack"], engine=pool)
        report = official(there, "house")
    assert report.verdict == "undecided"
    assert {one.name: one.kind for one in report.not_run}["house"] == "worker"


def test_a_day_a_configuration_and_a_validator_belong_to_the_official_engine() -> None:
    with pytest.raises(ValueError, match="native"):
        validate(DATA, as_of=date(2026, 1, 1))
    with pytest.raises(ValueError, match="both"):
        validate(DATA, engine="saxon")  # pyright: ignore[reportArgumentType]  # the mistake tested


def test_the_native_engine_loads_nothing_of_the_official_one() -> None:
    code = (
        "import sys, einvoice, einvoice.example as e\n"
        "einvoice.validate(einvoice.write(e.example_invoice(), syntax='ubl'))\n"
        "print(*(one for one in sys.modules if one.startswith(('einvoice.official', 'saxonche'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
