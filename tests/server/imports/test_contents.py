"""The content endpoints say what `einvoice.content` says, in numbers and days of the contract."""

import json
from decimal import Decimal
from typing import cast

import httpx
import pytest
from pydantic import JsonValue, TypeAdapter

from einvoice import content
from einvoice.example import example_invoice
from einvoice.sections import SECTIONS, Content
from einvoice_server.documents import sections_file
from einvoice_server.documents.analysis import analyse, analyse_invoice
from einvoice_server.imports.shapes import shape_of, with_id
from einvoice_server.imports.tracks import INCOMING
from tests.builders import full_invoice
from tests.corpus_files import CorpusFile, corpus_files
from tests.server.imports.helpers import Object, cii, got, hybrid, imported, plain_pdf, ubl

ENDPOINTS = (
    "summary",
    "lineitems",
    "taxes",
    "paymentterms",
    "paymentmeans",
    "seller",
    "buyer",
    "delivery",
)
HYBRIDS = [hybrid("factur-x-en16931"), hybrid("xrechnung")]


def thirty() -> list[CorpusFile]:
    """Documents from all over the corpus that can be read."""
    whole = [one for one in corpus_files() if one.row["wellformed"] and one.row.get("syntax")]
    return whole[:: max(1, len(whole) // 30)][:30]


def said(found: Content) -> Object:
    """What a content says, as the API should: worked out apart from the code under test."""

    def told(value: object) -> JsonValue:
        if isinstance(value, dict):
            entries = cast("dict[str, object]", value)
            return {key: told(one) for key, one in entries.items()}
        if isinstance(value, list | tuple):
            return [told(one) for one in cast("list[object]", value)]
        if isinstance(value, Decimal):
            return f"number {value:f}"
        if isinstance(value, bool) or value is None or isinstance(value, str):
            return value
        if isinstance(value, int):
            return f"number {value}"
        day = str(value).replace("-", "")
        return day if len(day) == 8 else f"moment {value}"

    whole = told(found.model_dump(by_alias=True))
    assert isinstance(whole, dict)
    return whole


def read_exactly(text: str) -> Object:
    """JSON whose numbers are kept as they were written."""
    return json.loads(text, parse_float="number {}".format, parse_int="number {}".format)


@pytest.mark.parametrize("document", thirty(), ids=str)
def test_each_endpoint_says_what_the_library_says(
    client: httpx.Client, document: CorpusFile
) -> None:
    path = imported(client, document.data)
    id = path.rpartition("/")[2]
    expected = said(content(document.data))
    whole = read_exactly(client.get(f"{path}/content").raise_for_status().text)
    assert whole == {"importId": id, **expected}
    for name in ENDPOINTS:
        part = read_exactly(client.get(f"{path}/content/{name}").raise_for_status().text)
        section = expected[name]
        assert part == ({"importId": id, **section} if isinstance(section, dict) else section)


@pytest.mark.parametrize("data", HYBRIDS, ids=["factur-x", "xrechnung"])
def test_of_a_hybrid_pdf_the_invoice_in_it_counts(client: httpx.Client, data: bytes) -> None:
    path = imported(client, data, way="outgoing", name="rechnung.pdf")
    whole = read_exactly(client.get(f"{path}/content").raise_for_status().text)
    expected = said(content(data))
    assert whole["summary"] == expected["summary"]
    assert whole["lineitems"] == expected["lineitems"]
    source = client.get(f"{path}/source")
    assert source.headers["Content-Type"] == "application/xml"
    assert source.headers["Content-Disposition"] == "attachment; filename*=UTF-8''rechnung.xml"
    assert content(source.content).summary.invoice_number == "EXAMPLE-2026-001"
    pdf = client.get(f"{path}/source", headers={"Accept": "application/pdf"})
    assert (pdf.headers["Content-Type"], pdf.content) == ("application/pdf", data)


@pytest.mark.parametrize("data", [ubl(), cii(), *HYBRIDS], ids=["ubl", "cii", "fx", "xr"])
def test_the_visual_representation_is_drawn_from_the_xml(client: httpx.Client, data: bytes) -> None:
    path = imported(client, data)
    visual = client.get(f"{path}/content/pdf")
    assert visual.headers["Content-Type"] == "application/pdf"
    assert visual.content.startswith(b"%PDF-")
    assert visual.content != data
    assert got(client, f"{path}/status")["visualizationStatus"] == "accepted"


def test_a_pdf_without_invoice_shows_itself(client: httpx.Client) -> None:
    data = plain_pdf()
    path = imported(client, data)
    assert client.get(f"{path}/content/pdf").content == data
    source = client.get(f"{path}/source")
    assert (source.headers["Content-Type"], source.content) == ("application/pdf", data)
    assert got(client, f"{path}/status") == {
        "validationStatus": "failed",
        "visualizationStatus": "accepted",
        "overallStatus": "failed",
    }


def test_numbers_keep_every_digit_and_every_zero(client: httpx.Client) -> None:
    stated = "12345678901234567890.120"
    path = imported(client, ubl().replace(b">1062.19<", f">{stated}<".encode()))
    text = client.get(f"{path}/content/summary").text
    assert f'"amount":{stated}' in text
    assert '"issueDate":"20260131"' in text


def test_every_term_of_the_model_is_told_and_fits_its_schema() -> None:
    packed = analyse_invoice(full_invoice()).sections
    assert packed is not None
    whole = sections_file.whole(packed)
    assert read_exactly(whole.decode()) == said(Content.of(full_invoice(), None))
    model = shape_of(Content)
    told = model.model_validate_json(whole)
    assert set(SECTIONS) <= set(type(told).model_fields)
    every = with_id(INCOMING, Content).model_json_schema(by_alias=True, mode="serialization")
    assert every["required"][-1] == "importId"
    for name in SECTIONS:
        assert sections_file.section(packed, name)


def test_lines_below_lines_are_written_however_deep_they_are() -> None:
    invoice = example_invoice()
    line = invoice.lines[0]
    for _ in range(60):
        line = line.replace(sub_lines=[line])
    packed = analyse_invoice(invoice.replace(lines=[line])).sections
    assert packed is not None
    assert sections_file.section(packed, "lineitems").count(b'"subLines":[{') == 60


def test_text_cannot_end_a_section_early() -> None:
    name = 'A"}\n{"seller":{"name":"B\u2028\u0085'
    seller = example_invoice().seller
    assert seller is not None
    packed = analyse_invoice(example_invoice().replace(seller=seller.replace(name=name))).sections
    assert packed is not None
    told = TypeAdapter(dict[str, JsonValue]).validate_json(sections_file.section(packed, "seller"))
    assert told["name"] == name
    with pytest.raises(KeyError):
        sections_file.section(packed, "sell")


def test_an_analysis_never_raises_for_what_a_document_is() -> None:
    for data in (b"", b"<", b"%PDF-", ubl()[:-20], hybrid()[:20_000], ubl().replace(b"cbc:", b"")):
        found = analyse(data, name="x")
        assert found.is_valid is False
        assert found.verdict["reason"]
