"""Who asks, and what they may."""

from dataclasses import dataclass, field

from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.scopes import ALL
from einvoice_server.tenancy.tenant import Environment, Tenant


@dataclass(frozen=True, slots=True)
class Principal:
    """An API key at work for one account."""

    tenant: Tenant
    actor: str
    """Who, as the audit log names them: `key:ak_...`, `command:key create`."""

    key_id: str | None = None
    scopes: frozenset[str] = frozenset()
    account_ids: frozenset[str] = frozenset()
    """The accounts that the key reaches, its own among them."""

    features: frozenset[Feature] = field(default_factory=frozenset[Feature])

    @property
    def is_live(self) -> bool:
        """Whether this is about live data."""
        return self.tenant.environment is Environment.LIVE


def system(tenant: Tenant, actor: str) -> Principal:
    """The server itself at work for a tenant: a job."""
    return Principal(
        tenant=tenant,
        actor=actor,
        scopes=frozenset({ALL}),
        account_ids=frozenset({tenant.account_id}),
        features=frozenset(Feature),
    )


def operator(tenant: Tenant, command: str, *also: str) -> Principal:
    """The person at the machine, who may do all, with further accounts in reach."""
    return Principal(
        tenant=tenant,
        actor=f"command:{command}",
        scopes=frozenset({ALL}),
        account_ids=frozenset({tenant.account_id, *also}),
        features=frozenset(Feature),
    )
