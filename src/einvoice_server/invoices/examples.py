"""The examples of the operations on invoices, which tests send and answers are held against."""

from einvoice_server.kit.base import JsonObject

ID = "INV-0mtxk3v8q2abcdefghjkmnpqrs"
PAGE = f"https://invoices.example.com/invoice/details/{ID}"
INVOICE: JsonObject = {
    "invoiceTypeCode": 380,
    "issueDate": "20260330",
    "dueDate": "20260429",
    "format": "zf:2",
    "seller": {
        "name": "Example GmbH",
        "street": "Beispielweg 1",
        "postcode": "10115",
        "city": "Berlin",
        "country": "DE",
        "vatId": "DE123456788",
        "email": "invoices@example.com",
        "phone": "+49 30 0000000",
        "iban": "DE75512108001245126199",
    },
    "buyer": {
        "name": "Acme GmbH",
        "street": "Hauptstraße 1",
        "postcode": "20095",
        "city": "Hamburg",
        "country": "DE",
        "email": "accounting@example.org",
    },
    "invoiceItems": [
        {
            "id": "1",
            "product": {
                "name": "Consulting",
                "quantity": 8,
                "unitCode": "HUR",
                "price": 150.00,
                "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
            },
        }
    ],
    "validate": True,
}
CREATED: JsonObject = {
    "faktooraId": ID,
    "detailsPage": PAGE,
    "invoiceNumber": "2026/03/00042",
    "warnings": [],
}
SUMMARY: JsonObject = {
    "faktooraId": ID,
    "invoiceNumber": "2026/03/00042",
    "invoiceTypeCode": 380,
    "status": "created",
    "jobStatus": None,
    "format": "zf:2",
    "issueDate": "20260330",
    "dueDate": "20260429",
    "deliveryDate": None,
    "buyerName": "Acme GmbH",
    "orderNumber": None,
    "currency": "EUR",
    "netAmount": 1200,
    "taxAmount": 228,
    "amount": 1428,
    "outstandingBalance": 1428,
    "createdAt": "2026-03-30T12:34:56.000Z",
    "sentAt": None,
    "detailsPage": PAGE,
}
LISTED: JsonObject = {
    "data": [SUMMARY],
    "meta": {"page": 1, "perPage": 20, "totalItems": 1, "totalPages": 1},
}
VALIDATION: JsonObject = {
    "status": "success",
    "validity": True,
    "createdAt": "2026-03-30T12:34:56.000Z",
}
STATUS: JsonObject = {
    "invoiceStatus": "created",
    "jobStatus": None,
    "authority": [],
    "delivery": [
        {
            "type": "email",
            "recipient": "accounting@example.org",
            "carbonCopy": None,
            "blindCarbonCopy": None,
        }
    ],
    "validation": VALIDATION,
}
DETAILS: JsonObject = {
    **SUMMARY,
    "storedJobStatus": "done",
    "error": None,
    "rejection": None,
    "invoice": INVOICE,
    "company": {"name": "Example GmbH"},
    "warnings": [],
    "findings": [],
    "deliveries": [],
    "validation": VALIDATION,
    "hasPdf": True,
    "hasXml": True,
    "releasedAt": "2026-03-30T12:34:56.000Z",
    "paidAt": None,
    "updatedAt": "2026-03-30T12:34:57.000Z",
}
PREVIEW: JsonObject = {
    "currency": "EUR",
    "netAmount": 1200,
    "taxAmount": 228,
    "amount": 1428,
    "outstandingBalance": 1428,
    "lines": [{"id": "1", "netAmount": 1200}],
    "taxes": [{"categoryCode": "S", "rate": 19, "taxableAmount": 1200, "taxAmount": 228}],
    "isValid": True,
    "warnings": [],
    "findings": [],
}
