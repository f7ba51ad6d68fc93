"""Every table of the server: importing this module makes the metadata complete."""

from einvoice_server.audit import tables as _audit
from einvoice_server.bundles import tables as _bundles
from einvoice_server.customers import tables as _customers
from einvoice_server.documents import tables as _documents
from einvoice_server.edge import idempotency as _idempotency
from einvoice_server.files import tables as _files
from einvoice_server.invoices import tables as _invoices
from einvoice_server.jobs import tables as _jobs
from einvoice_server.kit import rate_limit as _rate_limit
from einvoice_server.kit.base import Base
from einvoice_server.numbers import tables as _numbers
from einvoice_server.products import tables as _products
from einvoice_server.tenancy import tables as _tenancy
from einvoice_server.webhooks import tables as _webhooks

metadata = Base.metadata

MODULES = (
    _audit,
    _bundles,
    _customers,
    _documents,
    _files,
    _idempotency,
    _invoices,
    _jobs,
    _numbers,
    _products,
    _rate_limit,
    _tenancy,
    _webhooks,
)
"""The modules that declare tables; a new one is added here."""
