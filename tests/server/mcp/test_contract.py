"""The tools of the contract, by their names and with their arguments."""

from collections.abc import Callable, Generator
from typing import cast

import httpx
import pytest

from tests.server.makers import (
    bundle,
    customer,
    draft,
    in_review,
    product,
    until,
    webhook,
)
from tests.server.mcp.calling import Object, call, given, refused, tools
from tests.server.running import Running

NAMES = frozenset(
    """
    create_invoice_simple create_invoice_zugferd2 create_invoice_xrechnung
    list_invoices get_invoice_status download_invoice delete_invoice
    import_incoming_invoice list_incoming_imports get_import_validation get_import_status
    get_import_summary get_import_content get_import_line_items get_import_taxes
    get_import_payment_terms get_import_payment_means get_import_seller get_import_buyer
    get_import_delivery list_import_attachments get_import_attachment
    import_outgoing_invoice list_outgoing_imports get_outgoing_import_validation
    get_outgoing_import_status get_outgoing_import_summary get_outgoing_import_content
    get_outgoing_import_line_items get_outgoing_import_taxes get_outgoing_import_payment_terms
    get_outgoing_import_payment_means get_outgoing_import_seller get_outgoing_import_buyer
    get_outgoing_import_delivery list_outgoing_import_attachments get_outgoing_import_attachment
    list_customers get_customer create_customer update_customer delete_customer
    generate_customer_number verify_customer_number import_customers
    list_products get_product create_product update_product delete_product verify_product_code
    list_product_bundles get_product_bundle create_product_bundle update_product_bundle
    delete_product_bundle
    list_webhooks create_webhook update_webhook delete_webhook
    get_next_invoice_number verify_invoice_number get_invoice_number_template
    update_invoice_number_template
    """.split()
)
RENAMED = {
    "list_incoming_invoices": "list_incoming_imports",
    "get_incoming_invoice_summary": "get_import_summary",
    "list_outgoing_invoices": "list_outgoing_imports",
    "get_outgoing_invoice_content": "get_outgoing_import_content",
}
BESIDES = frozenset(
    """
    preview_invoice create_invoices get_invoice_details get_validation_report replace_invoice
    confirm_invoice approve_invoice reject_invoice validate_invoice mark_invoice_paid
    archive_invoice get_import update_import delete_import get_import_source get_import_visual
    get_import_report download_import_attachment get_outgoing_import delete_outgoing_import
    get_outgoing_import_source get_outgoing_import_visual get_outgoing_import_report
    download_outgoing_import_attachment validate_document suggest_fixes convert_document
    explain_rule list_code_lists get_code_list list_webhook_deliveries get_webhook_delivery
    replay_webhook_delivery test_webhook get_account update_account
    """.split()
)
"""What REST has and the tools of the contract lack."""

INVOICE: Object = {
    "invoiceTypeCode": 380,
    "issueDate": "20260330",
    "buyer": {
        "name": "Acme GmbH",
        "street": "Hauptstraße 1",
        "postcode": "10115",
        "city": "Berlin",
        "country": "DE",
    },
    "seller": {
        "name": "Example GmbH",
        "street": "Beispielweg 1",
        "postcode": "10115",
        "city": "Berlin",
        "country": "DE",
        "vatId": "DE123456788",
    },
    "invoiceItems": [
        {
            "id": "1",
            "product": {
                "name": "Consulting",
                "quantity": 8,
                "unitCode": "HUR",
                "price": 150,
                "taxes": [{"typeCode": "VAT", "rate": 19}],
            },
        }
    ],
}


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        yield client


def test_all_names_of_the_contract_are_listed(client: httpx.Client) -> None:
    assert len(NAMES) == 64
    shown = tools(client).keys()
    assert NAMES - shown == set()
    assert BESIDES - shown == set()


def test_names_of_the_other_page_are_understood_and_not_listed(client: httpx.Client) -> None:
    shown = tools(client)
    for other, name in RENAMED.items():
        assert other not in shown
        if name.startswith("list_"):
            assert given(call(client, other)) == given(call(client, name))
        else:
            unknown: Object = {"importId": "IMP456789", "faktooraId": "INV-0042"}
            properties = cast("Object", cast("Object", shown[name]["inputSchema"])["properties"])
            asked = {key: unknown[key] for key in properties}
            assert refused(call(client, other, asked))["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("tool", "more", "format"),
    [
        ("create_invoice_simple", {}, "pdf"),
        ("create_invoice_zugferd2", {}, "zf:2"),
        ("create_invoice_xrechnung", {"schema": "UBL"}, "xrechnung"),
    ],
)
def test_three_tools_create_one_invoice_each_in_their_format(
    client: httpx.Client, tool: str, more: Object, format: str
) -> None:
    buyer = {**cast("Object", INVOICE["buyer"]), "email": "buyer@example.org"}
    seller = {**cast("Object", INVOICE["seller"]), "email": "a@example.com", "phone": "+49 30 1"}
    asked: Object = {**INVOICE, "buyer": buyer, "seller": seller, **more, "draftOnly": True}
    created = given(call(client, tool, asked))
    assert created.keys() == {"faktooraId", "detailsPage", "invoiceNumber", "warnings"}
    details = client.get(f"/invoices/{created['faktooraId']}/details").json()
    assert details["format"] == format
    assert details["invoice"].get("schema") == more.get("schema")


