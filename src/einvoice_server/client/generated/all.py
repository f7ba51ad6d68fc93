"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Protocol

from einvoice_server.client.generated.account import Account
from einvoice_server.client.generated.api_keys import ApiKeys
from einvoice_server.client.generated.audit_log import AuditLog
from einvoice_server.client.generated.checking import Checking
from einvoice_server.client.generated.customers import Customers
from einvoice_server.client.generated.incoming_invoices import IncomingInvoices
from einvoice_server.client.generated.invoice_numbers import InvoiceNumbers
from einvoice_server.client.generated.outgoing_invoice_content import OutgoingInvoiceContent
from einvoice_server.client.generated.outgoing_invoices import OutgoingInvoices
from einvoice_server.client.generated.product_bundles import ProductBundles
from einvoice_server.client.generated.products import Products
from einvoice_server.client.generated.reference import Reference
from einvoice_server.client.generated.users import Users
from einvoice_server.client.generated.webhooks import Webhooks


class Methods(
    OutgoingInvoices,
    InvoiceNumbers,
    IncomingInvoices,
    OutgoingInvoiceContent,
    Customers,
    Products,
    ProductBundles,
    Webhooks,
    Checking,
    Reference,
    Account,
    Users,
    ApiKeys,
    AuditLog,
    Protocol,
):
    """Every operation of the server as a method."""
