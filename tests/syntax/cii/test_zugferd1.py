"""ZUGFeRD 1.0 is read into the same model, and converted to what is written today."""

from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from einvoice import Invoice, ReadResult, Syntax, convert, profiles, read
from einvoice.errors import UnknownSyntaxError
from einvoice.model.group import Group
from einvoice.syntax.binding import Nest, Table
from einvoice.syntax.cii.invoice import INVOICE
from einvoice.syntax.cii.zugferd1 import FORMAT
from tests.absence import absent
from tests.corpus_files import corpus_folder
from tests.oracle.schemas import errors
from tests.syntax.cii.zugferd1_document import TEXT_LINE, document


def stated(group: Group, path: str) -> object:
    """The value at a dotted path of an invoice."""
    found: object = group
    for name in path.split("."):
        assert isinstance(found, Group)
        found = getattr(found, name)
    return found


@pytest.mark.oracle
def test_the_document_of_these_tests_is_what_the_schema_of_zugferd_1_accepts() -> None:
    assert errors("zugferd-1.0", document()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("number", "R-1"),
        ("name", "RECHNUNG"),
        ("test", True),
        ("issue_date", date(2014, 3, 1)),
        ("buyer_reference", "ref"),
        ("seller.name", "Example Seller GmbH"),
        ("seller.vat_id", "DE123456789"),
        ("seller.contact.point", "Sales"),
        ("buyer.address.city", "Berlin"),
        ("purchase_order_reference", "O-1"),
        ("purchase_order_date", date(2014, 2, 1)),
        ("delivery.date", date(2014, 2, 20)),
        ("delivery_note.reference", "L-1"),
        ("currency_code", "EUR"),
        ("payment.remittance_information", "R-1"),
        ("totals.vat_total", Decimal("3.80")),
        ("totals.amount_due", Decimal("23.80")),
        ("buyer_accounting_reference", "4400"),
    ],
)
def test_terms_of_the_header_are_read(path: str, value: object) -> None:
    assert stated(read(document()).invoice, path) == value


def test_lists_of_the_header_are_read() -> None:
    invoice = read(document()).invoice
    assert [(note.text, note.subject_code) for note in invoice.notes] == [("Thank you.", "AAI")]
    assert [one.reference for one in invoice.supporting_documents] == ["A-1"]
    assert [one.reference for one in invoice.ultimate_customer_orders] == ["C-1"]
    assert [(tax.rate, tax.tax_amount) for tax in invoice.vat_breakdown] == [
        (Decimal("19.00"), Decimal("3.80"))
    ]
    assert [(one.amount, one.vat_rate) for one in invoice.allowances] == [
        (Decimal("1.00"), Decimal("19.00"))
    ]
    assert invoice.payment is not None
    means = invoice.payment.means[0]
    assert (means.code, means.debited_account_id) == ("31", "0815")
    assert means.account is not None
    assert (means.account.account_id, means.account.provider_id) == (
        "DE02120300000000202051",
        "BYLADEM1001",
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "1"),
        ("quantity", Decimal("2.0000")),
        ("unit_code", "C62"),
        ("net_amount", Decimal("21.00")),
        ("order_reference", "O-2"),
        ("order_line_reference", "7"),
        ("price.gross_amount", Decimal("12.00")),
        ("price.discount", Decimal("1.50")),
        ("price.net_amount", Decimal("10.50")),
        ("vat.rate", Decimal("19.00")),
        ("accounting_reference", "4401"),
        ("item.standard_id.value", "4012345000023"),
        ("item.name", "Example item"),
    ],
)
def test_terms_of_a_line_are_read(path: str, value: object) -> None:
    assert stated(read(document()).invoice.lines[1], path) == value


def test_a_line_may_be_a_text_alone() -> None:
    line = read(document()).invoice.lines[0]
    assert (line.id, line.note, line.item) == (None, "A line of text alone.", None)


def test_the_profile_is_recognised() -> None:
    result = read(document())
    assert result.syntax is Syntax.ZUGFERD_1
    assert result.profile is not None
    assert result.profile.name == "zugferd-1.0-extended"


def test_what_the_model_has_no_place_for_is_unmapped() -> None:
    (part,) = read(document()).unmapped
    assert part.location.endswith(
        "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:GermanBankleitzahlID"
    )


def test_a_time_of_day_of_a_referenced_document_is_an_issue_and_the_day_is_kept() -> None:
    result = read(document())
    assert [(issue.code, issue.path, issue.raw) for issue in result.issues] == [
        ("inexact", "delivery_note.issue_date", "2014-02-19T14:30:00")
    ]
    assert stated(result.invoice, "delivery_note.issue_date") == date(2014, 2, 19)


@pytest.mark.parametrize("form", ["2014-02-01T00:00:00", "2014-02-01", " 2014-02-01T00:00:00.000 "])
def test_the_date_of_a_referenced_document_may_have_several_forms(form: str) -> None:
    result = read(document("2014-02-01T00:00:00", form))
    assert stated(result.invoice, "purchase_order_date") == date(2014, 2, 1)
    assert len(result.issues) == 1