def test_a_creating_tool_is_the_same_call_as_its_endpoint(client: httpx.Client) -> None:
    body = {"invoices": [{**INVOICE, "format": "zf:2"}]}
    headers = {"Idempotency-Key": "once"}
    made = client.post("/invoices", json=body, headers=headers).raise_for_status().json()
    told = call(client, "create_invoice_zugferd2", {**INVOICE, "idempotencyKey": "once"})
    assert given(told) == made[0]
    assert cast("Object", told["_meta"])["idempotentReplayed"] is True


def test_a_refusal_names_places_as_the_tool_has_them(client: httpx.Client) -> None:
    wrong: Object = {**INVOICE, "buyer": {**cast("Object", INVOICE["buyer"]), "postcode": "1"}}
    told = refused(call(client, "create_invoice_zugferd2", wrong))
    fields = [one["field"] for one in cast("list[Object]", told["errors"])]
    assert fields == ["buyer.postcode"]
    assert "invoices[0]" not in str(told)


def test_a_format_that_the_tool_does_not_make_is_refused(client: httpx.Client) -> None:
    told = refused(call(client, "create_invoice_simple", {**INVOICE, "format": "zf:2"}))
    assert cast("list[Object]", told["errors"])[0]["field"] == "format"


def test_job_status_is_done_where_rest_has_nothing_more_to_tell(client: httpx.Client) -> None:
    asked: Object = {**INVOICE, "format": "pdf"}
    id = client.post("/invoices", json={"invoices": [asked]}).json()[0]["faktooraId"]
    until(client, id, lambda status: status["jobStatus"] is None)
    told = given(call(client, "get_invoice_status", {"faktooraId": id}))
    assert told == {**client.get(f"/invoices/{id}/status").json(), "jobStatus": "done"}
    assert "validation" not in told


def test_a_draft_has_no_job(client: httpx.Client) -> None:
    id = draft(client)
    assert given(call(client, "get_invoice_status", {"faktooraId": id}))["jobStatus"] is None
    given(call(client, "confirm_invoice", {"faktooraId": id}))
    until(client, id, lambda status: status["invoiceStatus"] == "created")
    paid = given(call(client, "mark_invoice_paid", {"faktooraId": id}))
    assert (paid["invoiceStatus"], paid["jobStatus"]) == ("paid", "done")


def test_people_decide_through_tools(client: httpx.Client) -> None:
    id = in_review(client)
    given(call(client, "reject_invoice", {"faktooraId": id, "reason": "No order number."}))
    given(call(client, "replace_invoice", {"faktooraId": id, "invoice": INVOICE}))
    given(call(client, "confirm_invoice", {"faktooraId": id}))
    until(client, id, lambda status: status["invoiceStatus"] == "created")


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("customer", customer),
        ("product", product),
        ("product_bundle", bundle),
        ("webhook", webhook),
    ],
)
def test_ids_may_be_called_id(
    client: httpx.Client, kind: str, make: Callable[[httpx.Client], str]
) -> None:
    id = make(client)
    given(call(client, f"get_{kind}", {"id": id}))
    given(call(client, f"delete_{kind}", {"id": id}))
    assert refused(call(client, f"get_{kind}", {"id": id}))["code"] == "NOT_FOUND"


def test_a_preview_tells_totals_and_stores_nothing(client: httpx.Client) -> None:
    told = given(call(client, "preview_invoice", {**INVOICE, "format": "zf:2"}))
    assert (told["netAmount"], told["taxAmount"], told["amount"]) == (1200, 228, 1428)
    assert told["lines"] == [{"id": "1", "netAmount": 1200}]
    assert told["taxes"] == [
        {"categoryCode": "S", "rate": 19, "taxableAmount": 1200, "taxAmount": 228}
    ]
    assert told["isValid"] is True
    assert cast("Object", given(call(client, "list_invoices"))["meta"])["totalItems"] == 0
    assert client.get("/invoices/next-number").json()["counter"] == 0


def test_a_preview_is_refused_as_creating_is(client: httpx.Client) -> None:
    wrong: Object = {**INVOICE, "format": "xrechnung"}
    over_rest = client.post("/invoices", json={"invoices": [wrong]}).json()
    told = refused(call(client, "preview_invoice", wrong))
    assert [f"invoices[0].{one['field']}" for one in cast("list[Object]", told["errors"])] == [
        one["field"] for one in over_rest["errors"]
    ]
    numbered: Object = {**INVOICE, "invoiceNumber": "RE-1"}
    given(call(client, "create_invoice_simple", numbered))
    taken = refused(call(client, "preview_invoice", numbered))
    assert (taken["code"], cast("list[Object]", taken["errors"])[0]["field"]) == (
        "CONFLICT",
        "invoiceNumber",
    )


def test_a_preview_tells_what_the_rules_say(client: httpx.Client) -> None:
    """A Leitweg-ID with a wrong check digit is a warning, and hinders nothing."""
    buyer = {**cast("Object", INVOICE["buyer"]), "email": "buyer@example.org"}
    seller = {**cast("Object", INVOICE["seller"]), "email": "a@example.com", "phone": "+49 30 1"}
    reference: Object = {"buyerReferenceId": "991-1234512345-06"}
    asked: Object = {**INVOICE, "format": "xrechnung", "buyer": buyer, "seller": seller}
    told = given(call(client, "preview_invoice", {**asked, "buyerReference": reference}))
    fields = [one["field"] for one in cast("list[Object]", told["warnings"])]
    assert "buyerReference.buyerReferenceId" in fields
