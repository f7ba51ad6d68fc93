"""XMP is read in all its forms; what it says is compared by namespace, never by prefix."""

import pytest

from einvoice.errors import ReadError
from einvoice.pdf.generations import FACTUR_X, GENERATIONS, XRECHNUNG, ZUGFERD_1_0, Generation
from einvoice.pdf.xmp.reading import Declaration, read_xmp
from tests.pdf.hybrids import xmp

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def packet(*bodies: str) -> bytes:
    """A packet with an rdf:RDF for each body."""
    graphs = "".join(f'<r:RDF xmlns:r="{RDF}">{body}</r:RDF>' for body in bodies)
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{graphs}</x:xmpmeta>'.encode()


ATTRIBUTES = (
    f'<r:Description r:about="" xmlns:any="{FACTUR_X.namespace}" any:DocumentType="INVOICE"'
    ' any:DocumentFileName="factur-x.xml" any:Version="1.0" any:ConformanceLevel="BASIC"'
    ' xmlns:p="http://www.aiim.org/pdfa/ns/id/" p:part="3" p:conformance="U"/>'
)


@pytest.mark.parametrize("generation", GENERATIONS, ids=lambda one: one.name)
def test_every_generation_is_known_by_its_namespace(generation: Generation) -> None:
    found = read_xmp(xmp(generation))
    assert found.generation is generation
    assert found.file_name == generation.file_name
    assert (found.pdfa_part, found.pdfa_conformance, found.is_healed) == ("3", "B", False)


def test_properties_may_be_attributes() -> None:
    found = read_xmp(packet(ATTRIBUTES))
    assert found.declarations == (
        Declaration(FACTUR_X.namespace, "INVOICE", "factur-x.xml", "1.0", "BASIC"),
    )
    assert (found.pdfa_part, found.pdfa_conformance) == ("3", "U")
    assert (found.namespace, found.document_type) == (FACTUR_X.namespace, "INVOICE")
    assert (found.version, found.conformance_level) == ("1.0", "BASIC")


def test_several_graphs_are_read_as_one() -> None:
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    title = (
        f'<r:Description {dublin}><dc:title><r:Alt><r:li xml:lang="x-default">Rechnung</r:li>'
        "</r:Alt></dc:title></r:Description>"
    )
    found = read_xmp(packet(title, ATTRIBUTES))
    assert (found.title, found.conformance_level) == ("Rechnung", "BASIC")


def test_two_declarations_are_both_kept() -> None:
    other = f'<r:Description xmlns:zf="{ZUGFERD_1_0.namespace}" zf:ConformanceLevel="COMFORT"/>'
    found = read_xmp(packet(ATTRIBUTES + other))
    assert [one.generation for one in found.declarations] == [FACTUR_X, ZUGFERD_1_0]


def test_a_namespace_that_no_specification_has_is_kept_without_a_generation() -> None:
    odd = "urn:zugferd:pdfa:CrossIndustryDocument:invoice:1p0#"
    found = read_xmp(packet(f'<r:Description xmlns:zf="{odd}" zf:Version="2p0"/>'))
    assert (found.namespace, found.version, found.generation) == (odd, "2p0", None)


def test_the_level_tells_an_xrechnung_from_other_factur_x() -> None:
    assert read_xmp(xmp(FACTUR_X, "XRECHNUNG")).generation is XRECHNUNG
    assert read_xmp(xmp(FACTUR_X, "EXTENDED")).generation is FACTUR_X


def test_what_describes_a_part_of_a_property_is_not_said_of_the_document() -> None:
    inner = ATTRIBUTES.replace("BASIC", "COMFORT")
    body = (
        f'<r:Description xmlns:q="urn:example"><q:history><r:Seq><r:li>{inner}</r:li></r:Seq>'
        f"</q:history></r:Description>{ATTRIBUTES}"
    )
    assert read_xmp(packet(body)).conformance_level == "BASIC"


def test_padding_and_other_encodings_are_accepted() -> None:
    plain = xmp()
    for data in (plain + b"\n" * 2000, plain + b"\0" * 9, plain.decode().encode("utf-16")):
        assert read_xmp(data).generation is FACTUR_X


def test_a_broken_packet_is_read_as_far_as_it_goes() -> None:
    found = read_xmp(xmp()[:-60])
    assert found.conformance_level == "EN 16931"
    assert found.is_healed


@pytest.mark.parametrize("data", [b"", b"nonsense", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_what_is_no_xmp_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_xmp(data)


def test_a_packet_that_says_nothing_has_no_declaration() -> None:
    found = read_xmp(packet(""))
    assert (found.declaration, found.namespace, found.generation) == (None, None, None)
    assert (found.file_name, found.version, found.document_type) == (None, None, None)
