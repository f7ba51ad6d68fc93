"""Every list says where it comes from; variants restrict or extend as they say."""

import re
from pathlib import Path

import pytest

from einvoice import codelists, terms
from einvoice.codelists import allowed, code_lists, codes

DATA = Path(codelists.__file__).with_name("data")

COUNTS = {
    "1001": 62,
    "1001-ubl-invoice": 50,
    "1001-ubl-creditnote": 13,
    "1001-cii": 62,
    "1001-xrechnung": 8,
    "1001-peppol-invoice": 26,
    "1001-peppol-creditnote": 5,
    "1153": 818,
    "2005": 3,
    "2475": 3,
    "3166-ubl": 251,
    "3166-cii": 251,
    "4217": 178,
    "4451-ubl": 383,
    "4451-cii": 401,
    "4461": 84,
    "5189": 19,
    "5305": 10,
    "7143": 185,
    "7161": 178,
    "rec20": 1756,
    "rec21": 406,
    "units": 2162,
    "eas": 104,
    "eas-peppol": 82,
    "eas-xrechnung-extension": 103,
    "icd": 243,
    "icd-xrechnung-extension": 242,
    "vatex": 88,
    "mime": 6,
    "mime-xrechnung-extension": 7,
    "mime-facturx-extended": 9,
}

WITHOUT_A_NAME = {
    "1229": {str(number) for number in range(17, 120)},
    "5153": {"AAO", "AAP"},
    "icd": {"0247"},
}
"""Codes whose name no source at hand states; what is here may only become less."""


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_a_list_has_as_many_codes_as_the_official_rules(name: str, count: int) -> None:
    assert len(codes(name)) == count


@pytest.mark.parametrize("name", code_lists())
def test_every_list_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    found = codes(name)
    assert found.title
    assert found.origin
    assert found.source
    assert re.search(r"\d", found.version)
    assert re.search(r"20\d\d", found.date)
    assert found.version in found.source


@pytest.mark.parametrize("name", code_lists())
def test_every_code_is_a_single_word(name: str) -> None:
    assert codes(name)
    assert [code for code in codes(name) if not re.fullmatch(r"[!-~]+", code)] == []


@pytest.mark.parametrize("name", code_lists())
def test_every_term_of_a_list_is_one_of_the_norm(name: str) -> None:
    for term in codes(name).terms:
        assert terms.term(re.sub(r"^(BT-\d+)-\d$", r"\1", term)).id


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_data_file_says_what_made_it(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] == "#"]
    assert any("made by: tools/code_lists.py" in line for line in head)


def test_only_listed_codes_have_no_name() -> None:
    bases = [path.stem for path in DATA.glob("*.tsv") if path.stem != "variants"]
    nameless = {name: {code for code, text in codes(name).items() if not text} for name in bases}
    assert {name: found for name, found in nameless.items() if found} == WITHOUT_A_NAME


def test_meanings_are_plain_text_of_a_sensible_length() -> None:
    for name in code_lists():
        for text in (*codes(name).values(), *codes(name).german.values()):
            assert text == " ".join(text.split()), (name, text)
            assert len(text) < 180, (name, text)


def test_variants_that_restrict_have_no_code_of_their_own() -> None:
    extending = {
        name
        for name in code_lists()
        if (base := name.partition("-")[0]) in code_lists() and allowed(name) - allowed(base)
    }
    assert extending == {
        "1153-facturx-contract",
        "3166-vat-cii",
        "3166-vat-ubl",
        "4217-facturx",
        "4217-peppol",
        "4217-peppol-cii",
        "7143-xrechnung-cvd",
        "eas-xrechnung-extension",
        "icd-facturx-extended-party",
        "icd-ubl-creditor",
        "icd-xrechnung-extension",
        "icd-xrechnung-extension-ubl-creditor",
        "mime-facturx-extended",
        "mime-xrechnung-extension",
    }


def test_what_a_syntax_allows_is_in_the_list_of_both() -> None:
    for name in ("1001", "3166", "4451"):
        syntaxes = [each for each in code_lists() if re.match(rf"{name}-(?:ubl|cii)", each)]
        assert frozenset[str]().union(*map(allowed, syntaxes)) == allowed(name)


def test_the_syntaxes_differ_where_they_officially_do() -> None:
    assert allowed("3166-ubl") ^ allowed("3166-cii") == {"AN", "SS"}
    assert allowed("1001-ubl-invoice") & allowed("1001-ubl-creditnote") == {"81"}
    assert allowed("4451-ubl") < allowed("4451-cii")
    assert allowed("2005").isdisjoint(allowed("2475"))


def test_units_are_both_recommendations() -> None:
    assert allowed("units") == allowed("rec20") | allowed("rec21")
    assert allowed("rec20").isdisjoint(allowed("rec21"))
    assert codes("units").origin == ("UN/ECE Recommendation 20; UN/ECE Recommendation 21")
