"""From one syntax to the other and back, only what the reports name is different."""

import re
from collections.abc import Iterable

from einvoice import ConvertResult, ReadResult, convert, read
from einvoice.compare import differences
from einvoice.profiles.places import place_of
from tests.corpus_files import CorpusFile, corpus_files

TEST_SUITE = "xrechnung-testsuite"

EXPECTED_LOSSES = (
    "lines[].sub_lines",  # sub-lines and payments for third parties: the extension, in UBL only
    "third_party_payments",
    "payment.means[].card.network_id",  # UBL demands the network of a card, CII has none
    "totals.vat_total",  # UBL demands it where there is a VAT breakdown
    "purchase_order_reference",  # UBL demands it where a sales order is named
    "preceding_invoices",  # the schema of CII D16B has one
)
"""All that documents of the XRechnung test suite lose or gain on the way."""


def there_and_back(document: ReadResult) -> tuple[ConvertResult, ConvertResult]:
    """The document in the other syntax, and that in the first one again."""
    other = "cii" if document.syntax.family == "ubl" else "ubl"
    there = convert(document, to=other)
    return there, convert(there.data, to=document.syntax)


def unnamed_differences(documents: Iterable[CorpusFile]) -> dict[str, object]:
    """By document, what is different after both ways and stands in neither report."""
    found: dict[str, object] = {}
    for document in documents:
        first = read(document.data)
        there, back = there_and_back(first)
        named = {loss.path for loss in (*there.losses, *back.losses)}
        again = read(back.data).invoice
        if unnamed := [one for one in differences(first.invoice, again) if one[0] not in named]:
            found[str(document)] = unnamed[:3]
    return found


def suite(syntax: str) -> list[CorpusFile]:
    rows = [one for one in corpus_files() if one.row["source"] == TEST_SUITE]
    found = [one for one in rows if one.row.get("syntax") == syntax]
    assert len(found) > 10
    return found


def test_ubl_of_the_xrechnung_test_suite_survives_cii_but_for_named_losses() -> None:
    assert unnamed_differences(suite("ubl")) == {}


def test_cii_of_the_xrechnung_test_suite_survives_ubl_but_for_named_losses() -> None:
    assert unnamed_differences(suite("cii")) == {}


def test_the_whole_corpus_survives_both_ways_but_for_named_losses() -> None:
    documents = [one for one in corpus_files() if one.row["wellformed"]]
    assert unnamed_differences(documents) == {}


def test_the_test_suite_loses_nothing_but_what_one_syntax_lacks() -> None:
    unexpected: set[str] = set()
    for document in (*suite("ubl"), *suite("cii")):
        first = read(document.data)
        for result in there_and_back(first):
            paths = {loss.path for loss in result.losses if not loss.path.startswith("/")}
            unexpected.update(path for path in paths if not is_expected(path))
    assert unexpected == set()


def is_expected(path: str) -> bool:
    return "].sub_lines[" in path or any(
        place_of(path) == place or place_of(path).startswith(f"{place}[].")
        for place in EXPECTED_LOSSES
    )


LOST = re.compile(
    r"lines\[\d+\]\.sub_lines.*"  # only UBL nests lines
    r"|third_party_payments.*"  # only UBL has them in XRechnung
    r"|payment\.means\[\d+\]\.card\.network_id"  # a demand of UBL
    r"|.*/cac:PartyTaxScheme(\[\d+\])?(/cac:TaxScheme/cbc:ID)?"  # only UBL names it
    r"|preceding_invoices\[[1-9]\d*\]\..*"  # the schema of CII D16B has one
    r"|purchase_order_reference|totals\.vat_total"  # demanded by UBL where nothing is stated
)


def test_the_test_suite_loses_nothing_but_what_the_other_syntax_lacks() -> None:
    lost = {
        loss.path
        for document in (*suite("ubl"), *suite("cii"))
        for loss in there_and_back(read(document.data))[0].losses
    }
    assert [path for path in sorted(lost) if not LOST.fullmatch(path)] == []


def test_a_conversion_reads_its_own_result_without_an_issue() -> None:
    issues: dict[str, object] = {}
    for document in (*suite("ubl"), *suite("cii")):
        for result in there_and_back(read(document.data)):
            again = read(result.data)
            if again.issues or again.unmapped:
                issues[str(document)] = (again.issues, again.unmapped)
    assert issues == {}
