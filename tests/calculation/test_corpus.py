"""Every consistent document of the corpus is calculated to the cent; the others have a reason.

Consistent is what no official rule on amounts objects to. Those rules leave slack, so some
documents are within it and yet not what the formulas give: `exceptions.toml` lists them by
reason, and each reason is proved here.
"""

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from einvoice import read
from einvoice.calculation import Fill, Step, UncalculableError, calculate, explain
from einvoice.model.invoice import Invoice
from tests.calculation.second_opinion import wrong_places
from tests.corpus_files import CorpusFile, corpus_files

ON_AMOUNTS = re.compile(
    r"BR-CO-1[0-7]|BR-(S|Z|E|AE|IC|G|O|AF|AG|B)-0[89]|BR-DEC-\d+"
    r"|PEPPOL-EN16931-R(040|041|042|043|046|053|055|120|121).*"
    r"|BR-DEX-(02|09|1\d)|BR-FXEXT-(CO|S|Z|E|AE|IC|G|O|AF|AG)-?\d.*"
)
LEAST = 1300
"""Fewer consistent documents than this mean that the choice of them is broken."""

LINE_SLACK = Decimal("0.02")


def exceptions() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def consistent() -> dict[str, tuple[CorpusFile, Invoice]]:
    return {
        str(document): (document, read(document.data).invoice)
        for document in corpus_files()
        if is_consistent(document)
    }


def is_consistent(document: CorpusFile) -> bool:
    if not document.row["wellformed"] or not document.row.get("complete"):
        return False
    fired: set[str] = set()
    for verdict in document.verdicts.values():
        if "error" in verdict:
            return False
        fired.update(rule for rule, _, _ in verdict.get("fired", []))
    return not any(ON_AMOUNTS.fullmatch(rule) for rule in fired)


def of_reason(reason: str) -> list[tuple[CorpusFile, Invoice]]:
    return [consistent()[document] for document in exceptions()[reason]]


def with_stated_lines(invoice: Invoice) -> Invoice:
    """Without quantities, each line counts as what it states."""
    lines = tuple(
        line.model_copy(update={"quantity": None, "sub_lines": ()}) for line in invoice.lines
    )
    return invoice.model_copy(update={"lines": lines})


def distance(step: Step) -> Decimal:
    assert step.stated is not None
    return abs(step.value - step.stated)


def test_every_consistent_document_is_calculated_to_the_cent() -> None:
    listed = {document for documents in exceptions().values() for document in documents}
    different = {
        name: [str(step) for step in explain(invoice).changes]
        for name, (_, invoice) in consistent().items()
        if name not in listed
    }
    assert len(different) + len(listed) >= LEAST
    assert {name: changes for name, changes in different.items() if changes} == {}


def test_the_second_computation_agrees_on_every_consistent_document() -> None:
    wrong: dict[str, list[str]] = {}
    uncalculable = exceptions()["uncalculable"]
    for name, (_, invoice) in consistent().items():
        if name not in uncalculable and (found := wrong_places(calculate(invoice))):
            wrong[name] = found
    assert wrong == {}


def test_no_exception_is_stale() -> None:
    for reason, documents in exceptions().items():
        for name in documents:
            _, invoice = consistent()[name]
            assert reason == "uncalculable" or explain(invoice).changes, name


def test_whole_units_are_what_zero_decimals_give() -> None:
    for document, invoice in of_reason("whole-units"):
        assert explain(invoice, decimals=0).changes == (), document


def test_within_the_slack_of_lines_everything_else_is_exact() -> None:
    for document, invoice in of_reason("line-slack"):
        lines = [step for step in explain(invoice).changes if step.term == "BT-131"]
        assert max(distance(step) for step in lines) <= LINE_SLACK, document
        assert explain(with_stated_lines(invoice)).changes == (), document


def test_where_lines_are_unchecked_everything_else_is_exact() -> None:
    for document, invoice in of_reason("line-unchecked"):
        has_sub_lines = any(line.sub_lines for line in invoice.lines)
        checked = any("peppol" in name or "xrechnung" in name for name in document.verdicts)
        assert has_sub_lines or not checked, document
        assert explain(with_stated_lines(invoice)).changes == (), document


def test_within_the_slack_of_vat_the_totals_are_exact() -> None:
    for document, invoice in of_reason("vat-slack"):
        changes = explain(with_stated_lines(invoice)).changes
        on_vat = [step for step in changes if step.term in ("BT-116", "BT-117")]
        assert 0 < max(distance(step) for step in on_vat) < 1, document
        assert invoice.totals is not None
        inputs = invoice.totals.model_copy(
            update={"vat_total": None, "total_with_vat": None, "amount_due": None}
        )
        kept = calculate(invoice.model_copy(update={"totals": inputs}), fill=Fill.MISSING)
        assert kept.totals == invoice.totals, document


def test_a_category_that_the_breakdown_lacks_is_added() -> None:
    for document, invoice in of_reason("category-missing"):
        made = calculate(invoice)
        assert len(made.vat_breakdown) > len(invoice.vat_breakdown), document


def test_a_total_with_vat_that_lacks_the_vat_gets_it() -> None:
    for document, invoice in of_reason("total-without-vat"):
        assert invoice.totals is not None
        assert invoice.totals.total_with_vat == invoice.totals.total_without_vat, document
        terms = {step.term for step in explain(invoice).changes}
        assert terms == {"BT-112", "BT-115"}, document


def test_a_payment_without_an_amount_is_named() -> None:
    for _, invoice in of_reason("uncalculable"):
        with pytest.raises(UncalculableError) as caught:
            calculate(invoice)
        assert {problem.term for problem in caught.value.problems} == {"BT-DEX-002"}


def test_calculating_what_was_calculated_changes_nothing() -> None:
    uncalculable = exceptions()["uncalculable"]
    for name, (_, invoice) in consistent().items():
        if name not in uncalculable:
            made = calculate(invoice)
            assert calculate(made) == made, name
