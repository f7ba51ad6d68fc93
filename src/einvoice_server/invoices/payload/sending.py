"""How the invoice shall be sent."""

from typing import Literal

from einvoice_server.invoices.payload.values import Name
from einvoice_server.schema import Schema


class Delivery(Schema):
    """One way by which the finished invoice is sent."""

    type: Literal["email", "peppol"]
    """By email, or through the Peppol network."""

    recipient: Name | None = None
    """The email address, or the Peppol participant "9930:de123456789"; left out, that of the
    buyer."""

    carbon_copy: Name | None = None
    """An email address that gets a copy."""

    blind_carbon_copy: Name | None = None
    """An email address that gets a copy without the others knowing."""
