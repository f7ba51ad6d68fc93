"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.generated.incoming_invoices_parts import AttachmentView
from einvoice_server.client.generated.incoming_invoices_types import (
    ContentLineItemList,
    ContentTaxList,
    ImportValidation,
    OnDuplicate,
    PageAttachmentView,
    PhasesView,
)
from einvoice_server.client.generated.outgoing_invoice_content_parts import OutgoingRecord
from einvoice_server.client.generated.outgoing_invoice_content_types import (
    OutgoingContentBuyer,
    OutgoingContentDelivery,
    OutgoingContentPaymentInstructions,
    OutgoingContentPaymentTerms,
    OutgoingContentSeller,
    OutgoingContentSummary,
    OutgoingDocumentContent,
    OutgoingImported,
    PageOutgoingRecord,
)


class OutgoingInvoiceContent(Protocol):
    """Outgoing invoice content."""

    def _call(self, call: Call) -> object: ...

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
