"""From clean invoices: each term dropped, miscoded or repeated raises what demands it, no more."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from einvoice import Invoice, Verdict, validate, write
from einvoice.errors import WriteError
from einvoice.example import example_invoice
from einvoice.model.values import Identifier
from tests.builders import invoice
from tests.rules import mutation_tables as tables
from tests.rules.mutations import at, places, plain, replaced, terms, with_repeated
from tests.rules.rich import rich_invoice

_is_on_structure = re.compile(r"XSD|(?:UBL|CII)-(?:SR|DT|CR)-\d+|PEPPOL-EN16931-R008").fullmatch
"""What looks at elements rather than at terms: R008 at empty ones."""
_NO_CODE = "!?"


@dataclass(frozen=True, slots=True)
class Document:
    """A clean invoice of a profile, and which rules demand its terms."""

    name: str
    make: Callable[[], Invoice]
    profile: str | None
    demanded: tuple[Mapping[str, str], ...]

    def __str__(self) -> str:
        return self.name

    def written(self, stated: Invoice, syntax: str) -> bytes:
        """An invoice in a syntax, as the profile if there is one."""
        return write(stated, syntax=syntax, profile=self.profile)


DOCUMENTS = (
    Document("small", invoice, None, (tables.EN16931, tables.CLAIM, tables.SMALL)),
    Document("rich", rich_invoice, None, (tables.EN16931, tables.CLAIM, tables.RICH)),
    Document("example", example_invoice, None, (tables.EN16931, tables.CLAIM, tables.EXAMPLE)),
    Document(
        "xrechnung",
        example_invoice,
        "xrechnung",
        (tables.EN16931, tables.EXAMPLE, tables.XRECHNUNG),
    ),
    Document("peppol", example_invoice, "peppol", (tables.EN16931, tables.EXAMPLE, tables.PEPPOL)),
)
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=str)
every_syntax = pytest.mark.parametrize("syntax", ["ubl", "cii"])


def fired(data: bytes) -> set[str]:
    """The ids of all findings; what could not be checked fails the test."""
    report = validate(data)
    assert not [one for one in report.not_run if one.decides]
    return {finding.rule for finding in report.findings}


def expected(path: str, syntax: str, *demanded: Mapping[str, str]) -> set[str]:
    """The ids that tables name for a place, in one syntax."""
    named = " ".join(table.get(key, "") for table in demanded for key in {path, plain(path)})
    ids = (each.partition("@") for each in named.split())
    return {rule for rule, _, only in ids if only in ("", syntax)}


@every_syntax
@every_document
def test_the_documents_are_clean(document: Document, syntax: str) -> None:
    assert fired(document.written(document.make(), syntax)) == set()


@every_syntax
@every_document
def test_a_dropped_term_raises_what_demands_it_and_nothing_else(
    document: Document, syntax: str
) -> None:
    clean = document.make()
    wrong: dict[str, tuple[set[str], set[str]]] = {}
    for path in places(clean):
        try:
            data = document.written(replaced(clean, path, None), syntax)
        except WriteError:
            assert plain(path) in tables.NOT_WRITTEN_ALONE
            continue
        found = fired(data)
        if plain(path) in tables.UNTOLD:
            assert found
            continue
        if plain(path) in tables.LEFT_INCOMPLETE:
            found = {rule for rule in found if not _is_on_structure(rule)}
        demanded = expected(path, syntax, *document.demanded)
        if found != demanded:
            wrong[path] = (found - demanded, demanded - found)
    assert wrong == {}, "by place: what should not have fired, and what should have"


def test_every_demand_is_on_a_term_of_some_document() -> None:
    stated = {path for document in DOCUMENTS for path in places(document.make())}
    known = stated | {plain(path) for path in stated}
    for document in DOCUMENTS:
        for table in document.demanded:
            assert set(table) <= known
    assert known >= tables.LEFT_INCOMPLETE
    assert known >= set(tables.NOT_WRITTEN_ALONE) | set(tables.UNTOLD)


@every_syntax
@pytest.mark.parametrize("dropped", tables.TOGETHER, ids="+".join)
def test_terms_of_which_one_suffices_are_missed_together(
    dropped: tuple[str, ...], syntax: str
) -> None:
    stated = rich_invoice()
    for path in dropped:
        stated = replaced(stated, path, None)
    assert fired(write(stated, syntax=syntax)) == set(tables.TOGETHER[dropped].split())


@every_syntax
def test_a_changed_value_raises_what_does_not_fit_it_any_more(syntax: str) -> None:
    clean = rich_invoice()
    coded = set(tables.CODES)
    for path in places(clean):
        other = changed(at(clean, path))
        if other is not None and not coded & {path, plain(path)}:
            found = fired(write(replaced(clean, path, other), syntax=syntax))
            assert found == expected(path, syntax, tables.CHANGED), path


def changed(stated: object) -> object:
    """Another value of the same kind; None for what is no single value."""
    match stated:
        case Decimal():
            # Tolerances end at one.
            return stated + 3
        case date():
            return stated + timedelta(days=40)
        case Identifier():
            return stated.replace(value=f"{stated.value}1")
        case str():
            return f"{stated}1"
        case _:
            return None


@every_syntax
def test_a_code_of_no_list_raises_the_rule_of_its_list(syntax: str) -> None:
    clean = rich_invoice()
    looked_at: set[str] = set()
    for path in places(clean):
        if path in tables.CODES or plain(path) in tables.CODES:
            looked_at |= {path, plain(path)}
            found = fired(write(replaced(clean, path, _NO_CODE), syntax=syntax))
            assert found == expected(path, syntax, tables.CODES), path
    assert looked_at >= set(tables.CODES)


@every_syntax
def test_a_term_that_stands_twice_is_noticed(syntax: str) -> None:
    unnoticed: set[str] = set()
    undecided: set[str] = set()
    clean = rich_invoice()
    for path, data in with_repeated(write(clean, syntax=syntax), terms(clean)):
        report = validate(data)
        if report.verdict is Verdict.UNDECIDED:
            undecided.add(plain(path))
        elif not report.findings:
            unnoticed.add(plain(path))
    assert undecided == set(tables.UNDECIDED_WHEN_REPEATED[syntax])
    assert unnoticed == set(tables.REPEATABLE[syntax])


def test_a_mutation_changes_one_place_only() -> None:
    clean = rich_invoice()
    for path in places(clean):
        stated = at(clean, path)
        assert replaced(clean, path, stated) == clean
        assert replaced(clean, path, None) != clean
