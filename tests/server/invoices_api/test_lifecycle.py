"""Draft, review, created, paid, archived: what leads where, and what does not."""

from datetime import timedelta

import pytest

from einvoice_server.kit.crew import Crew
from einvoice_server.tenancy.features import Feature
from tests.server.invoices_api.desk import Desk, Json, fields, invoice, refused


def stations(told: list[Json]) -> list[tuple[str, str]]:
    return [(one["action"], one["status"]) for one in told]


def test_a_direct_invoice_is_created_once_its_documents_are_there(
    desk: Desk, told: list[Json]
) -> None:
    id = desk.create()
    assert desk.status(id) == {
        "invoiceStatus": "draft",
        "jobStatus": "queued",
        "authority": [],
        "delivery": [],
    }
    assert stations(told) == []
    desk.work()
    assert desk.status(id) == {
        "invoiceStatus": "created",
        "jobStatus": None,
        "authority": [],
        "delivery": [],
    }
    assert desk.details(id)["storedJobStatus"] == "done"
    assert stations(told) == [("invoiceCreate", "created")]
    actions = [entry["action"] for entry in desk.audited(id)]
    assert actions == ["create_invoices", "invoices.generate"]


def test_a_webhook_gets_every_field_of_the_contract(desk: Desk, told: list[Json]) -> None:
    id = desk.create(
        draftOnly=True,
        format="xrechnung",
        invoiceNumber="RE-1",
        deliveryDate="20260328",
        orderNumber="PO-1",
        shippingOrderNumber="SH-1",
        contractNumber="CO-1",
        assignmentNumber="AS-1",
        orderReferenceId="SO-1",
        buyerReference={"buyerReferenceId": "04011000-12345-03"},
        projectName="Example",
        totalCosts=700.5,
    )
    (event,) = told
    assert event == {
        "action": "invoiceCreate",
        "faktooraId": id,
        "detailsPage": event["detailsPage"],
        "invoiceNumber": "RE-1",
        "invoiceTypeCode": "380",
        "status": "draft",
        "format": "xrechnung",
        "amount": 1428,
        "outstandingBalance": 1428,
        "currency": "EUR",
        "issueDate": "20260330",
        "dueDate": "20260429",
        "deliveryDate": "20260328",
        "createdAt": event["createdAt"],
        "orderNumber": "PO-1",
        "shippingOrderNumber": "SH-1",
        "contractNumber": "CO-1",
        "assignmentNumber": "AS-1",
        "orderReferenceId": "SO-1",
        "buyerReferenceId": "04011000-12345-03",
        "mandateReference": None,
        "projectName": "Example",
        "totalCosts": 700.5,
    }


def test_a_draft_waits_for_its_confirmation_and_gets_its_number_then(
    desk: Desk, told: list[Json]
) -> None:
    id = desk.create(draftOnly=True)
    assert desk.work() == 0
    assert desk.details(id)["invoiceNumber"] is None
    answer = desk.client.get(f"/invoices/{id}")
    assert "is a draft" in refused(answer, 404, "NOT_FOUND")["message"]
    confirmed = desk.act(id, "confirm")
    assert confirmed.status_code == 202
    assert confirmed.json()["invoiceNumber"] == "2026/03/00001"
    assert desk.listed(keyword="2026/03/00001") != []
    refused(desk.act(id, "confirm"), 409, "CONFLICT")
    desk.work()
    assert desk.status(id)["invoiceStatus"] == "created"
    refused(desk.act(id, "confirm"), 409, "CONFLICT")
    assert stations(told) == [("invoiceCreate", "draft"), ("invoiceCreate", "created")]


def test_a_review_is_approved_before_or_after_its_documents_are_there(desk: Desk) -> None:
    early, late = desk.create(reviewMode=True), desk.create(reviewMode=True)
    assert desk.act(early, "approve").status_code == 202
    refused(desk.act(early, "approve"), 409, "CONFLICT")
    assert desk.status(early)["invoiceStatus"] == "review"
    desk.work()
    assert desk.status(early)["invoiceStatus"] == "created"
    assert desk.status(late)["invoiceStatus"] == "review"
    assert desk.client.get(f"/invoices/{late}").content.startswith(b"%PDF")
    assert desk.act(late, "approve").status_code == 202
    assert desk.status(late)["invoiceStatus"] == "created"
    refused(desk.act(late, "reject", {"reason": "Too late."}), 409, "CONFLICT")


def test_what_was_rejected_is_replaced_confirmed_and_reviewed_again(desk: Desk) -> None:
    id = desk.made(reviewMode=True)
    number = desk.details(id)["invoiceNumber"]
    refused(desk.client.put(f"/invoices/{id}", json={"invoice": invoice()}), 409, "CONFLICT")
    answer = desk.act(id, "reject", {"reason": "The order number is missing."})
    assert answer.status_code == 200
    found = desk.details(id)
    assert (found["status"], found["rejection"]) == ("rejected", "The order number is missing.")
    body = {"invoice": invoice(orderNumber="PO-7", reviewMode=True)}
    assert desk.client.put(f"/invoices/{id}", json=body).status_code == 200
    found = desk.details(id)
    assert (found["status"], found["rejection"], found["orderNumber"]) == ("draft", None, "PO-7")
    assert (found["invoiceNumber"], found["hasPdf"]) == (number, False)
    assert desk.act(id, "confirm").status_code == 202
    assert desk.status(id)["invoiceStatus"] == "review"
    desk.act(id, "approve")
    desk.work()
    assert desk.status(id)["invoiceStatus"] == "created"


