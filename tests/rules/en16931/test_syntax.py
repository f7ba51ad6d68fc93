"""The quick way to decide the tables of elements gives what the tables say of the XML."""

import json
from collections.abc import Iterator
from typing import get_args

import pytest
from lxml import etree

from einvoice import read
from einvoice.rules.en16931 import EN16931
from einvoice.rules.en16931.syntax import RULES
from einvoice.rules.en16931.syntax.family import BEYOND, repeated, unused
from einvoice.rules.en16931.syntax.listed import LISTED
from einvoice.rules.en16931.syntax.table import Entry, Family, entries
from einvoice.rules.rule import Family as RuleFamily
from einvoice.rules.rule import Rule
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.run import Failed, run
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import Syntax, find_document
from einvoice.syntax.xml import parse
from tests.absence import absent
from tests.corpus_files import PROJECT, CorpusFile, corpus_files
from tests.rules.en16931.inserted import clean, document_for, syntax_of
from tests.rules.en16931.table_on_tree import fired

TABLES = get_args(Family)
LISTED_ENTRIES = [
    entry
    for family in TABLES
    for entry in entries(family)
    if entry.kind in ("none", "partly", "once")
]
LISTED_IDS = {entry.id for entry in LISTED_ENTRIES}
SYNTAX = RuleSet("syntax", "", RULES)
SCHEMAS = ("ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b")


def by_table(data: bytes) -> set[str]:
    """The rules of the tables that fire, the quick way."""
    found: set[str] = set()
    for one in run(SYNTAX, Stated.of(read(data))):
        assert not isinstance(one, Failed), f"{one.rule} raised {one.error}"
        found.add(one.rule.id)
    return found & LISTED_IDS


def by_tree(data: bytes) -> set[str]:
    """The same rules, asked of the XML; those that functions add to are asked in part only."""
    root, syntax = find_document(parse(data).root)
    return fired(root, "cii" if syntax.family == "cii" else "ubl")


PARTLY = {entry.id for entry in LISTED_ENTRIES if entry.kind == "partly"}
"""Rules of which a line of a table tells a part."""


@pytest.mark.parametrize("entry", LISTED_ENTRIES, ids=lambda entry: entry.id)
def test_an_element_too_many_raises_what_the_table_says_and_nothing_else(entry: Entry) -> None:
    data = document_for(entry)
    assert by_table(data) - PARTLY == by_tree(data) - PARTLY
    assert entry.id in by_tree(data)


@pytest.mark.parametrize(
    "entry", [one for one in entries("ubl") if one.kind in ("none", "once")], ids=lambda one: one.id
)
def test_the_same_holds_in_credit_notes(entry: Entry) -> None:
    if "cac:InvoiceLine" in entry.patterns[0].names and len(entry.patterns) < 2:
        pytest.skip("only an invoice has such lines")
    data = document_for(entry, Syntax.UBL_CREDIT_NOTE)
    assert by_table(data) - PARTLY == by_tree(data) - PARTLY


@pytest.mark.parametrize("syntax", [Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE, Syntax.CII])
def test_a_clean_document_raises_nothing(syntax: Syntax) -> None:
    assert by_table(clean(syntax)) == set()


def sample() -> Iterator[CorpusFile]:
    """Every seventh document of the corpus that can be read."""
    yield from [file for file in corpus_files() if file.row["wellformed"]][::7]


def test_the_quick_way_agrees_with_the_table_on_the_corpus() -> None:
    differing: dict[str, set[str]] = {}
    for file in sample():
        data = file.data
        if read(data).syntax is not Syntax.ZUGFERD_1:
            both = (by_table(data) ^ by_tree(data)) - PARTLY
            if both:
                differing[str(file)] = both
    assert differing == {}


