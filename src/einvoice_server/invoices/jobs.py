"""The jobs of outgoing invoices."""

from einvoice_server.invoices import delivering, generating, validating
from einvoice_server.jobs.kinds import JobKind

KINDS: tuple[JobKind, ...] = (generating.KIND, validating.KIND, delivering.KIND)
