"""Links that open one document for whoever has them, for a while, and nothing else.

The token of a link names the tenant and the last day (UTC), and has a MAC over both, the kind and
the id: whoever changes any of these has nothing. It is a key that stands in an address, so it opens
one document for reading only, ends by itself, and is logged nowhere.
"""

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from urllib.parse import quote

from einvoice_server.kit.secret import Secret
from einvoice_server.services import Services
from einvoice_server.tenancy.tenant import Environment, Tenant

_MAC_BYTES = 18
_TOKEN = re.compile(r"(?a:(\d{8})\.([a-z0-9_]{1,40})\.(live|test)\.([\w-]{24}))")


class Kind(StrEnum):
    """What a page may be about, as its address names it."""

    INVOICE = "invoice"
    IMPORT = "import"
    CUSTOMER = "customer"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens."""

    tenant: Tenant
    kind: Kind
    id: str
    until: date
    """The last day on which it does."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A link that was ours and opens nothing any more."""


def details_page(services: Services, tenant: Tenant, kind: Kind, id: str, at: datetime) -> str:
    """The address of the page about a document of a tenant."""
    settings = services.settings
    until = (at + timedelta(days=settings.details_page_days)).astimezone(UTC).date()
    token = f"{until:%Y%m%d}.{tenant.account_id}.{tenant.environment.value}"
    mac = _mac(services.secret, tenant, kind, id, until)
    base = settings.public_url.rstrip("/")
    return f"{base}/{kind.value}/details/{quote(id, safe='')}?t={token}.{mac}"


def opened(secret: Secret, kind: Kind, id: str, token: str, now: datetime) -> Opened | Ended | None:
    """What the token of an address opens; None if it is none of ours.

    The MAC is looked at before the day: only who was given a link learns that it has ended.
    """
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    try:
        until = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    tenant = Tenant(found[2], Environment(found[3]))
    if not compare_digest(found[4], _mac(secret, tenant, kind, id, until)):
        return None
    if until < now.astimezone(UTC).date():
        return Ended()
    return Opened(tenant, kind, id, until)


def _mac(secret: Secret, tenant: Tenant, kind: Kind, id: str, until: date) -> str:
    # The id comes last: it alone could hold a line end, as the address decodes to any text.
    told = f"{until:%Y%m%d}\n{tenant.account_id}\n{tenant.environment.value}\n{kind.value}\n{id}"
    digest = secret.hash("details page", told.encode("utf-8", "surrogatepass"))[:_MAC_BYTES]
    return urlsafe_b64encode(digest).decode()
