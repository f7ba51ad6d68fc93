import pytest

from einvoice.model.party import Address, Buyer
from einvoice.model.totals import Totals
from einvoice.syntax.binding import (
    AttributeIs,
    Bind,
    ChildIs,
    Const,
    Keep,
    Named,
    Nest,
    Path,
    Position,
    Step,
    Table,
    parse_path,
    within,
)


def test_a_path_is_a_chain_of_elements() -> None:
    assert parse_path("cac:Party/cbc:Name") == Path((Step("cac:Party"), Step("cbc:Name")))


def test_a_path_may_end_at_an_attribute() -> None:
    path = parse_path("cbc:InvoicedQuantity/@unitCode")
    assert path == Path((Step("cbc:InvoicedQuantity"),), "unitCode")


def test_a_plus_makes_an_element_of_its_own() -> None:
    path = parse_path("ram:SpecifiedTaxRegistration+/ram:ID")
    assert [step.own for step in path.steps] == [True, False]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("ram:ID[@schemeID='VA']", AttributeIs("schemeID", "VA")),
        ("ram:ID[!@schemeID]", AttributeIs("schemeID", None)),
        ("cac:X[cbc:Y='true|1']", ChildIs("cbc:Y", frozenset({"true", "1"}), negated=False)),
        ("cac:X[cac:Y/cbc:Z!='VAT']", ChildIs("cac:Y/cbc:Z", frozenset({"VAT"}), negated=True)),
        ("ram:X[1]", Position(first=True)),
        ("ram:X[>1]", Position(first=False)),
        ("cac:TaxTotal[$invoice-currency]", Named("invoice-currency")),
    ],
)
def test_a_step_may_carry_a_test(text: str, test: object) -> None:
    assert parse_path(text).steps[0].tests == (test,)


def test_a_step_may_carry_several_tests_and_a_plus() -> None:
    [step] = parse_path("ram:X+[ram:Y='50'][1]").steps
    child = ChildIs("ram:Y", frozenset({"50"}), negated=False)
    assert step == Step("ram:X", own=True, tests=(child, Position(first=True)))


@pytest.mark.parametrize("text", ["", "Name", "cbc:Name!", "cbc:Name//", "cbc:Na me"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a binding row has the path"):
        parse_path(text)


@pytest.mark.parametrize("test", ["2", "@schemeID", "cbc:Y=true", "last()"])
def test_what_is_no_test_is_refused(test: str) -> None:
    with pytest.raises(ValueError, match="none of the known forms"):
        parse_path(f"cac:X[{test}]")


def test_rows_of_a_shared_element_get_its_name_and_that_of_the_group() -> None:
    inner = Table(Address)
    rows = within(
        "totals",
        "cac:Sums",
        (
            Bind("amount_due", "cbc:Payable"),
            Bind("^due_date", "cbc:DueDate"),
            Nest("address", "cac:Address", inner),
            Const("cbc:Kind", "VAT"),
            Keep("cbc:Empty"),
        ),
    )
    assert rows == (
        Bind("totals.amount_due", "cac:Sums/cbc:Payable"),
        Bind("^due_date", "cac:Sums/cbc:DueDate"),
        Nest("totals.address", "cac:Sums/cac:Address", inner),
        Const("cac:Sums/cbc:Kind", "VAT"),
        Keep("cac:Sums/cbc:Empty"),
    )


def test_rows_may_share_an_element_without_a_group() -> None:
    [row] = within("", "cac:Sums", (Bind("number", "cbc:ID"),))
    assert row == Bind("number", "cac:Sums/cbc:ID")


def test_tables_are_told_apart_by_identity() -> None:
    assert Table(Totals) != Table(Totals)
    assert len({Table(Totals), Table(Totals)}) == 2


def test_a_table_can_nest_itself() -> None:
    table = Table(Buyer)
    assert table.with_rows(Nest("contact", "cac:Contact", table)) is table
    assert table.rows == (Nest("contact", "cac:Contact", table),)
