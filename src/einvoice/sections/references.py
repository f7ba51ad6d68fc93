"""What the invoice refers to: orders, contracts, accounts, earlier invoices."""

from typing import Annotated

from einvoice.model import extension, invoice, reference
from einvoice.model.values import Date
from einvoice.sections.parties import Id
from einvoice.sections.section import Of, Section


class DocumentReference(Section):
    """Another document by number, line and date; an embedded file is among the attachments."""

    shows = reference.DocumentReference

    number: Annotated[str | None, Of("reference")] = None
    line_id: Annotated[str | None, Of("line_id")] = None
    issue_date: Annotated[Date | None, Of("issue_date")] = None
    type_code: Annotated[str | None, Of("type_code")] = None
    reference_type_code: Annotated[str | None, Of("reference_type_code")] = None
    name: Annotated[str | None, Of("name")] = None
    location: Annotated[str | None, Of("location")] = None
    filename: Annotated[str | None, Of("attachment.filename")] = None
    mime_type: Annotated[str | None, Of("attachment.mime_code")] = None


class PrecedingInvoice(Section):
    """An earlier invoice that this one corrects or settles."""

    shows = reference.PrecedingInvoice

    invoice_number: Annotated[str | None, Of("reference")] = None
    issue_date: Annotated[Date | None, Of("issue_date")] = None
    invoice_type_code: Annotated[str | None, Of("type_code")] = None


class Account(Section):
    """Where the buyer books the invoice."""

    shows = extension.AccountingAccount

    id: Annotated[str | None, Of("id")] = None
    type_code: Annotated[str | None, Of("type_code")] = None


class References(Section):
    """What the invoice as a whole refers to."""

    shows = invoice.Invoice

    buyer_reference: Annotated[str | None, Of("buyer_reference")] = None
    order_number: Annotated[str | None, Of("purchase_order_reference")] = None
    order_date: Annotated[Date | None, Of("purchase_order_date")] = None
    order_reference_id: Annotated[str | None, Of("sales_order_reference")] = None
    order_reference_date: Annotated[Date | None, Of("sales_order_date")] = None
    contract_number: Annotated[str | None, Of("contract_reference")] = None
    contract_date: Annotated[Date | None, Of("contract_date")] = None
    contract_type_code: Annotated[str | None, Of("contract_type_code")] = None
    project_reference: Annotated[str | None, Of("project_reference")] = None
    project_name: Annotated[str | None, Of("project_name")] = None
    despatch_advice: Annotated[str | None, Of("despatch_advice_reference")] = None
    despatch_advice_date: Annotated[Date | None, Of("despatch_advice_date")] = None
    receiving_advice: Annotated[str | None, Of("receiving_advice_reference")] = None
    receiving_advice_date: Annotated[Date | None, Of("receiving_advice_date")] = None
    tender: Annotated[str | None, Of("tender_reference")] = None
    tender_date: Annotated[Date | None, Of("tender_date")] = None
    invoiced_object: Annotated[Id | None, Of("object_id")] = None
    invoiced_object_date: Annotated[Date | None, Of("object_date")] = None
    buyer_account: Annotated[str | None, Of("buyer_accounting_reference")] = None
    buyer_account_type_code: Annotated[str | None, Of("accounting_reference_type_code")] = None
    more_buyer_accounts: Annotated[tuple[Account, ...], Of("more_accounting_references")] = ()
    preceding_invoices: Annotated[tuple[PrecedingInvoice, ...], Of("preceding_invoices")] = ()
    quotation: Annotated[DocumentReference | None, Of("quotation")] = None
    delivery_note: Annotated[DocumentReference | None, Of("delivery_note")] = None
    ultimate_customer_orders: Annotated[
        tuple[DocumentReference, ...], Of("ultimate_customer_orders")
    ] = ()
    invoice_issuer_reference: Annotated[str | None, Of("invoice_issuer_reference")] = None
