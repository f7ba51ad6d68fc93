"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Protocol

from einvoice_server.client.generated.account_async import AccountAsync
from einvoice_server.client.generated.api_keys_async import ApiKeysAsync
from einvoice_server.client.generated.audit_log_async import AuditLogAsync
from einvoice_server.client.generated.checking_async import CheckingAsync
from einvoice_server.client.generated.customers_async import CustomersAsync
from einvoice_server.client.generated.incoming_invoices_async import IncomingInvoicesAsync
from einvoice_server.client.generated.invoice_numbers_async import InvoiceNumbersAsync
from einvoice_server.client.generated.outgoing_invoice_content_async import (
    OutgoingInvoiceContentAsync,
)
from einvoice_server.client.generated.outgoing_invoices_async import OutgoingInvoicesAsync
from einvoice_server.client.generated.product_bundles_async import ProductBundlesAsync
from einvoice_server.client.generated.products_async import ProductsAsync
from einvoice_server.client.generated.reference_async import ReferenceAsync
from einvoice_server.client.generated.users_async import UsersAsync
from einvoice_server.client.generated.webhooks_async import WebhooksAsync


class AsyncMethods(
    OutgoingInvoicesAsync,
    InvoiceNumbersAsync,
    IncomingInvoicesAsync,
    OutgoingInvoiceContentAsync,
    CustomersAsync,
    ProductsAsync,
    ProductBundlesAsync,
    WebhooksAsync,
    CheckingAsync,
    ReferenceAsync,
    AccountAsync,
    UsersAsync,
    ApiKeysAsync,
    AuditLogAsync,
    Protocol,
):
    """Every operation of the server as a method."""