def test_documents_of_a_content_that_was_replaced_meanwhile_are_not_kept(desk: Desk) -> None:
    id = desk.create(reviewMode=True)
    desk.act(id, "reject", {"reason": "Wrong."})
    desk.client.put(f"/invoices/{id}", json={"invoice": invoice()}).raise_for_status()
    assert desk.work() == 1
    found = desk.details(id)
    assert (found["status"], found["hasPdf"], found["storedJobStatus"]) == ("draft", False, "none")


def test_replacing_names_faults_and_numbers_that_are_taken(desk: Desk) -> None:
    desk.create(invoiceNumber="RE-1", draftOnly=True)
    id = desk.create(invoiceNumber="RE-2", draftOnly=True)
    bad = desk.client.put(f"/invoices/{id}", json={"invoice": invoice(dueDate="20200101")})
    assert fields(bad) == ["invoice.dueDate"]
    taken = desk.client.put(f"/invoices/{id}", json={"invoice": invoice(invoiceNumber="RE-1")})
    refused(taken, 409, "CONFLICT")
    own = desk.client.put(f"/invoices/{id}", json={"invoice": invoice(invoiceNumber="RE-2")})
    assert own.status_code == 200
    assert desk.status(id)["invoiceStatus"] == "draft"


def test_a_draft_that_became_wrong_is_not_confirmed(desk: Desk) -> None:
    company = invoice()["seller"]
    desk.client.patch("/account", json={"company": company}).raise_for_status()
    body = {name: value for name, value in invoice(draftOnly=True).items() if name != "seller"}
    id = desk.post(body).json()[0]["faktooraId"]
    gone = {"company": {"name": None}}
    desk.client.patch("/account", json=gone).raise_for_status()
    answer = desk.act(id, "confirm")
    assert fields(answer) == ["seller.name"]
    assert desk.status(id)["invoiceStatus"] == "draft"


def test_created_is_paid_and_then_archived(desk: Desk) -> None:
    id = desk.create()
    refused(desk.act(id, "mark-paid"), 409, "CONFLICT")
    desk.work()
    refused(desk.act(id, "archive"), 409, "CONFLICT")
    assert desk.act(id, "mark-paid").json()["invoiceStatus"] == "paid"
    found = desk.details(id)
    assert (found["outstandingBalance"], found["amount"]) == (0, 1428)
    assert found["paidAt"] is not None
    assert desk.act(id, "archive").json()["invoiceStatus"] == "archived"
    refused(desk.act(id, "mark-paid"), 409, "CONFLICT")
    desk.turn(Feature.INVOICE_DELETE_MODE, True)
    refused(desk.client.delete(f"/invoices/{id}"), 409, "CONFLICT")


def test_what_cannot_be_made_is_an_error_with_a_message_and_can_be_replaced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = desk.create(validate=True)

    async def broken(_crew: Crew, *_given: object) -> None:
        raise LookupError("secret path")

    with monkeypatch.context() as patched:
        patched.setattr(Crew, "run", broken)
        for seconds in (0, 1, 10, 60, 600):
            desk.clock.forward(timedelta(seconds=seconds))
            desk.work()
    found = desk.details(id)
    assert (found["status"], found["storedJobStatus"]) == ("error", "error")
    assert "secret path" not in found["error"]
    assert desk.status(id)["jobStatus"] == "error"
    assert desk.status(id)["validation"]["status"] == "error"
    answer = desk.client.get(f"/invoices/{id}")
    assert "could not be made" in refused(answer, 404, "NOT_FOUND")["message"]
    desk.client.put(f"/invoices/{id}", json={"invoice": invoice()}).raise_for_status()
    desk.act(id, "confirm").raise_for_status()
    desk.work()
    assert desk.status(id)["invoiceStatus"] == "created"


def test_deleting_needs_its_feature_and_takes_the_files_along(desk: Desk) -> None:
    id = desk.made(invoiceNumber="RE-1")
    refused(desk.client.delete(f"/invoices/{id}"), 403, "FEATURE_DISABLED")
    desk.turn(Feature.INVOICE_DELETE_MODE, True)
    answer = desk.client.delete(f"/invoices/{id}")
    assert (answer.status_code, answer.content) == (204, b"")
    refused(desk.client.get(f"/invoices/{id}"), 404, "NOT_FOUND")
    refused(desk.client.delete(f"/invoices/{id}"), 404, "NOT_FOUND")
    assert desk.audited(id)[-1]["kind"] == "deleted"
    assert desk.create(invoiceNumber="RE-1", draftOnly=True) != id


def test_the_counter_does_not_give_a_deleted_number_again(desk: Desk) -> None:
    id = desk.create(reviewMode=True)
    desk.turn(Feature.INVOICE_DELETE_MODE, True)
    assert desk.client.delete(f"/invoices/{id}").status_code == 204
    assert desk.work() == 1
    again = desk.create(reviewMode=True)
    assert desk.details(again)["invoiceNumber"] == "2026/03/00002"
