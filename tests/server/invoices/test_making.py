"""The files: every format and type, judged by the rules, in a process of its own."""

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from einvoice import Syntax, Verdict, check_pdf, content, extract, read, validate, write
from einvoice.errors import NoInvoiceInPdfError
from einvoice.pdf.generations import ZUGFERD_1_0
from einvoice.profiles import get
from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.files import make
from einvoice_server.invoices.making.model import invoice_of
from einvoice_server.invoices.making.prepare import prepare, warm
from einvoice_server.invoices.making.report import validation_report
from einvoice_server.invoices.making.rules import broken_rules
from einvoice_server.invoices.payload.formats import MAKINGS
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.kit.base import JsonObject
from einvoice_server.tenancy.accounts.schemas import Preferences
from tests.server.invoices import cases
from tests.server.invoices.cases import (
    COMPANY,
    EARLIER,
    PREFERENCES,
    buyer,
    errors,
    item,
    made,
    parsed,
    payload,
    tax,
)
from tests.server.invoices.examples import XRECHNUNG, ZUGFERD

FRENCH = buyer(country="FR", postcode="75001", city="Paris", vatId="FR40303265045")
TYPES = (380, 381, 384, 326)
FILE: JsonObject = {"filename": "a.pdf", "mimeType": "application/pdf", "content": "AAAA"}


def example(document: bytes, **changes: JsonValue) -> InvoicePayload:
    return parsed({**json.loads(document), **changes})


def test_the_zugferd_example_of_the_contract_is_accepted_as_en16931() -> None:
    found = made(example(ZUGFERD, format="zf:2"))
    pdf = found.file("pdf")
    assert pdf is not None
    report = validate(pdf.data)
    assert report.verdict is Verdict.ACCEPT
    assert report.profile is not None
    assert report.profile.name in ("en16931", "factur-x-en16931")
    assert found.judged.verdict is Verdict.ACCEPT
    assert str(found.sums.gross) == "1428.00"


@pytest.mark.parametrize(
    ("schema", "syntax"), [(None, Syntax.CII), ("CII", Syntax.CII), ("UBL", Syntax.UBL_INVOICE)]
)
def test_the_xrechnung_example_of_the_contract_is_accepted_as_xrechnung(
    schema: str | None, syntax: Syntax
) -> None:
    found = made(example(XRECHNUNG, format="xrechnung", schema=schema))
    xml = found.file("xml")
    assert xml is not None
    report = validate(xml.data)
    assert (report.verdict, report.syntax) == (Verdict.ACCEPT, syntax)
    assert report.profile is not None
    assert report.profile.name == "xrechnung-3.0"


@pytest.mark.parametrize("type_code", TYPES)
@pytest.mark.parametrize("format", MAKINGS)
def test_every_format_is_made_of_every_type_and_accepted(format: str, type_code: int) -> None:
    party = FRENCH if MAKINGS[format].is_partial else buyer()
    found = made(
        payload(
            format=format, invoiceTypeCode=type_code, invoiceReferencedDocument=EARLIER, buyer=party
        )
    )
    assert found.judged.fatal == ()
    is_judged = not MAKINGS[format].is_zugferd_1
    assert found.judged.verdict is (Verdict.ACCEPT if is_judged else Verdict.UNDECIDED)
    assert found.judged.is_valid is is_judged
    whole = content(found.content_xml)
    assert whole.summary.invoice_number == "RE-2024-001"
    assert whole.lineitems[0].product.name == "Consulting"
    pdf, xml = found.file("pdf"), found.file("xml")
    assert pdf is not None
    assert pdf.data.startswith(b"%PDF-")
    match MAKINGS[format].kind:
        case "plain":
            assert xml is None
            with pytest.raises(NoInvoiceInPdfError):
                extract(pdf.data)
        case "hybrid":
            assert xml is not None
            assert extract(pdf.data).xml == xml.data
        case "xml":
            assert xml is not None
            assert read(xml.data).invoice.type_code == str(type_code)


