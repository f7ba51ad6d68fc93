"""What is refused, and how it is called."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from einvoice import Syntax
from einvoice.structure import faults
from einvoice.structure.tables import XSI
from einvoice.syntax.detect import find_document
from einvoice.syntax.xml import Element, parse
from tests.structure.documents import SYNTAXES, broken, first, full, kinds, like, local, small

UBL, CII = Syntax.UBL_INVOICE, Syntax.CII


@pytest.mark.parametrize("syntax", SYNTAXES, ids=str)
def test_what_the_library_writes_is_valid(syntax: Syntax) -> None:
    assert faults(small(syntax), syntax) == ()
    assert faults(full(syntax), syntax) == ()


def test_a_document_of_another_syntax_has_the_wrong_root() -> None:
    (fault,) = faults(small(UBL), Syntax.UBL_CREDIT_NOTE)
    assert fault.kind == "XSD.root"
    assert fault.values == {"element": "Invoice", "expected": "CreditNote"}


def test_a_missing_element_is_named_with_what_lacks_it() -> None:
    (fault,) = broken(UBL, lambda root: root.remove(first(root, "LegalMonetaryTotal")))
    assert (fault.kind, local(fault.element)) == ("XSD.missing", "Invoice")
    assert fault.values == {"element": "Invoice", "expected": "cac:LegalMonetaryTotal"}


def test_one_element_too_early_is_one_fault_and_not_one_of_all_behind_it() -> None:
    def move(root: Element) -> None:
        root.insert(0, first(root, "LegalMonetaryTotal"))

    (fault,) = broken(UBL, move)
    assert fault.kind == "XSD.order-after"
    assert fault.values["element"] == "cac:LegalMonetaryTotal"
    assert fault.values["expected"] == "cac:TaxTotal"


def test_an_element_that_belongs_to_the_front_is_said_to_belong_before_the_first() -> None:
    def move(root: Element) -> None:
        root.append(first(root, "CustomizationID"))

    (fault,) = broken(UBL, move)
    assert (fault.kind, fault.values["expected"]) == ("XSD.order-before", "cbc:ID")


def test_a_second_element_where_one_is_allowed_is_counted() -> None:
    def double(root: Element) -> None:
        element = first(root, "IssueDate")
        for _ in range(2):
            copy = like(element, "IssueDate")
            copy.text = element.text
            element.addnext(copy)

    (fault,) = broken(UBL, double)
    assert fault.kind == "XSD.repeated"
    assert (fault.values["found"], fault.values["expected"]) == ("3", "1")


def test_an_unknown_element_comes_with_what_might_stand_there() -> None:
    def add(root: Element) -> None:
        first(root, "IssueDate").addnext(like(first(root, "IssueDate"), "IssuDate"))

    (fault,) = broken(UBL, add)
    assert (fault.kind, fault.values["element"]) == ("XSD.unexpected", "cbc:IssuDate")
    assert fault.values["expected"].startswith("cbc:IssueTime, cbc:DueDate, cbc:Note")


@pytest.mark.parametrize(
    ("namespace", "kind"), [("urn:example", "XSD.namespace"), ("", "XSD.no-namespace")]
)
def test_a_known_name_in_another_namespace_is_told_from_an_unknown_one(
    namespace: str, kind: str
) -> None:
    root = small(UBL)
    first(root, "IssueDate").addnext(like(first(root, "IssueDate"), "DueDate"))
    first(root, "DueDate").tag = f"{{{namespace}}}DueDate" if namespace else "DueDate"
    (fault,) = faults(root, UBL)
    assert fault.kind == kind
    assert fault.values["expected"].endswith(":CommonBasicComponents-2")


VALUES: tuple[tuple[Syntax, str, str, str], ...] = (
    (UBL, "LineExtensionAmount", "1,5", "XSD.value-decimal"),
    (UBL, "InvoicedQuantity", "1e3", "XSD.value-decimal"),
    (UBL, "LineExtensionAmount", "", "XSD.empty"),
    (UBL, "IssueDate", "31.01.2026", "XSD.value-date"),
    (UBL, "IssueDate", "2026-02-29", "XSD.value-date"),
    (UBL, "IssueDate", "2026-01-31T00:00:00", "XSD.value-date"),
    (CII, "LineTotalAmount", "12 EUR", "XSD.value-decimal"),
)


@pytest.mark.parametrize(("syntax", "name", "value", "kind"), VALUES)
def test_a_value_of_the_wrong_form_is_named_by_its_type(
    syntax: Syntax, name: str, value: str, kind: str
) -> None:
    def change(root: Element) -> None:
        first(root, name).text = value

    (fault,) = broken(syntax, change)
    assert (fault.kind, fault.values["found"]) == (kind, value)
    assert local(fault.element) == name


@pytest.mark.parametrize(
    ("syntax", "name", "value", "kind"),
    [
        (UBL, "ChargeIndicator", "yes", "XSD.value-boolean"),
        (UBL, "EmbeddedDocumentBinaryObject", "QQ=", "XSD.value-base64Binary"),
        (CII, "Indicator", "no", "XSD.value-boolean"),
    ],
)
def test_so_are_the_values_that_only_a_full_invoice_has(
    syntax: Syntax, name: str, value: str, kind: str
) -> None:
    root = full(syntax)
    first(root, name).text = value
    assert kinds(list(faults(root, syntax))) == [kind]


def test_an_amount_without_its_currency_lacks_an_attribute() -> None:
    (fault,) = broken(UBL, lambda root: first(root, "PayableAmount").attrib.clear())
    assert (fault.kind, fault.attribute) == ("XSD.attribute-missing", "currencyID")


def test_an_unknown_attribute_comes_with_the_known_ones() -> None:
    (fault,) = broken(UBL, lambda root: first(root, "PayableAmount").set("currency", "EUR"))
    assert (fault.kind, fault.attribute) == ("XSD.attribute-unknown", "currency")
    assert "currencyID" in fault.values["expected"]


def test_an_attribute_where_none_is_possible_is_another_kind() -> None:
    found = broken(UBL, lambda root: root.set("version", "2.1"))
    assert kinds(found) == ["XSD.attribute-none"]


def test_a_fixed_attribute_may_have_no_other_value() -> None:
    (fault,) = broken(CII, lambda root: first(root, "TypeCode").set("listAgencyID", "5"))
    assert fault.kind == "XSD.attribute-fixed"
    assert (fault.values["found"], fault.values["expected"]) == ("5", "6")
    assert broken(CII, lambda root: first(root, "TypeCode").set("listAgencyID", " 6 ")) == []


def test_an_attribute_has_a_type_too() -> None:
    (fault,) = broken(UBL, lambda root: first(root, "RegistrationName").set("languageID", "de_DE"))
    assert (fault.kind, fault.values["type"]) == ("XSD.attribute-value", "xs:language")


def test_text_beside_elements_is_refused_and_white_space_is_not() -> None:
    def write(text: str) -> Callable[[Element], None]:
        def change(root: Element) -> None:
            first(root, "Party").text = text

        return change

    assert kinds(broken(UBL, write("Example Ltd"))) == ["XSD.elements-only"]
    assert broken(UBL, write(" \n\t")) == []


def test_an_element_inside_of_a_value_is_refused() -> None:
    found = broken(UBL, lambda root: first(root, "IssueDate").append(etree.Element("b")))
    assert kinds(found) == ["XSD.text-only"]


def test_a_choice_must_be_made_once() -> None:
    def empty(root: Element) -> None:
        date = first(root, "IssueDateTime")
        date.remove(date[0])

    def twice(root: Element) -> None:
        string = first(root, "DateTimeString")
        string.addnext(like(string, "DateTime"))

    def same(root: Element) -> None:
        string = first(root, "DateTimeString")
        string.addnext(like(string, "DateTimeString"))

    (fault,) = broken(CII, empty)
    assert fault.kind == "XSD.missing-choice"
    assert fault.values["expected"] == "udt:DateTimeString, udt:DateTime"
    assert kinds(broken(CII, twice))[0] == "XSD.unexpected-end"
    assert kinds(broken(CII, same)) == ["XSD.repeated-choice"]


def test_what_an_element_says_of_its_own_type_is_judged() -> None:
    def stating(name: str, value: str, amount: str = "1.00") -> list[str]:
        root = small(UBL)
        first(root, "IssueDate").set(f"{{{XSI}}}{name}", value)
        first(root, "PayableAmount").text = amount
        return kinds(list(faults(root, UBL)))

    assert stating("nil", "false") == ["XSD.nil"]
    assert stating("type", "unknown") == ["XSD.type"]
    assert stating("type", "cbc:DueDateType") == ["XSD.type"]
    assert stating("type", "cbc:IssueDateType") == []
    assert stating("type", "cbc:IssueDateType", amount="x") == ["XSD.value-decimal"]
    assert stating("schemaLocation", "urn:example example.xsd") == []


def test_a_type_of_xml_schema_may_be_narrowed() -> None:
    def stating(value: str) -> list[str]:
        root = small(CII)
        string = first(root, "DateTimeString")
        moment = like(string, "DateTime")
        moment.text = "2026-01-31T12:00:00"
        moment.set(f"{{{XSI}}}type", value)
        parent = string.getparent()
        assert parent is not None
        parent.replace(string, moment)
        declared = {"xs": "http://www.w3.org/2001/XMLSchema"}
        etree.cleanup_namespaces(root, top_nsmap=declared, keep_ns_prefixes=["xs"])
        return kinds(list(faults(root, CII)))

    assert stating("xs:dateTime") == []
    assert stating("xs:date") == ["XSD.type"]


def test_an_extension_may_hold_anything_but_what_is_known_must_be_right() -> None:
    assert extended("any <b>thing</b>") == []
    assert extended("<cbc:IssueDate>2026-01-31</cbc:IssueDate>") == []
    assert extended("<cbc:IssueDate>today</cbc:IssueDate>") == ["XSD.value-date"]
    assert extended('<ds:Object Id="a"/><ds:Object Id="b"/>') == []
    assert extended('<ds:Object Id="a"/><ds:Object Id="a"/>') == ["XSD.id-repeated"]
    assert extended("<ds:SignatureProperty Target='a'/>") == ["XSD.missing-any"]


def test_a_refusal_that_nobody_can_explain_is_not_lost() -> None:
    # A name by the later editions of XML, which the explainer takes for one and libxml2 does not.
    assert extended('<ds:Object Id="\u2160"/>') == ["XSD.other"]


def extended(content: str) -> list[str]:
    """The faults of the small invoice with an extension."""
    root = small(UBL)
    prefix = "urn:oasis:names:specification:ubl:schema:xsd:Common"
    extension = etree.fromstring(
        f'<UBLExtensions xmlns="{prefix}ExtensionComponents-2"><UBLExtension><ExtensionContent>'
        f'<x xmlns="urn:example" xmlns:cbc="{prefix}BasicComponents-2"'
        f' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">{content}</x>'
        "</ExtensionContent></UBLExtension></UBLExtensions>"
    )
    root.insert(0, extension)
    return kinds(list(faults(root, UBL)))


def test_elements_that_the_library_does_not_know_are_judged_as_well() -> None:
    def add(value: str) -> Callable[[Element], None]:
        def change(root: Element) -> None:
            time = like(first(root, "IssueDate"), "IssueTime")
            time.text = value
            first(root, "IssueDate").addnext(time)

        return change

    assert broken(UBL, add("12:00:00")) == []
    assert kinds(broken(UBL, add("noon"))) == ["XSD.value-time"]


def test_faults_come_in_the_order_of_the_document_with_their_lines() -> None:
    root = parse(
        b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
        b' xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n'
        b"<c:ID/>\n\n<c:IssueDate>x</c:IssueDate>\n<c:DueDate>y</c:DueDate>\n</Invoice>"
    ).root
    found = [(fault.kind, fault.line) for fault in faults(root, UBL)]
    assert found == [("XSD.missing", 1)] * 4 + [("XSD.value-date", 4), ("XSD.value-date", 5)]


def test_the_invoice_in_an_envelope_is_judged_where_it_stands() -> None:
    envelope = etree.Element(
        "{http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader}"
        "StandardBusinessDocument"
    )
    envelope.append(small(UBL))
    inner, syntax = find_document(envelope)
    assert faults(inner, syntax) == ()
    first(inner, "IssueDate").text = "x"
    assert kinds(list(faults(inner, syntax))) == ["XSD.value-date"]
    assert inner.getparent() is envelope


def test_comments_in_a_tree_do_not_matter() -> None:
    root = small(UBL)
    first(root, "IssueDate").append(etree.Comment("x"))
    first(root, "Party").append(etree.Comment("x"))
    assert faults(root, UBL) == ()
    first(root, "PayableAmount").text = "x"
    assert kinds(list(faults(root, UBL))) == ["XSD.value-decimal"]


def test_threads_judge_alike() -> None:
    def judge(number: int) -> list[str]:
        syntax = SYNTAXES[number % 3]
        root = small(syntax)
        if number % 2:
            root.remove(root[-1])
        return kinds(list(faults(root, syntax)))

    alone = [judge(number) for number in range(6)] * 10
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(judge, range(60))) == alone
    assert all(bool(found) is bool(number % 2) for number, found in enumerate(alone))
