"""Every operation of the server; a feature that is not named here does not exist."""

from functools import cache
from typing import cast

from einvoice_server.audit import operations as audit
from einvoice_server.bundles import operations as bundles
from einvoice_server.checking import operations as checking
from einvoice_server.customers import operations as customers
from einvoice_server.documents import processing
from einvoice_server.imports import operations as imports
from einvoice_server.invoices import jobs as invoice_jobs
from einvoice_server.invoices import operations as invoices
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.numbers import operations as numbers
from einvoice_server.operations import AnyOperation, Registry
from einvoice_server.products import operations as products
from einvoice_server.tenancy.accounts import operations as accounts
from einvoice_server.tenancy.api_keys import operations as api_keys
from einvoice_server.tenancy.users import operations as users
from einvoice_server.webhooks import operations as webhooks
from einvoice_server.webhooks import sending as webhook_sending

_FEATURES = (
    invoices,
    numbers,
    imports,
    customers,
    products,
    bundles,
    webhooks,
    checking,
    accounts,
    users,
    api_keys,
    audit,
)


@cache
def catalogue() -> Registry:
    """All that the server can do."""
    return Registry(
        [cast("AnyOperation", operation) for part in _FEATURES for operation in part.OPERATIONS]
    )


_JOBS: tuple[tuple[JobKind, ...], ...] = (
    invoice_jobs.KINDS,
    processing.JOBS,
    webhook_sending.JOBS,
)


def job_kinds() -> JobKinds:
    """Every kind of job that workers know."""
    return JobKinds([kind for part in _JOBS for kind in part])
