"""The webhooks of the OpenAPI document: what receivers are sent, and what they should answer."""

from collections.abc import Mapping

from pydantic import BaseModel, JsonValue

from einvoice_server.kit.base import JsonObject
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS, example_of

MODELS: tuple[type[BaseModel], ...] = tuple(PAYLOADS.values())
"""The models whose schemas the document needs."""

_TEXT: JsonObject = {"type": "string"}
_HEADERS: tuple[tuple[str, str, JsonObject], ...] = (
    ("webhook-id", "The id of the event, the same on every attempt: what is seen twice.", _TEXT),
    ("webhook-timestamp", "When it was sent, in seconds of Unix time.", _TEXT),
    (
        "webhook-signature",
        "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by spaces, while "
        "secrets change.",
        _TEXT,
    ),
    ("X-Einvoice-Event", "The same as `action`.", _TEXT),
    ("X-Einvoice-Delivery", "The id of the delivery in the log.", _TEXT),
)


def webhooks_section(refs: Mapping[type[BaseModel], JsonObject]) -> JsonObject:
    """What is sent for each event."""
    return {event.value: {"post": _post(event, refs[PAYLOADS[event]])} for event in Event}


def _post(event: Event, schema: JsonObject) -> JsonObject:
    model = PAYLOADS[event]
    told = (model.__doc__ or "").strip()
    if not model.is_told:
        told += " The server has no such documents yet: it can be subscribed to and is not told."
    parameters: list[JsonValue] = [
        {
            "name": name,
            "in": "header",
            "required": True,
            "description": description,
            "schema": {**schema_},
        }
        for name, description, schema_ in _HEADERS
    ]
    return {
        "operationId": f"on_{event.value}",
        "tags": ["Webhooks"],
        "summary": (model.__doc__ or "").strip(),
        "description": told,
        "security": [],
        "parameters": parameters,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {**schema}, "example": example_of(event)}},
        },
        "responses": {
            "2XX": {"description": "Taken. Anything else is tried again for about five days."},
            "410": {"description": "Gone for good: the webhook is switched off."},
            "429": {"description": "Too much; `Retry-After` is honoured."},
            "503": {"description": "Not now; `Retry-After` is honoured."},
        },
    }