@pytest.mark.parametrize(
    ("format", "profile", "level"),
    [
        ("zf:1", "zugferd-1.0-comfort", "COMFORT"),
        ("zf:1:basic", "zugferd-1.0-basic", "BASIC"),
        ("zf:1:extended", "zugferd-1.0-extended", "EXTENDED"),
    ],
)
def test_zugferd_1_is_made_in_its_own_syntax_and_claims_no_validity(
    format: str, profile: str, level: str
) -> None:
    found = made(payload(format=format, projectName="Library", attachments=[FILE]))
    pdf, xml = found.file("pdf"), found.file("xml")
    assert pdf is not None
    assert xml is not None
    taken = extract(pdf.data)
    assert taken.xml == xml.data
    assert taken.generation is ZUGFERD_1_0
    assert f"<zf:ConformanceLevel>{level}<".encode() in pdf.data
    assert check_pdf(pdf.data).verdict == "pass"
    read_again = read(xml.data)
    assert read_again.syntax is Syntax.ZUGFERD_1
    assert read_again.profile is get(profile)
    assert not found.judged.is_valid
    assert found.judged.findings == ()
    (reason,) = found.judged.not_judged
    assert "ZUGFeRD 1.0" in reason
    (note,) = found.notes
    assert "BT-11" in note
    assert "BT-125" in note
    assert read(found.content_xml).invoice.project_reference == "Library"


def test_what_is_judged_has_no_reason_not_to_be() -> None:
    assert made(payload(format="zf:2")).judged.not_judged == ()


@pytest.mark.parametrize("schema", ["CII", "UBL"])
@pytest.mark.parametrize("format", ["xrechnung", "peppol"])
@pytest.mark.parametrize("type_code", TYPES)
def test_both_syntaxes_are_accepted(format: str, schema: str, type_code: int) -> None:
    found = made(
        payload(
            format=format,
            schema=schema,
            invoiceTypeCode=type_code,
            invoiceReferencedDocument=EARLIER,
        )
    )
    assert found.judged.verdict is Verdict.ACCEPT
    assert read(found.content_xml).syntax.family == schema.lower()


ALL_FORMATS = ("pdf", "zf:2", "zf:basic", "zf:extended", "xrechnung", "peppol")
SCENES: dict[str, dict[str, object]] = {
    "exempt": {
        "invoiceItems": [item(taxes=tax("E", 0))],
        "taxExemptionReasonMessage": "Steuerfrei nach § 4 Nr. 11 UStG",
    },
    "reverse charge": {
        "invoiceItems": [item(taxes=tax("AE", 0))],
        "buyer": buyer(country="AT", postcode="1010", vatId="ATU13585627"),
    },
    "intra-community": {"invoiceItems": [item(taxes=tax("K", 0))], "buyer": FRENCH},
    "export": {
        "invoiceItems": [item(taxes=tax("G", 0))],
        "buyer": buyer(
            country="CH",
            postcode="3000",
            vatId=None,
            electronicAddress={"value": "CHE116281710MWST", "scheme": "9927"},
        ),
    },
    "not subject": {"invoiceItems": [item(taxes=tax("O", 0))]},
    "zero rated": {"invoiceItems": [item(taxes=tax("Z", 0))]},
    "skonto": {"payment": {"skonto": [{"days": 14, "percentage": 2}]}, "dueDate": None},
    "allowances": {
        "allowances": [{"percentage": 5}],
        "charges": [{"amount": 10, "reason": "Fracht", "reasonCode": "FC"}],
        "invoiceItems": [{**item(discount=10), "charges": [{"amount": 3}]}],
    },
    "debit": {
        "mandateReference": "M-1",
        "payment": {"debitedIban": "DE02120300000000202051"},
    },
    "notes and files": {
        "notes": ["one", "two"],
        "attachments": [
            {"filename": "a.csv", "mimeType": "text/csv", "content": "YTtiCg==", "description": "A"}
        ],
    },
}


@pytest.mark.parametrize("format", ALL_FORMATS)
@pytest.mark.parametrize("changes", SCENES.values(), ids=SCENES)
def test_what_businesses_do_is_accepted_in_every_format(
    changes: dict[str, object], format: str
) -> None:
    asked = payload(format=format, **changes)
    assert errors(asked) == []
    found = made(asked)
    assert found.judged.fatal == ()
    assert found.judged.verdict is Verdict.ACCEPT


