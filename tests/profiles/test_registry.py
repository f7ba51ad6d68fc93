import pickle
from collections import Counter

import pytest

from einvoice.errors import UnknownProfileError
from einvoice.profiles import PROFILES, Profile, detect, get

CORE = "urn:cen.eu:en16931:2017"
PEPPOL = f"{CORE}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
XRECHNUNG = f"{CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("minimum", "factur-x-minimum"),
        ("basic-wl", "factur-x-basic-wl"),
        ("basicwl", "factur-x-basic-wl"),
        ("BASIC WL", "factur-x-basic-wl"),
        ("basic", "factur-x-basic"),
        ("extended", "factur-x-extended"),
        ("comfort", "factur-x-en16931"),
        ("Factur-X", "factur-x-en16931"),
        ("EN 16931", "en16931"),
        ("xrechnung", "xrechnung-3.0"),
        ("XRechnung_3.0", "xrechnung-3.0"),
        ("xrechnung-cvd", "xrechnung-3.0-cvd"),
        ("xrechnung-2.3", "xrechnung-2.3"),
        ("peppol", "peppol-billing-3"),
        ("extended-ctc-fr", "extended-ctc-fr"),
        ("nlcius", "nlcius-1.0"),
        (PEPPOL, "peppol-billing-3"),
        ("zugferd-1.0-comfort", "zugferd-1.0-comfort"),
    ],
)
def test_people_name_profiles_in_many_ways(spelling: str, name: str) -> None:
    assert get(spelling).name == name
    assert get(spelling.upper()).name == name


def test_an_unknown_name_is_an_error_with_the_names_that_are_close() -> None:
    with pytest.raises(UnknownProfileError) as raised:
        get("xrechnug")
    assert raised.value.profile == "xrechnug"
    assert raised.value.known[0] == "xrechnung"
    assert "did you mean 'xrechnung'?" in str(raised.value)


@pytest.mark.parametrize("name", ["", "???", "qqqqqqqq", "q" * 100_000])
def test_a_name_close_to_none_is_an_error_with_the_names_in_force(name: str) -> None:
    with pytest.raises(UnknownProfileError) as raised:
        get(name)
    assert {"en16931", "factur-x-extended", "xrechnung-3.0"} <= set(raised.value.known)
    assert "xrechnung-2.3" not in raised.value.known


@pytest.mark.parametrize("profile", PROFILES, ids=[profile.name for profile in PROFILES])
def test_every_name_spelling_and_identifier_leads_to_a_profile_that_has_it(
    profile: Profile,
) -> None:
    assert get(profile.name) is profile
    for spelling in profile.spellings:
        assert get(spelling) is profile
    for identifier in (profile.specification_id, *profile.aliases):
        found = detect(identifier)
        assert found is not None
        assert identifier in (found.specification_id, *found.aliases)
        assert found is profile or identifier == CORE


def test_no_two_profiles_share_a_name_and_only_the_core_shares_its_identifier() -> None:
    names = Counter(name for one in PROFILES for name in (one.name, *one.spellings))
    assert [name for name, times in names.items() if times > 1] == []
    ids = Counter(id for one in PROFILES for id in (one.specification_id, *one.aliases))
    assert [id for id, times in ids.items() if times > 1] == [CORE]


def test_the_identifier_of_the_core_stands_for_the_core_in_every_syntax() -> None:
    assert [detect(CORE, syntax=syntax) for syntax in (None, "cii", "ubl")] == [get("en16931")] * 3


def test_white_space_and_case_of_an_identifier_do_not_count() -> None:
    assert detect(f"  {PEPPOL.upper()}\n") is get("peppol")
    assert detect(PEPPOL.replace("#", " # ")) is get("peppol")


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("urn:zugferd.de:2p0:minimum", "zugferd-2.0-minimum"),
        ("urn:factur-x.eu:1p0:basic", "factur-x-basic"),
        (f"{CORE}#conformant#urn:zugferd.de:2p1:extended", "factur-x-extended"),
        ("urn:ferd:invoice:rc:comfort", "zugferd-1.0-comfort"),
        ("urn:ferd:CrossIndustryDocument:invoice:1p0:E", "zugferd-1.0-comfort"),
        ("urn:ce.eu:en16931:2017:xoev-de:kosit:standard:xrechnung_1.1", "xrechnung-1.1"),
        (f"{CORE}#compliant#urn:feap.gov.pt:CIUS-PT:2.0.0", "cius-pt"),
    ],
)
def test_older_spellings_of_identifiers_are_known(identifier: str, name: str) -> None:
    assert detect(identifier) is get(name)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        (f"{PEPPOL}#compliant#urn:www.difi.no:ehf:ver3.0", "peppol-billing-3"),
        (f"{CORE}#compliant#urn:example.com:house-rules:1", "en16931"),
        (f"{XRECHNUNG}#compliant#urn:example.com:a#compliant#urn:example.com:b", "xrechnung-3.0"),
    ],
)
def test_an_unknown_cius_counts_as_what_it_narrows(identifier: str, name: str) -> None:
    assert detect(identifier) is get(name)


@pytest.mark.parametrize(
    "identifier",
    [
        None,
        "",
        " ",
        "urn:example.com:invoice",
        f"{CORE}#conformant#urn:example.com:extension",
        f"{CORE}#compliant#urn:example.com:a#conformant#urn:example.com:b",
        f"{CORE}#conformant#urn:example.com:a#compliant#urn:example.com:b",
        f"{CORE}2",
        f"{CORE}" + "#compliant#x" * 100_000,
    ],
)
def test_what_claims_no_known_profile_has_none(identifier: str | None) -> None:
    assert detect(identifier) is None


def test_every_superseded_profile_names_one_in_force_that_can_be_written() -> None:
    for profile in PROFILES:
        if profile.superseded_by is not None:
            successor = get(profile.superseded_by)
            assert successor.superseded_by is None
            assert successor.writable


def test_profiles_survive_a_process_pool() -> None:
    assert pickle.loads(pickle.dumps(PROFILES)) == PROFILES
    assert len(set(PROFILES)) == len(PROFILES)
