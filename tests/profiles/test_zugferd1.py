"""What the profiles of ZUGFeRD 1.0 have, compared with what its syntax can write."""

import pytest

from einvoice import Syntax, read, write
from einvoice.compare import values_of
from einvoice.profiles import Profile, detect, get
from einvoice.profiles.places import fields, place_of
from einvoice.profiles.scope import places_of
from einvoice.syntax.coverage import covered
from tests.builders import full_invoice, with_units

BASIC, COMFORT, EXTENDED = (get(f"zugferd-1.0-{name}") for name in ("basic", "comfort", "extended"))

DOCUMENTS = ("contract", "despatch_advice", "receiving_advice", "delivery_note")
UNUSED = frozenset(
    {
        # The published Schematron reports these where the schema would take them.
        "allowances[].vat_exemption_reason",
        "charges[].vat_exemption_reason",
        "contract_type_code",
        *(f"delivery_note.{part}" for part in ("line_id", "type_code", "reference_type_code")),
        *(
            f"lines[].{document}.{part}"
            for document in DOCUMENTS
            for part in ("type_code", "reference_type_code")
        ),
        "lines[].documents[].type_code",
        "lines[].delivery_terms.code",
        *(
            f"{at}ultimate_customer_orders[].{part}"
            for at in ("", "lines[].")
            for part in ("type_code", "reference_type_code")
        ),
        "ultimate_customer_orders[].line_id",
        *(f"lines[].totals.{name}" for name in ("sum_of_allowances", "sum_of_charges")),
        *(f"lines[].totals.{name}" for name in ("vat_total", "total_with_vat")),
        "receiving_advice_reference",
        "receiving_advice_date",
        "service_charges[].taxes[].exemption_reason",
        "service_charges[].taxes[].tax_amount",
        *(f"supporting_documents[].{part}" for part in ("line_id", "reference_type_code")),
        "lines[].more_accounting_references",
        "more_accounting_references[].id",
    }
)
UNUSED_GROUPS = ("lines[].allowances[].", "lines[].charges[].")


def values(profile: Profile) -> set[str]:
    """The places of values that a profile has."""
    return {path for path in places_of(profile.scope) if fields()[path].below is None}


def is_unused(path: str) -> bool:
    return path in UNUSED or path.startswith(UNUSED_GROUPS) or ".more_contacts[]" in path


def test_extended_has_all_that_the_syntax_writes_but_for_what_its_rules_refuse() -> None:
    writes = {path for path in covered(Syntax.ZUGFERD_1) if fields()[path].below is None}
    assert values(EXTENDED) == {path for path in writes if not is_unused(path)}
    assert writes >= UNUSED


def test_each_profile_has_the_terms_of_the_smaller_one() -> None:
    assert values(BASIC) < values(COMFORT) < values(EXTENDED)


@pytest.mark.parametrize("profile", [BASIC, COMFORT, EXTENDED], ids=lambda one: one.name)
def test_every_place_that_a_profile_names_is_one_of_the_model(profile: Profile) -> None:
    assert profile.scope.also <= fields().keys()
    assert {path.partition("#")[0] for path in profile.max_items} <= fields().keys()


@pytest.mark.parametrize(
    ("place", "profile"),
    [
        ("lines[].item.name", BASIC),
        ("lines[].net_amount", COMFORT),
        ("totals.amount_due", COMFORT),
        ("buyer_reference", COMFORT),
        ("seller.ids", COMFORT),
        ("allowances[].amount", COMFORT),
        ("seller.contact.point", EXTENDED),
        ("delivery.name", EXTENDED),
        ("payee.name", EXTENDED),
        ("lines[].item.attributes[].value", EXTENDED),
    ],
)
def test_a_term_begins_in_its_profile(place: str, profile: Profile) -> None:
    order = (BASIC, COMFORT, EXTENDED)
    assert next(one for one in order if one.allows(place)) is profile


@pytest.mark.parametrize("profile", [BASIC, COMFORT, EXTENDED], ids=lambda one: one.name)
def test_all_that_a_profile_has_is_written_and_read_again(profile: Profile) -> None:
    stated = with_units(full_invoice()).replace(currency_code="EUR")
    data = write(stated, syntax="zugferd-1", profile=profile, on_loss="drop")
    found = {place_of(path) for path, _ in values_of(read(data).invoice)}
    assert found - values(profile) == set()
    assert values(profile) - found == set()
    assert detect(profile.specification_id) is profile
