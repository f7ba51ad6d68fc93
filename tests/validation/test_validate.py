"""`validate` takes whatever holds an invoice, and its verdict says no more than was checked."""

import io
from collections.abc import Iterator
from decimal import Decimal, Inexact, localcontext
from pathlib import Path

import pytest

from einvoice import read, validate, write
from einvoice.errors import (
    InvalidInvoiceError,
    NotWellFormedError,
    UnknownProfileError,
    UnknownRuleSetError,
)
from einvoice.model.invoice import ProcessControl
from einvoice.rules.en16931 import EN16931
from einvoice.rules.rule import Hit, Rule
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.stated import Stated
from einvoice.rules.texts import LANGUAGES, text_of
from einvoice.validation import plan
from einvoice.verdict import Report, Verdict
from tests.builders import invoice, line

CLEAN = invoice()
assert CLEAN.totals is not None
WRONG = CLEAN.replace(totals=CLEAN.totals.replace(amount_due=Decimal("23.81")))
UBL = write(CLEAN, syntax="ubl")


def rules(report: Report) -> list[str]:
    return [one.rule for one in report.findings]


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_bytes_paths_files_results_and_invoices_give_the_same_findings(
    tmp_path: Path, syntax: str
) -> None:
    data = write(WRONG, syntax=syntax)
    path = tmp_path / "invoice.xml"
    path.write_bytes(data)
    reports = [
        validate(data),
        validate(path),
        validate(str(path)),
        validate(io.BytesIO(data)),
        validate(read(data)),
    ]
    assert all(report == reports[0] for report in reports)
    assert rules(reports[0]) == ["BR-CO-16"]
    assert rules(validate(WRONG)) == ["BR-CO-16"]


def test_a_finding_leads_into_the_source() -> None:
    data = write(WRONG, syntax="ubl").replace(b"<cbc:PayableAmount", b"\n\n<cbc:PayableAmount")
    place = validate(data).findings[0].location
    assert place is not None
    assert place.xpath == "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount"
    assert data.splitlines()[place.line - 1].startswith(b"<cbc:PayableAmount")


def test_an_invoice_without_a_source_has_no_structure_and_says_so() -> None:
    report = validate(WRONG)
    assert report.syntax is None
    assert report.findings[0].location is None
    assert "structure" in [one.name for one in report.not_run]
    assert [one.name for one in report.rule_sets] == ["en16931"]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("en16931", ["en16931"]),
        ("xrechnung", ["en16931", "xrechnung"]),
        ("xrechnung-extension", ["en16931", "xrechnung"]),
        ("peppol", ["en16931", "peppol"]),
        ("peppol-self-billing", ["en16931", "peppol"]),
        ("nlcius", ["en16931"]),
    ],
)
def test_the_rule_sets_follow_from_what_the_document_claims(
    profile: str, expected: list[str]
) -> None:
    report = validate(write(CLEAN, syntax="ubl", profile=profile))
    assert [one.name for one in report.rule_sets] == ["structure", *expected]


def test_factur_x_documents_are_checked_by_their_profile() -> None:
    report = validate(write(CLEAN, syntax="cii", profile="factur-x-basic"))
    assert [one.name for one in report.rule_sets] == ["structure", "en16931", "facturx"]


def test_a_profile_can_be_given_in_place_of_the_one_that_is_claimed() -> None:
    report = validate(UBL, profile="peppol")
    assert report.profile is not None
    assert report.profile.name == "peppol-billing-3"
    assert "PEPPOL-EN16931-R004" in rules(report)
    with pytest.raises(UnknownProfileError):
        validate(UBL, profile="peppoll")


def test_rules_that_a_profile_adds_and_nobody_has_here_are_named() -> None:
    report = validate(write(CLEAN, syntax="ubl", profile="nlcius"))
    assert "nlcius-1.0" in [one.name for one in report.not_run]
    unknown = CLEAN.replace(process=ProcessControl(specification_id="urn:example:own"))
    assert "profile" in [one.name for one in validate(write(unknown, syntax="ubl")).not_run]


def test_only_the_named_rule_sets_run() -> None:
    report = validate(write(WRONG, syntax="ubl"), rule_sets=["structure"])
    assert report.verdict is Verdict.ACCEPT
    assert [one.name for one in report.rule_sets] == ["structure"]
    report = validate(UBL, rule_sets=["en16931"])
    assert [one.name for one in report.not_run] == ["structure"]
    assert validate(UBL, rule_sets="en16931").rule_sets == report.rule_sets
    report = validate(UBL, rule_sets=["default", "advice"])
    assert [one.name for one in report.rule_sets] == ["structure", "en16931", "advice"]
    assert report.not_run == ()


def test_unknown_rule_sets_and_engines_are_refused() -> None:
    with pytest.raises(UnknownRuleSetError, match="en16931"):
        validate(UBL, rule_sets=["en1693"])
    with pytest.raises(ValueError, match="native"):
        validate(UBL, engine="saxon")  # pyright: ignore[reportArgumentType] - what is tested


def test_what_is_no_invoice_is_an_exception_and_what_breaks_rules_is_not() -> None:
    with pytest.raises(NotWellFormedError):
        validate(UBL[:-10])
    report = validate(write(WRONG, syntax="ubl"))
    with pytest.raises(InvalidInvoiceError, match="BR-CO-16"):
        report.raise_for_errors()
    validate(UBL).raise_for_errors()


