"""ZUGFeRD 1.0 as it is written: in the order of its schema, with what it demands."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice import Invoice, Syntax, convert, read, write
from einvoice.compare import differences
from einvoice.errors import TermNotInProfileError, TermNotInSyntaxError
from einvoice.model.item import ItemAttribute, ItemClassification
from einvoice.model.payment import PaymentInstructions, PaymentMeans
from einvoice.model.vat import VatBreakdown
from einvoice.structure import faults
from einvoice.syntax.binding import Nest, Table, parse_path
from einvoice.syntax.cii.zugferd1 import FORMAT
from einvoice.syntax.xml import parse
from tests.builders import full_invoice, invoice, line, with_units
from tests.syntax.cii.test_zugferd1 import sample
from tests.syntax.cii.zugferd1_document import document

SAMPLES = ("ZUGFeRD_1p0_EXTENDED_Kostenrechnung", "acme_invoice-42_ZUGFeRD")


def written(stated: Invoice, profile: str | None = None) -> bytes:
    return write(stated, syntax=Syntax.ZUGFERD_1, profile=profile, on_loss="drop")


def again(stated: Invoice) -> Invoice:
    return read(written(stated)).invoice


def test_a_document_comes_back_as_it_was_read() -> None:
    before = read(document()).invoice
    assert again(before) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_a_published_sample_comes_back_but_for_what_is_named(name: str) -> None:
    source = read(sample(name))
    made = convert(source, to="zugferd-1")
    assert made.profile == source.profile
    changed = {path for path, _, _ in differences(source.invoice, read(made.data).invoice)}
    assert changed <= {loss.path for loss in made.losses}
    assert changed <= {"totals.sum_of_allowances", "totals.sum_of_charges"}


def test_what_no_term_stands_for_is_written_back_where_it_stood() -> None:
    made = convert(document(), to="zugferd-1", keep_unmapped=True)
    assert made.losses == ()
    assert b"GermanBankleitzahlID>12030000<" in made.data
    assert faults(parse(made.data).root, Syntax.ZUGFERD_1) == ()


@pytest.mark.parametrize("profile", [None, "basic", "comfort", "extended"])
@pytest.mark.parametrize("stated", [invoice(), with_units(full_invoice())], ids=["small", "full"])
def test_what_is_written_has_the_structure_of_the_schema(
    stated: Invoice, profile: str | None
) -> None:
    data = written(stated, profile and f"zugferd-1.0-{profile}")
    assert faults(parse(data).root, Syntax.ZUGFERD_1) == ()


def test_what_the_syntax_lacks_is_refused_or_dropped() -> None:
    stated = invoice(project_reference="P")
    with pytest.raises(TermNotInSyntaxError) as caught:
        write(stated, syntax="zugferd-1")
    assert caught.value.terms == ("BT-11",)
    assert again(stated).project_reference is None


def test_what_the_profile_lacks_is_refused() -> None:
    stated = invoice(transport_modes=["1"])
    with pytest.raises(TermNotInProfileError):
        write(stated, syntax="zugferd-1", profile="zugferd-1.0-comfort")
    write(stated, syntax="zugferd-1", profile="zugferd-1.0-extended")


def test_every_amount_says_its_currency() -> None:
    data = written(with_units(full_invoice()), "zugferd-1.0-extended")
    amounts = [one for one in parse(data).root.iter("*") if str(one.tag).endswith("Amount")]
    assert len(amounts) > 40
    assert {one.get("currencyID") for one in amounts} == {"EUR"}


def test_totals_that_are_none_are_zero() -> None:
    totals = again(invoice()).totals
    assert totals is not None
    assert (totals.sum_of_allowances, totals.sum_of_charges) == (Decimal("0.00"), Decimal("0.00"))
    assert again(Invoice(number="1")).totals is None


@pytest.mark.parametrize(("code", "name"), [("380", "RECHNUNG"), ("381", "GUTSCHRIFT")])
def test_a_document_without_a_name_is_named_by_its_type(code: str, name: str) -> None:
    assert again(invoice(type_code=code)).name == name
    assert again(invoice(type_code=code, name="INVOICE")).name == "INVOICE"


def test_terms_of_payment_without_words_say_the_day() -> None:
    assert again(invoice(due_date=date(2026, 2, 28))).payment_terms == "Due 2026-02-28"
    assert again(invoice(due_date=date(2026, 2, 28), payment_terms="Soon")).payment_terms == "Soon"
    assert again(invoice()).payment_terms is None


def test_a_tax_without_a_rate_has_the_rate_zero() -> None:
    stated = invoice(vat_breakdown=[VatBreakdown(category_code="O", tax_amount=Decimal(0))])
    assert again(stated).vat_breakdown[0].rate == 0


def test_the_unit_of_a_price_is_the_one_of_its_line() -> None:
    price = line().price
    assert price is not None
    stated = invoice(lines=[line(unit_code="KGM", price=price.replace(base_quantity=Decimal(10)))])
    found = again(stated).lines[0].price
    assert found is not None
    assert found.base_quantity_unit_code == "KGM"


def test_names_that_the_format_demands_of_an_item_are_filled() -> None:
    item = line().item
    assert item is not None
    item = item.replace(
        classifications=[ItemClassification(code="55101500", scheme="TST")],
        attributes=[ItemAttribute(name="Colour", value="red")],
    )
    found = again(invoice(lines=[line(item=item)])).lines[0].item
    assert found is not None
    assert found.classifications[0].name == "55101500"
    assert found.attributes[0].type_code == "ZZZ"


@pytest.mark.parametrize(
    ("account", "element"),
    [("DE02120300000000202051", "IBANID"), ("0815", "ProprietaryID")],
)
def test_a_debited_account_has_the_element_of_its_kind(account: str, element: str) -> None:
    means = PaymentMeans(code="59", debited_account_id=account)
    stated = invoice(payment=PaymentInstructions(means=[means]))
    assert f"<ram:{element}>{account}<".encode() in written(stated)
    assert again(stated).payment == stated.payment


def test_an_account_has_one_name_in_the_header_and_another_in_lines() -> None:
    data = written(
        invoice(buyer_accounting_reference="4400", lines=[line(accounting_reference="4401")])
    )
    assert b"<ram:ReceivableSpecifiedTradeAccountingAccount><ram:ID>4400<" in data
    assert b"<ram:SpecifiedTradeAccountingAccount><ram:ID>4401<" in data
    assert data.count(b"AccountingAccount>") == 4


def test_every_row_that_writes_is_one_that_reads() -> None:
    def rows(table: Table, seen: frozenset[Table] = frozenset()) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for row in table.rows:
            parse_path(row.path)
            found.add((getattr(row, "field", ""), row.path))
            if isinstance(row, Nest) and row.table not in seen:
                found |= rows(row.table, seen | {table})
        return found

    assert rows(FORMAT.written) < rows(FORMAT.table)
    assert len(rows(FORMAT.written)) > 200
