from lxml import etree

from einvoice import Issue, Limits, read
from einvoice.syntax.note import XmlNote
from einvoice.syntax.reading import Reading
from einvoice.syntax.report import MAX_RAW, Locations, report
from tests.syntax.documents import ubl, ubl_line

NAMESPACES = {"": "urn:root", "a": "urn:a"}
DOCUMENT = """\
<root xmlns="urn:root" xmlns:x="urn:a" xmlns:y="urn:other">
  <x:one/><x:two/><x:one k="1" x:k="2" y:k="3"><y:three/></x:one><!-- c --><none xmlns=""/>
</root>"""


def test_a_location_counts_elements_of_the_same_name_where_there_are_several() -> None:
    root = etree.fromstring(DOCUMENT)
    locations = Locations(NAMESPACES)
    elements = [child for child in root if isinstance(child.tag, str)]
    assert [locations.of(child) for child in elements] == [
        "/root/a:one[1]",
        "/root/a:two",
        "/root/a:one[2]",
        "/root/none",
    ]
    assert locations.of(root) == "/root"


def test_a_location_has_the_usual_prefix_or_the_full_namespace() -> None:
    root = etree.fromstring(DOCUMENT)
    locations = Locations(NAMESPACES)
    assert locations.of(root[2][0]) == "/root/a:one[2]/Q{urn:other}three"
    attributes = [str(name) for name in root[2].keys()]
    assert [locations.of(root[2], name) for name in attributes] == [
        "/root/a:one[2]/@k",
        "/root/a:one[2]/@a:k",
        "/root/a:one[2]/@Q{urn:other}k",
    ]


def test_a_location_leads_back_to_its_element() -> None:
    data = ubl_line("<cbc:Note/><cbc:Unknown/>", "<cac:Item><cbc:Unknown/></cac:Item>")
    result = read(data)
    root = etree.fromstring(data)
    prefixes = {prefix or "i": uri for prefix, uri in root.nsmap.items()}
    for unmapped in result.unmapped:
        [element] = root.xpath(
            unmapped.location.replace("/Invoice", "/i:Invoice"), namespaces=prefixes
        )
        assert element.tag == unmapped.name
    assert len(result.unmapped) == 2


def test_what_the_parser_healed_stands_first() -> None:
    note = XmlNote("xml.reference", "healed", 7, ill_formed=True)
    issues, unmapped = report(Reading(), [note], NAMESPACES, {})
    assert issues == (Issue("xml.reference", "healed", 7, ill_formed=True),)
    assert unmapped == ()


def test_a_healed_document_says_that_it_is_not_well_formed() -> None:
    result = read(ubl("<cbc:ID>A & B</cbc:ID>"), recover=True)
    assert result.invoice.number == "A & B"
    [issue] = result.issues
    assert issue.code == "xml.reference"
    assert issue.ill_formed


def test_a_long_text_is_cut_in_the_issue() -> None:
    [issue] = read(ubl(f"<cbc:IssueDate>{'9' * 300}</cbc:IssueDate>")).issues
    assert issue.raw == "9" * MAX_RAW + "…"


def test_an_unmapped_element_carries_the_namespaces_that_it_needs_and_no_tail() -> None:
    [unmapped] = read(ubl("<cac:Unknown><cbc:Name>x</cbc:Name></cac:Unknown>", "")).unmapped
    again = etree.fromstring(unmapped.xml)
    assert again.tag == unmapped.name
    assert again[0].text == "x"
    assert unmapped.xml == unmapped.xml.strip()


def test_a_thousand_faults_in_one_parent_are_all_located() -> None:
    count = 1_000
    result = read(ubl(*["<cbc:Unknown/>"] * count), limits=Limits(max_records=count))
    assert [unmapped.location for unmapped in result.unmapped] == [
        f"/Invoice/cbc:Unknown[{place}]" for place in range(1, count + 1)
    ]
    assert result.issues == ()
