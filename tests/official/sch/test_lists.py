import pytest

from einvoice.official.sch.compiler import sch_to_xslt
from einvoice.official.schematron import compile_sch
from tests.official.sheets import schema

LIST = " A B C D E F G H I J "
CODES = ["A", "J", "K", "", " ", "A B", "J A", " A  B ", "AB", "a", "A\nB", "ABCDEFGHIJ"]


def asking(expression: str) -> bytes:
    return schema(
        '<pattern><rule context="b">'
        f'<report id="PLAIN" test="{expression.replace("contains", "fn:contains")}">m</report>'
        f'<report id="QUICK" test="{expression}">m</report></rule></pattern>'
    )


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "asked",
    ["normalize-space(.)", ".", "upper-case(string(.))", "(@x, .)[1]", "concat(., ' ', 'B')"],
)
def test_a_look_up_says_what_the_search_says(code: str, asked: str) -> None:
    data = asking(f"contains('{LIST}', concat(' ', {asked}, ' '))")
    document = f"<a><b>{code}</b></a>".encode()
    found = [failed.id for failed in compile_sch(data).run(document).failed]
    assert found in ([], ["PLAIN", "QUICK"])


def test_the_searches_of_published_rules_become_look_ups() -> None:
    data = asking(
        "( ( not(contains(normalize-space(.), ' ')) and "
        f"contains('{LIST}', concat(' ', normalize-space(.), ' ')) ) )"
    )
    text = sch_to_xslt(data).decode()
    assert text.count("}listed($einvoice-lists-1, concat('', normalize-space(.), ''))") == 1


@pytest.mark.parametrize(
    "expression",
    [
        "contains(' A B ', concat(' ', ., ' '))",
        f"contains('{LIST.replace(' B', '  B')}', concat(' ', ., ' '))",
        f"contains('{LIST.strip()}', concat(' ', ., ' '))",
        f"contains('{LIST}', concat(' ', .))",
        f"contains('{LIST}', concat(' ', ., '|', ' ', ' '))",
        f"contains('{LIST}', .)",
    ],
)
def test_other_searches_stay(expression: str) -> None:
    assert b"listed(" not in sch_to_xslt(asking(expression))
