"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.types_generated import (
    AccountView,
    ApiKeyView,
    AttachmentView,
    BundleItem,
    BundleView,
    CodeLists,
    CodeListView,
    Company,
    ContentLineItemList,
    ContentTaxList,
    ConvertedView,
    CreatedInvoice,
    CreatedInvoices,
    CustomerContact,
    CustomerDeliveryAddress,
    CustomerView,
    DeliveryDetail,
    DeliveryView,
    Environment,
    FixesView,
    GeneratedNumber,
    ImportResult,
    ImportValidation,
    IncomingContentBuyer,
    IncomingContentDelivery,
    IncomingContentPaymentInstructions,
    IncomingContentPaymentTerms,
    IncomingContentSeller,
    IncomingContentSummary,
    IncomingDocumentContent,
    IncomingImported,
    IncomingRecord,
    InvoiceDetails,
    InvoicePayload,
    InvoiceStatus,
    InvoiceStatusView,
    JsonValue,
    NewApiKey,
    NextNumberByTemplate,
    NumberSettingsView,
    OnDuplicate,
    OutgoingContentBuyer,
    OutgoingContentDelivery,
    OutgoingContentPaymentInstructions,
    OutgoingContentPaymentTerms,
    OutgoingContentSeller,
    OutgoingContentSummary,
    OutgoingDocumentContent,
    OutgoingImported,
    OutgoingRecord,
    PageApiKeyView,
    PageAttachmentView,
    PageAuditEntryView,
    PageBundleView,
    PageCustomerView,
    PageDeliveryView,
    PageIncomingRecord,
    PageInvoiceSummary,
    PageOutgoingRecord,
    PageProductView,
    PageReachedAccount,
    PageUserView,
    PageWebhookView,
    PhasesView,
    Preferences,
    ProductDocument,
    ProductGlobalId,
    ProductView,
    Progress,
    ReportView,
    Role,
    RuleExplained,
    Succeeded,
    UploadedFile,
    UserView,
    WebhookView,
    WebhookWithSecret,
)


