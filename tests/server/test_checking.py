"""Documents checked, mended and converted without being stored; rules and codes explained."""

from collections.abc import Generator
from typing import cast

import httpx
import pytest
from pydantic import JsonValue

from einvoice import read, validate, write
from einvoice.example import example_invoice
from tests.server.running import Running

Object = dict[str, JsonValue]
CII = write(example_invoice(), syntax="cii")
WRONG_SUM = CII.replace(b"<ram:LineTotalAmount>", b"<ram:LineTotalAmount>9")
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        yield client


def sent(client: httpx.Client, path: str, data: bytes, **fields: str) -> httpx.Response:
    files = {"file": ("invoice.xml", data, "application/xml")}
    return client.post(path, files=files, data=fields)


def test_a_good_invoice_is_accepted(client: httpx.Client) -> None:
    told = sent(client, "/validate", CII).json()
    assert (told["verdict"], told["syntax"], told["counts"]["fatal"]) == ("accept", "cii", 0)


def test_a_rejected_invoice_is_an_answer_with_what_to_change(client: httpx.Client) -> None:
    answer = sent(client, "/validate", WRONG_SUM)
    assert answer.status_code == 200
    told = answer.json()
    assert told["verdict"] == "reject"
    found = {one["rule"]: one for one in told["findings"]}
    assert {one.rule for one in validate(WRONG_SUM).findings} == found.keys()
    sum_of_lines = found["BR-CO-10"]
    assert sum_of_lines["terms"] == ["BT-106", "BT-131"]
    assert sum_of_lines["path"]
    assert sum_of_lines["fix"]


def test_findings_are_told_in_german(client: httpx.Client) -> None:
    english, german = (
        sent(client, "/validate", WRONG_SUM, language=language).json()["findings"][0]
        for language in ("en", "de")
    )
    assert english["rule"] == german["rule"]
    assert english["message"] != german["message"]


def test_another_profile_can_be_asked_for(client: httpx.Client) -> None:
    told = sent(client, "/validate", CII, profile="xrechnung").json()
    assert "xrechnung" in {one["name"] for one in told["ruleSets"]}
    unknown = sent(client, "/validate", CII, profile="nothing")
    assert unknown.status_code == 400
    assert unknown.json()["errors"][0]["field"] == "profile"


@pytest.mark.parametrize("path", ["/validate", "/fixes"])
@pytest.mark.parametrize("data", [b"hello", b"<a/>", b"<a", PDF, b"\x00" * 50])
def test_what_is_no_invoice_is_422(client: httpx.Client, path: str, data: bytes) -> None:
    answer = sent(client, path, data)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == "file"


def test_a_file_or_xml_and_not_both(client: httpx.Client) -> None:
    both = sent(client, "/validate", CII, xml=CII.decode())
    neither = client.post("/validate", files={"other": b""}, data={"language": "en"})
    assert (both.status_code, neither.status_code) == (400, 400)


def test_xml_as_text_is_checked_like_a_file(client: httpx.Client) -> None:
    files = {"xml": (None, CII.decode())}
    assert client.post("/validate", files=files).json() == sent(client, "/validate", CII).json()


def test_what_is_certain_is_mended_and_the_rest_is_listed(client: httpx.Client) -> None:
    data = CII.replace(b"<ram:TaxBasisTotalAmount>", b"<ram:TaxBasisTotalAmount>9")
    told = sent(client, "/fixes", data).json()
    assert (told["verdictBefore"], told["verdictAfter"]) == ("reject", "accept")
    assert [step["path"] for one in told["changes"] for step in one["patch"]]
    mended = cast("str", told["document"]).encode()
    assert read(mended).invoice == read(CII).invoice


def test_where_nothing_is_certain_nothing_is_changed(client: httpx.Client) -> None:
    told = sent(client, "/fixes", CII).json()
    assert (told["changes"], told["remaining"], told["document"]) == ([], [], None)


def test_a_document_is_converted_and_losses_are_named(client: httpx.Client) -> None:
    told = sent(client, "/convert", CII, to="ubl").json()
    assert told["syntax"] == "ubl-invoice"
    assert read(told["document"].encode()).invoice == read(CII).invoice
    assert told["totalLosses"] == len(told["losses"]) == 0
    small = sent(client, "/convert", CII, profile="factur-x-minimum").json()
    assert small["totalLosses"] > 0
    assert {"path", "term", "value", "reason"} == small["losses"][0].keys()


@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({}, 400, "to"),
        ({"to": "csv"}, 400, "to"),
        ({"profile": "nothing"}, 400, "profile"),
        ({"profile": "factur-x-minimum", "onLoss": "refuse"}, 422, ""),
        ({"profile": "factur-x-minimum", "to": "ubl"}, 422, ""),
    ],
)
def test_what_cannot_be_converted_is_refused(
    client: httpx.Client, fields: dict[str, str], status: int, field: str
) -> None:
    answer = sent(client, "/convert", CII, **fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)


def test_a_rule_is_explained_whatever_its_case(client: httpx.Client) -> None:
    assert client.get("/rules/br-co-10").json()["ruleId"] == "BR-CO-10"
    assert client.get("/rules/BR-CO-10", params={"language": "de"}).json()["entries"][0]["why"]
    unknown = client.get("/rules/BR-CO-1000")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "NOT_FOUND")


def test_codes_are_found_by_what_they_mean(client: httpx.Client) -> None:
    whole = client.get("/codelists/4461").json()
    assert len(whole["codes"]) == whole["total"]
    some = client.get("/codelists/4461", params={"keyword": "sepa"}).json()
    assert {one["code"] for one in some["codes"]} == {"58", "59"}
    assert client.get("/codelists/nothing").status_code == 404
    assert "rec20" in {one["name"] for one in client.get("/codelists").json()["codeLists"]}