def test_rules_on_elements_and_codes_agree_with_the_official_verdicts() -> None:
    ours = ("UBL-", "CII-", "BR-CL-")
    differing: dict[str, set[str]] = {}
    for file in sample():
        official = file.verdicts.get("cen-ubl") or file.verdicts.get("cen-cii")
        if not official or "error" in official:
            continue
        if not any(file.xsd.get(schema) for schema in SCHEMAS):
            continue
        native: set[str] = set()
        for one in run(EN16931, Stated.of(read(file.data))):
            if not isinstance(one, Failed):
                native.add(one.rule.id)
        stated = {entry[0] for entry in official.get("fired", [])}
        both = {rule for rule in native ^ stated if rule.startswith(ours)}
        if both:
            differing[str(file)] = both
    assert differing == {}


def test_every_official_rule_on_elements_is_here_with_its_severity() -> None:
    folder = PROJECT.parent / "shared" / "rules"
    if not folder.is_dir():
        absent("the inventory of official rules", remedy="put it into ../shared/rules")
    official = {
        rule: facts["flag"]
        for name in ("cen-ubl", "cen-cii")
        for rule, facts in json.loads((folder / f"{name}.json").read_text())["rules"].items()
        if rule.startswith(("UBL-", "CII-"))
    }
    ours = {rule.id: rule.severity for rule in _rules()}
    never = {
        one.id: one.severity for table in TABLES for one in entries(table) if one.kind == "never"
    }
    assert {**ours, **never} == official
    assert not set(ours) & set(never)


def _rules() -> list[Rule]:
    found: list[Rule] = []
    for one in RULES:
        found += one.rules if isinstance(one, RuleFamily) else [one]
    return found


def test_every_special_line_of_a_table_has_a_function_of_its_severity() -> None:
    special = {
        (entry.id, entry.severity)
        for table in TABLES
        for entry in entries(table)
        if entry.kind == "special"
    }
    alone = {(one.id, one.severity) for one in RULES if not isinstance(one, RuleFamily)}
    assert {one for one in alone if one[0] not in BEYOND} == special


def test_what_is_counted_in_the_model_is_a_rule_of_a_table() -> None:
    once = {entry.id for table in TABLES for entry in entries(table) if entry.kind == "once"}
    assert set(LISTED) <= once


def test_a_kind_beyond_the_record_limit_is_still_found() -> None:
    family, syntax = "ubl", syntax_of("ubl")
    root = etree.fromstring(clean(syntax))
    line = root.find("{*}InvoiceLine")
    assert line is not None
    space = str(line[0].tag).rpartition("}")[0]
    for _ in range(1_200):
        etree.SubElement(line, f"{space}}}UUID").text = "1"
    etree.SubElement(line, f"{space}}}TaxPointDate").text = "2026-01-31"
    stated = Stated.of(read(etree.tostring(root)))
    ids = {entry.id for entry, _ in (*unused(stated, family), *repeated(stated, family))}
    assert ids == {"UBL-CR-515", "UBL-CR-516"}


def test_every_place_of_one_path_is_looked_at() -> None:
    text = clean(Syntax.CII).decode()
    head = "<ram:ApplicableHeaderTradeAgreement>"
    assert head in text
    known = '<ram:ID schemeID="0088">1</ram:ID>'
    party = f"<ram:RequisitionerTradeParty>{known * 150}{{}}</ram:RequisitionerTradeParty>"
    unknown = '<ram:ID schemeID="9999">1</ram:ID>'
    for last, expected in ((known, set[str]()), (unknown, {"BR-CL-11"})):
        data = text.replace(head, head + party.format(last)).encode()
        fired_here = {
            one.rule.id
            for one in run(EN16931, Stated.of(read(data)))
            if not isinstance(one, Failed) and one.rule.id.startswith("BR-CL")
        }
        assert fired_here == expected


def test_deep_parts_cost_no_more_than_wide_ones() -> None:
    depth, width = 200, 20_000
    inner = "".join(f"<cbc:N{number}/>" for number in range(width))
    part = "<cac:Q>" * depth + inner + "</cac:Q>" * depth
    data = clean(Syntax.UBL_INVOICE).decode().replace("<cbc:ID>R-1", f"{part}<cbc:ID>R-1").encode()
    assert by_table(data) == set()
