"""Business terms explained: one at length, several in a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType

from einvoice.cli.output import said
from einvoice.cli.tables import table_of
from einvoice.errors import UnknownTermError
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xpaths import xpaths_of
from einvoice.terms import TERMS, Origin, Term, at, paths_of, term

_NUMBER = re.compile(r"(B[TG])[ -]?([0-9]+(?:-[0-9]+)?)", re.IGNORECASE)

_ORIGINS = {
    Origin.EN16931: "EN 16931-1",
    Origin.EN16931_2026: "EN 16931-1, revision of 2026",
    Origin.FACTURX_EXTENDED: "Factur-X EXTENDED",
    Origin.XRECHNUNG_EXTENSION: "XRechnung extension",
    Origin.CTC_FR: "EXTENDED-CTC-FR",
    Origin.SYNTAX: "no norm; a syntax has it",
}
_SYNTAXES = {
    "CII": Syntax.CII,
    "UBL": Syntax.UBL_INVOICE,
    "UBL credit note": Syntax.UBL_CREDIT_NOTE,
}


def find_one(query: str) -> Term | None:
    """The term that a number or a path names."""
    number = _NUMBER.fullmatch(query)
    try:
        return term(f"{number[1].upper()}-{number[2]}" if number else query)
    except UnknownTermError:
        pass
    try:
        return at(query)
    except UnknownTermError:
        return None


def find_all(query: str | None) -> list[Term]:
    """The terms that all the words fit; those of the norm itself for no words."""
    if not query:
        return [term for term in TERMS.values() if term.origin is Origin.EN16931]
    words = query.lower().split()
    return [term for term in TERMS.values() if all(word in _text(term) for word in words)]


def _text(term: Term) -> str:
    return " ".join((term.id, *term.also, term.name, term.path, term.description)).lower()


def as_data(term: Term) -> dict[str, Any]:
    """A term for machines, with all its places."""
    return {
        **asdict(term),
        "also": list(term.also),
        "paths": list(paths_of(term.id)),
        "xpaths": {
            syntax.value: [found for path in paths_of(term.id) for found in xpaths_of(path, syntax)]
            for syntax in _SYNTAXES.values()
        },
    }


def card(term: Term) -> Iterator[tuple[str, str]]:
    """One term at length, as labels and texts."""
    yield term.id, term.name
    yield "What", term.description
    yield "How often", f"{term.cardinality} in its group"
    yield "Type", term.data_type
    yield "Defined by", _ORIGINS[term.origin]
    if term.also:
        yield "Also", ", ".join(term.also)
    for path in paths_of(term.id):
        yield "In the model", path
        places = {name: xpaths_of(path, syntax) for name, syntax in _SYNTAXES.items()}
        if _without_root(places["UBL credit note"]) == _without_root(places["UBL"]):
            del places["UBL credit note"]
        for name, xpaths in places.items():
            yield from ((f"In {name}", xpath) for xpath in xpaths)


def _without_root(xpaths: tuple[str, ...]) -> list[str]:
    as_invoices = (xpath.replace("CreditNote", "Invoice") for xpath in xpaths)
    return [xpath.replace("Credited", "Invoiced") for xpath in as_invoices]


def table(terms: Sequence[Term]) -> Iterator[RenderableType]:
    """Several terms, one a row."""
    rows = table_of("Term", "Name", "Card.", "Type", "In the model")
    rows.columns[0].no_wrap = True
    for one in terms:
        rows.add_row(one.id, one.name, one.cardinality, one.data_type, said(one.path))
    yield rows
