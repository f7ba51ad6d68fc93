"""Webhooks as the API shows and takes them."""

from typing import Annotated

from pydantic import Field, JsonValue, StringConstraints

from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.outbound.targets import MOST_CHARACTERS
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.webhooks.custom_headers import CustomHeaders
from einvoice_server.webhooks.events import Event, SubscribedEvent
from einvoice_server.webhooks.tables import DeliveryStatus, DisabledReason

Url = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS)]
Description = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Seconds = Annotated[int, Field(ge=1, le=30)]
WebhookId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)
]
DeliveryId = WebhookId


class WebhookView(Schema):
    """A subscription."""

    webhook_id: str
    """The id of the webhook, a UUID."""

    action: Event
    """The event that is told, in the present tense: `invoiceCreate`."""

    target: str
    """Where it is told, by POST."""

    description: str | None
    """What it is for, in words of your own."""

    is_active: bool
    """Whether anything is sent."""

    disabled_reason: DisabledReason | None
    """Why the server switched it off: `gone` after an answer 410, `failing` after days of nothing
    but failures; null where it is on, or was switched off by hand."""

    failing_since: Timestamp | None
    """When the failures began that nothing else followed."""

    headers: dict[str, str]
    """The names of the headers that are sent along; their values are not shown again."""

    timeout_seconds: int
    """How long a receiver may take to answer."""

    previous_secret_ends_at: Timestamp | None
    """Until when an earlier secret signs, too."""

    created_at: Timestamp
    """When it was made."""

    updated_at: Timestamp
    """When it was last changed."""


class WebhookWithSecret(WebhookView):
    """A subscription with the secret that signs what is sent."""

    secret: str
    """`whsec_` and 32 bytes as base64, for the library of Standard Webhooks; shown this once."""


class ListWebhooks(Arguments):
    """Which webhooks."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    order: Order = Order.DESC
    """In which direction, by their age."""

    action: SubscribedEvent | None = None
    """Only those of one event."""


class CreateWebhook(Arguments):
    """The subscription to make."""

    action: SubscribedEvent
    """The event, in the past or the present tense: `invoiceCreated` is `invoiceCreate`."""

    target: Url
    """Where to POST: an https URL whose host is found in the public internet."""

    description: Description | None = None
    """What it is for, in words of your own."""

    is_active: bool = True
    """False to begin later."""

    headers: CustomHeaders = Field(default_factory=dict)
    """Up to 20 headers to send along; none that route, frame or authenticate."""

    timeout_seconds: Seconds = 10
    """How long the receiver may take to answer."""


class WebhookPath(Arguments):
    """A subscription."""

    webhook_id: WebhookId
    """The id of the webhook."""


class UpdateWebhook(WebhookPath):
    """What to change; what is left out stays."""

    action: SubscribedEvent | None = None
    """The event, in the past or the present tense."""

    target: Url | None = None
    """Where to POST: an https URL whose host is found in the public internet."""

    description: Description | None = None
    """What it is for; null removes it."""

    is_active: bool | None = None
    """False stops what is on its way; true begins anew after the server switched it off."""

    headers: CustomHeaders | None = None
    """All headers to send along, in the place of those before."""

    timeout_seconds: Seconds | None = None
    """How long the receiver may take to answer."""


class ListDeliveries(WebhookPath):
    """Which deliveries."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    order: Order = Order.DESC
    """In which direction, by their age."""

    status: DeliveryStatus | None = None
    """Only those that stand so."""


class DeliveryPath(WebhookPath):
    """A delivery."""

    delivery_id: DeliveryId
    """The id of the delivery."""


class DeliveryView(Schema):
    """An event on its way to a webhook."""

    delivery_id: str
    """The id of the delivery; receivers see it as `X-Einvoice-Delivery`."""

    webhook_id: str
    """The webhook."""

    event_id: str
    """The id of the event; receivers see it as `webhook-id`, the same on every attempt."""

    action: Event
    """What happened."""

    is_test: bool
    """Whether it was asked for by a test."""

    replay_of_id: str | None
    """The delivery that this one repeats."""

    status: DeliveryStatus
    """Where it stands."""

    attempts: int
    """How often it was sent."""

    response_status: int | None
    """The status of the last answer; null where there was none."""

    created_at: Timestamp
    """When the event happened, or the replay was asked for."""

    last_attempt_at: Timestamp | None
    """When it was last sent."""

    next_attempt_at: Timestamp | None
    """When it will be sent next."""

    delivered_at: Timestamp | None
    """When it was taken."""


class AttemptView(Schema):
    """One request, and what came back."""

    number: int
    """From 1."""

    at: Timestamp
    """When it was sent."""

    target: str
    """Where to."""

    request_headers: dict[str, str]
    """The headers; the values of your own are hidden."""

    response_status: int | None
    """The status of the answer; null where there was none."""

    response_body: str | None
    """The first 4096 bytes of the answer."""

    error: str | None
    """Why it counts as failed, where the status does not say so."""

    milliseconds: int
    """How long it took."""


class DeliveryDetail(DeliveryView):
    """A delivery with all that was sent and answered."""

    payload: JsonValue
    """The body that is sent."""

    log: list[AttemptView]
    """The attempts, the first one first."""
