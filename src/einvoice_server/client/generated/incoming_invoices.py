"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.generated.incoming_invoices_parts import AttachmentView, IncomingRecord
from einvoice_server.client.generated.incoming_invoices_pieces import Progress
from einvoice_server.client.generated.incoming_invoices_types import (
    ContentLineItemList,
    ContentTaxList,
    ImportValidation,
    IncomingContentBuyer,
    IncomingContentDelivery,
    IncomingContentPaymentInstructions,
    IncomingContentPaymentTerms,
    IncomingContentSeller,
    IncomingContentSummary,
    IncomingDocumentContent,
    IncomingImported,
    OnDuplicate,
    PageAttachmentView,
    PageIncomingRecord,
    PhasesView,
)


class IncomingInvoices(Protocol):
    """Incoming invoices."""

    def _call(self, call: Call) -> object: ...

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
