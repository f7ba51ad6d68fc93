"""A group is immutable, comparable, and says only what is stated."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from einvoice.model.group import Blueprint, Group, build
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Party, Seller


def example() -> Invoice:
    return Invoice(
        number="INV-1",
        seller=Seller(name="Example Ltd", address=Address(city="Bonn", country_code="DE")),
        lines=[Line(id="1", net_amount=Decimal("10.00"))],
    )


def test_a_group_cannot_be_changed() -> None:
    invoice, field = example(), "number"
    with pytest.raises(ValidationError, match="frozen"):
        setattr(invoice, field, "INV-2")
    assert invoice.number == "INV-1"


def test_equal_groups_are_equal_and_hash_alike() -> None:
    assert example() == example()
    assert hash(example()) == hash(example())
    assert example() != example().replace(number="INV-2")


def test_lists_become_tuples_so_that_nothing_inside_can_change() -> None:
    lines = [Line(id="1")]
    invoice = Invoice(lines=lines)
    lines.append(Line(id="2"))
    assert invoice.lines == (Line(id="1"),)
    assert isinstance(invoice.lines, tuple)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Invoice.model_validate({"nummer": "INV-1"})


def test_everything_may_be_absent() -> None:
    assert Invoice() == Invoice.model_validate({})


def test_repr_shows_only_what_is_stated() -> None:
    assert repr(Seller(name="Example Ltd", vat_id="DE123456789")) == (
        "Seller(name='Example Ltd', vat_id='DE123456789')"
    )
    assert repr(Invoice()) == "Invoice()"
    assert repr(Invoice(test=False)) == "Invoice(test=False)"


def test_str_is_one_line_for_people() -> None:
    assert str(Invoice()) == (
        "Invoice without a number, undated: unknown seller to unknown buyer, no amount, 0 lines"
    )


def test_replace_changes_a_copy() -> None:
    invoice = example()
    changed = invoice.replace(number="INV-2", lines=[])
    assert (changed.number, changed.lines) == ("INV-2", ())
    assert changed.seller is invoice.seller
    assert invoice.number == "INV-1"


def test_replace_validates_what_it_changes() -> None:
    with pytest.raises(ValidationError, match="number"):
        example().replace(number=5)
    with pytest.raises(ValidationError, match="nummer"):
        example().replace(nummer="INV-2")


def test_a_group_built_without_validation_equals_the_validated_one() -> None:
    blueprint = Blueprint.of(Buyer)
    built = build(blueprint, {"name": "Sample GmbH"})
    assert built == Buyer(name="Sample GmbH")
    assert hash(built) == hash(Buyer(name="Sample GmbH"))
    assert built.model_dump_json(exclude_defaults=True) == '{"name":"Sample GmbH"}'
    assert built.replace(name="Example Ltd") == Buyer(name="Example Ltd")
    assert blueprint.defaults["name"] is None


def test_a_subclass_numbers_the_fields_that_it_shares() -> None:
    class Carrier(Party, owner="Carrier", numbers={"name": "BT-999"}):
        """A party that only this test knows."""

    class Courier(Carrier):
        """One that says nothing of its own."""

    assert (Carrier.owner, Carrier.numbers) == ("Carrier", {"name": "BT-999"})
    assert (Courier.owner, Courier.numbers) == ("Carrier", {"name": "BT-999"})
    assert (Group.owner, Party.owner) == ("", "")