def test_a_document_that_was_healed_is_rejected() -> None:
    report = validate(read(UBL[:-10], recover=True))
    assert report.verdict is Verdict.REJECT
    assert "XML" in rules(report)
    assert report.findings[0].message


def test_schema_faults_reject_and_point_to_the_element() -> None:
    data = UBL.replace(b"<cbc:IssueDate>2026-01-31", b"<cbc:IssueDate>31.01.2026")
    report = validate(data)
    fault = next(one for one in report.findings if one.rule == "XSD")
    assert report.verdict is Verdict.REJECT
    assert fault.rule_set == "structure"
    assert fault.kind == "value-date"
    assert fault.location is not None
    assert fault.location.xpath == "/Invoice/cbc:IssueDate"
    assert "31.01.2026" in fault.message


def _broken(stated: Stated) -> Iterator[Hit]:
    raise ZeroDivisionError("a defect of the rule")


def _with(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let the rule set of EN 16931 have a rule more."""
    more = RuleSet("en16931", EN16931.version, (*rules, *EN16931.checks))

    def named(name: str) -> RuleSet:
        return more

    monkeypatch.setattr(plan, "rule_set_named", named)


def test_a_rule_that_raises_leaves_the_verdict_open_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _with(monkeypatch, Rule("BR-BROKEN", _broken))
    report = validate(UBL)
    assert report.verdict is Verdict.UNDECIDED
    (failed,) = [one for one in report.not_run if one.decides]
    assert failed.name == "BR-BROKEN"
    assert "a defect of the rule" in failed.reason
    rejected = validate(write(WRONG, syntax="ubl"))
    assert rejected.verdict is Verdict.REJECT
    assert rules(rejected) == ["BR-CO-16"]


def test_many_places_of_one_rule_are_listed_up_to_a_point_and_all_counted() -> None:
    lines = [line(id=str(number), item=None) for number in range(250)]
    report = validate(write(CLEAN.replace(lines=lines), syntax="ubl"), rule_sets=["en16931"])
    found = [one for one in report.findings if one.rule == "BR-25"]
    assert len(found) == 100
    assert sum(one.count for one in found) == 250
    assert [one.count for one in found[:99]] == [1] * 99
    assert report.counts["fatal"] >= 250


def test_arithmetic_does_not_depend_on_what_the_caller_has_set() -> None:
    with localcontext(prec=3) as context:
        context.traps[Inexact] = True
        assert validate(UBL).verdict is Verdict.ACCEPT
        assert rules(validate(write(WRONG, syntax="ubl"))) == ["BR-CO-16"]


def test_a_document_older_than_the_norm_is_judged_by_its_structure_and_has_no_verdict() -> None:
    data = write(CLEAN, syntax="zugferd-1", profile="zugferd-1.0-comfort", on_loss="drop")
    report = validate(data)
    assert report.verdict is Verdict.UNDECIDED
    assert [(one.name, one.version) for one in report.rule_sets] == [("structure", "ZUGFeRD 1.0")]
    assert [(one.name, one.kind) for one in report.not_run if one.decides] == [
        ("en16931", "zugferd-1")
    ]


def test_a_document_older_than_the_norm_is_rejected_by_its_structure() -> None:
    data = b"""<rsm:CrossIndustryDocument
        xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"/>"""
    report = validate(data)
    assert report.verdict is Verdict.REJECT
    assert {one.rule for one in report.fatal} == {"XSD"}


def test_the_kosit_acceptance_follows_from_the_report() -> None:
    data = write(CLEAN, syntax="ubl", profile="xrechnung")
    report = validate(data)
    assert report.kosit.scenario is not None
    assert report.kosit.scenario.name == "EN16931 XRechnung (UBL Invoice)"
    assert not report.kosit.accepted
    assert set(report.kosit.errors) == {one.rule for one in report.fatal}
    assert validate(CLEAN).kosit.scenario is None


def test_what_the_rules_did_not_see_leaves_the_verdict_open() -> None:
    data = write(CLEAN, syntax="cii")
    amount = b"<ram:LineTotalAmount>20.00</ram:LineTotalAmount>"
    assert data.count(amount) == 2, "one of the line, one of the document"
    report = validate(data.replace(amount, amount * 2, 1), rule_sets=["en16931"])
    assert report.verdict is not Verdict.ACCEPT
    if report.verdict is Verdict.UNDECIDED:
        (unseen,) = [one for one in report.not_run if one.decides]
        assert unseen.name.endswith("ram:LineTotalAmount[2]")


def test_what_was_not_checked_is_told_in_both_languages() -> None:
    unknown = CLEAN.replace(process=ProcessControl(specification_id="urn:example:own"))
    for skipped in validate(write(unknown, syntax="ubl")).not_run:
        assert skipped.reason == skipped.explain("en")
        assert skipped.kind not in (skipped.explain("en"), skipped.explain("de"))
        assert skipped.explain("en") != skipped.explain("de")


def test_every_reason_has_words_in_both_languages() -> None:
    used = {"not-named", "optional", "no-syntax", "zugferd-1", "unknown-profile"}
    used |= {"profile-rules", "raised", "repeated", "unreadable", "too-deep", "truncated"}
    for kind in used:
        for language in LANGUAGES:
            text = text_of(kind, "not-run", language)
            assert text is not None, (kind, language)
            assert text.says
