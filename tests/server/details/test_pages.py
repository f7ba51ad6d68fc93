"""What pages say, in two languages, and that nothing of a stranger gets out of its place."""

from itertools import pairwise
from pathlib import Path
from typing import cast

import httpx
import pytest
from pydantic import JsonValue

from einvoice_server.details.links import Kind
from einvoice_server.details.words import preferred, words_of
from einvoice_server.kit.files import Download
from einvoice_server.tenancy.tenant import Environment
from tests.server.details.fakes import (
    DETAILS,
    ID,
    INVOICE,
    XML,
    Described,
    Object,
    answering,
    registry,
)
from tests.server.details.opening import Element, facts, get, link, parsed, rows
from tests.server.products.making import made
from tests.server.running import Running, running

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def shown(server: Running, language: str, given: Object) -> Element:
    """The page about a new product."""
    account = server.account()
    with server.client(server.key(account)) as client:
        id = str(made(client, **given)["productId"])
    return parsed(get(link(server, account, Kind.PRODUCT, id), language))


def headings(page: Element) -> list[int]:
    return [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]


def test_a_product_is_shown_in_english_and_in_german(server: Running) -> None:
    given: Object = {
        "price": 1150.5,
        "inventoryCount": -3,
        "globalID": {"id": "4012345001235", "schemeId": "0160"},
        "additionalReferencedDocument": {"id": "SPEC-1", "type": "130"},
    }
    english = shown(server, "en", given)
    told = facts(english)
    assert (told["Price per unit"], told["VAT rate"]) == ("1,150.50", "19%")
    assert told["In stock"] == "\N{MINUS SIGN}3"
    assert told["Global item number"] == "4012345001235 (0160)"
    assert [one.text for one in english.all("h3")] == ["Related document"]
    german = shown(server, "de-AT,en;q=0.5", given)
    told = facts(german)
    assert told["Preis je Einheit"] == "1.150,50"
    assert told["Einheit"].endswith("(HUR)")
    assert german.all("html")[0].attributes["lang"] == "de"


def test_the_account_decides_for_a_browser_that_wants_neither_language(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        id = str(made(client)["productId"])
        address = link(server, account, Kind.PRODUCT, id)
        assert get(address, "fr").headers["Content-Language"] == "de"
        change = {"preferences": {"language": "en"}, "company": {"name": "Shown GmbH"}}
        client.patch("/account", json=change).raise_for_status()
    answer = get(address, "fr")
    assert answer.headers["Content-Language"] == "en"
    assert "Shown GmbH" in parsed(answer).all("header")[0].text
    assert get(address + "&lang=de", "en").headers["Content-Language"] == "de"
    assert get(address + "&lang=xx", "de").headers["Content-Language"] == "de"


def test_the_other_language_is_one_click_away(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        id = str(made(client)["productId"])
    address = link(server, account, Kind.PRODUCT, id)
    other = next(one for one in parsed(get(address)).all("a") if "hreflang" in one.attributes)
    assert (other.text, other.attributes["lang"]) == ("Deutsch", "de")
    answer = get(str(httpx.URL(address).join(other.attributes["href"])))
    assert parsed(answer).all("html")[0].attributes["lang"] == "de"


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", None),
        ("*", None),
        ("fr", None),
        ("en-GB", "en"),
        ("fr, de;q=0.3, en;q=0.8", "en"),
        ("de;q=0, en;q=0.1", "en"),
        ("de;q=0", None),
        ("en;q=x, de;q=0.1", "de"),
        ("," * 10_000, None),
    ],
)
def test_the_language_is_the_one_that_is_wanted_most(header: str, wanted: str | None) -> None:
    assert preferred(header) == wanted


