"""Downloads, validation and its report."""

import pytest

from einvoice import validate
from einvoice_server.tenancy.features import Feature
from tests.server.invoices_api.desk import Desk, refused


@pytest.mark.parametrize(
    ("accept", "form", "status", "start"),
    [
        ("*/*", None, 200, b"%PDF"),
        ("application/pdf", None, 200, b"%PDF"),
        ("application/xml", None, 200, b"<?xml"),
        ("application/pdf", "xml", 200, b"<?xml"),
        ("application/xml", "pdf", 200, b"%PDF"),
        ("application/json", None, 406, b"{"),
        ("text/html", None, 406, b"{"),
        ("text/html", "docx", 400, b"{"),
    ],
)
def test_accept_and_format_decide_on_the_file(
    hybrid: tuple[Desk, str], accept: str, form: str | None, status: int, start: bytes
) -> None:
    desk, id = hybrid
    query = {} if form is None else {"format": form}
    answer = desk.client.get(f"/invoices/{id}", params=query, headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.content.startswith(start)


def test_both_files_are_valid_and_named_after_the_number(hybrid: tuple[Desk, str]) -> None:
    desk, id = hybrid
    for form in ("pdf", "xml"):
        answer = desk.client.get(f"/invoices/{id}", params={"format": form})
        assert validate(answer.content).verdict.value == "accept"
        name = f"attachment; filename*=UTF-8''2026-03-00001.{form}"
        assert answer.headers["Content-Disposition"] == name


def test_a_validation_that_was_asked_for_leaves_a_verdict_and_a_report(
    hybrid: tuple[Desk, str],
) -> None:
    desk, id = hybrid
    assert desk.status(id)["validation"] == {
        "status": "success",
        "validity": True,
        "createdAt": desk.details(id)["createdAt"],
    }
    answer = desk.client.get(f"/invoices/{id}/validation-report")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_a_plain_pdf_has_no_xml(desk: Desk) -> None:
    id = desk.made()
    answer = desk.client.get(f"/invoices/{id}", params={"format": "xml"})
    assert "has no XML" in refused(answer, 404, "NOT_FOUND")["message"]


def test_an_xrechnung_in_ubl_is_ubl(desk: Desk) -> None:
    id = desk.made(format="xrechnung", schema="UBL", deliveryDate="20260328")
    xml = desk.client.get(f"/invoices/{id}", headers={"Accept": "application/xml"}).content
    assert b"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" in xml
    assert desk.details(id)["findings"] == []


def test_a_number_that_is_no_filename_still_names_a_file(desk: Desk) -> None:
    desk.made(invoiceNumber="../RE 1/ü")
    query = {"invoiceNumber": "../RE 1/ü"}
    answer = desk.client.get("/invoices", params=query, headers={"Accept": "application/pdf"})
    assert answer.status_code == 200
    name = answer.headers["Content-Disposition"].partition("''")[2]
    assert "/" not in name
    assert "%2F" not in name
    assert name.endswith(".pdf")


def test_validation_waits_for_the_documents_and_can_be_asked_for_again(desk: Desk) -> None:
    id = desk.create()
    missing = desk.client.get(f"/invoices/{id}/validation-report")
    assert "never validated" in refused(missing, 404, "NOT_FOUND")["message"]
    answer = desk.act(id, "validate")
    assert answer.status_code == 202
    found = answer.json()["validation"]
    assert (found["status"], found["validity"]) == ("processing", None)
    early = desk.client.get(f"/invoices/{id}/validation-report")
    assert "not finished" in refused(early, 404, "NOT_FOUND")["message"]
    assert desk.work() == 2
    assert desk.status(id)["validation"]["status"] == "success"
    assert desk.act(id, "validate").status_code == 202
    assert desk.act(id, "validate").status_code == 202
    assert desk.work() == 1
    assert desk.client.get(f"/invoices/{id}/validation-report").status_code == 200


def test_a_draft_has_nothing_to_validate(desk: Desk) -> None:
    refused(desk.act(desk.create(draftOnly=True), "validate"), 409, "CONFLICT")


def test_without_the_feature_validate_is_ignored_when_creating_and_refused_alone(
    desk: Desk,
) -> None:
    desk.turn(Feature.INVOICE_VALIDATION, False)
    id = desk.create(validate=True)
    assert desk.work() == 1
    assert "validation" not in desk.status(id)
    refused(desk.act(id, "validate"), 403, "FEATURE_DISABLED")


def test_a_file_of_another_account_is_not_given_by_its_number(desk: Desk) -> None:
    desk.made(invoiceNumber="RE-1")
    with desk.server.new_client() as stranger:
        query, headers = {"invoiceNumber": "RE-1"}, {"Accept": "application/pdf"}
        answer = stranger.get("/invoices", params=query, headers=headers)
        refused(answer, 404, "NOT_FOUND")
