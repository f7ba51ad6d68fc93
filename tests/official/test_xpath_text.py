import pytest

from einvoice.official.xpath_text import (
    code_of,
    end_of_argument,
    map_code,
    rename_variable,
    without_predicates,
)


@pytest.mark.parametrize(
    ("expression", "changed"),
    [
        ("a", "A"),
        ("a 'b' c", "A 'b' C"),
        ("a 'b''c' \"d'\" e", "A 'b''c' \"d'\" E"),
        ("a (: b 'c :) d", "A (: b 'c :) D"),
        ("a (: b (: c :) d :) e", "A (: b (: c :) d :) E"),
        ("a 'open", "A 'OPEN"),
        ("a (: open", "A (: open"),
        ("a :) b", "A :) B"),
        ("", ""),
    ],
)
def test_only_code_is_changed(expression: str, changed: str) -> None:
    assert map_code(expression, str.upper) == changed


def test_code_has_no_literals_and_no_comments() -> None:
    assert code_of("a[b = 'c'] (: d :) + \"e\"") == "a[b = '']   + ''"


@pytest.mark.parametrize(
    ("expression", "renamed"),
    [
        ("$v", "$w"),
        ("$ v+1", "$w+1"),
        ("$v-2 + $vv + $v.x + $x:v", "$v-2 + $vv + $v.x + $x:v"),
        ("'$v' (: $v :) + $v", "'$v' (: $v :) + $w"),
    ],
)
def test_a_variable_is_renamed_where_it_is_one(expression: str, renamed: str) -> None:
    assert rename_variable(expression, "v", "w") == renamed


@pytest.mark.parametrize(
    ("pattern", "outside"),
    [("a[@b]/c", "a/c"), ("a[b[@c]]/@d", "a/@d"), ("a[. = ']']|b", "a|b"), ("a", "a")],
)
def test_predicates_can_be_left_out(pattern: str, outside: str) -> None:
    assert without_predicates(pattern) == outside


@pytest.mark.parametrize(
    ("text", "argument"),
    [("f(a, b), c)", "f(a, b)"), ("'),' , c", "'),' "), ("a)", "a"), ("a[1, 2]", "a[1, 2]")],
)
def test_an_argument_ends_at_a_comma_or_bracket_that_is_not_its_own(
    text: str, argument: str
) -> None:
    assert f"(, {text}"[3 : end_of_argument(f"(, {text}", 3)] == argument
