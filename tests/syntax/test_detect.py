import pytest

from einvoice import Syntax, read, write
from einvoice.errors import UnknownSyntaxError, UnknownSyntaxNameError
from einvoice.syntax.detect import syntax_named
from tests.builders import invoice
from tests.syntax.documents import cii, ubl

ENVELOPE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"


def enveloped(data: bytes, namespace: str = ENVELOPE) -> bytes:
    """The document in the envelope that Peppol transports."""
    document = data.partition(b"?>\n")[2].decode()
    head = "<sh:StandardBusinessDocumentHeader/>"
    name = "sh:StandardBusinessDocument"
    return f'<{name} xmlns:sh="{namespace}">{head}{document}</{name}>'.encode()


@pytest.mark.parametrize(
    ("data", "syntax", "family"),
    [
        (cii(), Syntax.CII, "cii"),
        (ubl(), Syntax.UBL_INVOICE, "ubl"),
        (ubl(credit_note=True), Syntax.UBL_CREDIT_NOTE, "ubl"),
    ],
)
def test_the_root_element_tells_the_syntax(data: bytes, syntax: Syntax, family: str) -> None:
    assert read(data).syntax is syntax
    assert syntax.family == family


def test_zugferd_1_belongs_to_the_family_of_cii() -> None:
    assert Syntax.ZUGFERD_1.family == "cii"


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_a_document_in_an_envelope_is_read(syntax: str) -> None:
    data = write(invoice(), syntax=syntax)
    result, bare = read(enveloped(data)), read(data)
    assert (result.invoice, result.syntax, result.unmapped) == (bare.invoice, bare.syntax, ())


def test_places_in_an_envelope_begin_at_the_envelope() -> None:
    [issue] = read(enveloped(ubl("<cbc:IssueDate>x</cbc:IssueDate>"))).issues
    assert issue.path == "issue_date"
    assert issue.location.endswith("StandardBusinessDocument/Invoice/cbc:IssueDate")


@pytest.mark.parametrize(
    ("root", "hint"),
    [
        (
            '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-1"/>',
            "UBL 2 Invoice",
        ),
        ('<CreditNote xmlns="urn:example"/>', "UBL 2 CreditNote"),
        ("<Invoice/>", "UBL 2 Invoice"),
        (
            '<CrossIndustryInvoice xmlns="urn:example:CrossIndustryInvoice:2"/>',
            "ending in :100",
        ),
        ('<CrossIndustryDocument xmlns="urn:example"/>', "ZUGFeRD 1.0"),
        ('<SCRDMCCBDACIOMessageStructure xmlns="urn:example"/>', "Order-X"),
        ('<FatturaElettronica xmlns="urn:example"/>', "FatturaPA"),
        ('<x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', "web page"),
        (f'<StandardBusinessDocument xmlns="{ENVELOPE}"/>', "holds no invoice"),
    ],
)
def test_what_is_no_invoice_is_refused_with_what_it_may_be(root: str, hint: str) -> None:
    with pytest.raises(UnknownSyntaxError) as caught:
        read(root.encode())
    assert hint in (caught.value.hint or "")
    assert hint in str(caught.value)


def test_a_root_that_nobody_knows_is_refused_without_a_hint() -> None:
    with pytest.raises(UnknownSyntaxError, match=r"found <catalogue>$") as caught:
        read(b"<catalogue/>")
    assert caught.value.root == "catalogue"
    assert caught.value.hint is None


def test_an_envelope_of_a_foreign_namespace_is_not_opened() -> None:
    with pytest.raises(UnknownSyntaxError):
        read(enveloped(ubl(), namespace="urn:example"))


def test_a_syntax_has_a_name_and_ubl_leaves_the_root_open() -> None:
    assert syntax_named("cii") is Syntax.CII
    assert syntax_named(Syntax.UBL_CREDIT_NOTE) is Syntax.UBL_CREDIT_NOTE
    assert syntax_named("ubl") is None


def test_an_unknown_name_of_a_syntax_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownSyntaxNameError) as caught:
        syntax_named("edifact")
    assert set(caught.value.known) == {"ubl", *(syntax.value for syntax in Syntax)}
