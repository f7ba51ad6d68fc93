"""What the library writes is accepted by the official schemas, every document of it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from einvoice import PROFILES, Invoice, Profile, Syntax, convert, read, write
from einvoice.compare import values_of
from einvoice.model.allowance import AllowanceCharge
from einvoice.profiles.places import fields, place_of
from tests.builders import full_invoice, invoice, with_units
from tests.corpus_files import corpus_files
from tests.oracle.schemas import SCHEMAS, errors

pytestmark = pytest.mark.oracle

SYNTAXES = tuple(Syntax)
UBL = {Syntax.UBL_INVOICE: "ubl-2.1-invoice", Syntax.UBL_CREDIT_NOTE: "ubl-2.1-creditnote"}

CII_OF_PROFILE = {
    "factur-x-minimum": "facturx-minimum",
    "factur-x-basic-wl": "facturx-basicwl",
    "factur-x-basic": "facturx-basic",
    "factur-x-en16931": "facturx-en16931",
    "factur-x-extended": "facturx-extended",
    "extended-ctc-fr": "ctc-fr-cii",
}
"""The profiles with a CII schema of their own; D16B judges all others."""


def schema_of(syntax: Syntax, profile: Profile | None) -> str:
    """The schema that judges a document of a profile; without one, CII may be all of D22B."""
    if syntax is Syntax.ZUGFERD_1:
        return "zugferd-1.0"
    if syntax is not Syntax.CII:
        return UBL[syntax]
    if profile is None:
        return "cii-d22b"
    return CII_OF_PROFILE.get(profile.name, "cii-d16b")


def cases() -> Iterator[tuple[Syntax, Profile | None]]:
    for syntax in SYNTAXES:
        yield syntax, None
        for profile in PROFILES:
            if profile.writable and syntax.form in profile.syntaxes:
                yield syntax, profile


def named(value: Syntax | Profile | None) -> str:
    return value.name if isinstance(value, Profile) else str(value)


every_case = pytest.mark.parametrize(("syntax", "profile"), list(cases()), ids=named)


def full(syntax: Syntax) -> Invoice:
    stated = full_invoice("381" if syntax is Syntax.UBL_CREDIT_NOTE else "380")
    return with_units(stated) if syntax is Syntax.ZUGFERD_1 else stated


@every_case
def test_the_full_invoice_is_valid_in_every_syntax_and_profile(
    syntax: Syntax, profile: Profile | None
) -> None:
    data = write(full(syntax), syntax=syntax, profile=profile, on_loss="drop")
    assert errors(schema_of(syntax, profile), data) == []


@every_case
def test_a_small_invoice_is_valid_in_every_syntax_and_profile(
    syntax: Syntax, profile: Profile | None
) -> None:
    data = write(invoice(), syntax=syntax, profile=profile, on_loss="drop")
    assert errors(schema_of(syntax, profile), data) == []


MANDATORY = (
    "advance_payments[].amount",
    "allowances[].amount",
    "charges[].amount",
    "currency_exchange.rate",
    "lines[].allowances[].amount",
    "lines[].charges[].amount",
    "lines[].price.charges[].amount",
    "lines[].price.more_discounts[].amount",
)
"""What its group cannot do without in the model either (1..1), and no default could stand for."""


def quantity_of(path: str) -> str | None:
    """The quantity that a unit is the unit of."""
    around, _, name = path.rpartition(".")
    if not name.endswith("unit_code"):
        return None
    of = name.removesuffix("unit_code").removesuffix("_")
    names = (f"{of}_quantity", of, "quantity")
    return next(found for one in names if (found := f"{around}.{one}") in fields())


def put(stated: dict[str, Any], path: str, value: object) -> None:
    """State a value at a path, in the first entry of every list on the way."""
    *owners, last = path.split(".")
    for owner in owners:
        if owner.endswith("[]"):
            stated = stated.setdefault(owner.removesuffix("[]"), [{}])[0]
        else:
            stated = stated.setdefault(owner, {})
    stated[last] = value


def with_only(path: str, values: dict[str, object], base: str) -> Invoice:
    """The small invoice with one term more, and with what that term says nothing without."""
    stated = json.loads(base)
    group = path.rpartition(".")[0]
    beside = [one for one in MANDATORY if group.startswith(one.rpartition(".")[0])]
    for one in (path, quantity_of(path), *beside):
        if one is not None:
            put(stated, one, values[one])
    return Invoice.model_validate(stated)


def first_values(full: Invoice) -> dict[str, object]:
    """By place, the first value that the full invoice states there; a list of values whole."""
    found: dict[str, object] = {}
    for path, value in values_of(full):
        place = place_of(path)
        if not fields()[place].many:
            found.setdefault(place, value)
        elif path.endswith("[0]"):
            found.setdefault(place, [value])
    return found


@pytest.mark.parametrize("syntax", SYNTAXES, ids=str)
def test_an_invoice_is_valid_with_any_single_term_more(syntax: Syntax) -> None:
    # What a schema demands beside a term must be written, whatever else is stated.
    complete = full(syntax)
    values, base = first_values(complete), invoice(type_code=complete.type_code).to_json()
    refused: dict[str, list[str]] = {}
    for path in values:
        data = write(with_only(path, values, base), syntax=syntax, on_loss="drop")
        if found := errors(schema_of(syntax, None), data):
            refused[path] = found
    assert refused == {}
    assert values.keys() == {path for path, field in fields().items() if field.below is None}


def test_every_accepted_document_of_the_corpus_stays_accepted() -> None:
    refused: dict[tuple[str, str], list[str]] = {}
    judged: set[str] = set()
    for document in corpus_files():
        names = [name for name, valid in document.xsd.items() if valid and name in SCHEMAS]
        if not names:
            continue
        result = read(document.data)
        data = write(result.invoice, syntax=result.syntax)
        for name in names:
            judged.add(name)
            if found := errors(name, data):
                refused[str(document), name] = found
    assert refused == {}
    assert judged >= {"ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b"}
    assert judged >= set(CII_OF_PROFILE.values()) - {"ctc-fr-cii"}


def test_every_accepted_document_is_accepted_in_the_other_syntax() -> None:
    refused: dict[str, list[str]] = {}
    count = 0
    for document in corpus_files():
        if not any(document.xsd.get(name) for name in (*UBL.values(), "cii-d16b")):
            continue
        to = "cii" if document.row.get("syntax") == "ubl" else "ubl"
        result = convert(document.data, to=to)
        if not has_mandatory_parts(result.source.invoice):
            continue
        count += 1
        if found := errors(schema_of(result.syntax, None), result.data):
            refused[str(document)] = found[:2]
    assert refused == {}
    assert count > 1_800


def has_mandatory_parts(invoice: Invoice) -> bool:
    """Whether an invoice has what UBL demands and CII does not: lines, and amounts of charges."""
    groups: list[AllowanceCharge] = [*invoice.allowances, *invoice.charges]
    for line in invoice.lines:
        groups += (*line.allowances, *line.charges)
    return bool(invoice.lines and invoice.totals) and all(
        group.amount is not None for group in groups
    )


def test_every_schema_judges_something() -> None:
    used = {schema_of(syntax, profile) for syntax, profile in cases()}
    assert used | UNUSED.keys() == SCHEMAS.keys()
    assert used.isdisjoint(UNUSED)


UNUSED = {
    "ctc-fr-ubl-invoice": "is the schema of every UBL invoice",
    "ctc-fr-ubl-creditnote": "is the schema of every UBL credit note",
}
