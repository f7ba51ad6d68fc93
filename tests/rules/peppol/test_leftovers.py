"""The elements of what no term stands for."""

from einvoice.model.invoice import Invoice
from einvoice.results import Unmapped
from einvoice.rules.peppol.leftovers import leaves_named, local_name, parts_named, step_above
from einvoice.rules.stated import Stated

NAME = "{urn:example}Extra"


def stated(xml: str, location: str = "/Invoice/cac:Party/x:Extra[2]") -> Stated:
    """A document with one element that no term stands for."""
    return Stated(Invoice(), "ubl", unmapped=(Unmapped(location, 7, NAME, xml),))


def test_a_leaf_has_its_text_its_attributes_and_the_element_around() -> None:
    xml = '<x:Extra><x:In a="1"><cbc:ID schemeID="A&amp;B">C &lt; D</cbc:ID></x:In></x:Extra>'
    (leaf,) = leaves_named(stated(xml), "ID")
    assert (leaf.name, leaf.around, leaf.text) == ("ID", "In", "C < D")
    assert leaf.attributes == {"schemeID": "A&B"}
    assert leaf.part.line == 7


def test_the_part_itself_may_be_a_leaf() -> None:
    (leaf,) = leaves_named(stated("<x:Extra>text</x:Extra>"), "Extra")
    assert (leaf.around, leaf.text) == ("Party", "text")


def test_an_empty_element_is_a_leaf_and_its_parent_is_none() -> None:
    document = stated("<x:Extra><x:In/></x:Extra>")
    assert [leaf.text for leaf in leaves_named(document, "In", "Extra")] == [""]


def test_attributes_are_no_parts() -> None:
    part = Unmapped("/Invoice/@Extra", 1, NAME, "value", is_attribute=True)
    document = Stated(Invoice(), "ubl", unmapped=(part,))
    assert list(parts_named(document, "Extra")) == []
    assert list(leaves_named(document, "Extra")) == []


def test_steps_of_a_location_are_taken_without_prefix_and_position() -> None:
    assert local_name("cac:TaxTotal[2]") == "TaxTotal"
    assert step_above("/Invoice/cac:PartyIdentification[2]/cbc:ID") == "PartyIdentification"
