"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.generated.outgoing_invoices_parts import CreatedInvoice
from einvoice_server.client.generated.outgoing_invoices_pieces import InvoiceStatus
from einvoice_server.client.generated.outgoing_invoices_types import (
    CreatedInvoices,
    InvoiceDetails,
    InvoicePayload,
    InvoiceStatusView,
    PageInvoiceSummary,
)


class OutgoingInvoices(Protocol):
    """Outgoing invoices."""

    def _call(self, call: Call) -> object: ...

    def create_invoices(
        self,
        *,
        invoices: list[InvoicePayload],
    ) -> CreatedInvoices:
        """Create invoices."""
        return cast(
            "CreatedInvoices", self._call(Call("POST", "/invoices", body={"invoices": invoices}))
        )

    def list_invoices(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        invoice_number: str | Unset | None = UNSET,
        status: list[InvoiceStatus] | Unset = UNSET,
        invoice_type_code: int | Unset | None = UNSET,
        format: str | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        from_: str | Unset | None = UNSET,
        to: str | Unset | None = UNSET,
        issue_date_from: str | Unset | None = UNSET,
        issue_date_to: str | Unset | None = UNSET,
        due_date_from: str | Unset | None = UNSET,
        due_date_to: str | Unset | None = UNSET,
        created_from: str | Unset | None = UNSET,
        created_to: str | Unset | None = UNSET,
        amount_from: Decimal | int | Unset | None = UNSET,
        amount_to: Decimal | int | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "createdAt",
            "invoiceNumber",
            "status",
            "invoiceTypeCode",
            "format",
            "issueDate",
            "dueDate",
            "deliveryDate",
            "buyerName",
            "orderNumber",
            "currency",
            "netAmount",
            "taxAmount",
            "amount",
            "outstandingBalance",
            "sentAt",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        accept: str | Unset = UNSET,
    ) -> PageInvoiceSummary | File:
        """List invoices, or download one by its number."""
        return cast(
            "PageInvoiceSummary | File",
            self._call(
                Call(
                    "GET",
                    "/invoices",
                    query={
                        "keyword": keyword,
                        "invoiceNumber": invoice_number,
                        "status": status,
                        "invoiceTypeCode": invoice_type_code,
                        "format": format,
                        "currency": currency,
                        "from": from_,
                        "to": to,
                        "issueDateFrom": issue_date_from,
                        "issueDateTo": issue_date_to,
                        "dueDateFrom": due_date_from,
                        "dueDateTo": due_date_to,
                        "createdFrom": created_from,
                        "createdTo": created_to,
                        "amountFrom": amount_from,
                        "amountTo": amount_to,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                    headers={"accept": accept},
                )
            ),
        )

    def download_invoice(
        self,
        *,
        faktoora_id: str,
        format: Literal["pdf", "xml"] | Unset | None = UNSET,
        accept: str | Unset = UNSET,
    ) -> File:
        """Download an invoice."""
        return cast(
            "File",
            self._call(
                Call(
                    "GET",
                    f"/invoices/{segment(faktoora_id)}",
                    query={"format": format},
                    headers={"accept": accept},
                )
            ),
        )

    def get_invoice_status(
        self,
        *,
        faktoora_id: str,
    ) -> InvoiceStatusView:
        """Show where an invoice stands."""
        return cast(
            "InvoiceStatusView", self._call(Call("GET", f"/invoices/{segment(faktoora_id)}/status"))
        )

    def get_invoice_details(
        self,
        *,
        faktoora_id: str,
    ) -> InvoiceDetails:
        """Show everything about an invoice."""
        return cast(
            "InvoiceDetails", self._call(Call("GET", f"/invoices/{segment(faktoora_id)}/details"))
        )

    def get_invoice_validation_report(
        self,
        *,
        faktoora_id: str,
    ) -> File:
        """Download the validation report."""
        return cast(
            "File", self._call(Call("GET", f"/invoices/{segment(faktoora_id)}/validation-report"))
        )

    def delete_invoice(
        self,
        *,
        faktoora_id: str,
    ) -> None:
        """Delete an invoice."""
        self._call(Call("DELETE", f"/invoices/{segment(faktoora_id)}"))

    def replace_invoice(
        self,
        *,
        faktoora_id: str,
        invoice: InvoicePayload,
    ) -> CreatedInvoice:
        """Replace a draft."""
        return cast(
            "CreatedInvoice",
            self._call(Call("PUT", f"/invoices/{segment(faktoora_id)}", body={"invoice": invoice})),
        )

    def confirm_invoice(
        self,
        *,
        faktoora_id: str,
    ) -> CreatedInvoice:
        """Confirm a draft."""
        return cast(
            "CreatedInvoice",
            self._call(Call("POST", f"/invoices/{segment(faktoora_id)}/confirm", body={})),
        )

    def approve_invoice(
        self,
        *,
        faktoora_id: str,
    ) -> CreatedInvoice:
        """Approve an invoice."""
        return cast(
            "CreatedInvoice",
            self._call(Call("POST", f"/invoices/{segment(faktoora_id)}/approve", body={})),
        )

    def reject_invoice(
        self,
        *,
        faktoora_id: str,
        reason: str,
    ) -> CreatedInvoice:
        """Reject an invoice."""
        return cast(
            "CreatedInvoice",
            self._call(
                Call("POST", f"/invoices/{segment(faktoora_id)}/reject", body={"reason": reason})
            ),
        )

    def validate_invoice(
        self,
        *,
        faktoora_id: str,
    ) -> InvoiceStatusView:
        """Validate an invoice."""
        return cast(
            "InvoiceStatusView",
            self._call(Call("POST", f"/invoices/{segment(faktoora_id)}/validate", body={})),
        )

    def mark_invoice_paid(
        self,
        *,
        faktoora_id: str,
    ) -> InvoiceStatusView:
        """Mark an invoice as paid."""
        return cast(
            "InvoiceStatusView",
            self._call(Call("POST", f"/invoices/{segment(faktoora_id)}/mark-paid", body={})),
        )

    def archive_invoice(
        self,
        *,
        faktoora_id: str,
    ) -> InvoiceStatusView:
        """Archive an invoice."""
        return cast(
            "InvoiceStatusView",
            self._call(Call("POST", f"/invoices/{segment(faktoora_id)}/archive", body={})),
        )
