"""Hybrid PDFs as tests want them: any file at any place, and structure that no program makes."""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from einvoice import write
from einvoice.example import example_invoice
from einvoice.pdf.generations import FACTUR_X, Generation

CII = write(example_invoice(), syntax="cii")
UBL = write(example_invoice(), syntax="ubl")
ZUGFERD_1 = (
    b'<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0">'
    b"</a:CrossIndustryDocument>"
)
ORDER = (
    b"<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="
    b'"urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>'
)


def new_pdf(pages: int = 1) -> Pdf:
    """A PDF with empty pages."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    return pdf


def saved(pdf: Pdf, **how: object) -> bytes:
    """Its bytes."""
    out = BytesIO()
    # Else pikepdf writes the metadata anew.
    pdf.save(out, fix_metadata_version=False, **how)  # pyright: ignore[reportArgumentType]  # options of pikepdf
    return out.getvalue()


def filespec(
    pdf: Pdf,
    data: bytes,
    name: str = "factur-x.xml",
    *,
    relationship: str | None = "Alternative",
    names: Sequence[str] = ("/F", "/UF"),
    streams: Sequence[str] = ("/F", "/UF"),
    mime_type: str = "text/xml",
    **parameters: object,
) -> Dictionary:
    """A file specification with its file."""
    file = pdf.make_indirect(
        Stream(pdf, data, Type=Name.EmbeddedFile, Subtype=Name(f"/{mime_type}"))
    )
    if parameters:
        file.Params = Dictionary({f"/{key}": value for key, value in parameters.items()})
    made = Dictionary(Type=Name.Filespec, EF=Dictionary())
    for key in streams:
        made.EF[key] = file
    for key in names:
        made[key] = String(name)
    if relationship:
        made.AFRelationship = Name(f"/{relationship}")
    found = pdf.make_indirect(made)
    assert isinstance(found, Dictionary)
    return found


def in_names(pdf: Pdf, specs: Iterable[tuple[str, Dictionary]]) -> None:
    """Put files into the name tree, as one leaf."""
    leaf = Array([part for key, spec in specs for part in (String(key), spec)])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=leaf))


def xmp(generation: Generation = FACTUR_X, level: str = "EN 16931", name: str = "") -> bytes:
    """An XMP packet that declares an invoice."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
        f'<rdf:Description rdf:about="" xmlns:q="{generation.namespace}">'
        f"<q:DocumentType>INVOICE</q:DocumentType><q:Version>{generation.version}</q:Version>"
        f"<q:DocumentFileName>{name or generation.file_name}</q:DocumentFileName>"
        f"<q:ConformanceLevel>{level}</q:ConformanceLevel></rdf:Description>"
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def with_xmp(pdf: Pdf, packet: bytes) -> None:
    """Give a PDF its metadata."""
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML))


def hybrid(data: bytes = CII, name: str = "factur-x.xml", packet: bytes | None = None) -> bytes:
    """An ordinary hybrid."""
    pdf = new_pdf()
    spec = filespec(pdf, data, name)
    in_names(pdf, [(name, spec)])
    pdf.Root.AF = Array([spec])
    with_xmp(pdf, xmp() if packet is None else packet)
    return saved(pdf)


def written(objects: Sequence[bytes], *, root: int = 1, end: bytes = b"") -> bytes:
    """A PDF of objects as they stand, the first of them with the number 1."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %b endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Root %d 0 R/Size %d%b>>\n" % (root, len(objects) + 1, end)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def compressed(
    objects: dict[int, bytes], inner: dict[int, bytes], *, type_name: bytes = b"/ObjStm"
) -> bytes:
    """A PDF with a cross-reference stream, and some objects in a stream of objects."""
    out = bytearray(b"%PDF-1.7\n")
    rows: dict[int, bytes] = {0: b"\0\0\0\0\0"}
    for number, body in objects.items():
        rows[number] = b"\1" + len(out).to_bytes(3, "big") + b"\0"
        out += b"%d 0 obj %b endobj\n" % (number, body)
    holder = max((*objects, *inner)) + 1
    head, content = b"", b""
    for index, (number, body) in enumerate(inner.items()):
        rows[number] = b"\2" + holder.to_bytes(3, "big") + bytes((index,))
        head += b"%d %d " % (number, len(content))
        content += body + b" "
    packed = zlib.compress(head + content, 9)
    rows[holder] = b"\1" + len(out).to_bytes(3, "big") + b"\0"
    out += b"%d 0 obj <</Type %b/N %d/First %d/Filter/FlateDecode/Length %d>> stream\n" % (
        (holder, type_name, len(inner), len(head), len(packed))
    )
    out += packed + b"\nendstream endobj\n"
    start, size = len(out), holder + 2
    rows[holder + 1] = b"\1" + start.to_bytes(3, "big") + b"\0"
    table = b"".join(rows.get(number, b"\0\0\0\0\0") for number in range(size))
    out += b"%d 0 obj <</Type/XRef/Size %d/W[1 3 1]/Root 1 0 R/Length %d>> stream\n" % (
        (holder + 1, size, len(table))
    )
    return bytes(out + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % start)
