"""For every kind of id that a path can name, how to make one thing of it.

A feature whose operations take an id adds its maker here; the matrix of test_isolation.py and the
examples of the OpenAPI document are then tried on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import httpx
from pydantic import JsonValue

from einvoice import write
from einvoice.example import example_invoice
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from einvoice_server.invoices.examples import INVOICE
from einvoice_server.operations import AnyOperation
from tests.server.requests import ids_named, variables


@dataclass(frozen=True)
class Maker:
    """How to make a thing, and whether live and test keys see the same ones."""

    make: Callable[[httpx.Client], str]
    shared_by_environments: bool = False
    names_a_part: bool = False
    """Whether the id is a number within the thing before it in the path, the same for everybody."""
    of_everybody: bool = False
    """Whether it is nobody's own: every account sees the same, and makes none."""


def api_key(client: httpx.Client) -> str:
    answer = client.post("/apikeys", json={"label": "Made"})
    return answer.raise_for_status().json()["apiKeyId"]


def user(client: httpx.Client) -> str:
    person = {"email": f"{uuid4().hex}@example.com", "name": "Somebody"}
    return client.post("/user", json=person).raise_for_status().json()["userId"]


def product(client: httpx.Client) -> str:
    asked = {"name": "Made", "unit": "H87", "tax": 19, "price": 10}
    return client.post("/product", json=asked).raise_for_status().json()["productId"]


def bundle(client: httpx.Client) -> str:
    asked = {"name": "Made", "items": [{"productId": product(client), "quantity": 1}]}
    return client.post("/product-bundle", json=asked).raise_for_status().json()["bundleId"]


def customer(client: httpx.Client) -> str:
    buyer: dict[str, JsonValue] = {
        "isCompany": True,
        "name": "Example GmbH",
        "address": "Beispielweg 1",
        "postcode": "10115",
        "city": "Berlin",
        "extras": {},
    }
    return client.post("/customer", json=buyer).raise_for_status().json()["id"]


def customer_file(client: httpx.Client) -> str:
    rows = "Firma;Straße;PLZ;Ort\nExample GmbH;Beispielweg 1;10115;Berlin\n"
    files = {"file": ("example.csv", rows.encode(), "text/csv")}
    answer = client.post("/customers/import/upload", files=files)
    return answer.raise_for_status().json()["id"]


def webhook(client: httpx.Client) -> str:
    told = {"action": "customerCreated", "target": "https://hooks.example.com/"}
    return client.post("/webhooks", json=told).raise_for_status().json()["webhookId"]


def delivery(client: httpx.Client) -> str:
    """A delivery of the newest webhook, the one before it in a path; it was tried, and is over."""
    newest = client.get("/webhooks", params={"perPage": 1}).raise_for_status().json()["data"]
    id = newest[0]["webhookId"] if newest else webhook(client)
    made = client.post(f"/webhooks/{id}/test").raise_for_status().json()["deliveryId"]
    for _ in range(1200):
        told = client.get(f"/webhooks/{id}/deliveries/{made}").raise_for_status().json()
        if told["status"] != "pending":
            return made
        sleep(0.05)
    raise AssertionError("a delivery was not tried in a minute")


def imported(client: httpx.Client, way: str) -> str:
    """An invoice with an attachment, imported and processed."""
    hours = Attachment.of(b"day;hours\n1;8\n", filename="hours.csv", mime_code="text/csv")
    document = SupportingDocument(reference="A-1", description="Hours", attachment=hours)
    invoice = example_invoice().replace(supporting_documents=[document])
    file = ("invoice.xml", write(invoice, syntax="ubl", profile="xrechnung"), "application/xml")
    answer = client.post(f"/import/{way}", files={"file": file}).raise_for_status().json()
    id = answer["importId" if way == "incoming" else "faktooraId"]
    processed(client, f"/import/{way}/{id}")
    return id


def processed(client: httpx.Client, path: str) -> None:
    """Wait until a document is processed."""
    deadline = monotonic() + 60
    while client.get(f"{path}/status").raise_for_status().json()["overallStatus"] == "pending":
        assert monotonic() < deadline
        sleep(0.02)


def invoice(client: httpx.Client, **changes: object) -> str:
    """An invoice as the examples have it, but drawn quickly and with some changes."""
    body = {**INVOICE, "format": "pdf", "validate": False, **changes}
    answer = client.post("/invoices", json={"invoices": [body]})
    return answer.raise_for_status().json()[0]["faktooraId"]


