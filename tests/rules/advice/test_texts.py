"""Texts that were spoilt, and texts that only look like it."""

import pytest

from einvoice.model.item import Item
from einvoice.model.party import Address
from einvoice.model.reference import Note
from einvoice.rules.advice import ADVICE
from einvoice.rules.run import Fired
from tests.builders import line
from tests.rules.advice.clean import clean, seller
from tests.rules.cases import outcome


def noted(text: str) -> list[Fired]:
    return outcome(clean(notes=[Note(text=text)]), ADVICE, "cii")


ORDINARY = (
    "Müller & Söhne",
    "5 € für 3 Äpfel, «CAFÉ»",
    "NÃO, INFORMAÇÃO",
    "Â",
    "a<b",
    "x < y > z",
    "R&D; more",
    "#1",
    "[1] {2}",
    "Ærø, Århus, Łódź",
    "null and void",
    "Undefined",
    "“quoted” â",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_texts_are_left_alone(text: str) -> None:
    assert noted(text) == []


@pytest.mark.parametrize(
    "text", ["Grüße aus Köln", "5 €, “quoted”", "façade, naïve", "à la carte", "Łódź, Ægir"]
)
def test_a_text_read_in_a_wrong_encoding_is_mended(text: str) -> None:
    garbled = text.encode().decode("latin-1")
    windows = "".join(_as_windows(character) for character in garbled)
    (fired,) = noted(windows)
    assert fired.rule.id == "ADV-GARBLED-TEXT"
    assert fired.hit.patch == (("replace", "notes[0].text", text),)


def test_a_text_that_is_spoilt_in_part_is_left_to_people() -> None:
    (fired,) = noted("Köln, KÃ¶ln")
    assert fired.hit.values["expected"] == "Köln, Köln"
    assert fired.hit.patch == ()


def _as_windows(character: str) -> str:
    try:
        return bytes((ord(character),)).decode("cp1252")
    except UnicodeDecodeError:
        return character


@pytest.mark.parametrize("text", ["A &amp; B", "Gr&uuml;n", "<b>bold</b>", "a<br>b", "&#x20ac; 5"])
def test_markup_is_noticed(text: str) -> None:
    assert [one.rule.id for one in noted(text)] == ["ADV-MARKUP"]


@pytest.mark.parametrize("text", ["null", "NaN", "{{ customer.name }}", "${NAME}", "#N/A"])
def test_a_value_that_a_program_does_not_have_is_noticed(text: str) -> None:
    assert [one.rule.id for one in noted(text)] == ["ADV-PLACEHOLDER"]


def test_the_place_of_a_text_is_named() -> None:
    found = outcome(
        clean(
            seller=seller(address=Address(city="KÃ¶ln", country_code="DE")),
            lines=[line(), line(id="2", item=Item(name="TÃ¼r"))],
        ),
        ADVICE,
        "ubl",
    )
    assert [one.hit.path for one in found] == ["seller.address.city", "lines[1].item.name"]


def test_a_hostile_text_costs_little() -> None:
    assert noted("<b " * 30_000) == []
    assert [one.rule.id for one in noted("Ã¼" * 30_000)] == ["ADV-GARBLED-TEXT"]