class Methods(Protocol):
    """Every operation of the server as a method."""

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

    def get_next_invoice_number(
        self,
        *,
        template: str | Unset | None = UNSET,
    ) -> NextNumberByTemplate:
        """Preview the next invoice number."""
        return cast(
            "NextNumberByTemplate",
            self._call(Call("GET", "/invoices/next-number", query={"template": template})),
        )

    def verify_invoice_number(
        self,
        *,
        invoice_number: str,
    ) -> Succeeded:
        """Check whether an invoice number is free."""
        return cast(
            "Succeeded",
            self._call(
                Call("GET", "/invoices/verify-number", query={"invoiceNumber": invoice_number})
            ),
        )

    def get_invoice_number_template(
        self,
    ) -> NumberSettingsView:
        """Show how invoices are numbered."""
        return cast(
            "NumberSettingsView", self._call(Call("GET", "/settings/invoice-number-template"))
        )

    def update_invoice_number_template(
        self,
        *,
        template: str | Unset | None = UNSET,
        pad_length: int | Unset | None = UNSET,
        counter: int | Unset | None = UNSET,
    ) -> NumberSettingsView:
        """Change how invoices are numbered."""
        return cast(
            "NumberSettingsView",
            self._call(
                Call(
                    "PUT",
                    "/settings/invoice-number-template",
                    body={"template": template, "padLength": pad_length, "counter": counter},
                )
            ),
        )

    def list_incoming_imports(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "createdAt",
            "updatedAt",
            "issueDate",
            "dueDate",
            "invoiceNumber",
            "sellerName",
            "buyerName",
            "amount",
            "filename",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        keyword: str | Unset | None = UNSET,
        invoice_number: str | Unset | None = UNSET,
        seller: str | Unset | None = UNSET,
        status: Literal["open", "approved", "rejected", "paid", "archived"] | Unset | None = UNSET,
        validation_status: Literal["pending", "accepted", "failed"] | Unset | None = UNSET,
        is_valid: bool | Unset | None = UNSET,
        is_duplicate: bool | Unset | None = UNSET,
        from_: str | Unset | None = UNSET,
        to: str | Unset | None = UNSET,
        issue_date_from: str | Unset | None = UNSET,
        issue_date_to: str | Unset | None = UNSET,
        due_date_from: str | Unset | None = UNSET,
        due_date_to: str | Unset | None = UNSET,
        created_from: str | Unset | None = UNSET,
        created_to: str | Unset | None = UNSET,
    ) -> PageIncomingRecord:
        """List incoming invoices."""
        return cast(
            "PageIncomingRecord",
            self._call(
                Call(
                    "GET",
                    "/import/incoming",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                        "keyword": keyword,
                        "invoiceNumber": invoice_number,
                        "seller": seller,
                        "status": status,
                        "validationStatus": validation_status,
                        "isValid": is_valid,
                        "isDuplicate": is_duplicate,
                        "from": from_,
                        "to": to,
                        "issueDateFrom": issue_date_from,
                        "issueDateTo": issue_date_to,
                        "dueDateFrom": due_date_from,
                        "dueDateTo": due_date_to,
                        "createdFrom": created_from,
                        "createdTo": created_to,
                    },
                )
            ),
        )

    def import_incoming_invoice(
        self,
        *,
        file: File,
        on_duplicate: OnDuplicate | Unset = UNSET,
    ) -> IncomingImported:
        """Import an incoming invoice."""
        return cast(
            "IncomingImported",
            self._call(
                Call(
                    "POST",
                    "/import/incoming",
                    body={"onDuplicate": on_duplicate},
                    file=("file", file),
                )
            ),
        )

    def get_import(
        self,
        *,
        import_id: str,
    ) -> IncomingRecord:
        """Show the record."""
        return cast(
            "IncomingRecord", self._call(Call("GET", f"/import/incoming/{segment(import_id)}"))
        )

    def update_import(
        self,
        *,
        import_id: str,
        invoice_number: str | Unset | None = UNSET,
        issue_date: str | Unset | None = UNSET,
        due_date: str | Unset | None = UNSET,
        buyer_reference: str | Unset | None = UNSET,
        status: Progress | Unset | None = UNSET,
        category: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
    ) -> IncomingRecord:
        """Edit the record."""
        return cast(
            "IncomingRecord",
            self._call(
                Call(
                    "PATCH",
                    f"/import/incoming/{segment(import_id)}",
                    body={
                        "invoiceNumber": invoice_number,
                        "issueDate": issue_date,
                        "dueDate": due_date,
                        "buyerReference": buyer_reference,
                        "status": status,
                        "category": category,
                        "note": note,
                    },
                )
            ),
        )

    def get_import_summary(
        self,
        *,
        import_id: str,
    ) -> IncomingContentSummary:
        """Show the summary."""
        return cast(
            "IncomingContentSummary",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/summary")),
        )

    def get_import_line_items(
        self,
        *,
        import_id: str,
    ) -> ContentLineItemList:
        """List the line items."""
        return cast(
            "ContentLineItemList",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/lineitems")),
        )

    def get_import_taxes(
        self,
        *,
        import_id: str,
    ) -> ContentTaxList:
        """Show the VAT."""
        return cast(
            "ContentTaxList",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/taxes")),
        )

    def get_import_payment_terms(
        self,
        *,
        import_id: str,
    ) -> IncomingContentPaymentTerms:
        """Show the payment terms."""
        return cast(
            "IncomingContentPaymentTerms",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/paymentterms")),
        )

    def get_import_payment_means(
        self,
        *,
        import_id: str,
    ) -> IncomingContentPaymentInstructions:
        """Show the payment means."""
        return cast(
            "IncomingContentPaymentInstructions",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/paymentmeans")),
        )

    def get_import_seller(
        self,
        *,
        import_id: str,
    ) -> IncomingContentSeller:
        """Show the seller."""
        return cast(
            "IncomingContentSeller",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/seller")),
        )

    def get_import_buyer(
        self,
        *,
        import_id: str,
    ) -> IncomingContentBuyer:
        """Show the buyer."""
        return cast(
            "IncomingContentBuyer",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/buyer")),
        )

    def get_import_delivery(
        self,
        *,
        import_id: str,
    ) -> IncomingContentDelivery:
        """Show the delivery."""
        return cast(
            "IncomingContentDelivery",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/delivery")),
        )

    def get_import_content(
        self,
        *,
        import_id: str,
    ) -> IncomingDocumentContent:
        """Show the whole content."""
        return cast(
            "IncomingDocumentContent",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content")),
        )

    def get_import_visual(
        self,
        *,
        import_id: str,
    ) -> File:
        """Download the visual representation."""
        return cast(
            "File", self._call(Call("GET", f"/import/incoming/{segment(import_id)}/content/pdf"))
        )

    def get_import_source(
        self,
        *,
        import_id: str,
        accept: str | Unset = UNSET,
    ) -> File:
        """Download the source."""
        return cast(
            "File",
            self._call(
                Call(
                    "GET",
                    f"/import/incoming/{segment(import_id)}/source",
                    headers={"accept": accept},
                )
            ),
        )

    def get_import_report(
        self,
        *,
        import_id: str,
    ) -> File:
        """Download the validation report."""
        return cast(
            "File", self._call(Call("GET", f"/import/incoming/{segment(import_id)}/validation/pdf"))
        )

    def get_import_validation(
        self,
        *,
        import_id: str,
    ) -> ImportValidation:
        """Show the validation result."""
        return cast(
            "ImportValidation",
            self._call(Call("GET", f"/import/incoming/{segment(import_id)}/validation")),
        )

    def get_import_status(
        self,
        *,
        import_id: str,
    ) -> PhasesView:
        """Show the processing status."""
        return cast(
            "PhasesView", self._call(Call("GET", f"/import/incoming/{segment(import_id)}/status"))
        )

    def list_import_attachments(
        self,
        *,
        import_id: str,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> PageAttachmentView:
        """List the attachments."""
        return cast(
            "PageAttachmentView",
            self._call(
                Call(
                    "GET",
                    f"/import/incoming/{segment(import_id)}/attachments",
                    query={"page": page, "perPage": per_page},
                )
            ),
        )

    def get_import_attachment(
        self,
        *,
        attachment_id: str,
        import_id: str,
    ) -> AttachmentView:
        """Show an attachment."""
        return cast(
            "AttachmentView",
            self._call(
                Call(
                    "GET",
                    f"/import/incoming/{segment(import_id)}/attachment/{segment(attachment_id)}",
                )
            ),
        )

    def download_import_attachment(
        self,
        *,
        attachment_id: str,
        import_id: str,
    ) -> File:
        """Download an attachment."""
        return cast(
            "File",
            self._call(
                Call(
                    "GET",
                    f"/import/incoming/{segment(import_id)}/attachment/{segment(attachment_id)}/file",
                )
            ),
        )

    def delete_import(
        self,
        *,
        import_id: str,
    ) -> None:
        """Delete an imported invoice."""
        self._call(Call("DELETE", f"/import/incoming/{segment(import_id)}"))

    def list_outgoing_imports(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "createdAt",
            "updatedAt",
            "issueDate",
            "dueDate",
            "invoiceNumber",
            "sellerName",
            "buyerName",
            "amount",
            "filename",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        keyword: str | Unset | None = UNSET,
        invoice_number: str | Unset | None = UNSET,
        seller: str | Unset | None = UNSET,
        status: Literal["open", "approved", "rejected", "paid", "archived"] | Unset | None = UNSET,
        validation_status: Literal["pending", "accepted", "failed"] | Unset | None = UNSET,
        is_valid: bool | Unset | None = UNSET,
        is_duplicate: bool | Unset | None = UNSET,
        from_: str | Unset | None = UNSET,
        to: str | Unset | None = UNSET,
        issue_date_from: str | Unset | None = UNSET,
        issue_date_to: str | Unset | None = UNSET,
        due_date_from: str | Unset | None = UNSET,
        due_date_to: str | Unset | None = UNSET,
        created_from: str | Unset | None = UNSET,
        created_to: str | Unset | None = UNSET,
        origin: Literal["imported", "created", "all"] | Unset = UNSET,
    ) -> PageOutgoingRecord:
        """List outgoing invoices."""
        return cast(
            "PageOutgoingRecord",
            self._call(
                Call(
                    "GET",
                    "/import/outgoing",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                        "keyword": keyword,
                        "invoiceNumber": invoice_number,
                        "seller": seller,
                        "status": status,
                        "validationStatus": validation_status,
                        "isValid": is_valid,
                        "isDuplicate": is_duplicate,
                        "from": from_,
                        "to": to,
                        "issueDateFrom": issue_date_from,
                        "issueDateTo": issue_date_to,
                        "dueDateFrom": due_date_from,
                        "dueDateTo": due_date_to,
                        "createdFrom": created_from,
                        "createdTo": created_to,
                        "origin": origin,
                    },
                )
            ),
        )

    def import_outgoing_invoice(
        self,
        *,
        file: File,
        on_duplicate: OnDuplicate | Unset = UNSET,
    ) -> OutgoingImported:
        """Import an outgoing invoice."""
        return cast(
            "OutgoingImported",
            self._call(
                Call(
                    "POST",
                    "/import/outgoing",
                    body={"onDuplicate": on_duplicate},
                    file=("file", file),
                )
            ),
        )

    def get_outgoing_import(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingRecord:
        """Show the record."""
        return cast(
            "OutgoingRecord", self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}"))
        )

    def get_outgoing_import_summary(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentSummary:
        """Show the summary."""
        return cast(
            "OutgoingContentSummary",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/summary")),
        )

    def get_outgoing_import_line_items(
        self,
        *,
        faktoora_id: str,
    ) -> ContentLineItemList:
        """List the line items."""
        return cast(
            "ContentLineItemList",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/lineitems")),
        )

    def get_outgoing_import_taxes(
        self,
        *,
        faktoora_id: str,
    ) -> ContentTaxList:
        """Show the VAT."""
        return cast(
            "ContentTaxList",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/taxes")),
        )

    def get_outgoing_import_payment_terms(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentPaymentTerms:
        """Show the payment terms."""
        return cast(
            "OutgoingContentPaymentTerms",
            self._call(
                Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/paymentterms")
            ),
        )

    def get_outgoing_import_payment_means(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentPaymentInstructions:
        """Show the payment means."""
        return cast(
            "OutgoingContentPaymentInstructions",
            self._call(
                Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/paymentmeans")
            ),
        )

    def get_outgoing_import_seller(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentSeller:
        """Show the seller."""
        return cast(
            "OutgoingContentSeller",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/seller")),
        )

    def get_outgoing_import_buyer(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentBuyer:
        """Show the buyer."""
        return cast(
            "OutgoingContentBuyer",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/buyer")),
        )

    def get_outgoing_import_delivery(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingContentDelivery:
        """Show the delivery."""
        return cast(
            "OutgoingContentDelivery",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/delivery")),
        )

    def get_outgoing_import_content(
        self,
        *,
        faktoora_id: str,
    ) -> OutgoingDocumentContent:
        """Show the whole content."""
        return cast(
            "OutgoingDocumentContent",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content")),
        )

    def get_outgoing_import_visual(
        self,
        *,
        faktoora_id: str,
    ) -> File:
        """Download the visual representation."""
        return cast(
            "File", self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/content/pdf"))
        )

    def get_outgoing_import_source(
        self,
        *,
        faktoora_id: str,
        accept: str | Unset = UNSET,
    ) -> File:
        """Download the source."""
        return cast(
            "File",
            self._call(
                Call(
                    "GET",
                    f"/import/outgoing/{segment(faktoora_id)}/source",
                    headers={"accept": accept},
                )
            ),
        )

    def get_outgoing_import_report(
        self,
        *,
        faktoora_id: str,
    ) -> File:
        """Download the validation report."""
        return cast(
            "File",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/validation/pdf")),
        )

    def get_outgoing_import_validation(
        self,
        *,
        faktoora_id: str,
    ) -> ImportValidation:
        """Show the validation result."""
        return cast(
            "ImportValidation",
            self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/validation")),
        )

    def get_outgoing_import_status(
        self,
        *,
        faktoora_id: str,
    ) -> PhasesView:
        """Show the processing status."""
        return cast(
            "PhasesView", self._call(Call("GET", f"/import/outgoing/{segment(faktoora_id)}/status"))
        )

    def list_outgoing_import_attachments(
        self,
        *,
        faktoora_id: str,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> PageAttachmentView:
        """List the attachments."""
        return cast(
            "PageAttachmentView",
            self._call(
                Call(
                    "GET",
                    f"/import/outgoing/{segment(faktoora_id)}/attachments",
                    query={"page": page, "perPage": per_page},
                )
            ),
        )

    def get_outgoing_import_attachment(
        self,
        *,
        attachment_id: str,
        faktoora_id: str,
    ) -> AttachmentView:
        """Show an attachment."""
        return cast(
            "AttachmentView",
            self._call(
                Call(
                    "GET",
                    f"/import/outgoing/{segment(faktoora_id)}/attachment/{segment(attachment_id)}",
                )
            ),
        )

    def download_outgoing_import_attachment(
        self,
        *,
        attachment_id: str,
        faktoora_id: str,
    ) -> File:
        """Download an attachment."""
        return cast(
            "File",
            self._call(
                Call(
                    "GET",
                    f"/import/outgoing/{segment(faktoora_id)}/attachment/{segment(attachment_id)}/file",
                )
            ),
        )

    def delete_outgoing_import(
        self,
        *,
        faktoora_id: str,
    ) -> None:
        """Delete an imported invoice."""
        self._call(Call("DELETE", f"/import/outgoing/{segment(faktoora_id)}"))

    def list_customers(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "customerId",
            "name",
            "nameAuthorisedSignatory",
            "address",
            "phoneNo",
            "category",
            "isCompany",
            "email",
            "faktooraId",
            "vatId",
            "taxId",
            "invoiceProfile",
            "supplierNumber",
            "routeId",
            "peppolId",
            "createdAt",
            "updatedAt",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        category: str | Unset | None = UNSET,
        keyword: str | Unset | None = UNSET,
        keywords: list[str] | Unset = UNSET,
        relation_fields: list[
            Literal[
                "user",
                "legalform",
                "importedFile",
                "customerContacts",
                "invoiceTemplate",
                "customerDeliveryAddresses",
            ]
        ]
        | Unset = UNSET,
    ) -> PageCustomerView:
        """List customers."""
        return cast(
            "PageCustomerView",
            self._call(
                Call(
                    "GET",
                    "/customers",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                        "category": category,
                        "keyword": keyword,
                        "keywords": keywords,
                        "relationFields": relation_fields,
                    },
                )
            ),
        )

    def get_customer(
        self,
        *,
        customer_uuid: str,
    ) -> CustomerView:
        """Show a customer."""
        return cast("CustomerView", self._call(Call("GET", f"/customer/{segment(customer_uuid)}")))

    def create_customer(
        self,
        *,
        is_company: bool,
        address: str,
        postcode: str,
        city: str,
        extras: dict[str, JsonValue],
        customer_id: str | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        title: str | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET,
        name_authorised_signatory: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        phone_no: str | Unset | None = UNSET,
        fax_no: str | Unset | None = UNSET,
        category: str | Unset | None = UNSET,
        vat_id: str | Unset | None = UNSET,
        tax_id: str | Unset | None = UNSET,
        invoice_profile: str | Unset | None = UNSET,
        supplier_number: str | Unset | None = UNSET,
        route_id: str | Unset | None = UNSET,
        peppol_id: str | Unset | None = UNSET,
        faktoora_id: str | Unset | None = UNSET,
        legalform: str | Unset | None = UNSET,
        invoice_template: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        customer_contacts: list[CustomerContact] | Unset | None = UNSET,
        customer_delivery_addresses: list[CustomerDeliveryAddress] | Unset | None = UNSET,
        country: str | Unset = UNSET,
    ) -> CustomerView:
        """Add a customer."""
        return cast(
            "CustomerView",
            self._call(
                Call(
                    "POST",
                    "/customer",
                    body={
                        "isCompany": is_company,
                        "address": address,
                        "postcode": postcode,
                        "city": city,
                        "extras": extras,
                        "customerId": customer_id,
                        "name": name,
                        "title": title,
                        "firstName": first_name,
                        "lastName": last_name,
                        "gender": gender,
                        "nameAuthorisedSignatory": name_authorised_signatory,
                        "email": email,
                        "phoneNo": phone_no,
                        "faxNo": fax_no,
                        "category": category,
                        "vatId": vat_id,
                        "taxId": tax_id,
                        "invoiceProfile": invoice_profile,
                        "supplierNumber": supplier_number,
                        "routeId": route_id,
                        "peppolId": peppol_id,
                        "faktooraId": faktoora_id,
                        "legalform": legalform,
                        "invoiceTemplate": invoice_template,
                        "note": note,
                        "customerContacts": customer_contacts,
                        "customerDeliveryAddresses": customer_delivery_addresses,
                        "country": country,
                    },
                )
            ),
        )

    def update_customer(
        self,
        *,
        customer_uuid: str,
        customer_id: str | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        title: str | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET,
        name_authorised_signatory: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        phone_no: str | Unset | None = UNSET,
        fax_no: str | Unset | None = UNSET,
        category: str | Unset | None = UNSET,
        vat_id: str | Unset | None = UNSET,
        tax_id: str | Unset | None = UNSET,
        invoice_profile: str | Unset | None = UNSET,
        supplier_number: str | Unset | None = UNSET,
        route_id: str | Unset | None = UNSET,
        peppol_id: str | Unset | None = UNSET,
        faktoora_id: str | Unset | None = UNSET,
        legalform: str | Unset | None = UNSET,
        invoice_template: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        customer_contacts: list[CustomerContact] | Unset | None = UNSET,
        customer_delivery_addresses: list[CustomerDeliveryAddress] | Unset | None = UNSET,
        is_company: bool | Unset | None = UNSET,
        address: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET,
        city: str | Unset | None = UNSET,
        country: str | Unset | None = UNSET,
        extras: dict[str, JsonValue] | Unset | None = UNSET,
    ) -> CustomerView:
        """Change a customer."""
        return cast(
            "CustomerView",
            self._call(
                Call(
                    "PATCH",
                    f"/customer/{segment(customer_uuid)}",
                    body={
                        "customerId": customer_id,
                        "name": name,
                        "title": title,
                        "firstName": first_name,
                        "lastName": last_name,
                        "gender": gender,
                        "nameAuthorisedSignatory": name_authorised_signatory,
                        "email": email,
                        "phoneNo": phone_no,
                        "faxNo": fax_no,
                        "category": category,
                        "vatId": vat_id,
                        "taxId": tax_id,
                        "invoiceProfile": invoice_profile,
                        "supplierNumber": supplier_number,
                        "routeId": route_id,
                        "peppolId": peppol_id,
                        "faktooraId": faktoora_id,
                        "legalform": legalform,
                        "invoiceTemplate": invoice_template,
                        "note": note,
                        "customerContacts": customer_contacts,
                        "customerDeliveryAddresses": customer_delivery_addresses,
                        "isCompany": is_company,
                        "address": address,
                        "postcode": postcode,
                        "city": city,
                        "country": country,
                        "extras": extras,
                    },
                )
            ),
        )

    def delete_customer(
        self,
        *,
        customer_uuid: str,
    ) -> Succeeded:
        """Delete a customer."""
        return cast("Succeeded", self._call(Call("DELETE", f"/customer/{segment(customer_uuid)}")))

    def generate_customer_number(
        self,
    ) -> GeneratedNumber:
        """Preview the next customer number."""
        return cast("GeneratedNumber", self._call(Call("GET", "/customers/generate-number")))

    def verify_customer_number(
        self,
        *,
        customer_id: str,
    ) -> Succeeded:
        """Check a customer number."""
        return cast(
            "Succeeded",
            self._call(
                Call("GET", "/customer/verify-customer-number", query={"customerId": customer_id})
            ),
        )

    def upload_customer_file(
        self,
        *,
        file: File,
    ) -> UploadedFile:
        """Upload customers as CSV."""
        return cast(
            "UploadedFile",
            self._call(Call("POST", "/customers/import/upload", body={}, file=("file", file))),
        )

    def import_customers(
        self,
        *,
        file_id: str,
        skip_invalid: bool | Unset = UNSET,
    ) -> ImportResult:
        """Import uploaded customers."""
        return cast(
            "ImportResult",
            self._call(
                Call(
                    "POST",
                    "/customers/import",
                    body={"fileId": file_id, "skipInvalid": skip_invalid},
                )
            ),
        )

    def list_products(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "code",
            "name",
            "unit",
            "tax",
            "price",
            "cost",
            "inventoryCount",
            "createdAt",
            "description",
            "buyerAssignedID",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageProductView:
        """List products."""
        return cast(
            "PageProductView",
            self._call(
                Call(
                    "GET",
                    "/products",
                    query={
                        "keyword": keyword,
                        "code": code,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    def get_product(
        self,
        *,
        product_id: str,
    ) -> ProductView:
        """Show a product."""
        return cast("ProductView", self._call(Call("GET", f"/product/{segment(product_id)}")))

    def create_product(
        self,
        *,
        name: str,
        unit: str,
        tax: Decimal | int,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: ProductGlobalId | Unset | None = UNSET,
        additional_referenced_document: ProductDocument | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
    ) -> ProductView:
        """Add a product."""
        return cast(
            "ProductView",
            self._call(
                Call(
                    "POST",
                    "/product",
                    body={
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "code": code,
                    },
                )
            ),
        )

    def update_product(
        self,
        *,
        product_id: str,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: ProductGlobalId | Unset | None = UNSET,
        additional_referenced_document: ProductDocument | Unset | None = UNSET,
        name: str | Unset = UNSET,
        unit: str | Unset = UNSET,
        tax: Decimal | int | Unset = UNSET,
        code: str | Unset = UNSET,
    ) -> ProductView:
        """Change a product."""
        return cast(
            "ProductView",
            self._call(
                Call(
                    "PATCH",
                    f"/product/{segment(product_id)}",
                    body={
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "code": code,
                    },
                )
            ),
        )

    def delete_product(
        self,
        *,
        product_id: str,
    ) -> Succeeded:
        """Remove a product."""
        return cast("Succeeded", self._call(Call("DELETE", f"/product/{segment(product_id)}")))

    def verify_product_code(
        self,
        *,
        code: str,
    ) -> Succeeded:
        """Check a product code."""
        return cast(
            "Succeeded", self._call(Call("GET", "/product/valid-code", query={"code": code}))
        )

    def list_product_bundles(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal["name", "price", "createdAt"] | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageBundleView:
        """List bundles."""
        return cast(
            "PageBundleView",
            self._call(
                Call(
                    "GET",
                    "/product-bundles",
                    query={
                        "keyword": keyword,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    def get_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> BundleView:
        """Show a bundle."""
        return cast("BundleView", self._call(Call("GET", f"/product-bundle/{segment(bundle_id)}")))

    def create_product_bundle(
        self,
        *,
        name: str,
        items: list[BundleItem],
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Add a bundle."""
        return cast(
            "BundleView",
            self._call(
                Call(
                    "POST",
                    "/product-bundle",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    def update_product_bundle(
        self,
        *,
        bundle_id: str,
        name: str | Unset = UNSET,
        items: list[BundleItem] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Change a bundle."""
        return cast(
            "BundleView",
            self._call(
                Call(
                    "PATCH",
                    f"/product-bundle/{segment(bundle_id)}",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    def delete_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> Succeeded:
        """Remove a bundle."""
        return cast(
            "Succeeded", self._call(Call("DELETE", f"/product-bundle/{segment(bundle_id)}"))
        )

    def list_webhooks(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ]
        | Unset
        | None = UNSET,
    ) -> PageWebhookView:
        """List webhooks."""
        return cast(
            "PageWebhookView",
            self._call(
                Call(
                    "GET",
                    "/webhooks",
                    query={"page": page, "perPage": per_page, "order": order, "action": action},
                )
            ),
        )

    def get_webhook(
        self,
        *,
        webhook_id: str,
    ) -> WebhookView:
        """Show a webhook."""
        return cast("WebhookView", self._call(Call("GET", f"/webhooks/{segment(webhook_id)}")))

    def create_webhook(
        self,
        *,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ],
        target: str,
        description: str | Unset | None = UNSET,
        is_active: bool | Unset = UNSET,
        headers: dict[str, str] | Unset = UNSET,
        timeout_seconds: int | Unset = UNSET,
    ) -> WebhookWithSecret:
        """Subscribe to an event."""
        return cast(
            "WebhookWithSecret",
            self._call(
                Call(
                    "POST",
                    "/webhooks",
                    body={
                        "action": action,
                        "target": target,
                        "description": description,
                        "isActive": is_active,
                        "headers": headers,
                        "timeoutSeconds": timeout_seconds,
                    },
                )
            ),
        )

    def update_webhook(
        self,
        *,
        webhook_id: str,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ]
        | Unset
        | None = UNSET,
        target: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        is_active: bool | Unset | None = UNSET,
        headers: dict[str, str] | Unset | None = UNSET,
        timeout_seconds: int | Unset | None = UNSET,
    ) -> WebhookView:
        """Change a webhook."""
        return cast(
            "WebhookView",
            self._call(
                Call(
                    "PATCH",
                    f"/webhooks/{segment(webhook_id)}",
                    body={
                        "action": action,
                        "target": target,
                        "description": description,
                        "isActive": is_active,
                        "headers": headers,
                        "timeoutSeconds": timeout_seconds,
                    },
                )
            ),
        )

    def delete_webhook(
        self,
        *,
        webhook_id: str,
    ) -> Succeeded:
        """Remove a webhook."""
        return cast("Succeeded", self._call(Call("DELETE", f"/webhooks/{segment(webhook_id)}")))

    def rotate_webhook_secret(
        self,
        *,
        webhook_id: str,
    ) -> WebhookWithSecret:
        """Renew the secret of a webhook."""
        return cast(
            "WebhookWithSecret",
            self._call(Call("POST", f"/webhooks/{segment(webhook_id)}/rotate-secret", body={})),
        )

    def test_webhook(
        self,
        *,
        webhook_id: str,
    ) -> DeliveryView:
        """Send a test event."""
        return cast(
            "DeliveryView",
            self._call(Call("POST", f"/webhooks/{segment(webhook_id)}/test", body={})),
        )

    def list_webhook_deliveries(
        self,
        *,
        webhook_id: str,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        status: Literal["pending", "delivered", "failed", "failed_permanently", "cancelled"]
        | Unset
        | None = UNSET,
    ) -> PageDeliveryView:
        """List the deliveries of a webhook."""
        return cast(
            "PageDeliveryView",
            self._call(
                Call(
                    "GET",
                    f"/webhooks/{segment(webhook_id)}/deliveries",
                    query={"page": page, "perPage": per_page, "order": order, "status": status},
                )
            ),
        )

    def get_webhook_delivery(
        self,
        *,
        webhook_id: str,
        delivery_id: str,
    ) -> DeliveryDetail:
        """Show a delivery."""
        return cast(
            "DeliveryDetail",
            self._call(
                Call("GET", f"/webhooks/{segment(webhook_id)}/deliveries/{segment(delivery_id)}")
            ),
        )

    def replay_webhook_delivery(
        self,
        *,
        webhook_id: str,
        delivery_id: str,
    ) -> DeliveryView:
        """Repeat a delivery."""
        return cast(
            "DeliveryView",
            self._call(
                Call(
                    "POST",
                    f"/webhooks/{segment(webhook_id)}/deliveries/{segment(delivery_id)}/replay",
                    body={},
                )
            ),
        )

    def validate_document(
        self,
        *,
        xml: str | Unset | None = UNSET,
        profile: str | Unset | None = UNSET,
        language: Literal["en", "de"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> ReportView:
        """Check a document."""
        return cast(
            "ReportView",
            self._call(
                Call(
                    "POST",
                    "/validate",
                    body={"xml": xml, "profile": profile, "language": language},
                    file=("file", file),
                )
            ),
        )

    def suggest_fixes(
        self,
        *,
        xml: str | Unset | None = UNSET,
        language: Literal["en", "de"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> FixesView:
        """Mend a document."""
        return cast(
            "FixesView",
            self._call(
                Call("POST", "/fixes", body={"xml": xml, "language": language}, file=("file", file))
            ),
        )

    def convert_document(
        self,
        *,
        xml: str | Unset | None = UNSET,
        to: Literal["ubl", "cii"] | Unset | None = UNSET,
        profile: str | Unset | None = UNSET,
        on_loss: Literal["drop", "refuse"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> ConvertedView:
        """Convert a document."""
        return cast(
            "ConvertedView",
            self._call(
                Call(
                    "POST",
                    "/convert",
                    body={"xml": xml, "to": to, "profile": profile, "onLoss": on_loss},
                    file=("file", file),
                )
            ),
        )

    def explain_rule(
        self,
        *,
        rule_id: str,
        language: Literal["en", "de"] | Unset = UNSET,
    ) -> RuleExplained:
        """Explain a rule."""
        return cast(
            "RuleExplained",
            self._call(Call("GET", f"/rules/{segment(rule_id)}", query={"language": language})),
        )

    def list_code_lists(
        self,
    ) -> CodeLists:
        """List the code lists."""
        return cast("CodeLists", self._call(Call("GET", "/codelists")))

    def get_code_list(
        self,
        *,
        code_list: str,
        keyword: str | Unset | None = UNSET,
    ) -> CodeListView:
        """Show a code list."""
        return cast(
            "CodeListView",
            self._call(Call("GET", f"/codelists/{segment(code_list)}", query={"keyword": keyword})),
        )

    def get_account(
        self,
    ) -> AccountView:
        """Show the account."""
        return cast("AccountView", self._call(Call("GET", "/account")))

    def update_account(
        self,
        *,
        company: Company | Unset | None = UNSET,
        preferences: Preferences | Unset | None = UNSET,
    ) -> AccountView:
        """Change the account."""
        return cast(
            "AccountView",
            self._call(
                Call("PATCH", "/account", body={"company": company, "preferences": preferences})
            ),
        )

    def list_accounts(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageReachedAccount:
        """List the accounts of the key."""
        return cast(
            "PageReachedAccount",
            self._call(
                Call("GET", "/accounts", query={"page": page, "perPage": per_page, "order": order})
            ),
        )

    def list_users(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageUserView:
        """List users."""
        return cast(
            "PageUserView",
            self._call(
                Call("GET", "/users", query={"page": page, "perPage": per_page, "order": order})
            ),
        )

    def get_user(
        self,
        *,
        user_id: str,
    ) -> UserView:
        """Show a user."""
        return cast("UserView", self._call(Call("GET", f"/user/{segment(user_id)}")))

    def create_user(
        self,
        *,
        email: str,
        name: str,
        role: Role | Unset = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Add a user."""
        return cast(
            "UserView",
            self._call(
                Call(
                    "POST",
                    "/user",
                    body={"email": email, "name": name, "role": role, "password": password},
                )
            ),
        )

    def update_user(
        self,
        *,
        user_id: str,
        name: str | Unset | None = UNSET,
        role: Role | Unset | None = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Change a user."""
        return cast(
            "UserView",
            self._call(
                Call(
                    "PATCH",
                    f"/user/{segment(user_id)}",
                    body={"name": name, "role": role, "password": password},
                )
            ),
        )

    def delete_user(
        self,
        *,
        user_id: str,
    ) -> Succeeded:
        """Remove a user."""
        return cast("Succeeded", self._call(Call("DELETE", f"/user/{segment(user_id)}")))

    def list_api_keys(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal["createdAt", "expiresAt", "label", "lastUsedAt"] | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageApiKeyView:
        """List API keys."""
        return cast(
            "PageApiKeyView",
            self._call(
                Call(
                    "GET",
                    "/apikeys",
                    query={"page": page, "perPage": per_page, "sort": sort, "order": order},
                )
            ),
        )

    def create_api_key(
        self,
        *,
        label: str,
        expires_at: str | Unset | None = UNSET,
        scopes: list[str] | Unset = UNSET,
        environment: Environment | Unset | None = UNSET,
        account_ids: list[str] | Unset = UNSET,
    ) -> NewApiKey:
        """Create an API key."""
        return cast(
            "NewApiKey",
            self._call(
                Call(
                    "POST",
                    "/apikeys",
                    body={
                        "label": label,
                        "expiresAt": expires_at,
                        "scopes": scopes,
                        "environment": environment,
                        "accountIds": account_ids,
                    },
                )
            ),
        )

    def update_api_key(
        self,
        *,
        api_key_id: str,
        label: str | Unset | None = UNSET,
        expires_at: str | Unset | None = UNSET,
    ) -> ApiKeyView:
        """Change an API key."""
        return cast(
            "ApiKeyView",
            self._call(
                Call(
                    "PATCH",
                    f"/apikeys/{segment(api_key_id)}",
                    body={"label": label, "expiresAt": expires_at},
                )
            ),
        )

    def rotate_api_key(
        self,
        *,
        api_key_id: str,
        grace_period_hours: int | Unset = UNSET,
    ) -> NewApiKey:
        """Rotate an API key."""
        return cast(
            "NewApiKey",
            self._call(
                Call(
                    "POST",
                    f"/apikeys/{segment(api_key_id)}/rotate",
                    body={"gracePeriodHours": grace_period_hours},
                )
            ),
        )

    def revoke_api_key(
        self,
        *,
        api_key_id: str,
    ) -> ApiKeyView:
        """Revoke an API key."""
        return cast(
            "ApiKeyView",
            self._call(Call("POST", f"/apikeys/{segment(api_key_id)}/revoke", body={})),
        )

    def delete_api_key(
        self,
        *,
        api_key_id: str,
    ) -> Succeeded:
        """Delete an API key."""
        return cast("Succeeded", self._call(Call("DELETE", f"/apikeys/{segment(api_key_id)}")))

    def list_audit_entries(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        object_id: str | Unset | None = UNSET,
    ) -> PageAuditEntryView:
        """List audit entries."""
        return cast(
            "PageAuditEntryView",
            self._call(
                Call(
                    "GET",
                    "/audit",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "order": order,
                        "objectId": object_id,
                    },
                )
            ),
        )