def test_attached_files_are_in_the_hybrid_and_in_the_xml() -> None:
    found = made(payload(**SCENES["notes and files"]))
    pdf = found.file("pdf")
    assert pdf is not None
    assert [one.name for one in extract(pdf.data).attachments if one.name == "a.csv"]
    (attached,) = read(found.content_xml).invoice.supporting_documents
    assert attached.attachment is not None
    assert attached.attachment.data == b"a;b\n"


def test_files_are_called_after_the_number() -> None:
    found = made(payload(format="xrechnung"), number="2026/03/00043")
    assert [(one.filename, one.media_type) for one in found.files] == [
        ("2026-03-00043.pdf", "application/pdf"),
        ("2026-03-00043.xml", "application/xml"),
    ]
    assert read(found.content_xml).invoice.number == "2026/03/00043"


def test_the_pdf_speaks_the_language_of_the_account() -> None:
    pages = [
        made(payload(format="pdf"), preferences=Preferences.model_validate({"language": language}))
        for language in ("de", "en")
    ]
    pdfs = [page.files[0].data for page in pages]
    assert b"/Lang" in pdfs[0]
    assert pdfs[0] != pdfs[1]


def test_what_no_font_shows_is_marked_beside_an_xml_that_has_it() -> None:
    found = made(payload(format="xrechnung", buyer=buyer(name="北京")))
    assert "北" in found.notes[0]
    party = read(found.content_xml).invoice.buyer
    assert party is not None
    assert party.name == "北京"


def test_another_process_makes_the_files_and_tells_why_it_cannot() -> None:
    def stored(asked: InvoicePayload) -> tuple[bytes, bytes, bytes, str]:
        company = COMPANY.model_dump_json(by_alias=True).encode()
        preferences = PREFERENCES.model_dump_json(by_alias=True).encode()
        return asked.model_dump_json(by_alias=True).encode(), company, preferences, "1"

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = pool.submit(make, *stored(payload())).result(60)
        assert found.judged.is_valid
        refused = pool.submit(make, *stored(payload(buyer=buyer(name="北京"))))
        with pytest.raises(MakingError, match="glyph") as caught:
            refused.result(60)
        assert caught.value.code == "payload"
        report, verdict = pool.submit(validation_report, found.content_xml, "de").result(60)
    assert report.startswith(b"%PDF-")
    assert verdict is Verdict.ACCEPT


def test_a_stored_payload_that_cannot_be_read_is_told() -> None:
    with pytest.raises(MakingError) as caught:
        make(b"{}", b"{}", b"{}", "1")
    assert caught.value.code == "payload"


def test_the_report_says_of_a_bad_document_that_it_is_rejected() -> None:
    asked = invoice_of(payload(format="xrechnung"), COMPANY, PREFERENCES)
    xml = write(asked.replace(buyer_reference=None), syntax="ubl")
    assert validation_report(xml, "en")[1] is Verdict.REJECT
    with pytest.raises(MakingError):
        validation_report(b"no invoice", "en")


def test_a_rule_of_the_network_is_told_before_anything_is_made() -> None:
    wrong = {"value": "4012345000008", "scheme": "0088"}
    asked = payload(format="peppol", buyer=buyer(electronicAddress=wrong))
    found = broken_rules(invoice_of(asked, COMPANY, PREFERENCES), "peppol")
    assert [(one.field, one.code) for one in found] == [
        ("buyer.electronicAddress", "PEPPOL-COMMON-R040")
    ]
    for format in ("pdf", "zf:2", "xrechnung", "peppol"):
        sound = invoice_of(payload(format=format), COMPANY, PREFERENCES)
        assert broken_rules(sound, format) == ()


