"""Keys as the API shows and takes them."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.tenancy.api_keys.status import KeyStatus
from einvoice_server.tenancy.scopes import ALL, GrantedScope
from einvoice_server.tenancy.tenant import Environment

Label = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
KeyId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)]
AccountId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)
]


class ApiKeyView(Schema):
    """A key as it is listed; the key itself is shown once, when it is made."""

    api_key_id: str
    """The id of the key."""

    label: str
    """What the account calls it."""

    created_at: Timestamp
    """When it was made."""

    expires_at: Timestamp | None
    """When it ends; null for a key that does not."""

    last_used_at: Timestamp | None
    """The last request that it was accepted for."""

    last_used_ip: str | None
    """The address that this request came from."""

    is_revoked: bool
    """Whether it was taken back."""

    revoked_at: Timestamp | None
    """When it was taken back."""

    rotated_from_id: str | None
    """The key that it replaced."""

    status: KeyStatus
    """Computed: revoked before expired before expiring_soon (7 days) before active."""

    environment: Environment
    """Whether it is for live or for test data."""

    scopes: list[str]
    """What it may do; `*` is everything."""

    account_ids: list[str]
    """The accounts it reaches by `x-account-id` besides its own."""

    hint: str
    """Four letters of the key, to tell keys apart."""


class NewApiKey(ApiKeyView):
    """A key that was just made, with the key itself."""

    api_key: str
    """The key: shown here, and never again."""


class ListApiKeys(Arguments):
    """Which keys."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: Literal["createdAt", "expiresAt", "label", "lastUsedAt"] = "createdAt"
    """What to sort by."""

    order: Order = Order.DESC
    """In which direction."""


class CreateApiKey(Arguments):
    """The key to make."""

    label: Label
    """What to call it."""

    expires_at: AwareDatetime | None = None
    """When it ends, at most 365 days from now; without it, never."""

    scopes: Annotated[list[GrantedScope], Field(min_length=1, max_length=100)] = Field(
        default_factory=lambda: [ALL]
    )
    """What it may do, at most what the calling key may; by default the calling key's scopes."""

    environment: Environment | None = None
    """A live key can make test keys; by default it is the calling key's."""

    account_ids: Annotated[list[AccountId], Field(max_length=100)] = Field(
        default_factory=list[str]
    )
    """Further accounts that it reaches, among those that the calling key reaches."""


class ApiKeyPath(Arguments):
    """A key."""

    api_key_id: KeyId
    """The id of the key."""


class UpdateApiKey(ApiKeyPath):
    """What to change about a key; what is left out stays."""

    label: Label | None = None
    """What to call it."""

    expires_at: AwareDatetime | None = None
    """When it ends, at most 365 days from now; null removes the end."""


class RotateApiKey(ApiKeyPath):
    """The key to replace."""

    grace_period_hours: Annotated[int, Field(ge=0, le=24 * 30)] = 0
    """How long the old key is still accepted; 0 ends it now."""
