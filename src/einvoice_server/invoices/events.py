"""What webhooks are told about invoices."""

import json
from datetime import date
from decimal import Decimal
from typing import cast

from pydantic import JsonValue

from einvoice_server.details import links
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.clock import iso
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event

_FROM_PAYLOAD = (
    "orderNumber",
    "shippingOrderNumber",
    "contractNumber",
    "assignmentNumber",
    "orderReferenceId",
    "mandateReference",
    "projectName",
)


def details_page(unit: Unit, invoice_id: str) -> str:
    """The page about an invoice."""
    return links.details_page(
        unit.services, unit.principal.tenant, links.Kind.INVOICE, invoice_id, unit.now
    )


async def tell_created(unit: Unit, invoice: Invoice) -> None:
    """Tell that an invoice is a draft, in review, or created; its payload must be loaded."""
    await emit(unit, Event.INVOICE_CREATE, created_payload(unit, invoice))


async def tell_sent(unit: Unit, invoice: Invoice, delivery_type: str, recipient: str) -> None:
    """Tell that an invoice was delivered; its payload must be loaded."""
    told = created_payload(unit, invoice)
    await emit(
        unit, Event.INVOICE_SENT, {**told, "deliveryType": delivery_type, "recipient": recipient}
    )


async def tell_overdue(unit: Unit, invoice: Invoice, days: int) -> None:
    """Tell that an invoice should have been paid; its payload must be loaded."""
    told = created_payload(unit, invoice)
    await emit(unit, Event.INVOICE_OVERDUE, {**told, "daysOverdue": days})


async def tell_validated(unit: Unit, invoice: Invoice) -> None:
    """Tell that a validation came to an end."""
    told: JsonObject = {
        "faktooraId": invoice.id,
        "invoiceNumber": invoice.number,
        "status": invoice.validation_status,
        "validity": invoice.is_valid,
        "createdAt": iso(invoice.validation_asked_at or unit.now),
        "detailsPage": details_page(unit, invoice.id),
    }
    await emit(unit, Event.VALIDATION_JOB_COMPLETED, told)


def created_payload(unit: Unit, invoice: Invoice) -> JsonObject:
    """All that events about an invoice carry."""
    given = cast("JsonObject", json.loads(invoice.payload))
    told: JsonObject = {
        **_common(unit, invoice),
        **{name: given.get(name) for name in _FROM_PAYLOAD},
    }
    reference, payment = given.get("buyerReference"), given.get("payment")
    told["buyerReferenceId"] = given.get("buyerReferenceId") or _within(
        reference, "buyerReferenceId"
    )
    told["mandateReference"] = told["mandateReference"] or _within(payment, "mandateReference")
    costs = given.get("totalCosts")
    told["totalCosts"] = None if costs is None else _number(Decimal(str(costs)))
    return told


def _common(unit: Unit, invoice: Invoice) -> JsonObject:
    return {
        "faktooraId": invoice.id,
        "detailsPage": details_page(unit, invoice.id),
        "invoiceNumber": invoice.number,
        "invoiceTypeCode": str(invoice.type_code),
        "status": invoice.status,
        "format": invoice.format,
        "amount": _number(invoice.gross_amount),
        "outstandingBalance": _number(invoice.outstanding_amount),
        "currency": invoice.currency,
        "issueDate": _day(invoice.issue_date),
        "dueDate": _day(invoice.due_date),
        "deliveryDate": _day(invoice.delivery_date),
        "createdAt": iso(invoice.created_at),
    }


def _within(part: JsonValue, name: str) -> JsonValue:
    return part.get(name) if isinstance(part, dict) else None


def _day(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y%m%d}"


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