def draft(client: httpx.Client) -> str:
    return invoice(client, draftOnly=True)


def in_review(client: httpx.Client) -> str:
    return invoice(client, reviewMode=True)


def created_invoice(client: httpx.Client) -> str:
    id = invoice(client)
    until(client, id, lambda status: status["invoiceStatus"] == "created")
    return id


def validated_invoice(client: httpx.Client) -> str:
    id = invoice(client, validate=True)
    until(client, id, lambda status: status["validation"]["status"] == "success")
    return id


def paid_invoice(client: httpx.Client) -> str:
    id = created_invoice(client)
    client.post(f"/invoices/{id}/mark-paid").raise_for_status()
    return id


def until(client: httpx.Client, id: str, is_so: Callable[[dict[str, Any]], bool]) -> None:
    """Ask for the status of an invoice until it is as it should be."""
    for _ in range(1200):
        if is_so(client.get(f"/invoices/{id}/status").raise_for_status().json()):
            return
        sleep(0.05)
    raise AssertionError("the documents of an invoice were not made in a minute")


MAKERS: dict[str, Maker] = {
    "apiKeyId": Maker(api_key),
    "faktooraId": Maker(invoice),
    "bundleId": Maker(bundle),
    "productId": Maker(product),
    "customerUuid": Maker(customer),
    "fileId": Maker(customer_file),
    "attachmentId": Maker(lambda _client: "1", names_a_part=True),
    "importId": Maker(lambda client: imported(client, "incoming")),
    "/import/outgoing/{faktooraId}": Maker(lambda client: imported(client, "outgoing")),
    "codeList": Maker(lambda _client: "4461", of_everybody=True),
    "ruleId": Maker(lambda _client: "BR-CO-10", of_everybody=True),
    "userId": Maker(user, shared_by_environments=True),
    "webhookId": Maker(webhook),
    "deliveryId": Maker(delivery),  # after the webhook that it lies within
}
"""By the name of the variable in the path, by the path to it where that makes a difference, or by
the name of the argument in the body."""


STATES: dict[str, Maker] = {
    "download_invoice": Maker(created_invoice),
    "get_invoice_details": Maker(created_invoice),  # until then it changes by itself
    "get_invoice_status": Maker(created_invoice),
    "get_invoice_validation_report": Maker(validated_invoice),
    "replace_invoice": Maker(draft),
    "confirm_invoice": Maker(draft),
    "approve_invoice": Maker(in_review),
    "reject_invoice": Maker(in_review),
    "mark_invoice_paid": Maker(created_invoice),
    "archive_invoice": Maker(paid_invoice),
}
"""By the name of an operation that works only on what has come so far."""


def maker_of(operation: AnyOperation, name: str) -> Maker:
    """How to make what an operation names so."""
    assert operation.rest is not None
    if name == "faktooraId" and operation.name in STATES:
        return STATES[operation.name]
    variable = f"{{{name}}}"
    before, _, _ = operation.rest.path.partition(variable)
    return MAKERS.get(before + variable) or MAKERS[name]


def names_in(operation: AnyOperation) -> list[str]:
    """What an operation names: in its path, in this order, and in the body of its example."""
    return list(dict.fromkeys([*variables(operation), *ids_named(operation, MAKERS)]))


class Things:
    """What a caller has: made anew for what changes it, once for what only looks at it."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self._kept = dict[tuple[int, ...], list[str]]()

    def of(self, operation: AnyOperation) -> dict[str, str]:
        """A thing for every name of an operation."""
        names = names_in(operation)
        makers = [maker_of(operation, name) for name in names]
        found = self._anew(makers) if operation.writes else self._once(makers)
        return dict(zip(names, found, strict=True))

    def all(self) -> set[str]:
        """One thing of every kind."""
        return {
            self._once([maker])[0]
            for maker in MAKERS.values()
            if not (maker.names_a_part or maker.of_everybody)
        }

    def _once(self, makers: Sequence[Maker]) -> list[str]:
        # Together, because the next may lie within the last.
        key = tuple(map(id, makers))
        if key not in self._kept:
            self._kept[key] = self._anew(makers)
        return self._kept[key]

    def _anew(self, makers: Sequence[Maker]) -> list[str]:
        return [maker.make(self.client) for maker in makers]
