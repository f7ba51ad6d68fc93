"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.generated.outgoing_invoices_parts import (
    Address,
    Adjustment,
    Attachment,
    Buyer,
    BuyerReference,
    Contact,
    CreatedInvoice,
    Delivery,
    InvoiceItem,
    Note,
    Payment,
    ReferencedDocument,
    Seller,
)
from einvoice_server.client.generated.outgoing_invoices_pieces import InvoiceStatus, Period
from einvoice_server.client.generated.outgoing_invoices_types import (
    CreatedInvoices,
    InvoiceDetails,
    InvoicePayload,
    InvoicePreview,
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

    def preview_invoice(
        self,
        *,
        invoice_type_code: int | str,
        issue_date: str,
        buyer: Buyer,
        invoice_items: list[InvoiceItem],
        invoice_number: str | Unset | None = UNSET,
        due_date: str | Unset | None = UNSET,
        delivery_date: str | Unset | None = UNSET,
        billing_period: Period | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        format: Literal[
            "pdf",
            "zf:1",
            "zf:1:basic",
            "zf:1:extended",
            "zf:2",
            "zf:minimum",
            "zf:basicwl",
            "zf:basic",
            "zf:en16931",
            "zf:extended",
            "zf:xrechnung",
            "factur-x:minimum",
            "factur-x:basicwl",
            "factur-x:basic",
            "factur-x:en16931",
            "factur-x:extended",
            "xrechnung",
            "peppol",
        ]
        | Unset
        | None = UNSET,
        schema: Literal["CII", "UBL"] | Unset | None = UNSET,
        seller: Seller | Unset | None = UNSET,
        buyer_reference: BuyerReference | Unset | None = UNSET,
        contact_person: Contact | Unset | None = UNSET,
        delivery_address: Address | Unset | None = UNSET,
        allowances: list[Adjustment] | Unset = UNSET,
        charges: list[Adjustment] | Unset = UNSET,
        prepaid_amount: Decimal | int | str | Unset | None = UNSET,
        tax_exemption_reason_message: str | Unset | None = UNSET,
        tax_exemption_reason_code: str | Unset | None = UNSET,
        payment: Payment | Unset | None = UNSET,
        notes: str | Note | list[str | Note] | Unset = UNSET,
        invoice_referenced_document: ReferencedDocument | Unset | None = UNSET,
        order_number: str | Unset | None = UNSET,
        order_reference_id: str | Unset | None = UNSET,
        shipping_order_number: str | Unset | None = UNSET,
        contract_number: str | Unset | None = UNSET,
        project_name: str | Unset | None = UNSET,
        tender_reference: str | Unset | None = UNSET,
        buyer_accounting_reference: str | Unset | None = UNSET,
        buyer_reference_id: str | Unset | None = UNSET,
        mandate_reference: str | Unset | None = UNSET,
        assignment_number: str | Unset | None = UNSET,
        total_costs: Decimal | int | str | Unset | None = UNSET,
        attachments: list[Attachment] | Unset = UNSET,
        draft_only: bool | Unset = UNSET,
        review_mode: bool | Unset = UNSET,
        validate: bool | Unset = UNSET,
        delivery: Delivery | list[Delivery] | Unset = UNSET,
    ) -> InvoicePreview:
        """Preview an invoice."""
        return cast(
            "InvoicePreview",
            self._call(
                Call(
                    "POST",
                    "/invoices/preview",
                    body={
                        "invoiceTypeCode": invoice_type_code,
                        "issueDate": issue_date,
                        "buyer": buyer,
                        "invoiceItems": invoice_items,
                        "invoiceNumber": invoice_number,
                        "dueDate": due_date,
                        "deliveryDate": delivery_date,
                        "billingPeriod": billing_period,
                        "currency": currency,
                        "format": format,
                        "schema": schema,
                        "seller": seller,
                        "buyerReference": buyer_reference,
                        "contactPerson": contact_person,
                        "deliveryAddress": delivery_address,
                        "allowances": allowances,
                        "charges": charges,
                        "prepaidAmount": prepaid_amount,
                        "taxExemptionReasonMessage": tax_exemption_reason_message,
                        "taxExemptionReasonCode": tax_exemption_reason_code,
                        "payment": payment,
                        "notes": notes,
                        "invoiceReferencedDocument": invoice_referenced_document,
                        "orderNumber": order_number,
                        "orderReferenceId": order_reference_id,
                        "shippingOrderNumber": shipping_order_number,
                        "contractNumber": contract_number,
                        "projectName": project_name,
                        "tenderReference": tender_reference,
                        "buyerAccountingReference": buyer_accounting_reference,
                        "buyerReferenceId": buyer_reference_id,
                        "mandateReference": mandate_reference,
                        "assignmentNumber": assignment_number,
                        "totalCosts": total_costs,
                        "attachments": attachments,
                        "draftOnly": draft_only,
                        "reviewMode": review_mode,
                        "validate": validate,
                        "delivery": delivery,
                    },
                )
            ),
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