def test_preparing_says_what_is_wrong_or_what_it_comes_to() -> None:
    warm()
    sound = prepare(payload(currency=None), COMPANY, PREFERENCES, number="7")
    assert (sound.errors, sound.currency) == ((), "EUR")
    assert sound.sums is not None
    assert str(sound.sums.due) == "1428.00"
    assert sound.invoice is not None
    assert sound.invoice.number == "7"
    wrong = prepare(payload(invoiceTypeCode=384), COMPANY, PREFERENCES)
    assert [one.field for one in wrong.errors] == ["invoiceReferencedDocument"]
    assert (wrong.sums, wrong.invoice) == (None, None)


def test_preparing_for_peppol_asks_its_rules() -> None:
    address = {"value": "4012345000008", "scheme": "0088"}
    asked = payload(format="peppol", buyer=buyer(electronicAddress=address))
    assert [one.code for one in prepare(asked, COMPANY, PREFERENCES).errors] == [
        "PEPPOL-COMMON-R040"
    ]


amounts = st.decimals(0, 1_000_000, places=2).map(str)
prices = st.decimals(0, 100_000, places=4).map(str)
vats = st.sampled_from(
    [("S", 19), ("S", 7), (None, 19), ("Z", 0), ("E", 0), ("AE", 0), ("K", 0), ("G", 0), ("O", 0)]
)
texts = st.text(st.characters(codec="latin-1", categories=("L", "N", "P")), min_size=1, max_size=30)


@st.composite
def adjustments(draw: st.DrawFn) -> dict[str, object]:
    if draw(st.booleans()):
        return {"amount": draw(amounts), "reason": draw(texts)}
    percentage = draw(st.sampled_from([1, 2.5, "33.33", 100]))
    base = draw(st.one_of(st.none(), amounts))
    return {"percentage": percentage, **({"baseAmount": base} if base else {})}


@st.composite
def items(draw: st.DrawFn) -> list[dict[str, object]]:
    shared = draw(st.lists(vats, min_size=1, max_size=2))
    made_of: list[dict[str, object]] = []
    for index in range(draw(st.integers(1, 3))):
        category, rate = draw(st.sampled_from(shared))
        one = item(
            str(index),
            name=draw(texts),
            quantity=draw(st.sampled_from([1, -1, 0, 2.5, "0.333", 1000])),
            price=draw(prices),
            unitCode=draw(st.sampled_from(["HUR", "C62", "XPP"])),
            taxes=tax(category, rate),
            **draw(st.sampled_from([{}, {"discount": 10}, {"priceQuantity": 3}])),
        )
        listed = {"allowances": draw(st.lists(adjustments(), max_size=1))}
        made_of.append({**one, **listed})
    return made_of


@st.composite
def payloads(draw: st.DrawFn) -> JsonObject:
    return cases.given(
        format=draw(st.sampled_from(list(MAKINGS))),
        schema=draw(st.sampled_from([None, "CII", "UBL"])),
        invoiceTypeCode=draw(st.sampled_from([380, 381, 384, 326, 389, 875])),
        invoiceReferencedDocument=EARLIER,
        currency=draw(st.sampled_from(["EUR", "USD", "JPY", None])),
        invoiceItems=draw(items()),
        allowances=draw(st.lists(adjustments(), max_size=1)),
        charges=draw(st.lists(adjustments(), max_size=1)),
        buyer=draw(st.sampled_from([buyer(), FRENCH, buyer(email=None), buyer(vatId=None)])),
        dueDate=draw(st.sampled_from(["20240415", None])),
        taxExemptionReasonMessage=draw(st.one_of(st.just("Frei"), texts)),
        prepaidAmount=draw(st.one_of(st.none(), amounts)),
        payment=draw(
            st.sampled_from(
                [
                    None,
                    {"skonto": [{"days": 7, "percentage": 2}]},
                    {"meansCode": "10"},
                    {"terms": "x"},
                ]
            )
        ),
        notes=draw(st.lists(texts, max_size=2)),
        orderNumber=draw(st.one_of(st.none(), texts)),
    )  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(payloads())
def test_whatever_passes_the_checks_makes_a_document_without_fatal_finding(
    document: JsonObject,
) -> None:
    asked = parsed(document)
    assume(not errors(asked))
    found = made(asked)
    assert found.judged.fatal == ()
    assert found.sums.gross == found.sums.net + found.sums.tax
