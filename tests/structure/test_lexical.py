"""Which texts are values of a type, compared with libxml2."""

from random import Random

import pytest
from lxml import etree

from einvoice.structure.lexical import is_lexical
from einvoice.structure.tables import tables_of
from tests.structure.mutations import TEXTS

EXAMPLES = {
    "decimal": ("1", "+1", "-1.", ".5", "1" * 200, "1 2", "INF", "\u0661", "--1", "\u00a01"),
    "integer": ("1", "-1", "+1", "1.0", "1" * 50),
    "boolean": ("true", "1", "True", " true ", "yes"),
    "date": (
        "2024-02-29", "1900-02-29", "2000-02-29", "-0004-02-29", "-0005-02-29", "0000-01-01",
        "10000-01-01", "010000-01-01", "2024-01-01-13:59", "2024-01-01+14:00", "2024-01-01z",
        "2024-04-31", "2024-01-00", "2024-13-01", " 2024-01-01", "2024-01-01\n", "+2024-01-01",
    ),
    "time": ("24:00:00", "24:00:01", "23:59:60", "12:00:00.", "12:00:00.1Z", "1:00:00"),
    "dateTime": ("2024-01-01T24:00:00", "2024-01-01t00:00:00", "2024-02-30T00:00:00"),
    "base64Binary": ("", "AA==", "AB==", "AAE=", "AAB=", "A A = =", "AA==AAAA", "=", "A=A=", "?"),
    "anyURI": (
        "", "a b", "%41", "%4", "http://[::1]/", "[", "##", "#[", "?[", "1a:", "a:", "://",
        "http://x:99999999999", "http://x:/", "//a:b", "http://a@b@c/", "\u00e4:b", "+49 30",
    ),
    "language": ("de", "de-DE", "DE_de", "abcdefghi", "de-", "d1", " de "),
    "string": ("", " x "), "normalizedString": ("", "a\tb"), "token": ("", "a  b"),
}  # fmt: skip
GOOD = {"decimal": "1", "integer": "1", "boolean": "1", "date": "2024-01-01", "time": "00:00:00",
        "dateTime": "2024-01-01T00:00:00", "language": "de"}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_text_is_a_value_exactly_where_libxml2_says_so(name: str) -> None:
    schema = etree.XMLSchema(
        etree.fromstring(
            '<schema xmlns="http://www.w3.org/2001/XMLSchema">'
            f'<element name="v" type="{name}"/></schema>'
        )
    )
    random = Random(7)
    texts = [*EXAMPLES[name], *TEXTS, *GOOD.values()]
    for _ in range(1_500):
        signs = list(random.choice(texts)[:40])
        signs[random.randint(0, len(signs)) :][:1] = [random.choice("0129-+:/?#@%aZT. =Agw\n")]
        texts.append("".join(signs))
        place = random.randint(0, len(signs))
        texts.append("".join((*signs[:place], random.choice("0-:./?%= Z"), *signs[place:])))
    element = etree.Element("v")
    different: list[str] = []
    for text in texts:
        element.text = text
        if schema.validate(element) is not is_lexical(f"xs:{name}", text, tables_of("cii")):
            different.append(text)
    assert different == []


def test_facets_are_kept() -> None:
    tables = tables_of("cii")
    unit = "qdt:LinearUnitMeasureUnitCodeContentType"
    assert [text for text in ("", "M", " MTR ", "METR") if is_lexical(unit, text, tables)] == [
        "M",
        " MTR ",
    ]
    qualifier = "xades:QualifierType"
    assert is_lexical(qualifier, "OIDAsURI", tables_of("ubl"))
    assert not is_lexical(qualifier, "OID", tables_of("ubl"))
