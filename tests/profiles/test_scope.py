from itertools import pairwise

import pytest

from einvoice import terms
from einvoice.model.terms import Origin
from einvoice.profiles import PROFILES, get
from einvoice.profiles.places import fields

LEVELS = (
    "factur-x-minimum",
    "factur-x-basic-wl",
    "factur-x-basic",
    "factur-x-en16931",
    "factur-x-extended",
)


def allowed(name: str) -> set[str]:
    return {path for path in fields() if get(name).allows(path)}


@pytest.mark.parametrize(("less", "more"), tuple(pairwise(LEVELS)))
def test_every_level_of_facturx_has_what_the_one_before_has_and_more(less: str, more: str) -> None:
    assert allowed(less) < allowed(more)


def test_the_core_has_every_term_of_the_norm_once() -> None:
    core = {
        path
        for path, field in fields().items()
        if field.below is None and terms.at(path).origin is Origin.EN16931
    }
    assert {terms.at(path).id for path in core & allowed("en16931")} == {
        terms.at(path).id for path in core
    }
    assert [path for path in core - allowed("en16931") if ".more_" not in f".{path}"] == []


def test_what_the_core_has_beyond_its_terms_is_named() -> None:
    beyond = {
        path
        for path in allowed("en16931")
        if fields()[path].below is None and terms.at(path).origin is not Origin.EN16931
    }
    assert beyond == {
        "project_name",
        "seller.contact.department",
        "buyer.contact.department",
        "payment.means[].card.network_id",
    }


@pytest.mark.parametrize(
    "name",
    ["xrechnung-3.0", "xrechnung-3.0-cvd", "xrechnung-2.3", "peppol-billing-3", "nlcius-1.0"],
)
def test_a_cius_has_the_terms_of_the_core(name: str) -> None:
    assert allowed(name) == allowed("en16931")


def test_the_extension_of_xrechnung_adds_sub_lines_and_third_party_payments() -> None:
    assert allowed("xrechnung-3.0-extension") - allowed("xrechnung-3.0") == {
        "lines[].sub_lines",
        "third_party_payments",
        "third_party_payments[].amount",
        "third_party_payments[].description",
        "third_party_payments[].type_code",
    }


def test_the_french_extension_has_every_term_with_a_french_number() -> None:
    numbered = {
        path
        for path in fields()
        if any(
            number.startswith("EXT-FR-FE-") for number in (terms.at(path).id, *terms.at(path).also)
        )
    }
    left_out = numbered - allowed("extended-ctc-fr")
    assert {path for path in left_out if "more_discounts" not in path} == set()


def test_extended_has_every_term_that_factur_x_numbers_and_none_of_other_extensions() -> None:
    for path, field in fields().items():
        if field.below is None:
            origin = terms.at(path).origin
            if origin is Origin.FACTURX_EXTENDED:
                assert get("extended").allows(path), path
            if origin is Origin.XRECHNUNG_EXTENSION:
                assert not get("extended").allows(path), path


@pytest.mark.parametrize(
    ("name", "path", "answer"),
    [
        ("minimum", "seller.name", True),
        ("minimum", "seller.address.country_code", True),
        ("minimum", "seller.address", True),
        ("minimum", "seller.address.city", False),
        ("minimum", "lines", False),
        ("basic", "lines[].note", True),
        ("basic", "lines[3].note", True),
        ("basic", "lines[3]", True),
        ("basic", "lines[3].allowances[0].percentage", False),
        ("en16931", "lines[3].allowances[0].percentage", True),
        ("en16931", "seller.legal_id.scheme", True),
        ("en16931", "seller.ids[0].scheme", True),
        ("en16931", "seller.name.first", True),
        ("en16931", "lines[0].sub_lines[0].note", False),
        ("xrechnung-extension", "lines[0].sub_lines[0].note", True),
        ("xrechnung-extension", "lines[0].sub_lines[0].sub_lines[1].item.name", True),
        ("xrechnung-extension", "lines[0].sub_lines[0].status_code", False),
        ("extended", "lines[0].status_code", True),
        ("extended", "no_such_field", False),
        ("extended", "no.such_field", False),
    ],
)
def test_a_profile_says_which_places_it_has(name: str, path: str, answer: bool) -> None:
    assert get(name).allows(path) is answer


def test_every_place_that_a_profile_names_exists() -> None:
    named = {
        path.partition("#")[0]
        for profile in PROFILES
        for path in (
            *profile.scope.also,
            *profile.scope.without,
            *profile.limits(),
            *profile.limits("cii"),
            *profile.limits("ubl"),
        )
    }
    assert named - fields().keys() == set()
