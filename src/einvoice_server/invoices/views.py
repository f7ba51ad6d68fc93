"""Rows of invoices become answers."""

import json
from typing import cast

from einvoice_server.errors import FieldError
from einvoice_server.invoices.events import details_page
from einvoice_server.invoices.listed import ListedInvoice
from einvoice_server.invoices.schemas import (
    CreatedInvoice,
    DeliveryRecipient,
    InvoiceDelivery,
    InvoiceDetails,
    InvoiceFinding,
    InvoiceStatusView,
    InvoiceSummary,
    InvoiceValidation,
    PlainStatus,
)
from einvoice_server.invoices.status import (
    InvoiceStatus,
    ValidationStatus,
    WorkStatus,
)
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.base import JsonObject
from einvoice_server.unit import Unit

_RECIPIENT = ("type", "recipient", "carbonCopy", "blindCarbonCopy")
_FINISHED = (WorkStatus.NONE, WorkStatus.DONE)


def created_view(unit: Unit, row: Invoice) -> CreatedInvoice:
    """An invoice that was just created or changed."""
    return CreatedInvoice(
        faktoora_id=row.id,
        details_page=details_page(unit, row.id),
        invoice_number=row.number,
        warnings=_warnings(row),
    )


def summary(
    unit: Unit, row: Invoice | ListedInvoice, work: WorkStatus | None = None
) -> InvoiceSummary:
    """An invoice in a list; what comes from the database is not validated once more."""
    return InvoiceSummary.model_construct(
        faktoora_id=row.id,
        invoice_number=row.number,
        invoice_type_code=row.type_code,
        status=InvoiceStatus(row.status),
        job_status=shown_work(work or WorkStatus(row.work_status)),
        format=row.format,
        issue_date=row.issue_date,
        due_date=row.due_date,
        delivery_date=row.delivery_date,
        buyer_name=row.buyer_name,
        order_number=row.order_number,
        currency=row.currency,
        net_amount=row.net_amount,
        tax_amount=row.tax_amount,
        amount=row.gross_amount,
        outstanding_balance=row.outstanding_amount,
        created_at=row.created_at,
        sent_at=row.sent_at,
        details_page=details_page(unit, row.id),
    )


def status_view(row: Invoice, work: WorkStatus) -> PlainStatus:
    """Where an invoice stands; `validation` is only there if one was asked for."""
    plain = PlainStatus(
        invoice_status=InvoiceStatus(row.status),
        job_status=shown_work(work),
        authority=[],
        delivery=[_recipient(one) for one in row.deliveries],
    )
    found = _validation(row)
    if found is None:
        return plain
    return InvoiceStatusView(**dict(plain), validation=found)


def details(unit: Unit, row: Invoice, work: WorkStatus) -> InvoiceDetails:
    """Everything; the deferred columns must be loaded."""
    return InvoiceDetails(
        **dict(summary(unit, row, work)),
        stored_job_status=work,
        error=row.work_error,
        rejection=row.rejection,
        invoice=cast("JsonObject", json.loads(row.payload)),
        company=cast("JsonObject", json.loads(row.company)),
        warnings=_warnings(row),
        findings=[InvoiceFinding.model_validate(one) for one in row.findings],
        deliveries=[_delivery(one) for one in row.deliveries],
        validation=_validation(row),
        has_pdf=row.pdf_file_id is not None,
        has_xml=row.xml_file_id is not None,
        released_at=row.released_at,
        paid_at=row.paid_at,
        updated_at=row.updated_at,
    )


def shown_work(work: WorkStatus) -> WorkStatus | None:
    """What the REST contract shows: nothing once it is finished."""
    return None if work in _FINISHED else work


def _warnings(row: Invoice) -> list[FieldError]:
    return [FieldError.model_validate(one) for one in row.warnings]


def _recipient(one: JsonObject) -> DeliveryRecipient:
    return DeliveryRecipient.model_validate({name: one.get(name) for name in _RECIPIENT})


def _delivery(one: JsonObject) -> InvoiceDelivery:
    told = {name: one.get(name) for name in (*_RECIPIENT, "status", "message", "sentAt")}
    return InvoiceDelivery.model_validate_json(json.dumps(told))


def _validation(row: Invoice) -> InvoiceValidation | None:
    if row.validation_status is None or row.validation_asked_at is None:
        return None
    return InvoiceValidation(
        status=ValidationStatus(row.validation_status),
        validity=row.is_valid,
        created_at=row.validation_asked_at,
    )
