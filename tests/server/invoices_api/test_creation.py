"""Creating invoices: all of a request or none, each fault at its place, numbers only once."""

from concurrent.futures import ThreadPoolExecutor

from einvoice_server.invoices.examples import INVOICE
from tests.server.invoices_api.desk import Desk, fields, invoice, item, refused

COMPANY = INVOICE["seller"]


def test_the_example_of_the_page_is_taken_as_a_draft(desk: Desk) -> None:
    body = invoice(invoiceNumber="INV-1001", issueDate="20250630", draftOnly=True)
    answer = desk.post(body)
    assert answer.status_code == 202
    (created,) = answer.json()
    assert list(created)[:2] == ["faktooraId", "detailsPage"]
    assert created["faktooraId"].startswith("INV-")
    page = f"https://invoices.example.com/invoice/details/{created['faktooraId']}"
    assert created["detailsPage"].partition("?")[0] == page
    assert created["invoiceNumber"] == "INV-1001"
    assert desk.status(created["faktooraId"])["invoiceStatus"] == "draft"


def test_many_are_answered_in_their_order(desk: Desk) -> None:
    names = [f"RE-{number}" for number in range(20)]
    answer = desk.post(*(invoice(invoiceNumber=name, draftOnly=True) for name in names))
    assert [one["invoiceNumber"] for one in answer.json()] == names
    assert [row["invoiceNumber"] for row in desk.listed(sort="createdAt", order="asc")] == names


def test_one_bad_invoice_refuses_all_and_is_named_with_its_place(desk: Desk) -> None:
    bad = invoice(buyer={**invoice()["buyer"], "postcode": "2009"})
    answer = desk.post(invoice(), invoice(), bad, invoice(dueDate="20200101"))
    refused(answer, 400, "BAD_REQUEST")
    assert fields(answer) == ["invoices[2].buyer.postcode", "invoices[3].dueDate"]
    assert desk.listed() == []
    settings = desk.client.get("/settings/invoice-number-template").json()
    assert settings["counter"] == 0


def test_what_has_the_wrong_form_is_named_with_its_place(desk: Desk) -> None:
    without = {name: value for name, value in invoice().items() if name != "buyer"}
    answer = desk.post(invoice(), without, invoice(issueDate="2026-13-01"), invoice(colour="red"))
    refused(answer, 400, "BAD_REQUEST")
    places = {"invoices[1].buyer", "invoices[2].issueDate", "invoices[3].colour"}
    assert set(fields(answer)) == places


def test_no_invoice_and_too_many_are_refused(desk: Desk) -> None:
    assert fields(desk.post()) == ["invoices"]
    assert fields(desk.post(*[invoice(draftOnly=True)] * 501)) == ["invoices"]


def test_five_hundred_at_once_are_numbered_without_gaps(desk: Desk) -> None:
    answer = desk.post(*[invoice(reviewMode=True)] * 500)
    assert answer.status_code == 202
    numbers = [one["invoiceNumber"] for one in answer.json()]
    assert numbers == [f"2026/03/{number:05}" for number in range(1, 501)]


def test_a_number_that_is_taken_is_409_with_its_place(desk: Desk) -> None:
    desk.create(invoiceNumber="RE-1", draftOnly=True)
    answer = desk.post(invoice(invoiceNumber="RE-2"), invoice(invoiceNumber="RE-1"))
    refused(answer, 409, "CONFLICT")
    assert answer.json()["errors"][0]["code"] == "taken"
    assert fields(answer) == ["invoices[1].invoiceNumber"]
    assert len(desk.listed()) == 1


def test_a_number_that_stands_twice_in_a_request_is_409(desk: Desk) -> None:
    answer = desk.post(*(invoice(invoiceNumber=name) for name in ("RE-1", "RE-2", "RE-1")))
    refused(answer, 409, "CONFLICT")
    assert fields(answer) == ["invoices[2].invoiceNumber"]
    assert desk.listed() == []


def test_of_fifty_at_once_one_gets_the_number(desk: Desk) -> None:
    body = invoice(invoiceNumber="RE-1", draftOnly=True)
    with ThreadPoolExecutor(50) as pool:
        answers = [answer.status_code for answer in pool.map(desk.post, [body] * 50)]
    assert sorted(answers) == [202] + [409] * 49
    assert len(desk.listed()) == 1


