"""The sections hold all that an invoice states, each value under its own name."""

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from einvoice import Invoice, ReadError, content, read, write
from einvoice.compare import values_of
from einvoice.errors import UnknownSectionError
from einvoice.example import example_invoice
from einvoice.model.line import Line
from einvoice.model.party import Contact, Seller
from einvoice.model.values import Attachment, Identifier
from einvoice.sections import SECTIONS, Content, schema_of
from einvoice.sections.walking import walk
from einvoice.terms import Origin, at
from tests.builders import full_invoice, invoice


def places_of(found: Content) -> dict[str, object]:
    """What the fields of a content show, by the place of the model."""
    shown: dict[str, object] = {}
    for one in walk(found):
        value: Any = one.value
        if one.kind is not None or not one.place or value in (None, ()):
            continue
        if isinstance(value, tuple):
            texts = cast("tuple[str, ...]", value)
            shown.update({f"{one.place}[{index}]": text for index, text in enumerate(texts)})
        else:
            shown.setdefault(one.place, value)
    return shown


def test_every_value_that_an_invoice_can_state_is_in_its_content() -> None:
    stated = full_invoice()
    shown = places_of(content(stated))
    for place, value in values_of(stated):
        match value:
            case Identifier():
                if place not in shown:
                    assert shown[f"{place}.value"] == value.value
                    assert shown.get(f"{place}.scheme") == value.scheme
            case Attachment():
                assert shown[f"{place}.filename"] == value.filename
                assert shown[f"{place}.mime_code"] == value.mime_code
            case _:
                assert place in shown, place
                assert shown[place] in (value, str(value)), place


def test_every_term_of_the_norm_has_a_field_of_its_own() -> None:
    found = content(full_invoice())
    lines = [line.further for line in found.lineitems]
    further = [one for entries in (found.further, *lines) for one in entries]
    assert further
    assert [one.path for one in further if one.path and at(one.path).origin is Origin.EN16931] == []


def test_a_stated_value_without_a_field_stands_with_its_term() -> None:
    found = content(invoice(lines=[Line(id="1", charge_free_quantity=Decimal("3"))]))
    [one] = found.lineitems[0].further
    assert (one.path, one.term, one.value) == ("lines[0].charge_free_quantity", "BT-X-46", "3")
    assert found.further == ()


def test_the_content_of_an_invoice_that_states_nothing_is_all_null() -> None:
    found = content(Invoice())
    for name in SECTIONS:
        section = found.section(name)
        assert section == [] or isinstance(section, dict), name
        if isinstance(section, dict):
            assert all(value in (None, []) for value in section.values()), name


def test_amounts_are_texts_and_dates_are_iso_and_keys_are_those_of_programs() -> None:
    found = json.loads(content(example_invoice()).to_json())
    assert found["summary"]["amount"] == "1062.19"
    assert found["summary"]["issueDate"] == "2026-01-31"
    assert found["seller"]["contactPerson"]["phone"] == "+49 30 0000000"
    product = found["lineitems"][0]["product"]
    assert product["price"] == "18.00"
    assert product["unitCode"] == "H87"
    assert product["taxes"][0]["typeCode"] == "VAT"
    assert {"buyerAssignedID", "globalID"} <= product.keys()


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_what_carried_the_invoice_is_in_the_summary(syntax: str) -> None:
    found = content(write(example_invoice(), syntax=syntax, profile="xrechnung"))
    assert found.summary.syntax == ("cii" if syntax == "cii" else "ubl-invoice")
    assert found.summary.profile == "xrechnung-3.0"
    assert found.summary.is_hybrid is False


def test_an_invoice_that_nothing_carried_has_no_syntax() -> None:
    summary = content(example_invoice()).summary
    assert (summary.syntax, summary.is_hybrid) == (None, None)
    assert summary.profile == "en16931"


def test_content_is_the_same_whatever_a_document_is_given_as(tmp_path: Path) -> None:
    data = write(example_invoice(), syntax="cii")
    path = tmp_path / "example.xml"
    path.write_bytes(data)
    with path.open("rb") as file:
        texts = {content(source).to_json() for source in (data, path, file, read(data))}
    assert len(texts) == 1


def test_what_is_no_invoice_has_no_content() -> None:
    with pytest.raises(ReadError):
        content(b"<html/>")


def test_a_section_alone_is_what_it_is_in_the_whole() -> None:
    found = content(full_invoice())
    whole = json.loads(found.to_json())
    for name in SECTIONS:
        assert found.section(name) == whole[name]
    assert json.loads(found.seller.to_json()) == whole["seller"]


@pytest.mark.parametrize("name", ["sellers", "further", "doubtful", "", "seller.name"])
def test_what_is_no_section_is_refused(name: str) -> None:
    with pytest.raises(UnknownSectionError):
        content(Invoice()).section(name)
    with pytest.raises(UnknownSectionError):
        content(Invoice()).traced(name)
    with pytest.raises(UnknownSectionError):
        schema_of(name)


def test_the_schema_names_exactly_the_fields_and_describes_each() -> None:
    whole = schema_of()
    found = json.loads(content(full_invoice()).to_json())
    assert list(whole["properties"]) == list(found)
    product = whole["$defs"]["Product"]
    assert list(product["properties"]) == list(found["lineitems"][0]["product"])
    for name, one in whole["$defs"].items():
        for key, field in one["properties"].items():
            assert field["description"], f"{name}.{key}"


def test_every_section_has_a_schema_of_its_own() -> None:
    for name in SECTIONS:
        schema = schema_of(name)
        found = content(Invoice()).section(name)
        assert schema["type"] == ("array" if isinstance(found, list) else "object")


def test_what_was_written_as_json_is_read_again() -> None:
    found = content(full_invoice())
    again = Content.model_validate_json(found.to_json())
    assert again == found
    assert hash(again) == hash(found)
    assert again.trace("lineitems[0].product.name").value == found.lineitems[0].product.name
    assert again.trace("lineitems[0].product.name").place is None
    assert again.trace("seller.vatId").place is None


def test_equal_documents_have_equal_content() -> None:
    assert content(example_invoice()) == content(example_invoice())
    assert content(example_invoice()) != content(invoice())


def test_content_can_be_sent_to_another_process() -> None:
    found = content(write(example_invoice(), syntax="cii"))
    trace = found.trace("seller.name")
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.trace("seller.name") == trace


def test_mail_reaches_a_party_by_its_contact_then_by_its_electronic_address() -> None:
    address = Identifier(value="in@example.com", scheme="EM")
    other = Identifier(value="4299999000016", scheme="0088")
    contact = Contact(email="ask@example.com")
    both = content(invoice(seller=Seller(contact=contact, electronic_address=address)))
    assert both.seller.email == "ask@example.com"
    only = content(invoice(seller=Seller(electronic_address=address)))
    assert only.seller.email == "in@example.com"
    assert only.trace("seller.email").term == "BT-34"
    assert content(invoice(seller=Seller(electronic_address=other))).seller.email is None


@pytest.mark.parametrize("name", list(Invoice.model_fields))
def test_a_part_of_an_invoice_is_in_the_content_without_all_others(name: str) -> None:
    stated = Invoice(**{name: getattr(full_invoice(), name)})
    alone, whole = places_of(content(stated)), places_of(content(full_invoice()))
    assert alone
    assert {place for place in whole if place.startswith((f"{name}.", f"{name}["))} <= alone.keys()
    assert alone.items() <= whole.items()
