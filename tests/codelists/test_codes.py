"""Asking for code lists: by many names, once read, never changed, the same for all threads."""

import copy
import pickle
import subprocess
import sys
import threading

import pytest

from einvoice.codelists import CodeList, allowed, code_lists, codes
from einvoice.errors import UnknownCodeListError


@pytest.mark.parametrize(
    ("name", "code", "meaning"),
    [
        ("1001", "380", "Commercial invoice"),
        ("1001", "326", "Partial invoice"),
        ("1153", "AAA", "Order acknowledgement document identifier"),
        ("2005", "432", "Date of payment"),
        ("2475", "72", "Date of payment"),
        ("3166", "DE", "Germany"),
        ("3166", "1A", "Kosovo"),
        ("3166", "XI", "Northern Ireland"),
        ("3166-vat-ubl", "EL", "Greece (in VAT numbers)"),
        ("4217", "EUR", "Euro"),
        ("4451", "AAI", "General information"),
        ("4461", "58", "SEPA credit transfer"),
        ("5189", "95", "Discount"),
        ("5305", "S", "Standard rate"),
        ("7143", "STI", "CPV (Common Procurement Vocabulary)"),
        ("7161", "FC", "Freight service"),
        ("rec20", "H87", "piece"),
        ("rec20", "KWH", "kilowatt hour"),
        ("rec21", "XPK", "Package"),
        ("units", "XPK", "Package"),
        ("eas", "0204", "Leitweg-ID (Germany)"),
        ("icd", "0088", "EAN Location Code"),
        ("vatex", "VATEX-EU-132-1A", "Exempt: Article 132(1)(a) of Directive 2006/112/EC"),
        ("mime", "application/pdf", "PDF document"),
        ("mime-xrechnung-extension", "application/xml", "XML document"),
    ],
)
def test_a_code_has_a_meaning(name: str, code: str, meaning: str) -> None:
    assert codes(name)[code] == meaning
    assert code in allowed(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("4461", "71"),
        ("1001", "310"),
        ("1001-ubl-invoice", "381"),
        ("1001-ubl-creditnote", "380"),
        ("2005", "72"),
        ("2475", "432"),
        ("3166", "EL"),
        ("4217", "DEM"),
        ("4217-peppol", "STD"),
        ("eas-peppol", "EM"),
        ("mime", "application/xml"),
        ("rec20", "XPK"),
        ("rec21", "PK"),
        ("icd", "SEPA"),
        ("1001", ""),
        ("4461", "58 "),
        ("5305", "s"),
    ],
)
def test_what_is_not_allowed_is_not_in_the_list(name: str, code: str) -> None:
    assert code not in codes(name)
    assert code not in allowed(name)
    with pytest.raises(KeyError):
        codes(name)[code]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("UNTDID 4461", "4461"),
        ("UNCL4461", "4461"),
        ("UN/EDIFACT 4461", "4461"),
        ("ISO 4217", "4217"),
        ("ISO 3166-1", "3166"),
        ("Rec20", "rec20"),
        ("UN/ECE Recommendation 20", "rec20"),
        ("UNECE Rec 21", "rec21"),
        ("ISO/IEC 6523", "icd"),
        ("EAS", "eas"),
        ("CEF VATEX", "vatex"),
        ("EAS (Peppol)", "eas-peppol"),
        ("unit", "units"),
        ("Incoterms", "4053"),
    ],
)
def test_a_list_answers_to_its_usual_names(spelling: str, name: str) -> None:
    assert codes(spelling) is codes(name)
    assert codes(name).name == name


@pytest.mark.parametrize("name", ["", "9999", "UNTDID", "ISO", "../codelist", "4461\n1001"])
def test_an_unknown_list_is_an_error_of_the_library(name: str) -> None:
    with pytest.raises(UnknownCodeListError) as raised:
        codes(name)
    assert raised.value.code_list == name
    assert raised.value.known == code_lists()


def test_a_near_miss_gets_a_suggestion() -> None:
    with pytest.raises(UnknownCodeListError, match="did you mean '4461'"):
        allowed("4416")


def test_a_very_long_name_is_an_unknown_one() -> None:
    with pytest.raises(UnknownCodeListError) as raised:
        codes("4461" * 1_000_000)
    assert len(str(raised.value)) < 300


def test_a_list_is_a_mapping_from_code_to_meaning() -> None:
    categories = codes("5305")
    assert list(categories) == ["AE", "B", "E", "G", "K", "L", "M", "O", "S", "Z"]
    assert categories.get("X") is None
    assert len(categories) == len(dict(categories)) == 10
    assert categories == dict(categories)
    assert frozenset(categories) == categories.codes


def test_numbers_are_in_their_order() -> None:
    numbers = [code for code in codes("4461") if code.isdecimal()]
    assert numbers == sorted(numbers, key=int)


def test_german_meanings_are_of_codes_of_the_list() -> None:
    assert codes("4461").german["58"] == "SEPA-Überweisung"
    assert codes("4461-peppol-dutch").german.keys() <= allowed("4461-peppol-dutch")
    for name in ("1001", "5189", "5305", "vatex", "2005", "2475"):
        assert codes(name).german.keys() == allowed(name)


def test_a_list_cannot_be_changed() -> None:
    currencies = codes("4217")
    with pytest.raises(AttributeError):
        currencies.title = "Money"  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(TypeError):
        currencies.german["EUR"] = "Mark"  # pyright: ignore[reportIndexIssue]
    assert not hasattr(currencies, "__setitem__")
    assert isinstance(currencies.codes, frozenset)


def test_a_list_survives_pickling_and_copying() -> None:
    units = codes("units")
    for again in (pickle.loads(pickle.dumps(units)), copy.copy(units), copy.deepcopy(units)):
        assert again is units


def test_a_list_is_shown_without_its_codes() -> None:
    assert repr(codes("5305")) == "<CodeList 5305: VAT category, 10 codes>"


def test_importing_reads_no_file() -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
import einvoice.codelists
assert not [path for path in opened if path.endswith(".tsv")], opened
einvoice.codelists.codes("4461")
read = [path for path in opened if path.endswith(".tsv")]
assert len(read) == 2, read  # the variants, to know the names, and the list
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_threads_that_ask_first_and_at_once_get_the_same_lists() -> None:
    code = """
import threading
from einvoice.codelists import code_lists, codes
start = threading.Barrier(16)
found = []
def ask():
    start.wait()
    found.append([codes(name) for name in ("units", "rec20", "4451", "4451-ubl", "UNTDID 4461")])
threads = [threading.Thread(target=ask) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert len(found) == 16
assert all(one is other for lists in found for one, other in zip(lists, found[0]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_threads_that_ask_for_all_lists_get_the_same_ones() -> None:
    found: list[list[CodeList]] = []
    threads = [
        threading.Thread(target=lambda: found.append([codes(name) for name in code_lists()]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(lists == found[0] for lists in found)
