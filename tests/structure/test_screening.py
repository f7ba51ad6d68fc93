"""Large documents cost as much as they are long, however wrong they are."""

from copy import deepcopy

from lxml import etree

from einvoice import Syntax
from einvoice.structure import faults
from einvoice.structure.explain import MOST_FAULTS
from einvoice.structure.schema import is_large
from einvoice.structure.screening import looks_faulty
from einvoice.syntax.xml import Element
from tests.structure.documents import first, like, small

UBL = Syntax.UBL_INVOICE


def with_notes(count: int, **attributes: str) -> Element:
    root = small(UBL)
    note = like(first(root, "IssueDate"), "Note")
    note.attrib.update(attributes)
    place = first(root, "InvoiceTypeCode")
    for _ in range(count):
        place.addnext(deepcopy(note))
    return root


def test_a_large_document_that_is_wrong_everywhere_shows_itself() -> None:
    root = with_notes(20_000, wrong="x")
    assert is_large(root)
    assert looks_faulty(root, UBL)
    assert len(faults(root, UBL)) == MOST_FAULTS


def test_a_large_document_without_a_fault_is_valid() -> None:
    root = with_notes(20_000)
    assert is_large(root)
    assert not looks_faulty(root, UBL)
    assert faults(root, UBL) == ()


def test_one_fault_in_a_large_document_is_found() -> None:
    root = with_notes(20_000)
    first(root, "PayableAmount").text = "x"
    assert [fault.kind for fault in faults(root, UBL)] == ["XSD.value-decimal"]


def test_an_ordinary_invoice_is_not_large() -> None:
    assert not is_large(with_notes(1_000))


def test_what_a_large_extension_holds_shows_itself_too() -> None:
    root = small(UBL)
    prefix = "{urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2}"
    parent = root
    for name in ("UBLExtensions", "UBLExtension", "ExtensionContent"):
        child = etree.Element(prefix + name)
        parent.insert(0, child)
        parent = child
    foreign = etree.SubElement(parent, "{urn:example}x")
    for _ in range(20_000):
        foreign.append(like(first(root, "IssueDate"), "DueDate"))
    assert looks_faulty(root, UBL)
    assert [fault.kind for fault in faults(root, UBL)] == ["XSD.empty"] * MOST_FAULTS


def test_a_large_document_in_an_envelope_shows_itself_as_well() -> None:
    envelope = etree.Element("{urn:example}envelope")
    envelope.append(with_notes(20_000, wrong="x"))
    assert looks_faulty(envelope[0], UBL)