@pytest.mark.parametrize("text", ["01.02.2014", "2014-02-30T00:00:00", "", "20140201"])
def test_a_date_of_a_referenced_document_that_is_none_is_unreadable(text: str) -> None:
    result = read(document("2014-02-01T00:00:00", text))
    assert stated(result.invoice, "purchase_order_date") is None
    assert (result.issues[0].code, result.issues[0].raw) == ("unreadable", text)


def test_a_date_with_a_time_zone_is_inexact() -> None:
    result = read(document("2014-02-01T00:00:00", "2014-02-01T00:00:00+01:00"))
    assert stated(result.invoice, "purchase_order_date") == date(2014, 2, 1)
    assert result.issues[0].code == "inexact"


def test_an_amount_in_another_currency_is_an_issue() -> None:
    result = read(document('currencyID="EUR">3.80', 'currencyID="USD">3.80'))
    assert [issue.code for issue in result.issues] == ["inexact", "currency"]


def test_an_account_of_either_name_is_read_and_a_second_one_reported() -> None:
    short, long = "SpecifiedTradeAccountingAccount", "ReceivableSpecifiedTradeAccountingAccount"
    account = f"<ram:{short}><ram:ID>9</ram:ID></ram:{short}>"
    result = read(document(f"<ram:{long}>", f"{account}<ram:{long}>"))
    assert result.invoice.buyer_accounting_reference == "9"
    assert [issue.raw for issue in result.issues if issue.code == "repeated"] == ["4400"]


def unclaimed(result: ReadResult) -> Invoice:
    """The invoice without its profile, which a conversion of ZUGFeRD 1 changes."""
    return result.invoice.replace(process=None)


def test_it_is_converted_to_cii_unless_something_else_is_asked_for() -> None:
    result = convert(document())
    assert result.syntax is Syntax.CII
    assert result.profile == profiles.get("factur-x-extended")
    assert unclaimed(read(result.data)) == unclaimed(read(document()))
    (loss,) = (loss for loss in result.losses if "no term" in loss.reason)
    assert "12030000" in loss.value


@pytest.mark.oracle
@pytest.mark.parametrize(("to", "schema"), [("cii", "cii-d16b"), ("ubl", "ubl-2.1-invoice")])
def test_what_it_is_converted_to_is_accepted_by_the_schema(to: str, schema: str) -> None:
    # UBL demands an identifier and an amount of every line.
    data = document(TEXT_LINE)
    assert errors(schema, convert(data, to=to).data) == []


def test_every_row_of_cii_has_its_counterpart() -> None:
    compared = 0
    seen: set[Table] = set()
    pairs = [(INVOICE, FORMAT.table)]
    while pairs:
        ours, theirs = pairs.pop()
        if ours in seen:
            continue
        seen.add(ours)
        fields = {row.field for row in theirs.rows if isinstance(row, Nest)}
        assert fields == {row.field for row in ours.rows if isinstance(row, Nest)}
        assert len(theirs.rows) >= len(ours.rows)
        assert theirs.group is ours.group
        inner = {row.field: row.table for row in theirs.rows if isinstance(row, Nest)}
        pairs += [(row.table, inner[row.field]) for row in ours.rows if isinstance(row, Nest)]
        compared += 1
    assert compared > 20


def test_the_release_candidate_before_it_is_named_in_the_refusal() -> None:
    with pytest.raises(UnknownSyntaxError, match="release candidate"):
        read(b'<r:Invoice xmlns:r="urn:un:unece:uncefact:data:standard:CBFBUY:5"/>')


@cache
def sample(name: str) -> bytes:
    """The XML embedded in a PDF of the corpus."""
    path = corpus_folder() / "pdf" / f"{name}.pdf"
    if not path.is_file():
        absent(f"the sample {path.name}", remedy="put the corpus into ../shared/corpus")
    with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
        return pdf.attachments["ZUGFeRD-invoice.xml"].get_file().read_bytes()


def test_a_published_sample_of_the_largest_profile_is_read_wholly() -> None:
    result = read(sample("ZUGFeRD_1p0_EXTENDED_Kostenrechnung"))
    assert result.unmapped == ()
    # Weeks (format 616) are no dates, and one date of the sample is a slip of the pen.
    assert [(issue.code, issue.raw) for issue in result.issues] == [
        ("unreadable", raw) for raw in ("20139102", "201338", "201338", "201336", "201336")
    ]
    invoice = result.invoice
    assert len(invoice.lines) == 6
    assert invoice.contract_date == date(2013, 4, 1)
    assert invoice.service_charges[0].taxes[0].rate == Decimal("19.00")
    assert invoice.lines[3].accounting_reference == "5465-8876"


def test_a_sample_of_the_smallest_profile_is_read_wholly() -> None:
    result = read(sample("acme_invoice-42_ZUGFeRD"))
    assert result.unmapped == ()
    assert [(issue.code, issue.raw) for issue in result.issues] == [("unreadable", "201412")]
    assert stated(result.invoice, "totals.total_with_vat") == Decimal(119)


@pytest.mark.parametrize("name", ["ZUGFeRD_1p0_EXTENDED_Kostenrechnung", "acme_invoice-42_ZUGFeRD"])
def test_a_sample_is_converted_without_a_loss_to_cii(name: str) -> None:
    source = read(sample(name))
    result = convert(source)
    assert unclaimed(read(result.data)) == unclaimed(source)
