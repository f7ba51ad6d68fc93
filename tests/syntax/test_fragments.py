"""A part that no row takes can be looked into without knowing XML."""

from einvoice.syntax.fragments import fragment_of


def test_a_part_is_a_tree_of_plain_values_in_the_order_of_the_source() -> None:
    found = fragment_of('<a xmlns="urn:x" k="v">one<b><c/></b><b n="2">two</b></a>')
    assert found is not None
    assert (found.name, found.text, found.get("k"), found.around) == ("{urn:x}a", "one", "v", None)
    assert [one.name for one in found.inner] == ["{urn:x}b", "{urn:x}b"]
    first, second = found.inner
    assert first.inner[0].name == "{urn:x}c"
    assert first.inner[0].around is first
    assert (second.text, second.get("n"), second.get("m"), second.get("m", "")) == (
        "two",
        "2",
        None,
        "",
    )


def test_what_cannot_be_parsed_is_no_fragment() -> None:
    assert fragment_of("<p:a/>x<") is None


def test_deep_parts_need_no_recursion() -> None:
    found = fragment_of("<a>" * 250 + "</a>" * 250)
    depth = 0
    while found is not None:
        depth += 1
        found = found.inner[0] if found.inner else None
    assert depth == 250
