"""`einvoice terms`, `profiles` and `schema` explain what the library knows."""

import json

import pytest

from einvoice import PROFILES
from einvoice.model.invoice import Invoice
from einvoice.syntax.coverage import covered
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xpaths import xpaths_of
from tests.cli.running import run


@pytest.mark.parametrize("query", ["BT-31", "bt31", "BT 31", "seller.vat_id"])
def test_a_term_is_found_by_number_and_by_place(query: str) -> None:
    shown = run("terms", query).stdout
    assert shown.startswith("BT-31             Seller VAT identifier\n")
    assert "seller.vat_id\n" in shown
    assert "ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']\n" in shown
    assert "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[" in shown


def test_a_place_may_count() -> None:
    assert run("terms", "lines[3].net_amount").stdout.startswith("BT-131 ")


def test_terms_are_searched_by_all_their_words() -> None:
    shown = run("terms", "payment ACCOUNT name").stdout
    assert "BT-85" in shown
    assert "BT-84" not in shown


def test_without_a_query_the_terms_of_the_norm_are_listed() -> None:
    rows = run("terms").stdout.splitlines()
    assert rows[2].startswith("BT-1 ")
    assert sum(row.startswith(("BT-", "BG-")) for row in rows) == len(rows) - 2 > 180


def test_terms_as_json_have_all_their_places() -> None:
    [term] = json.loads(run("terms", "BT-29-1", "--json").stdout)
    assert term["paths"] == ["seller.ids[].scheme"]
    assert all(xpath.endswith("/@schemeID") for xpath in term["xpaths"]["cii"])


def test_an_unknown_term_is_wrong_usage() -> None:
    result = run("terms", "no-such-thing", code=2)
    assert result.stderr == "einvoice: no-such-thing: no term has this number, path or text\n"


@pytest.mark.parametrize("syntax", [Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE])
def test_every_place_that_a_syntax_binds_has_an_xpath(syntax: Syntax) -> None:
    groups = {path.rpartition(".")[0].removesuffix("[]") for path in covered(syntax)}
    without = {path for path in covered(syntax) - groups if not xpaths_of(path, syntax)}
    assert without == set()


def test_profiles_that_can_be_written_are_listed() -> None:
    shown = run("profiles").stdout
    assert "xrechnung-3.0" in shown
    assert "zugferd-1.0-basic" not in shown
    assert "zugferd-1.0-basic" in run("profiles", "--all").stdout


def test_one_profile_is_explained() -> None:
    shown = run("profiles", "xrechnung").stdout
    assert "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0\n" in shown
    assert run("profiles", "nonsense", code=2).stderr.startswith("einvoice: nonsense: expected")


def test_profiles_as_json_are_all_there() -> None:
    found = json.loads(run("profiles", "--all", "--json").stdout)
    assert [profile["name"] for profile in found] == [profile.name for profile in PROFILES]


def test_the_schema_is_the_one_of_the_model() -> None:
    assert json.loads(run("schema").stdout) == Invoice.model_json_schema()
