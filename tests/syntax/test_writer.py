"""What is written: order, escapes, plain numbers, and that everything is read again as it was."""

import re
from decimal import Decimal
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from einvoice import Invoice, Syntax, read, write
from einvoice.compare import differences
from einvoice.errors import NotRepresentableError
from einvoice.model.group import Group
from einvoice.model.item import Item
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from einvoice.model.reference import Note, SupportingDocument
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.syntax.codecs import BLANKS
from tests.builders import full_invoice, invoice, line
from tests.model.invoices import decimals, invoices

SYNTAXES = (Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE)
every_syntax = pytest.mark.parametrize("syntax", SYNTAXES, ids=str)

XML_TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"
    ).filter(lambda character: character >= " " or character in "\t\n\r")
)
"""Any text that XML can hold."""


def text_of(data: bytes) -> str:
    return data.decode("utf-8")


@every_syntax
def test_an_invoice_without_any_term_is_written_and_read(syntax: Syntax) -> None:
    result = read(write(Invoice(), syntax=syntax))
    assert result.invoice == Invoice()
    assert result.syntax is syntax
    assert (result.issues, result.unmapped) == ((), ())


@every_syntax
def test_a_small_invoice_is_read_as_it_was_written(syntax: Syntax) -> None:
    stated = invoice()
    result = read(write(stated, syntax=syntax))
    assert result.invoice == stated
    assert (result.issues, result.unmapped) == ((), ())


@every_syntax
def test_what_is_written_does_not_depend_on_what_was_written_before(syntax: Syntax) -> None:
    first = write(invoice(), syntax=syntax)
    write(full_invoice(), syntax=syntax, on_loss="drop")
    assert write(invoice(), syntax=syntax) == first


@every_syntax
def test_writing_what_was_read_again_gives_the_same_bytes(syntax: Syntax) -> None:
    data = write(full_invoice(), syntax=syntax, on_loss="drop")
    assert write(read(data).invoice, syntax=syntax) == data


@every_syntax
def test_the_document_declares_its_encoding_and_the_usual_prefixes(syntax: Syntax) -> None:
    data = write(invoice(), syntax=syntax)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<')
    prefixes = etree.fromstring(data).nsmap.keys()
    usual = {"rsm", "ram", "udt", "qdt"} if syntax is Syntax.CII else {None, "cac", "cbc"}
    assert prefixes == usual


SPECIAL = """ & < > " ' ]]> &amp; <!-- --> é € 𝄞 \u0085 \u2028"""


@every_syntax
def test_special_characters_are_escaped_and_read_again(syntax: Syntax) -> None:
    text = f"a{SPECIAL}z"
    stated = invoice(
        number=text,
        notes=[Note(text=f"{text}\r\n\tend\n")],
        seller=Seller(ids=[Identifier(value=text, scheme=f"{SPECIAL.strip()}\n\t\rz")]),
        supporting_documents=[
            SupportingDocument(
                reference="1", attachment=Attachment(content="YQ==", filename=f"{text}\n\t\r")
            )
        ],
        lines=[line(unit_code=text)],
    )
    assert read(write(stated, syntax=syntax)).invoice == stated


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize(
    "stated",
    [
        "number",
        "notes",
        "ids",
        "unit_code",
        "currency_code",
    ],
)
def test_a_character_that_xml_cannot_hold_is_refused(stated: str, character: str) -> None:
    text = f"before{character}after"
    changes: dict[str, dict[str, object]] = {
        "number": {"number": text},
        "notes": {"notes": [Note(text=text)]},
        "ids": {"buyer": Buyer(ids=[Identifier(value="1", scheme=text)])},
        "unit_code": {"lines": [line(unit_code=text)]},
        "currency_code": {"currency_code": text},
    }
    for syntax in SYNTAXES:
        with pytest.raises(NotRepresentableError) as caught:
            write(invoice(**changes[stated]), syntax=syntax)
        assert caught.value.character == character


@every_syntax
@settings(max_examples=60, deadline=None)
@given(text=XML_TEXT)
def test_every_text_that_xml_can_hold_is_read_as_it_was_written(syntax: Syntax, text: str) -> None:
    trimmed = text.strip(BLANKS)
    stated = Invoice(
        number=trimmed,
        payment_terms=text,
        notes=[Note(text=text, subject_code="AAI")],
        seller=Seller(
            name=trimmed,
            electronic_address=Identifier(value=trimmed, scheme=trimmed),
            address=Address(line_1=trimmed),
        ),
        supporting_documents=[
            SupportingDocument(
                reference=trimmed, attachment=Attachment(content=text, mime_code=text)
            )
        ],
        lines=[
            Line(
                id=trimmed,
                quantity=Decimal("1"),
                unit_code=trimmed,
                note=text,
                item=Item(name=trimmed, description=text),
            )
        ],
    )
    result = read(write(stated, syntax=syntax))
    assert list(differences(stated, result.invoice)) == []
    assert (result.issues, result.unmapped) == ((), ())


