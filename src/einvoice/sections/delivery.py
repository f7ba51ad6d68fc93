"""Where, when and under which terms it was delivered."""

from typing import Annotated

from einvoice.model import delivery
from einvoice.model.values import Date
from einvoice.sections.parties import Party
from einvoice.sections.section import Of, Section


class DeliveryTerms(Section):
    """Who bears the delivery, and to where."""

    shows = delivery.DeliveryTerms

    code: Annotated[str | None, Of("code")] = None
    place: Annotated[str | None, Of("place")] = None
    country: Annotated[str | None, Of("country_code")] = None


class Delivery(Party):
    """To whom, where and when it was delivered."""

    shows = delivery.Delivery

    delivery_date: Annotated[Date | None, Of("date")] = None
    period_start: Annotated[Date | None, Of("/invoicing_period.start_date")] = None
    period_end: Annotated[Date | None, Of("/invoicing_period.end_date")] = None
    period_description: Annotated[str | None, Of("/invoicing_period.description")] = None
    ship_from: Annotated[Party | None, Of("/ship_from")] = None
    ultimate_ship_to: Annotated[Party | None, Of("/ultimate_ship_to")] = None
    delivery_terms: Annotated[DeliveryTerms | None, Of("/delivery_terms")] = None
    transport_modes: Annotated[tuple[str, ...], Of("/transport_modes")] = ()
