"""A place of the model is found in the document: where it was read, or where it would stand."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice import EInvoiceError, Invoice, Syntax, read, write
from einvoice.compare import values_of
from einvoice.model.values import Identifier
from einvoice.syntax.binding import Bind
from einvoice.syntax.codecs import IDENTIFIER, LINE_NOTE, NOTE, PLAIN_IDENTIFIER, TEXT
from einvoice.syntax.detect import find_document
from einvoice.syntax.find import Finder
from einvoice.syntax.find_plan import Place, plan_of
from einvoice.syntax.formats import format_of
from einvoice.syntax.limits import DEFAULT
from einvoice.syntax.locate import located, path_of
from einvoice.syntax.rows import rows_of
from einvoice.syntax.xml import Element, parse
from tests.builders import full_invoice
from tests.corpus_files import corpus_files
from tests.syntax.documents import HEAD_LINES, cii, cii_line, tag, ubl, ubl_line

WRITTEN = (Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE)


def full(syntax: Syntax) -> bytes:
    return write(full_invoice(), syntax=syntax, on_loss="drop")


def opened(data: bytes) -> tuple[Element, Finder]:
    root, syntax = find_document(parse(data).root)
    return root, Finder(root, syntax)


def found(data: bytes, path: str) -> tuple[str, bool]:
    """The local name of the element that is found, and whether it is the place itself."""
    _, finder = opened(data)
    element, exact = finder.element(path)
    return str(element.tag).rpartition("}")[2], exact


def sample(step: int) -> Iterator[bytes]:
    for document in corpus_files()[::step]:
        try:
            read(document.data)
        except EInvoiceError:
            continue
        yield document.data


def read_for(data: bytes) -> dict[str, Element]:
    """The first element that the reader takes for each place."""
    root, syntax = find_document(parse(data).root)
    firsts: dict[str, Element] = {}
    for element, key in located(root, syntax, DEFAULT).keys.items():
        firsts.setdefault(path_of(key), element)
    return firsts


def test_every_place_of_the_corpus_is_found_where_it_was_read() -> None:
    differing: list[str] = []
    compared = 0
    for data in sample(5):
        firsts = read_for(data)
        root = next(iter(firsts.values())).getroottree().getroot() if firsts else None
        if root is None:
            continue
        finder = Finder(*find_document(root))
        compared += len(firsts)
        differing += [path for path, one in firsts.items() if finder.element(path) != (one, True)]
    assert differing == []
    assert compared > 30_000


def texts_of(invoice: Invoice) -> Iterator[tuple[str, str]]:
    """Every text and identifier that an invoice states, and their parts."""
    for path, value in values_of(invoice):
        if isinstance(value, Identifier):
            yield path, value.value
            yield f"{path}.value", value.value
            if value.scheme is not None:
                yield f"{path}.scheme", value.scheme
        # A note of UBL is only a part of its element, and CII has other codes for this term.
        elif isinstance(value, str) and not path.endswith("vat_point_date_code"):
            if not path.startswith("notes["):
                yield path, value


def unlike(data: bytes) -> tuple[int, list[str]]:
    """How many texts of a document were looked for, and which stand elsewhere than found."""
    _, finder = opened(data)
    texts = list(texts_of(read(data).invoice))
    wrong: list[str] = []
    for path, text in texts:
        element, exact = finder.element(path)
        _, _, attribute = finder.location(path)[0].partition("/@")
        said = element.get(attribute, "") if attribute else element.text or ""
        if not exact or said.strip() != text.strip():
            wrong.append(path)
    return len(texts), wrong


@pytest.mark.parametrize("syntax", WRITTEN)
def test_every_text_that_is_written_is_found(syntax: Syntax) -> None:
    count, wrong = unlike(full(syntax))
    assert wrong == []
    assert count > 1_000


def test_every_text_of_the_corpus_is_found() -> None:
    results = [unlike(data) for data in sample(25)]
    assert [path for _, wrong in results for path in wrong] == []
    assert sum(count for count, _ in results) > 3_000


IN_THE_FIRST_OF_SEVERAL = {
    "vat_point_date",
    "vat_point_date_code",
    "due_date",
    "payer",
    "payment.direct_debit.creditor_id",
    "payment.direct_debit.mandate_reference",
}
"""What any of several groups may hold for the invoice: no one of them is where it is missing."""
IN_ELEMENTS_OF_THEIR_OWN = (
    "vat_id",
    "tax_registration_id",
    "totals.vat_total_in_accounting_currency",
)
"""What would come with an element around it that others do not share, or is told by it."""


@pytest.mark.parametrize("syntax", WRITTEN)
def test_what_is_taken_away_is_missed_in_what_was_around_it(syntax: Syntax) -> None:
    data = full(syntax)
    compared = 0
    elsewhere: set[str] = set()
    for path, element in read_for(data).items():
        around = element.getparent()
        if path.endswith("]") or around is None:
            continue
        place = around.index(element)
        around.remove(element)
        missed, exact = Finder(around.getroottree().getroot(), syntax).element(path)
        around.insert(place, element)
        if exact:
            continue  # another element states it now
        compared += 1
        assert missed is around or missed in around.iterancestors(), path
        if missed is not around:
            elsewhere.add(path)
    assert compared > 1_300
    rest = elsewhere - IN_THE_FIRST_OF_SEVERAL
    assert {path for path in rest if not path.endswith(IN_ELEMENTS_OF_THEIR_OWN)} == set()


PARTY = "cac:AccountingSupplierParty/cac:Party"
TWO_TAXES = "<ram:ApplicableTradeTax/><ram:ApplicableTradeTax/>"
REGISTERED = tag("ram:SpecifiedTaxRegistration", '<ram:ID schemeID="FC">1</ram:ID>')


@pytest.mark.parametrize(
    ("data", "path", "element"),
    [
        (ubl(), "seller.address.country_code", "Invoice"),
        (ubl(tag("cac:AccountingSupplierParty")), "seller.vat_id", "AccountingSupplierParty"),
        (ubl(tag(PARTY)), "seller.address.country_code", "Party"),
        (ubl(tag(f"{PARTY}/cac:PostalAddress")), "seller.address.country_code", "PostalAddress"),
        (
            ubl(tag(f"{PARTY}/cac:PostalAddress/cac:Country")),
            "seller.address.country_code",
            "Country",
        ),
        (ubl(tag(f"{PARTY}/cac:PartyIdentification/cbc:ID", "1")), "seller.ids[1]", "Party"),
        (ubl(tag(f"{PARTY}/cac:PartyTaxScheme/cbc:CompanyID", "1")), "seller.vat_id", "Party"),
        (ubl("<cbc:ID/>"), "lines[0].net_amount", "Invoice"),
        (ubl("<cac:LegalMonetaryTotal/>"), "totals.amount_due", "LegalMonetaryTotal"),
        (ubl("<cac:PaymentMeans/>"), "payment.means[1].code", "Invoice"),
        (ubl("<cac:PaymentMeans/>"), "payment.means[0].account.account_id", "PaymentMeans"),
        (ubl("<cac:PaymentMeans/>", credit_note=True), "due_date", "PaymentMeans"),
        (ubl("<cac:PaymentMeans/><cac:PaymentMeans/>", credit_note=True), "due_date", "CreditNote"),
        (ubl_line("<cbc:InvoicedQuantity/>"), "lines[0].unit_code", "InvoicedQuantity"),
        (ubl_line("<cac:Item/>"), "lines[0].vat.rate", "Item"),
        (ubl_line("<cac:Item/>"), "lines[0].price", "InvoiceLine"),
        (ubl_line("<cac:Item/>"), "lines[0].item", "Item"),
        (
            ubl_line("<cac:Price/>", tag("cac:Price/cbc:PriceAmount", "1")),
            "lines[0].price.net_amount",
            "Price",
        ),
        (ubl_line("<cac:SubInvoiceLine/>"), "lines[0].sub_lines[0].id", "SubInvoiceLine"),
        (ubl_line("<cac:SubInvoiceLine/>"), "lines[0].sub_lines[1].id", "InvoiceLine"),
        (cii(), "lines[0]", "SupplyChainTradeTransaction"),
        (cii(), "lines", "SupplyChainTradeTransaction"),
        (cii(), "process.specification_id", "CrossIndustryInvoice"),
        (cii(), "totals.amount_due", "ApplicableHeaderTradeSettlement"),
        (cii("<ram:ApplicableTradeTax/>"), "vat_point_date", "ApplicableTradeTax"),
        (cii(TWO_TAXES), "vat_point_date", "ApplicableHeaderTradeSettlement"),
        (
            cii(agreement=tag("ram:SellerTradeParty", REGISTERED)),
            "seller.vat_id",
            "SellerTradeParty",
        ),
        (cii_line(" "), "lines[0].sub_lines[2].item.name", "IncludedSupplyChainTradeLineItem"),
        (cii_line(" "), "lines[0].net_amount", "SpecifiedLineTradeSettlement"),
    ],
)
def test_what_is_absent_is_found_where_it_would_stand(data: bytes, path: str, element: str) -> None:
    assert found(data, path) == (element, False)


@pytest.mark.parametrize(
    ("data", "path", "element"),
    [
        (cii(), "", "CrossIndustryInvoice"),
        (ubl(tag(PARTY)), "seller", "Party"),
        (cii(TWO_TAXES), "vat_breakdown[1]", "ApplicableTradeTax"),
        (
            cii(tag("ram:SpecifiedTradeSettlementHeaderMonetarySummation")),
            "totals",
            "SpecifiedTradeSettlementHeaderMonetarySummation",
        ),
        (ubl_line("<cac:Price/>"), "lines[0].price", "Price"),
        (
            ubl(
                "<cac:PaymentMeans/>", tag("cac:PaymentMeans/cbc:PaymentDueDate"), credit_note=True
            ),
            "due_date",
            "PaymentDueDate",
        ),
        (
            ubl(tag(f"{PARTY}/cac:AgentParty/cac:PartyName/cbc:Name")),
            "sales_agent.trading_name",
            "Name",
        ),
        (
            cii(agreement=tag("ram:SellerTradeParty/ram:DefinedTradeContact/ram:DepartmentName")),
            "seller.contact.point",
            "DepartmentName",
        ),
        (ubl("<cbc:Note>#AAI#text</cbc:Note>"), "notes[0].subject_code", "Note"),
    ],
)
def test_what_is_there_is_found(data: bytes, path: str, element: str) -> None:
    assert found(data, path) == (element, True)


GROSS = "ram:GrossPriceProductTradePrice"
NET = "ram:NetPriceProductTradePrice"


@pytest.mark.parametrize(
    ("net", "around"),
    [("", "GrossPriceProductTradePrice"), ("<ram:BasisQuantity/>", "NetPriceProductTradePrice")],
)
def test_the_base_quantity_is_that_of_the_gross_price_where_it_has_no_own(
    net: str, around: str
) -> None:
    gross = tag(GROSS, '<ram:BasisQuantity unitCode="C62">1</ram:BasisQuantity>')
    _, finder = opened(cii_line(agreement=gross + tag(NET, net)))
    element, exact = finder.element("lines[0].price.base_quantity")
    parent = element.getparent()
    assert exact
    assert parent is not None
    assert str(parent.tag).endswith(around)


def test_the_unit_of_a_base_quantity_is_missed_beside_its_number() -> None:
    gross = tag(GROSS, '<ram:BasisQuantity unitCode="C62">1</ram:BasisQuantity>')
    _, finder = opened(cii_line(agreement=gross + tag(NET, "<ram:BasisQuantity/>")))
    number, _ = finder.element("lines[0].price.base_quantity")
    assert finder.element("lines[0].price.base_quantity_unit_code") == (number, False)


def test_a_code_that_a_note_does_not_state_is_missed_in_the_note() -> None:
    data = ubl("<cbc:Note>text</cbc:Note>")
    assert found(data, "notes[0].text") == ("Note", True)
    assert found(data, "notes[0].subject_code") == ("Note", False)


def test_identifiers_are_counted_as_the_model_has_them() -> None:
    data = ubl(
        tag(f"{PARTY}/cac:PartyIdentification", '<cbc:ID schemeID="0088">with</cbc:ID>').replace(
            "</cac:Party></cac:AccountingSupplierParty>",
            '<cac:PartyIdentification><cbc:ID schemeID="SEPA">creditor</cbc:ID>'
            "</cac:PartyIdentification>"
            "<cac:PartyIdentification><cbc:ID>without</cbc:ID></cac:PartyIdentification>"
            "</cac:Party></cac:AccountingSupplierParty>",
        )
    )
    _, finder = opened(data)
    places = ("seller.ids[0]", "seller.ids[1]", "payment.direct_debit.creditor_id")
    texts = [finder.element(path)[0].text for path in places]
    assert texts == ["without", "with", "creditor"]


@pytest.mark.parametrize(
    ("path", "xpath", "line"),
    [
        ("seller.electronic_address", "cac:Party/cbc:EndpointID", 2),
        ("seller.electronic_address.value", "cac:Party/cbc:EndpointID", 2),
        ("seller.electronic_address.scheme", "cac:Party/cbc:EndpointID/@schemeID", 2),
        ("seller.ids[0].scheme", "cac:Party/cac:PartyIdentification/cbc:ID", 3),
        ("seller.address.country_code", "cac:Party", 1),
    ],
)
def test_a_location_is_an_xpath_and_a_line(path: str, xpath: str, line: int) -> None:
    _, finder = opened(
        ubl(
            "<cac:AccountingSupplierParty><cac:Party>",
            '<cbc:EndpointID schemeID="EM">seller@example.com</cbc:EndpointID>',
            "<cac:PartyIdentification><cbc:ID>1</cbc:ID></cac:PartyIdentification>",
            "</cac:Party></cac:AccountingSupplierParty>",
        )
    )
    expected = f"/Invoice/cac:AccountingSupplierParty/{xpath}"
    assert finder.location(path) == (expected, HEAD_LINES + line)


def test_every_xpath_leads_to_its_element() -> None:
    root, finder = opened(full(Syntax.CII))
    names = dict(format_of(Syntax.CII).namespaces)
    for path in read_for(full(Syntax.CII)):
        xpath, line = finder.location(path)
        [element] = root.getroottree().xpath(xpath, namespaces=names)
        assert (element, True) == finder.element(path)
        assert line == element.sourceline


HOSTILE = {
    "..": "Invoice",
    "lines[": "Invoice",
    "lines[-1]": "Invoice",
    "lines[999999]": "Invoice",
    f"lines[{'9' * 100_000}]": "Invoice",
    "lines[\N{ARABIC-INDIC DIGIT ZERO}]": "Invoice",
    "lines.id": "Invoice",
    "seller[0].name": "Invoice",
    "\ud800": "Invoice",
    "x" * 1_000_000: "Invoice",
    "nowhere.at.all": "Invoice",
    "^due_date": "Invoice",
    "lines[0].": "InvoiceLine",
    "lines[0]\n": "Invoice",
    "lines[0]..id": "InvoiceLine",
    "lines[0].nonsense[3].deeper": "InvoiceLine",
    "lines[0].price.nonsense": "Price",
    "lines[0].id.nonsense": "ID",
    "lines[0]" + ".sub_lines[0]" * 100_000: "InvoiceLine",
    "lines[0]." * 100_000: "InvoiceLine",
}


@pytest.mark.parametrize("path", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_place_is_taken_for_the_nearest_around_it(path: str) -> None:
    element, _ = found(ubl_line("<cbc:ID>1</cbc:ID><cac:Price/>"), path)
    assert element == HOSTILE[path]


def names_in(place: Place) -> Iterator[str]:
    for name, inner in place.inner.items():
        yield name
        yield from names_in(inner)


NAMES = sorted({name for syntax in Syntax for name in names_in(plan_of(syntax).top)})
PARTS = st.sampled_from(
    [*NAMES, "id", "value", "scheme", "[0]", "[1]", ".", ".", "[", "]", "^", ""]
)


@cache
def opened_full(syntax: Syntax) -> tuple[Element, Finder]:
    return opened(full(syntax))


@given(st.lists(PARTS, max_size=8).map("".join) | st.text(), st.sampled_from(WRITTEN))
def test_no_path_is_refused(path: str, syntax: Syntax) -> None:
    root, finder = opened_full(syntax)
    element, _ = finder.element(path)
    xpath, _ = finder.location(path)
    assert element.getroottree().getroot() is root
    assert xpath.startswith(f"/{format_of(syntax).root}")


def test_a_document_of_sub_lines_in_sub_lines_is_followed_to_its_end() -> None:
    depth = 100
    data = ubl_line("<cac:SubInvoiceLine>" * depth, "</cac:SubInvoiceLine>" * depth)
    path = "lines[0]" + ".sub_lines[0]" * depth
    _, finder = opened(data)
    element, exact = finder.element(path)
    assert exact
    assert len(element) == 0
    assert finder.element(f"{path}.sub_lines[0].item.name") == (element, False)


def test_no_value_of_a_list_can_be_unreadable() -> None:
    # A value that is not read is not counted in the model, but its element would be counted here.
    readable = (TEXT, IDENTIFIER, PLAIN_IDENTIFIER, NOTE, LINE_NOTE)
    lists = {
        placed.row.field: placed.row.codec
        for syntax in Syntax
        for placed in rows_of(syntax)
        if isinstance(placed.row, Bind) and is_list(plan_of(syntax).top, placed.place)
    }
    assert {"ids", "notes", "batch_ids", "transport_modes"} <= set(lists)
    assert {name for name, codec in lists.items() if codec not in readable} == set()


def is_list(top: Place, place: str) -> bool:
    current = top
    for part in place.replace("[]", "").split("."):
        current = (current.plan.top if current.plan else current).inner[part]
    return current.many