@every_syntax
def test_white_space_around_a_single_line_is_not_read_back(syntax: Syntax) -> None:
    result = read(write(invoice(number=" \tR-1\r\n", payment_terms=" a \n"), syntax=syntax))
    assert result.invoice.number == "R-1"
    assert result.invoice.payment_terms == " a \n"


@every_syntax
def test_numbers_are_written_in_plain_digits_with_all_decimals(syntax: Syntax) -> None:
    totals = Totals(
        amount_due=Decimal("1E+3"), paid_amount=Decimal("1E-7"), sum_of_lines=Decimal("5.000")
    )
    data = text_of(write(invoice(totals=totals), syntax=syntax))
    written = set(
        re.findall(
            r"(?:PayableAmount|PrepaidAmount|LineExtensionAmount|LineTotalAmount)"
            r"[^>]*>([^<]*)<",
            data,
        )
    )
    assert written >= {"1000", "0.0000001", "5.000"}


@every_syntax
@settings(max_examples=40, deadline=None)
@given(number=decimals())
def test_every_number_keeps_its_digits(syntax: Syntax, number: Decimal) -> None:
    stated = Invoice(totals=Totals(amount_due=number), lines=[Line(quantity=number)])
    again = read(write(stated, syntax=syntax)).invoice
    assert again.totals is not None
    for read_again in (again.totals.amount_due, again.lines[0].quantity):
        assert cast(Decimal, read_again).as_tuple() == number.as_tuple()


@pytest.mark.parametrize("syntax", SYNTAXES[1:], ids=str)
def test_amounts_of_an_invoice_without_currency_say_so(syntax: Syntax) -> None:
    stated = Invoice(totals=Totals(amount_due=Decimal("1.00")))
    data = write(stated, syntax=syntax)
    assert b'currencyID="XXX"' in data
    result = read(data)
    assert result.invoice == stated
    assert result.issues == ()


def test_a_currency_is_escaped_like_every_other_text() -> None:
    stated = Invoice(currency_code='E<"&', totals=Totals(amount_due=Decimal("1.00")))
    result = read(write(stated, syntax="ubl"))
    assert result.invoice == stated
    assert result.issues == ()


@every_syntax
def test_empty_groups_and_texts_are_read_as_they_were_written(syntax: Syntax) -> None:
    stated = Invoice(number="", notes=[Note(text="")], lines=[Line(), Line(id="")])
    assert read(write(stated, syntax=syntax)).invoice == stated


@every_syntax
def test_a_group_whose_fields_have_no_element_of_their_own_leaves_nothing(syntax: Syntax) -> None:
    stated = Invoice(totals=Totals(), payment=PaymentInstructions())
    assert write(stated, syntax=syntax) == write(Invoice(), syntax=syntax)


@every_syntax
def test_constants_are_written_only_beside_something_that_is_stated(syntax: Syntax) -> None:
    data = write(Invoice(lines=[Line(id="1")]), syntax=syntax)
    for fixed in (b"VAT", b"TaxScheme", b"ChargeIndicator", b"TypeCode"):
        assert fixed not in data


@every_syntax
def test_lists_keep_their_order(syntax: Syntax) -> None:
    accounts = ("DE02120300000000202051", "b", "FR7630006000011234567890189", "a")
    stated = invoice(
        notes=[Note(text=text) for text in "bca"],
        lines=[line(id=id) for id in ("2", "1", "10")],
        payment=PaymentInstructions(
            means=[
                PaymentMeans(code="58", account=CreditTransfer(account_id=id)) for id in accounts
            ]
        ),
    )
    assert read(write(stated, syntax=syntax)).invoice == stated


@every_syntax
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stated=invoices())
def test_every_invoice_is_written_and_read_or_holds_what_xml_cannot(
    syntax: Syntax, stated: Invoice
) -> None:
    try:
        data = write(stated, syntax=syntax, on_loss="drop")
    except NotRepresentableError:
        return
    result = read(data)
    assert result.syntax is syntax
    assert not any(issue.ill_formed for issue in result.issues)


def stated_values(group: Group) -> int:
    return sum(value not in (None, ()) for value in group.__dict__.values())


def test_the_full_invoice_states_every_field_of_every_group() -> None:
    full = full_invoice()
    assert stated_values(full) == len(Invoice.model_fields)
    assert stated_values(full.lines[1]) == len(Line.model_fields)
    assert stated_values(full.lines[1].sub_lines[1]) == len(Line.model_fields) - 1
