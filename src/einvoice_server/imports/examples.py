"""What the operations are shown with: the example invoice of the library, taken apart."""

import json
from functools import cache
from typing import cast

from pydantic import JsonValue

from einvoice.example import example_invoice
from einvoice.sections import Content
from einvoice_server.documents import sections_file
from einvoice_server.imports.tracks import Track
from einvoice_server.kit.base import JsonObject

IDS = {"importId": "IMP456789", "faktooraId": "INV123456"}
XML = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'
"""The shortest file that is taken in; what comes of it is told by its validation."""

ATTACHMENT: JsonObject = {
    "id": "1",
    "filename": "hours.csv",
    "mimeType": "text/csv",
    "size": 15,
    "description": "Hours",
    "reference": "A-1",
    "createdAt": "2026-03-01T08:00:00.000Z",
}
PHASES: JsonObject = {
    "validationStatus": "accepted",
    "visualizationStatus": "accepted",
    "overallStatus": "accepted",
}
VALIDATION: JsonObject = {
    "status": "accepted",
    "verdict": "accept",
    "reason": None,
    "code": None,
    "profile": "xrechnung",
    "syntax": "ubl",
    "fatal": 0,
    "warnings": 0,
    "information": 0,
    "ruleSets": [{"name": "en16931", "version": "1.3.15"}],
    "notChecked": [],
    "findings": [],
    "moreFindings": 0,
}


@cache
def _content() -> JsonObject:
    content = Content.of(example_invoice(), None)
    packed = sections_file.pack(content.model_dump(mode="python", by_alias=True))
    return cast("JsonObject", json.loads(sections_file.whole(packed)))


def ids(track: Track) -> JsonObject:
    """The path of a document."""
    return {track.variable: IDS[track.variable]}


def section(track: Track, name: str) -> JsonValue:
    """A section as it is answered: with the id, where it is one object."""
    found = _content()[name]
    return {**ids(track), **found} if isinstance(found, dict) else found


def content(track: Track) -> JsonValue:
    """All sections as they are answered."""
    return {**ids(track), **_content()}


def imported(track: Track) -> JsonObject:
    """The answer to an upload."""
    page = f"https://example.com/api/v1{track.path}/{IDS[track.variable]}"
    return {**ids(track), "detailsPage": page}


def record(track: Track) -> JsonObject:
    """What is recorded of a document."""
    return {
        **imported(track),
        "filename": "invoice.xml",
        "mediaType": "application/xml",
        "inputType": "xml",
        "size": 9213,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "origin": "imported",
        "syntax": "ubl",
        "profile": "xrechnung",
        "invoiceNumber": "EXAMPLE-2026-001",
        "invoiceTypeCode": "380",
        "issueDate": "20260131",
        "dueDate": "20260228",
        "sellerName": "Example Books GmbH",
        "sellerVatId": "DE123456789",
        "buyerName": "Example Town Library",
        "buyerVatId": None,
        "buyerReference": "99-EXAMPLE-30",
        "currency": "EUR",
        "netAmount": 948.8,
        "taxAmount": 113.39,
        "amount": 1062.19,
        "edited": [],
        "status": "open",
        "category": None,
        "note": None,
        "isValid": True,
        **PHASES,
        "duplicateOf": None,
        "createdAt": "2026-03-01T08:00:00.000Z",
        "updatedAt": "2026-03-01T08:00:02.000Z",
        "processedAt": "2026-03-01T08:00:02.000Z",
    }


def page(entry: JsonObject) -> JsonObject:
    """A list of one."""
    meta: JsonObject = {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1}
    return {"data": [entry], "meta": meta}
