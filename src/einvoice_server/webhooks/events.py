"""The events of the contract, by the names under which they are delivered."""

from enum import StrEnum


class Event(StrEnum):
    """Something that happened to a document."""

    INVOICE_CREATE = "invoiceCreate"
    INVOICE_OVERDUE = "invoiceOverdue"
    INVOICE_SENT = "invoiceSent"
    INVOICE_INCOMING_CREATE = "invoiceIncomingCreate"
    INVOICE_INCOMING_SENT = "invoiceIncomingSent"
    OFFER_CREATE = "offerCreate"
    OFFER_SENT = "offerSent"
    LETTER_CREATE = "letterCreate"
    LETTER_SENT = "letterSent"
    REMINDER_CREATE = "reminderCreate"
    REMINDER_SENT = "reminderSent"
    ORDER_CONFIRMATION_CREATE = "orderConfirmationCreate"
    ORDER_CONFIRMATION_SENT = "orderConfirmationSent"
    CUSTOMER_CREATE = "customerCreate"
    PRODUCT_CREATE = "productCreate"
    VALIDATION_JOB_COMPLETED = "validationJobCompleted"
