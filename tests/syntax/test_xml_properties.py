"""Whatever the bytes are, a tree or a `ReadError` comes out, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from einvoice.errors import ReadError
from einvoice.syntax.xml import Element, parse

SEED = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><a:Invoice xmlns:a="urn:a" '
    'xmlns="urn:b"><ID s="1 &amp; 2">Größe €</ID><?p q?><x><![CDATA[<&>]]></x>\n</a:Invoice>'
)
PIECES = (
    *("<", ">", "</", "/>", "&", ";", '"', "'", "=", "\0", "\x01", "\ufeff", "\ufffe", "\x85"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<?xml ", 'encoding="', "utf-16", "utf-7"),
    *("<!DOCTYPE a [", '<!ENTITY x "y">', "]>", "&x;", "&#0;", "&#xD800;", "&nbsp;", "&#65;"),
    *("xmlns", ":", "xml:id", 'xmlns:a=""', "iso-8859-1", "\ud800", "😀", "<html>", "%PDF-"),
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp037")


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The seed with pieces put in, cut out and bytes changed, in some encoding."""
    text = SEED
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 12))
        text = text[:place] + draw(st.sampled_from(PIECES)) + text[place + cut :]
    codec = draw(st.sampled_from(CODECS))
    errors = "surrogatepass" if codec.startswith("utf") else "ignore"
    data = bytearray(text.encode(codec, errors))
    for _ in range(draw(st.integers(0, 3))):
        if data:
            data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def texts(root: Element) -> list[str | bytes | None]:
    """Every string of the tree: decoding them is where a bad tree would raise."""
    found: list[str | bytes | None] = []
    for element in root.iter():
        assert isinstance(element.tag, str), "only elements are left in the tree"
        found += [element.tag, element.text, element.tail, *element.attrib.values()]
    return found


@settings(max_examples=400, deadline=None)
@given(data=st.one_of(mutated(), st.binary(max_size=200)), recover=st.booleans())
def test_a_tree_or_a_read_error_comes_out(data: bytes, recover: bool) -> None:
    try:
        parsed = parse(data, recover=recover)
    except ReadError:
        return
    texts(parsed.root)
    if not recover:
        again = parse(etree.tostring(parsed.root, encoding="utf-8"))  # ASCII cannot hold names
        assert texts(again.root) == texts(parsed.root)


@settings(max_examples=300, deadline=None)
@given(data=mutated())
def test_what_is_called_well_formed_is_so_for_a_plain_parser(data: bytes) -> None:
    try:
        parsed = parse(data)
    except ReadError:
        return
    if parsed.well_formed and not parsed.notes and parsed.encoding == "utf-8":
        plain = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        assert plain.tag == parsed.root.tag


@settings(max_examples=200, deadline=None)
@given(data=mutated())
def test_salvaging_reads_whatever_is_read_without_it(data: bytes) -> None:
    try:
        strict = parse(data)
    except ReadError:
        return
    salvaged = parse(data, recover=True)
    assert texts(salvaged.root) == texts(strict.root)
    assert salvaged.notes == strict.notes


@pytest.mark.parametrize("cut", range(0, len(SEED), 7))
def test_a_document_cut_off_anywhere_is_refused_but_can_often_be_salvaged(cut: int) -> None:
    data = SEED.encode()[:cut]
    with pytest.raises(ReadError):
        parse(data)
    if cut > SEED.index("<ID"):
        assert parse(data, recover=True).root.tag == "{urn:a}Invoice"
