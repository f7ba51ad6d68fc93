"""What is told when an incoming invoice was processed."""

from einvoice_server.details import links
from einvoice_server.details.links import Kind
from einvoice_server.documents.numbers import number
from einvoice_server.documents.tables import Direction, Document, Origin
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.clock import iso
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event


def details_page(unit: Unit, document: Document) -> str:
    """Where people find more about a document."""
    created = document.origin == Origin.CREATED.value
    kind = Kind.INVOICE if created else Kind.IMPORT
    return links.details_page(unit.services, unit.principal.tenant, kind, document.id, unit.now)


async def tell(unit: Unit, document: Document) -> None:
    """Have subscribers told of an incoming invoice; outgoing ones are no news to their account."""
    if document.direction == Direction.INCOMING.value:
        told = {**payload_of(document), "detailsPage": details_page(unit, document)}
        await emit(unit, Event.INVOICE_INCOMING_CREATE, told)


def payload_of(document: Document) -> JsonObject:
    """What is told of an incoming invoice."""
    amount, tax = document.amount, document.tax_amount
    return {
        "importId": document.id,
        "type": document.type_code or None,
        "inputType": document.input_type,
        "isValid": document.is_valid,
        "status": document.validation_status,
        "invoiceNumber": document.number or None,
        "issueDate": document.issue_date or None,
        "dueDate": document.due_date or None,
        "sellerName": document.seller_name or None,
        "buyerReference": document.buyer_reference or None,
        "invoiceCurrencyCode": document.currency or None,
        "amount": None if amount is None else number(amount),
        "taxAmount": None if tax is None else number(tax),
        "duplicateOf": document.duplicate_of,
        "createdAt": iso(document.created_at),
    }