def test_a_hostile_value_stays_text_wherever_it_stands(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        client.patch("/account", json={"company": {"name": HOSTILE}}).raise_for_status()
        given = {"description": HOSTILE, "code": HOSTILE[:60], "buyerAssignedID": HOSTILE}
        id = str(made(client, name=HOSTILE, **given)["productId"])
    page = parsed(get(link(server, account, Kind.PRODUCT, id)))
    assert page.all("script", "img", "iframe", "form") == []
    assert page.all("h1")[0].text == HOSTILE
    assert facts(page)["Description"] == HOSTILE
    assert HOSTILE in page.all("title")[0].text
    assert page.all("header")[0].all("p")[0].text == HOSTILE


def test_a_hostile_id_and_hostile_names_of_fields_stay_text(tmp_path: Path) -> None:
    told: Object = {**DETAILS, "invoice": {HOSTILE: {HOSTILE: [{HOSTILE: HOSTILE}]}}}
    id = '"><script>x'
    with running(
        tmp_path, registry=registry(answering("get_invoice_details", told, id=id))
    ) as server:
        page = parsed(get(link(server, server.account(), Kind.INVOICE, id)))
    assert page.all("script", "img") == []
    assert "onerror" in page.text
    files = [one.attributes["href"] for one in page.all("nav")[1].all("a")]
    assert all(one.startswith("%22%3E%3Cscript%3Ex/") for one in files)


def test_a_page_has_landmarks_headings_in_order_and_names_for_its_tables(tmp_path: Path) -> None:
    with running(tmp_path, registry=INVOICE) as server:
        page = parsed(get(link(server, server.account(), Kind.INVOICE, ID)))
    assert [len(page.all(one)) for one in ("main", "footer", "h1")] == [1, 1, 1]
    assert [one.attributes["aria-label"] for one in page.all("nav")] == ["Language", "Files"]
    levels = headings(page)
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = [one.attributes["id"] for one in page.all("h1", "h2", "h3", "caption") if one.attributes]
    assert len(ids) == len(set(ids))
    for section in page.all("section"):
        assert section.attributes["aria-labelledby"] in ids
    tables = page.all("table")
    assert len(tables) == 4
    for table in tables:
        assert table.all("caption")[0].text
        heads = table.all("thead")[0].all("th")
        assert {one.attributes["scope"] for one in heads} == {"col"}
        assert all(len(row.all("td", "th")) == len(heads) for row in table.all("tr"))


def test_an_invoice_is_shown_with_parties_items_amounts_and_findings(tmp_path: Path) -> None:
    with running(tmp_path, registry=INVOICE) as server:
        address = link(server, server.account(), Kind.INVOICE, ID)
        answer = get(address)
        page = parsed(answer)
        german = parsed(get(address, "de"))
    assert page.all("h1")[0].text == "2026/03/00042"
    told = facts(page)
    assert told["Total with VAT"] == "€\u00a01,432.76"
    assert told["Due on"] == "29 Apr 2026"
    assert told["Added"] == "30 Mar 2026, 14:34 CEST"
    assert rows(page, "Means of payment")[1][1] == "DE75512108001245126199"
    items = rows(page, "Items")
    assert items[0] == ["No.", "Item", "Quantity", "Price per unit", "VAT rate"]
    assert items[1] == ["1", "ConsultingOn site", "8 h", "€\u00a0150.50", "19%"]
    assert rows(page, "Findings")[1] == ["error", "BR-CO-10", "The sum is wrong.State it right."]
    assert "accounting@example.org" in str(rows(page, "Deliveries"))
    assert "überfällig" in german.text
    for hidden in ("hidden@example.com", "never-shown", "Never shown", "QUJD"):
        assert hidden not in answer.text


def test_files_are_saved_and_never_shown(tmp_path: Path) -> None:
    with running(tmp_path, registry=INVOICE) as server:
        address = link(server, server.account(), Kind.INVOICE, ID)
        files = parsed(get(address)).all("nav")[1].all("a")
        assert [one.text for one in files] == [
            "Download PDF",
            "Download XML",
            "Download validation report",
        ]
        pdf, xml, report = (
            get(str(httpx.URL(address).join(one.attributes["href"]))) for one in files
        )
    assert (pdf.content, report.content) == (b"%PDF-", b"%PDF-report")
    assert (
        pdf.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf"
    )
    assert pdf.headers["X-Content-Type-Options"] == "nosniff"
    assert pdf.headers["Cache-Control"] == "no-store"
    assert "noindex" in pdf.headers["X-Robots-Tag"]
    assert xml.status_code == 404


def test_a_file_of_another_kind_than_the_page_promises_is_not_given(tmp_path: Path) -> None:
    other = answering("download_invoice", Download("x.html", "text/html", b"<b>"), accepts=XML)
    details = answering("get_invoice_details", DETAILS)
    with running(tmp_path, registry=registry(details, other)) as server:
        address = link(server, server.account(), Kind.INVOICE, ID)
        assert get(address.replace("?", "/xml?")).status_code == 404


PHASES: Object = {
    "validationStatus": "pending",
    "visualizationStatus": "pending",
    "overallStatus": "pending",
}
SUMMARY: Object = {
    "invoiceNumber": "R-1",
    "invoiceTypeCode": "381",
    "sellerName": "Example Books GmbH",
    "currency": "EUR",
    "amount": 100.1,
    "amountDue": 100.1,
}


def test_an_import_that_is_not_processed_yet_says_so(tmp_path: Path) -> None:
    operations = (
        answering("get_import_status", PHASES),
        answering("get_import_summary", None),
        answering("get_import_source", Download("in.xml", XML, b"<a/>")),
    )
    with running(tmp_path, registry=registry(*operations)) as server:
        address = link(server, server.account(), Kind.IMPORT, ID)
        page = parsed(get(address))
        assert "still being processed" in page.text
        assert [one.text for one in page.all("nav")[1].all("a")] == ["Download original file"]
        assert get(address.replace("?", "/source?")).content == b"<a/>"


@pytest.mark.parametrize("stem", ["import", "outgoing_import"])
def test_an_import_shows_what_was_read_and_what_the_rules_say(tmp_path: Path, stem: str) -> None:
    line: Object = {
        "id": "1",
        "product": {"name": "Book", "quantity": 2, "unitCode": "H87"},
        "netAmount": 9,
    }
    further: Object = {"id": "1.1", "product": {"name": "Cover"}, "netAmount": 1}
    content: Object = {
        "summary": cast("JsonValue", SUMMARY),
        "seller": {"name": "Example Books GmbH", "ids": [{"id": "7", "schemeId": None}]},
        "lineitems": [{**line, "subLines": [further]}],
        "taxes": [{"categoryCode": "S", "rate": 7, "basisAmount": 93.55, "taxAmount": 6.55}],
        "allowances": {"charges": [{"amount": 4.9, "reason": "Freight"}]},
        "unmapped": [{"location": "/a", "line": 3}],
    }
    validation: Object = {"status": "accepted", "fatal": 0, "findings": []}
    done: Object = dict.fromkeys(PHASES, "accepted")
    operations = (
        answering(f"get_{stem}_status", done),
        answering(f"get_{stem}_summary", SUMMARY),
        answering(f"get_{stem}_content", content),
        answering(f"get_{stem}_validation", validation),
    )
    with running(tmp_path, registry=registry(*operations)) as server:
        page = parsed(get(link(server, server.account(), Kind.IMPORT, ID)))
    assert page.all("p")[1].text == "Credit note"
    assert page.all("h1")[0].text == "R-1"
    assert [row[1] for row in rows(page, "Items")[1:]] == ["Book", "Cover"]
    assert rows(page, "VAT")[1][1:] == ["7%", "€\u00a093.55", "€\u00a06.55"]
    assert facts(page)["Total with VAT"] == "€\u00a0100.10"
    assert rows(page, "Charges") == [["Amount", "Reason"], ["€\u00a04.90", "Freight"]]
    assert "was not understood" in page.text
    assert page.all("nav")[1].all("a")[0].text == "Download PDF"


def test_a_field_without_a_word_of_ours_is_named_by_its_description(tmp_path: Path) -> None:
    who = Described(id=ID, name="Erika Mustermann", shoe_size=42, secret_handshake="left")
    with running(tmp_path, registry=registry(answering("get_customer", who))) as server:
        page = parsed(get(link(server, server.account(), Kind.CUSTOMER, ID), "de"))
    assert facts(page)["The size of shoes"] == "42"
    assert facts(page)["Secret handshake"] == "left"
    foreign = [one.text for one in page.all("dt") if one.attributes.get("lang") == "en"]
    assert foreign == ["The size of shoes", "Secret handshake"]


def test_a_page_has_an_end_whatever_is_stored(tmp_path: Path) -> None:
    many: list[JsonValue] = [{"text": f"note {number}"} for number in range(20_000)]
    deep: JsonValue = {"bottom": "reached"}
    for _ in range(100):
        deep = {"below": deep}
    content: Object = {"deep": deep, "name": "word " * 10_000, "raw": "A" * 5_000, "notes": many}
    told: Object = {**DETAILS, "invoice": content}
    with running(tmp_path, registry=registry(answering("get_invoice_details", told))) as server:
        answer = get(link(server, server.account(), Kind.INVOICE, ID))
    page = parsed(answer)
    assert len(answer.content) < 500_000
    assert "This is not all" in page.text
    assert "(5,000 characters)" in page.text
    assert max(headings(page)) <= 6


def test_test_data_is_marked_as_such(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account, environment=Environment.TEST)) as client:
        id = str(made(client)["productId"])
    address = link(server, account, Kind.PRODUCT, id, environment=Environment.TEST)
    assert "Test data" in get(address).text
    assert "Test data" not in shown(server, "en", {}).text


def test_both_languages_have_the_same_words() -> None:
    german, english = (words_of(code).tables for code in ("de", "en"))
    assert {group: set(names) for group, names in german.items()} == {
        group: set(names) for group, names in english.items()
    }


def test_the_report_is_only_offered_where_there_is_one(tmp_path: Path) -> None:
    told: Object = {**DETAILS, "validation": None, "hasXml": False}
    with running(tmp_path, registry=registry(answering("get_invoice_details", told))) as server:
        page = parsed(get(link(server, server.account(), Kind.INVOICE, ID)))
    assert [one.text for one in page.all("nav")[1].all("a")] == ["Download PDF"]
