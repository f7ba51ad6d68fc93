"""Numbers come back as they went in: over HTTP, from the database, and added up."""

import json
from decimal import Decimal

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from einvoice_server.bundles.service import calculated_price
from einvoice_server.kit.exact import ExactDecimal, JsonNumber, is_exact, shortest
from einvoice_server.products.tables import Product
from einvoice_server.schema import Schema
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.products.making import refused
from tests.server.running import Running

NUMBERS = [
    "0", "0.1", "0.000001", "1.1", "19.99", "150.00", "100", "0.3", "123456789012",
    "123456789012.123", "999999999999.999", "123456789.123456", "999999999.999999",
]  # fmt: skip


class Holder(Schema):
    """A number."""

    value: JsonNumber


def sent(client: httpx.Client, number: str) -> httpx.Response:
    """A product whose price is written in a certain way."""
    body = f'{{"name": "A", "unit": "H87", "tax": 19, "price": {number}}}'
    return client.post("/product", content=body, headers={"Content-Type": "application/json"})


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_come_back_as_numbers_and_exactly(server: Running, number: str) -> None:
    with server.new_client() as client:
        answer = sent(client, number)
        assert answer.status_code == 201, answer.text
        again = client.get(f"/product/{answer.json()['productId']}").text
        for text in (answer.text, again):
            price = json.loads(text, parse_float=Decimal, parse_int=Decimal)["price"]
            assert price == Decimal(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_database_keeps_every_digit(server: Running, number: str) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        sent(client, number).raise_for_status()

    async def kept() -> Decimal | None:
        tenant = Tenant(account, Environment.LIVE)
        async with scoped(server.services.database, tenant, writes=False) as session:
            return await session.scalar(select(Product.price))

    assert str(server.do(kept())) == str(shortest(Decimal(number)))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("0.30000000000000004", "decimal_max_places"),
        ("0.0000001", "decimal_max_places"),
        ("1234567890123", "decimal_whole_digits"),
        ("1234567890.123456", "decimal_max_digits"),
        ("1e12", "decimal_whole_digits"),
        ("123456789012345678901234567890", "decimal_whole_digits"),
        ("1e400", "finite_number"),
        ('"1.50"', "number_type"),
        ("true", "number_type"),
    ],
)
def test_what_could_not_be_kept_exactly_is_refused(server: Running, number: str, code: str) -> None:
    with server.new_client() as client:
        assert refused(sent(client, number)) == {"price": code}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12)))
def test_every_number_that_is_taken_comes_through_json_and_column_unchanged(value: Decimal) -> None:
    if not is_exact(value):
        return
    text = Holder(value=value).model_dump_json()
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal)["value"] == value
    assert Holder.model_validate_json(text).value == value
    column, dialect = ExactDecimal(), sqlite.dialect()
    assert column.process_result_value(column.process_bind_param(value, dialect), dialect) == value


def test_a_column_refuses_more_places_than_it_keeps() -> None:
    for text in ("0.001", "1." + "0" * 40 + "1"):
        with pytest.raises(ValueError, match="more than 2 decimal places"):
            ExactDecimal(2).process_bind_param(Decimal(text), sqlite.dialect())


def test_numbers_are_written_without_needless_zeros() -> None:
    written = [str(shortest(Decimal(text))) for text in ("150.00", "1E+3", "-0.0", "0.10", "100")]
    assert written == ["150", "1000", "0", "0.1", "100"]


def test_a_calculated_price_is_the_exact_sum_to_six_places() -> None:
    tenths = [(Decimal(1), Decimal("0.1"))] * 3
    assert str(calculated_price(tenths)) == "0.3"
    assert calculated_price([(Decimal("0.333333"), Decimal("0.333333"))]) == Decimal("0.111111")
    assert calculated_price([(Decimal("0.5"), Decimal("0.000001"))]) == Decimal("0.000001")
    assert calculated_price([*tenths, (Decimal(1), None)]) is None
    assert calculated_price([(Decimal("999999999999"), Decimal("999999999999"))] * 200) is None
