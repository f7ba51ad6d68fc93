"""What is wrong with a customer, and what only looks so."""

import re
from collections.abc import Iterator
from functools import lru_cache

from einvoice.codelists import allowed
from einvoice.rules.advice.identifiers import SCHEMES
from einvoice.rules.advice.vat_numbers import is_wrong_vat_id
from einvoice_server.customers.schemas import CustomerDeliveryAddress
from einvoice_server.customers.tables import Customer
from einvoice_server.errors import FieldError

_POSTCODES = {"DE": 5, "AT": 4, "CH": 4}
_DIGITS = re.compile(r"[0-9]+")
_LEITWEG_ID = SCHEMES["0204"]


def faults_of(customer: Customer) -> list[FieldError]:
    """Why a customer cannot be kept, as it stands; nothing where it can."""
    found = [*_name_faults(customer), *_place_faults("", customer.postcode, customer.country)]
    for index, kept in enumerate(customer.customer_delivery_addresses):
        one = CustomerDeliveryAddress.model_validate(kept)
        path = f"customerDeliveryAddresses[{index}]."
        found += _place_faults(path, one.postcode, one.country)
    return found


def _name_faults(customer: Customer) -> Iterator[FieldError]:
    if customer.is_company and not customer.name:
        yield FieldError(field="name", code="missing", message="A company needs a name.")
    elif not (customer.name or customer.first_name or customer.last_name):
        yield FieldError(
            field="lastName", code="missing", message="A person needs firstName, lastName or name."
        )


def _place_faults(path: str, postcode: str, country: str) -> Iterator[FieldError]:
    if country not in allowed("3166"):
        yield FieldError(
            field=f"{path}country", code="country", message="Expected a country of ISO 3166-1."
        )
    wanted = _POSTCODES.get(country)
    if wanted is not None and not (_DIGITS.fullmatch(postcode) and len(postcode) == wanted):
        yield FieldError(
            field=f"{path}postcode",
            code="postcode",
            message=f"A postcode in {country} has {wanted} digits.",
        )


def warnings_of(vat_id: str, route_id: str) -> list[FieldError]:
    """What looks wrong in numbers that have check digits."""
    found = list[FieldError]()
    if vat_id and _is_wrong_vat_id(vat_id):
        message = "This is no VAT number of its country: form or check digits are wrong."
        found.append(FieldError(field="vatId", code="checksum", message=message))
    if route_id and _is_wrong_route_id(route_id):
        message = "This is no Leitweg-ID: form or check digits are wrong."
        found.append(FieldError(field="routeId", code="checksum", message=message))
    return found


@lru_cache(maxsize=10_000)
def _is_wrong_vat_id(text: str) -> bool:
    return is_wrong_vat_id(text)


@lru_cache(maxsize=10_000)
def _is_wrong_route_id(text: str) -> bool:
    return _LEITWEG_ID.is_wrong(text)
