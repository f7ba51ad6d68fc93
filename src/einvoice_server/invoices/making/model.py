"""The payload becomes an invoice of the model, with its totals."""

from decimal import Decimal

from einvoice import Invoice, calculate
from einvoice.calculation.rounding import ZERO
from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.invoice import ProcessControl
from einvoice.model.reference import (
    InvoicingPeriod,
    Note,
    PrecedingInvoice,
    SupportingDocument,
)
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment
from einvoice.model.vat import VatBreakdown
from einvoice.profiles import get, with_profile
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.lines import adjusted, line_of
from einvoice_server.invoices.making.parties import buyer_of, delivery_of, seller_of
from einvoice_server.invoices.making.paying import payment_of, terms_of
from einvoice_server.invoices.making.vat import EXEMPT, reasons_of
from einvoice_server.invoices.payload.amounts import Adjustment
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import Company, Preferences

DRAFT_NUMBER = "0"
"""The number of an invoice that has none yet."""


def invoice_of(
    payload: InvoicePayload,
    company: Company,
    preferences: Preferences,
    *,
    number: str | None = None,
) -> Invoice:
    """The invoice with its totals; `check` must have found no errors.

    Args:
        payload: What was asked for.
        company: The account's own company, the seller unless the payload says otherwise.
        preferences: Currency and language where the payload does not say.
        number: The number that was given to it; else that of the payload.
    """
    return invoice_of_case(Case.of(payload, company, preferences), number)


def invoice_of_case(case: Case, number: str | None = None) -> Invoice:
    """The same of a case that is settled already."""
    number = number or case.payload.invoice_number or DRAFT_NUMBER
    draft = _without_adjustments(case, number)
    if case.payload.allowances or case.payload.charges:
        draft = _with_adjustments(draft, case)
    invoice = _with_reasons(calculate(draft), case)
    return with_profile(invoice, get(case.making.profile)) if case.making.profile else invoice


def _without_adjustments(case: Case, number: str) -> Invoice:
    payload = case.payload
    prepaid = payload.prepaid_amount
    return Invoice(
        number=number,
        issue_date=payload.issue_date,
        type_code=str(payload.invoice_type_code),
        currency_code=case.currency,
        due_date=payload.due_date,
        buyer_reference=case.buyer_reference,
        project_reference=payload.project_name,
        contract_reference=payload.contract_number,
        purchase_order_reference=payload.order_number,
        sales_order_reference=payload.order_reference_id,
        despatch_advice_reference=payload.shipping_order_number,
        tender_reference=payload.tender_reference,
        buyer_accounting_reference=payload.buyer_accounting_reference,
        payment_terms=terms_of(case),
        notes=_notes(case),
        process=ProcessControl(),
        preceding_invoices=_preceding(payload),
        seller=seller_of(case),
        buyer=buyer_of(case),
        delivery=delivery_of(case),
        invoicing_period=_period(payload),
        payment=payment_of(case, number),
        totals=Totals(paid_amount=prepaid) if prepaid else None,
        supporting_documents=_files(payload),
        lines=tuple(line_of(item, case) for item in payload.invoice_items),
    )


def _with_adjustments(draft: Invoice, case: Case) -> Invoice:
    entries = (*case.payload.allowances, *case.payload.charges)
    if any(one.percentage is not None and one.base_amount is None for one in entries):
        # Percentages are taken of the lines, whose amounts are not known before.
        draft = calculate(draft)
    return draft.model_copy(
        update={
            "allowances": tuple(_allowance(one, draft, case) for one in case.payload.allowances),
            "charges": tuple(_charge(one, draft, case) for one in case.payload.charges),
        }
    )


def _allowance(entry: Adjustment, draft: Invoice, case: Case) -> DocumentAllowance:
    category, rate = case.vat_of(entry)
    found = adjusted(entry, "allowance", _base(draft, category, rate), case)
    return DocumentAllowance(
        amount=found.amount,
        base_amount=found.base_amount,
        percentage=found.percentage,
        reason=found.reason,
        reason_code=found.reason_code,
        vat_category_code=category,
        vat_rate=None if category == "O" else rate,
    )


def _charge(entry: Adjustment, draft: Invoice, case: Case) -> DocumentCharge:
    category, rate = case.vat_of(entry)
    found = adjusted(entry, "charge", _base(draft, category, rate), case)
    return DocumentCharge(
        amount=found.amount,
        base_amount=found.base_amount,
        percentage=found.percentage,
        reason=found.reason,
        reason_code=found.reason_code,
        vat_category_code=category,
        vat_rate=None if category == "O" else rate,
    )


def _base(draft: Invoice, category: str | None, rate: Decimal | None) -> Decimal:
    """What all lines of a VAT category and rate come to."""
    nets = (
        line.net_amount or ZERO
        for line in draft.lines
        if line.vat is not None
        and line.vat.category_code == category
        and (line.vat.rate or ZERO) == rate
    )
    return sum(nets, ZERO)


def _with_reasons(invoice: Invoice, case: Case) -> Invoice:
    """The breakdown that says why no VAT is charged."""
    if not any(one.category_code in EXEMPT for one in invoice.vat_breakdown):
        return invoice

    def reasoned(one: VatBreakdown) -> VatBreakdown:
        text, code = reasons_of(one.category_code or "", case)
        # XRechnung wants a rate of every category (BR-DE-14), EN 16931 none of O.
        rate = ZERO if one.rate is None and case.is_strict else one.rate
        return one.model_copy(
            update={"exemption_reason": text, "exemption_reason_code": code, "rate": rate}
        )

    return invoice.model_copy(update={"vat_breakdown": tuple(map(reasoned, invoice.vat_breakdown))})


def _notes(case: Case) -> tuple[Note, ...]:
    notes = tuple(Note(text=one.text, subject_code=one.subject_code) for one in case.payload.notes)
    if case.making.is_peppol and len(notes) > 1:
        # Peppol takes one note (PEPPOL-EN16931-R002).
        return (Note(text="\n\n".join(one.text or "" for one in notes)),)
    return notes


def _preceding(payload: InvoicePayload) -> tuple[PrecedingInvoice, ...]:
    earlier = payload.invoice_referenced_document
    if earlier is None:
        return ()
    return (
        PrecedingInvoice(reference=earlier.issuer_assigned_id, issue_date=earlier.issue_date_time),
    )


def _period(payload: InvoicePayload) -> InvoicingPeriod | None:
    period = payload.billing_period
    if period is None:
        return None
    return InvoicingPeriod(start_date=period.start_date, end_date=period.end_date)


def _files(payload: InvoicePayload) -> tuple[SupportingDocument, ...]:
    return tuple(
        SupportingDocument(
            reference=one.filename,
            description=one.description,
            attachment=Attachment(
                content=one.content, mime_code=one.mime_type, filename=one.filename
            ),
        )
        for one in payload.attachments
    )
