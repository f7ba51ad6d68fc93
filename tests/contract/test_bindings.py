"""Every field of the model has a row in each syntax or a listed reason, and every row has a field.

That the rows stand in the order of the schema is proved where the full invoice meets it, in
tests/oracle.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from einvoice import Syntax, terms
from einvoice.model.group import Group
from einvoice.model.shape import field_group, is_many
from einvoice.model.terms import Origin
from einvoice.profiles.places import ancestors, fields, place_of
from einvoice.syntax.binding import Bind, Nest, Row, Table, parse_path
from einvoice.syntax.codecs import Codec, ElementCodec
from einvoice.syntax.coverage import covered
from einvoice.syntax.formats import format_of

WRITABLE = (Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE)
every_syntax = pytest.mark.parametrize("syntax", WRITABLE, ids=str)


class Listed(TypedDict):
    """An entry of unbound.toml."""

    reason: str
    places: list[str]


UNBOUND: dict[str, list[Listed]] = tomllib.loads(
    Path(__file__).with_name("unbound.toml").read_text(encoding="utf-8")
)


def rows_of(
    table: Table, at: str = "", above: str = "", around: tuple[Table, ...] = ()
) -> Iterator[tuple[str, Table, Row]]:
    """Every row of a table and of those nested in it, with its place and its table."""
    for row in table.rows:
        if not isinstance(row, Bind | Nest):
            yield "", table, row
            continue
        up = row.field.startswith("^")
        group = around[-1].group if up else table.group
        place = (above if up else at) + marked(group, row.field.removeprefix("^"))
        yield place, table, row
        if isinstance(row, Nest) and row.table not in (*around, table):
            yield from rows_of(row.table, f"{place}.", at, (*around, table))


def marked(group: type[Group], path: str) -> str:
    """The path with the marks of lists; KeyError or TypeError for what is not in the model."""
    parts = list[str]()
    *owners, last = path.split(".")
    for name in owners:
        parts.append(name + ("[]" if is_many(group, name) else ""))
        group = field_group(group, name)
    return ".".join((*parts, last + ("[]" if is_many(group, last) else "")))


@cache
def bound(syntax: Syntax) -> frozenset[str]:
    """The places that rows of a syntax bind, with the groups around them."""
    found: set[str] = set()
    for place, _, row in rows_of(format_of(syntax).table):
        if not place:
            continue
        parts = row.codec.parts if isinstance(row, Bind) and isinstance(row.codec, Codec) else ()
        for path in (place, *(f"{place}.{part}" for part in parts)):
            found.update((place_of(path), *ancestors(place_of(path))))
    return frozenset(found)


def unbound(syntax: Syntax) -> set[str]:
    """The outermost places of the model that a syntax has no row for."""
    missing = fields().keys() - bound(syntax)
    return {path for path in missing if missing.isdisjoint(ancestors(path))}


def listed(name: str) -> list[str]:
    """The places of a section of unbound.toml."""
    return [place for entry in UNBOUND.get(name, ()) for place in entry["places"]]


def sections(syntax: Syntax) -> tuple[str, ...]:
    """The sections of unbound.toml that hold for a syntax."""
    return ("cii",) if syntax is Syntax.CII else ("ubl", syntax.value)


def explains(pattern: str, place: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", r".*"), place) is not None


@every_syntax
def test_every_field_of_the_model_has_a_row_or_a_listed_reason(syntax: Syntax) -> None:
    patterns = [pattern for name in sections(syntax) for pattern in listed(name)]
    unexplained = {
        place
        for place in unbound(syntax)
        if not any(explains(pattern, place) for pattern in patterns)
    }
    assert unexplained == set()


@every_syntax
def test_every_listed_reason_is_still_needed(syntax: Syntax) -> None:
    stale = {
        pattern
        for name in sections(syntax)
        for pattern in listed(name)
        if not any(explains(pattern, place) for place in unbound(syntax))
    }
    assert stale == set()


def test_every_section_is_of_a_syntax_and_every_entry_gives_a_reason() -> None:
    assert UNBOUND.keys() <= {name for syntax in WRITABLE for name in sections(syntax)}
    for entries in UNBOUND.values():
        assert all(entry["reason"] and entry["places"] for entry in entries)


@every_syntax
def test_every_term_of_the_norm_has_a_row(syntax: Syntax) -> None:
    missing = {
        id
        for id, term in terms.TERMS.items()
        if term.origin is Origin.EN16931
        and not any(place_of(path) in bound(syntax) for path in terms.paths_of(id))
    }
    assert missing == set()


@every_syntax
def test_every_row_names_a_field_of_the_model_and_a_path(syntax: Syntax) -> None:
    for place, _, row in rows_of(format_of(syntax).table):
        parse_path(row.path)
        assert not place or place_of(place) in fields(), place


@every_syntax
def test_every_prefix_of_a_row_is_declared(syntax: Syntax) -> None:
    form = format_of(syntax)
    for _, _, row in rows_of(form.table):
        for step in parse_path(row.path).steps:
            assert step.name.partition(":")[0] in form.namespaces


@every_syntax
def test_groups_are_nested_in_the_table_of_their_own_class(syntax: Syntax) -> None:
    for _, table, row in rows_of(format_of(syntax).table):
        if isinstance(row, Nest) and not row.field.startswith("^"):
            *owners, last = row.field.split(".")
            group = table.group
            for name in owners:
                group = field_group(group, name)
            assert row.table.group is field_group(group, last), row.field


@every_syntax
def test_attributes_are_bound_beside_the_text_of_their_element(syntax: Syntax) -> None:
    for _, table, row in rows_of(format_of(syntax).table):
        path = parse_path(row.path)
        if path.attribute is None:
            continue
        element = row.path.rpartition("/@")[0]
        assert isinstance(row, Bind)
        assert not isinstance(row.codec, ElementCodec)
        assert element in {other.path for other in table.rows}, row.path


def test_both_documents_of_ubl_bind_the_same_places_but_for_listed_ones() -> None:
    differing = unbound(Syntax.UBL_INVOICE) ^ unbound(Syntax.UBL_CREDIT_NOTE)
    assert differing == {*listed("ubl-invoice"), *listed("ubl-creditnote")}


def test_the_walk_over_rows_finds_what_the_library_finds() -> None:
    for syntax in WRITABLE:
        assert bound(syntax) == covered(syntax)