def test_sent_again_with_a_key_it_is_one_invoice_and_one_answer(desk: Desk) -> None:
    first, again = (desk.post(invoice(), **{"Idempotency-Key": "order-1"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert first.json() == again.json()
    assert len(desk.listed()) == 1


def test_without_a_seller_it_is_the_company_of_the_account(desk: Desk) -> None:
    body = {name: value for name, value in invoice().items() if name != "seller"}
    answer = desk.post(body)
    refused(answer, 400, "BAD_REQUEST")
    assert "invoices[0].seller.name" in fields(answer)
    assert {error["code"] for error in answer.json()["errors"]} == {"company_incomplete"}
    desk.client.patch("/account", json={"company": COMPANY}).raise_for_status()
    assert desk.post(body).status_code == 202
    (row,) = desk.listed()
    assert desk.details(row["faktooraId"])["company"]["name"] == "Example GmbH"


def test_what_is_assessed_before_the_transaction_holds_only_for_the_account_as_it_then_is(
    desk: Desk,
) -> None:
    body = {name: value for name, value in invoice().items() if name != "seller"}
    desk.client.patch("/account", json={"company": COMPANY}).raise_for_status()
    first = desk.post(body, **{"Idempotency-Key": "first"})
    assert first.status_code == 202
    for name in ("Other GmbH", "Third GmbH"):
        desk.client.patch("/account", json={"company": {"name": name}}).raise_for_status()
        (row,) = desk.post(body).json()
        assert desk.details(row["faktooraId"])["company"]["name"] == name
    desk.client.patch("/account", json={"company": {"name": None}}).raise_for_status()
    assert [desk.post(body).status_code for _ in range(2)] == [400, 400]
    again = desk.post(
        body, **{"Idempotency-Key": "first"}
    )  # done already, whatever it would be now
    assert (again.status_code, again.json()) == (202, first.json())


def test_what_is_doubtful_is_told_and_hinders_nothing(desk: Desk) -> None:
    seller = {**invoice()["seller"], "vatId": "DE123456789"}
    answer = desk.post(invoice(seller=seller))
    assert answer.status_code == 202
    assert [one["field"] for one in answer.json()[0]["warnings"]] == ["seller.vatId"]


def test_amounts_are_added_up_exactly(desk: Desk) -> None:
    items = [{**item(0.1), "id": str(number)} for number in range(3)]
    desk.create(invoiceItems=items, draftOnly=True)
    (row,) = desk.listed()
    sums = [row[name] for name in ("netAmount", "taxAmount", "amount", "outstandingBalance")]
    assert sums == [0.3, 0.06, 0.36, 0.36]


def test_more_than_fits_is_refused(desk: Desk) -> None:
    vast = item(999_999_999_999)
    vast["product"]["quantity"] = 999_999
    refused(desk.post(invoice(invoiceItems=[vast])), 400, "BAD_REQUEST")


def test_an_address_that_no_mail_can_reach_is_refused_now(desk: Desk) -> None:
    ways = [
        {"type": "email", "recipient": "a@example.org\nBcc: b@example.org"},
        {"type": "email", "carbonCopy": "nobody"},
    ]
    answer = desk.post(invoice(delivery=ways))
    assert fields(answer) == [
        "invoices[0].delivery[0].recipient",
        "invoices[0].delivery[1].carbonCopy",
    ]


def test_a_body_may_be_larger_than_others_where_files_are_in_it(desk: Desk) -> None:
    file = {"filename": "hours.pdf", "mimeType": "application/pdf", "content": "JVBE" * 400_000}
    answer = desk.post(invoice(attachments=[file], draftOnly=True))
    assert answer.status_code == 202, answer.text


def test_who_created_it_is_in_the_audit_log_and_its_content_is_not(desk: Desk) -> None:
    id = desk.create(draftOnly=True)
    (entry,) = desk.audited(id)
    assert (entry["action"], entry["kind"]) == ("create_invoices", "created")
    after = entry["after"]
    assert (after["payload"], after["company"]) == ("(hidden)", "(hidden)")
    assert len(after["payload_digest"]) == 64
    assert after["gross_amount"] == "1428.00"
