"""Where, when and under which terms the goods or services were delivered."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.party import Party, TradeParty
from einvoice.model.terms import BT, EXT
from einvoice.model.values import Code, Date, Text


class Delivery(
    Party,
    owner="Deliver to",
    numbers={
        "name": (70, "0..1", "Deliver to party name"),
        "ids": (71, "0..1", "Deliver to location identifier"),
        "address": ("BG-15", "0..1", "Deliver to address"),
        "address.line_1": 75,
        "address.line_2": 76,
        "address.line_3": 165,
        "address.city": 77,
        "address.post_code": 78,
        "address.subdivision": 79,
        "address.country_code": 80,
    },
):
    """To whom, where and when it was delivered (BG-13)."""

    date: Annotated[Date | None, BT(72, "Actual delivery date")] = None
    """When the goods were handed over or the service was completed."""


class LineDelivery(Group):
    """To whom, where and when one line was delivered."""

    ship_to: Annotated[TradeParty | None, EXT("Line ship-to party")] = None
    """Who received it."""

    ultimate_ship_to: Annotated[TradeParty | None, EXT("Line ultimate ship-to party")] = None
    """Who receives it in the end."""

    date: Annotated[Date | None, EXT("Line actual delivery date")] = None
    """When it was handed over."""


class DeliveryTerms(Group):
    """Who bears the delivery, and to where."""

    code: Annotated[Code | None, EXT("Delivery terms code")] = None
    """The Incoterms code."""

    country_code: Annotated[Code | None, EXT("Delivery terms country")] = None
    """The country of the place."""

    place: Annotated[Text | None, EXT("Delivery terms place")] = None
    """The place to which the terms apply."""
