"""Telling of an event, in the transaction of what happened."""

from collections.abc import Mapping

from einvoice_server.unit import Unit
from einvoice_server.webhooks.events import Event


async def emit(unit: Unit, event: Event, data: Mapping[str, object]) -> None:
    """Have an event told to whoever subscribed to it, once this transaction is committed.

    Args:
        unit: The work in which it happened.
        event: What happened.
        data: The fields of its payload, beside `action` and `timestamp`.
    """
