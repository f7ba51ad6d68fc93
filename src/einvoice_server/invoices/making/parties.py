"""Seller, buyer and place of delivery in terms of the model."""

from einvoice.model.delivery import Delivery
from einvoice.model.party import Address, Buyer, Contact, Seller
from einvoice.model.values import Identifier
from einvoice_server.invoices.making.case import Case


def seller_of(case: Case) -> Seller:
    """Who sells."""
    seller, contact = case.seller, case.contact
    vat_id = case.seller_vat_id
    # Something must identify the seller (BR-CO-26), and a tax number alone does not count.
    named = seller.registration_number or vat_id
    return Seller(
        name=seller.name,
        trading_name=seller.trading_name,
        ids=() if named else tuple(map(Identifier.model_validate, _number(case))),
        legal_id=Identifier(value=seller.registration_number)
        if seller.registration_number
        else None,
        legal_information=seller.legal_notes,
        vat_id=vat_id,
        tax_registration_id=seller.tax_id,
        electronic_address=case.seller_address,
        address=Address(
            line_1=seller.street,
            line_2=seller.additional_line,
            city=seller.city,
            post_code=seller.postcode,
            country_code=seller.country,
        ),
        contact=Contact(point=contact.name, telephone=contact.phone, email=contact.email)
        if contact.email or contact.phone
        else None,
    )


def _number(case: Case) -> list[str]:
    number = case.seller.tax_id or case.seller.name
    return [number] if number else []


def buyer_of(case: Case) -> Buyer:
    """Who buys."""
    buyer = case.payload.buyer
    has_contact = buyer.contact_name or buyer.phone or buyer.email
    return Buyer(
        name=buyer.name,
        trading_name=buyer.trading_name,
        ids=(Identifier(value=buyer.customer_number),) if buyer.customer_number else (),
        legal_id=Identifier(value=buyer.registration_number) if buyer.registration_number else None,
        vat_id=None if case.is_untaxed else buyer.vat_id,
        electronic_address=case.buyer_address,
        address=Address(
            line_1=buyer.street,
            line_2=buyer.additional_line,
            city=buyer.city,
            post_code=buyer.postcode,
            country_code=buyer.country,
        ),
        contact=Contact(point=buyer.contact_name, telephone=buyer.phone, email=buyer.email)
        if has_contact
        else None,
    )


def delivery_of(case: Case) -> Delivery | None:
    """When and where it was delivered; intra-community supply says the country (BR-IC-12)."""
    payload = case.payload
    place = payload.delivery_address
    if place is None:
        if "K" in case.categories:
            return Delivery(date=payload.delivery_date, address=buyer_of(case).address)
        return Delivery(date=payload.delivery_date) if payload.delivery_date else None
    return Delivery(
        name=place.name,
        date=payload.delivery_date,
        address=Address(
            line_1=place.street,
            line_2=place.additional_line,
            city=place.city,
            post_code=place.postcode,
            country_code=place.country,
        ),
    )
