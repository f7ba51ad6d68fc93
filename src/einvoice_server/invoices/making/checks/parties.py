"""Seller, buyer and contact say what the format needs of them."""

import re

from einvoice.rules.german_forms import is_email
from einvoice_server.invoices.making.case import LEITWEG_SCHEME, Case
from einvoice_server.invoices.making.checks.faults import (
    COUNTRIES,
    Faults,
    check_code,
    fault,
    known,
    missing,
)
from einvoice_server.invoices.payload.values import is_writable

_DIGITS = {"DE": 5, "AT": 4, "CH": 4}
_ACCOUNT = (
    "The company of the account is incomplete: complete it with PATCH /account (update_account), "
    "or pass it in `seller`."
)
_NEEDED = {
    "name": "The seller needs its name.",
    "street": "The seller needs street and number.",
    "postcode": "The seller needs a postal code.",
    "city": "The seller needs a city.",
    "country": "The seller needs a country.",
}
_VAT_PREFIX = re.compile("[A-Z]{2}")


def check_parties(case: Case) -> Faults:
    """All about who sells and who buys."""
    yield from _seller(case)
    yield from _buyer(case)
    yield from _emails(case)
    yield from _vat_ids(case)
    yield from _addresses(case)
    if case.is_strict:
        yield from _contact(case)
    if case.making.is_peppol and not (case.leitweg_id or case.payload.order_number):
        yield missing(
            "buyerReference.buyerReferenceId", "Peppol needs a buyer reference or an orderNumber."
        )


def _lacking(case: Case, field: str, message: str) -> Faults:
    if case.is_own:
        yield fault(f"seller.{field}", "company_incomplete", f"{message} {_ACCOUNT}")
    else:
        yield missing(f"seller.{field}", message)


def _seller(case: Case) -> Faults:
    seller = case.seller
    for field, message in _NEEDED.items():
        if not getattr(seller, field):
            yield from _lacking(case, field, message)
    if not (seller.vat_id or seller.tax_id):
        yield from _lacking(case, "vatId", "The seller needs a VAT number or a tax number (taxId).")
    if case.making.is_minimum and not (case.seller_vat_id or seller.registration_number):
        message = "MINIMUM knows the seller by VAT number or registrationNumber alone."
        yield from _lacking(case, "registrationNumber", message)
    for field, value in seller:
        if isinstance(value, str) and not is_writable(value):
            yield fault(f"seller.{field}", "text", "Control characters are not allowed.")
    yield from check_code("seller.country", seller.country, *COUNTRIES)
    yield from _postcode("seller.postcode", seller.country, seller.postcode)


def _buyer(case: Case) -> Faults:
    buyer, place = case.payload.buyer, case.payload.delivery_address
    yield from check_code("buyer.country", buyer.country, *COUNTRIES)
    yield from _postcode("buyer.postcode", buyer.country, buyer.postcode)
    if place is not None:
        yield from check_code("deliveryAddress.country", place.country, *COUNTRIES)
        yield from _postcode("deliveryAddress.postcode", place.country, place.postcode)


def _postcode(field: str, country: str | None, postcode: str | None) -> Faults:
    digits = _DIGITS.get(country or "")
    if digits and postcode and not re.fullmatch(f"[0-9]{{{digits}}}", postcode):
        yield fault(
            field, "postcode", f"A postal code of {country} has {digits} digits, not {postcode!r}."
        )


def _emails(case: Case) -> Faults:
    buyer, seller, contact = case.payload.buyer, case.seller, case.payload.contact_person
    person = seller.contact_person
    for field, email in (
        ("buyer.email", buyer.email),
        ("seller.email", seller.email),
        ("contactPerson.email", contact.email if contact else None),
        ("seller.contactPerson.email", person.email if person else None),
    ):
        if email is not None and not is_email(email):
            yield fault(field, "email", f"{email!r} is no email address.")


def _vat_ids(case: Case) -> Faults:
    countries = known("3166-vat-ubl", "3166-vat-cii")
    for field, vat_id in (
        ("seller.vatId", case.seller.vat_id),
        ("buyer.vatId", case.payload.buyer.vat_id),
    ):
        if vat_id and (not _VAT_PREFIX.match(vat_id) or vat_id[:2] not in countries):
            yield fault(
                field,
                "vat_id",
                f"A VAT number begins with its country, as DE does; not {vat_id!r}.",
            )


def _contact(case: Case) -> Faults:
    name = "XRechnung" if case.making.is_xrechnung else "Peppol within Germany"
    if not case.contact.email:
        yield from _lacking(
            case, "email", f"{name} needs the email address of the seller or in contactPerson."
        )
    if not case.contact.phone:
        yield from _lacking(
            case, "phone", f"{name} needs the telephone number of the seller or in contactPerson."
        )
    if case.buyer_reference is None:
        yield missing(
            "buyerReference.buyerReferenceId",
            f"{name} needs buyerReference.buyerReferenceId (the Leitweg-ID of a public buyer) "
            "or buyer.email.",
        )


def _addresses(case: Case) -> Faults:
    schemes = ("eas", "eas-facturx") if case.making.kind == "hybrid" else ("eas",)
    if case.making.addresses:
        schemes = (case.making.addresses,)
    for party, found in (("seller", case.seller_address), ("buyer", case.buyer_address)):
        if found is not None and found.scheme != LEITWEG_SCHEME:
            yield from check_code(f"{party}.electronicAddress.scheme", found.scheme, *schemes)
    if not case.making.addresses:
        return
    if case.seller_address is None:
        message = "The format needs the seller's electronicAddress."
        yield from _lacking(case, "electronicAddress", message)
    if case.buyer_address is None:
        yield (
            missing(
                "buyer.electronicAddress",
                "The format needs the buyer's electronicAddress or vatId.",
            )
            if case.making.is_peppol
            else missing(
                "buyer.email", "XRechnung needs buyer.email or buyerReference.buyerReferenceId."
            )
        )
