"""Mutants of a good hybrid invoice: each breaks one thing, and names the rule that must say so."""

import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.pdf.preflight.making import (
    FACTUR_X,
    Change,
    attach,
    hybrid,
    invoice_xml,
    packet,
)

Maker = Callable[[], bytes]


def _font(pdf: Pdf) -> pikepdf.Object:
    fonts = pdf.pages[0].obj.Resources.Font
    return next(font for _, font in fonts.items() if "/FontDescriptor" in font)


def _on_page(content: bytes) -> Change:
    """Add instructions to the first page."""
    return lambda pdf: pdf.pages[0].contents_add(Stream(pdf, content))


def _in_catalog(key: str, value: Callable[[Pdf], object]) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value(pdf))


def _annotation(**changes: object) -> Change:
    """Add a link with changes; None removes a key."""

    def change(pdf: Pdf) -> None:
        link = {
            "/Type": Name.Annot,
            "/Subtype": Name.Link,
            "/Rect": Array([72, 600, 200, 620]),
            "/F": 4,
            "/Border": Array([0, 0, 0]),
            "/A": Dictionary(S=Name.URI, URI=String("https://example.com/")),
        }
        link |= {f"/{key}": value for key, value in changes.items()}
        kept = {key: value for key, value in link.items() if value is not None}
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(kept))])

    return change


def _picture(**changes: object) -> Change:
    """Paint a small picture with changes."""

    def change(pdf: Pdf) -> None:
        keys: dict[str, object] = {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 2,
            "/Height": 2,
            "/BitsPerComponent": 8,
            "/ColorSpace": Name.DeviceRGB,
        }
        keys |= {f"/{key}": value for key, value in changes.items()}
        image = Stream(pdf, bytes(16), Dictionary(keys))
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im=image)
        pdf.pages[0].contents_add(Stream(pdf, b"q 20 0 0 20 300 300 cm /Im Do Q"))

    return change


def _state(**keys: object) -> Change:
    def change(pdf: Pdf) -> None:
        held = Dictionary({f"/{key}": value for key, value in keys.items()})
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=held)
        pdf.pages[0].contents_add(Stream(pdf, b"/G gs"))

    return change


def _form(**keys: object) -> Change:
    def change(pdf: Pdf) -> None:
        held = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
        form = Stream(pdf, b"0 0 5 5 re f", Dictionary(held))
        for key, value in keys.items():
            form[f"/{key}"] = value
        pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
        pdf.pages[0].contents_add(Stream(pdf, b"/Fm Do"))

    return change


def _specification(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.AF[0]


def _no_key(path: Callable[[Pdf], pikepdf.Object], key: str) -> Change:
    return lambda pdf: path(pdf).__delitem__(key)


def _unembedded(pdf: Pdf) -> None:
    del _font(pdf).FontDescriptor["/FontFile2"]


def _other_widths(pdf: Pdf) -> None:
    font = _font(pdf)
    font.Widths = Array([int(width) + 40 for width in font.Widths])


def _twice(pdf: Pdf) -> None:
    attach(pdf, invoice_xml(), "xrechnung.xml", "/Alternative")


def _lzw(pdf: Pdf) -> None:
    stream = Stream(pdf, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)
    pdf.pages[0].obj.PieceInfo = Dictionary(X=Dictionary(Private=stream))


def _first_colour(pdf: Pdf) -> None:
    """Paint in the colour that pages begin with, and explain no colour."""
    del pdf.Root["/OutputIntents"]
    for page in pdf.pages:
        page.obj.Contents = Stream(pdf, b"10 10 50 50 re f")


def _second_intent(pdf: Pdf) -> None:
    intents = pdf.Root.OutputIntents
    profile = Stream(pdf, bytes(intents[0].DestOutputProfile.read_bytes()), N=3)
    again = Dictionary(dict(intents[0].items()))
    again.DestOutputProfile = profile
    intents.append(pdf.make_indirect(again))


def _profile_class(pdf: Pdf) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(stream.read_bytes())
    data[12:16] = b"link"
    stream.write(bytes(data))


def _other_metadata_type(pdf: Pdf) -> None:
    pdf.Root.Metadata["/Subtype"] = Name("/Text")


def _swapped(old: str, new: str, **values: str) -> Maker:
    """The invoice with other metadata."""

    def make() -> bytes:
        text = packet(**values)
        assert old in text
        return hybrid(xmp=text.replace(old, new, 1))

    return make


def _bytes(pattern: bytes, replacement: bytes) -> Maker:
    """The invoice with other bytes; lengths stay, so that offsets hold."""

    def make() -> bytes:
        data = hybrid()
        changed, count = re.subn(pattern, replacement, data, count=1, flags=re.DOTALL)
        assert count == 1
        assert len(changed) == len(data)
        return changed

    return make


def _made(change: Change, **values: object) -> Maker:
    return lambda: hybrid(change, **values)  # pyright: ignore[reportArgumentType]


def _appended(text: bytes) -> Maker:
    return lambda: hybrid() + text


def _of_profile(profile: str, level: str, country: str, relationship: str) -> Maker:
    return lambda: hybrid(
        xmp=packet(level=level), xml=invoice_xml(profile, country), relationship=relationship
    )


JAVASCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

MUTANTS: dict[str, tuple[str, Maker]] = {
    # The file as bytes.
    "version of PDF 2.0": ("6.1.2-1", _bytes(rb"%PDF-1\.\d", b"%PDF-2.0")),
    "no binary comment": ("6.1.2-2", _bytes(rb"\n%[\x80-\xff]{4}", b"\n%abcd")),
    "text after the end": ("6.1.3-3", _appended(b"<!-- sent by mail -->")),
    "no file identifier": ("6.1.3-1", _bytes(rb"/ID \[", b"/XX [")),
    "two spaces after xref": ("6.1.4-2", _bytes(rb"\nxref\n0 ", b"\nxref 0 ")),
    "an odd hexadecimal string": ("6.1.6-1", _bytes(rb"/ID \[<[0-9a-f]", b"/ID [< ")),
    "two spaces before obj": ("6.1.9-1", _bytes(rb"\n3 0 obj\n", b"\n3 0 obj ")),
    "endobj on a line with others": ("6.1.9-1", _bytes(rb">>\nendobj\n", b">> endobj\n")),
    "a stream that is longer than it says": (
        "6.1.7.1-1",
        _bytes(rb"/Length (\d\d)\d ", rb"/Length \g<1>0 "),
    ),
    "a carriage return after stream": ("6.1.7.1-2", _bytes(rb"stream\n(?=q|/|<)", b"stream\r")),
    "an LZW filter": ("6.1.7.2-1", _made(_lzw)),
    "data in another file": (
        "6.1.7.1-3",
        _made(lambda pdf: pdf.pages[0].contents_add(Stream(pdf, b"", F=String("x.txt")))),
    ),
    "an integer that is too large": (
        "6.1.13-1",
        _made(lambda pdf: pdf.Root.__setitem__("/PieceInfo", Dictionary(X=2147483648))),
    ),
    "a string that is too long": (
        "6.1.13-3",
        _made(lambda pdf: pdf.docinfo.__setitem__("/Keywords", String("x" * 32768))),
    ),
    "a name that is too long": (
        "6.1.13-4",
        _made(lambda pdf: pdf.Root.__setitem__("/PieceInfo", Dictionary(X=Name("/" + "n" * 128)))),
    ),
    "states nested too deep": ("6.1.13-8", _made(_on_page(b"q " * 29 + b"Q " * 29))),
    "a page that is too large": (
        "6.1.13-11",
        _made(lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", Array([0, 0, 15000, 15000]))),
    ),
    # Pages, colours, pictures.
    "an unknown operator": ("6.2.2-1", _made(_on_page(b"1 2 xyz"))),
    "red without output intent": (
        "6.2.4.3-2",
        _made(_no_key(lambda pdf: pdf.Root, "/OutputIntents")),
    ),
    "black that no instruction names": ("6.2.4.3-4", _made(_first_colour)),
    "CMYK with an RGB intent": ("6.2.4.3-3", _made(_on_page(b"0 0 0 1 k 1 1 9 9 re f"))),
    "two output profiles": ("6.2.3-2", _made(_second_intent)),
    "a profile of the wrong class": ("6.2.3-1", _made(_profile_class)),
    "a transfer function": ("6.2.5-1", _made(_state(TR=Name.Identity))),
    "an unknown rendering intent": ("6.2.6-1", _made(_on_page(b"/Nice ri"))),
    "an interpolated picture": ("6.2.8-3", _made(_picture(Interpolate=True))),
    "alternates of a picture": ("6.2.8-1", _made(_picture(Alternates=Array()))),
    "OPI of a picture": ("6.2.8-2", _made(_picture(OPI=Dictionary()))),
    "a PostScript form": ("6.2.9-1", _made(_form(Subtype2=Name.PS))),
    "a reference to another PDF": ("6.2.9-2", _made(_form(Ref=Dictionary()))),
    "an unknown blend mode": ("6.2.10-1", _made(_state(BM=Name.Nice))),
    # Fonts.
    "a font that is not embedded": ("6.2.11.4.1-1", _made(_unembedded)),
    "widths that differ from the font": ("6.2.11.5-1", _made(_other_widths)),
    # What can be clicked.
    "a movie": ("6.3.1-1", _made(_annotation(Subtype=Name.Movie))),
    "a hidden link": ("6.3.2-2", _made(_annotation(F=6))),
    "a link without flags": ("6.3.2-1", _made(_annotation(F=None))),
    "a note without looks": ("6.3.3-1", _made(_annotation(Subtype=Name.Square, A=None))),
    "a link that launches a program": (
        "6.5.1-1",
        _made(_annotation(A=Dictionary(S=Name.Launch, F=String("x.exe")))),
    ),
    "an unknown named action": (
        "6.5.1-2",
        _made(_annotation(A=Dictionary(S=Name.Named, N=Name.Print))),
    ),
    "a script when it opens": ("6.5.1-1", _made(_in_catalog("/OpenAction", lambda _: JAVASCRIPT))),
    "scripts by name": (
        "6.5.1-1",
        _made(
            lambda pdf: pdf.Root.Names.__setitem__(
                "/JavaScript", Dictionary(Names=Array([String("a"), JAVASCRIPT]))
            )
        ),
    ),
    "actions of the document": (
        "6.5.2-1",
        _made(_in_catalog("/AA", lambda _: Dictionary(WC=JAVASCRIPT))),
    ),
    "actions of a page": (
        "6.5.2-2",
        _made(lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=JAVASCRIPT))),
    ),
    "requirements": ("6.11-1", _made(_in_catalog("/Requirements", lambda _: Array()))),
    "a slide show": (
        "6.10-2",
        _made(lambda pdf: setattr(pdf.pages[0].obj, "PresSteps", Dictionary())),
    ),
    # Metadata.
    "no metadata": ("6.6.2.1-1", _made(_no_key(lambda pdf: pdf.Root, "/Metadata"))),
    "metadata of another type": ("6.6.2.1-1", _made(_other_metadata_type)),
    "an encoding in the packet": (
        "6.6.2.1-3",
        _swapped("<?xpacket begin", '<?xpacket encoding="UTF-8" begin'),
    ),
    "metadata that are no XML": ("6.6.2.1-4", _swapped("</dc:title>", "")),
    "metadata in UTF-16": (
        "6.6.2.1-5",
        _made(lambda pdf: pdf.Root.Metadata.write(packet().encode("utf-16"))),
    ),
    "a property that nobody defines": (
        "6.6.2.3.1-1",
        _swapped("<fx:Version>", "<fx:Colour>red</fx:Colour><fx:Version>"),
    ),
    "no extension schema": (
        "6.6.2.3.1-1",
        lambda: hybrid(xmp=packet().replace("pdfaExtension:schemas>", "pdfaExtension:other>")),
    ),
    "a date that is none": ("6.6.2.3.1-2", _swapped("2026-01-02T03", "02.01.2026 03")),
    "a title without language": ("6.6.2.3.1-2", _swapped(' xml:lang="x-default"', "")),
    "schemas that are no bag": (
        "6.6.2.3.3-1",
        lambda: hybrid(xmp=packet().replace("rdf:Bag", "rdf:Seq")),
    ),
    "a schema without name": (
        "6.6.2.3.3-2",
        _swapped("<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>", ""),
    ),
    "a schema without prefix": (
        "6.6.2.3.3-4",
        _swapped("<pdfaSchema:prefix>fx</pdfaSchema:prefix>", ""),
    ),
    "a property of an unknown type": ("6.6.2.3.3-8", _swapped("Type>Text<", "Type>Tekst<")),
    "a property of an unknown category": (
        "6.6.2.3.3-9",
        _swapped("category>external<", "category>foreign<"),
    ),
    "a property without description": (
        "6.6.2.3.3-10",
        lambda: hybrid(
            xmp=re.sub(
                "<pdfaProperty:description>.*?</pdfaProperty:description>", "", packet(), count=1
            )
        ),
    ),
    "a field that no table has": (
        "6.6.2.3.2-1",
        _swapped("<pdfaSchema:prefix>", "<pdfaSchema:note>x</pdfaSchema:note><pdfaSchema:prefix>"),
    ),
    "no claim": (
        "6.6.4-1",
        lambda: hybrid(
            xmp=re.sub("<pdfaid:part>.*</pdfaid:conformance>", "", packet(), flags=re.DOTALL)
        ),
    ),
    "PDF/A-1": ("6.6.4-2", _swapped("part>3<", "part>1<")),
    "a small letter in the claim": ("6.6.4-3", _swapped("conformance>B<", "conformance>b<")),
    "another prefix of the claim": (
        "6.6.4-4",
        lambda: hybrid(
            xmp=packet().replace("pdfaid:", "aid:").replace("xmlns:pdfaid", "xmlns:aid")
        ),
    ),
    # Embedded files.
    "an embedded file without type": (
        "6.8-1",
        _made(_no_key(lambda pdf: _specification(pdf).EF.F, "/Subtype")),
    ),
    "an embedded file without /UF": ("6.8-2", _made(_no_key(_specification, "/UF"))),
    "an embedded file whose /F is no string": (
        "6.8-2",
        _made(lambda pdf: _specification(pdf).__setitem__("/F", Name.X)),
    ),
    "an embedded file without relationship": (
        "6.8-3",
        _made(_no_key(_specification, "/AFRelationship")),
    ),
    "an embedded file that is not associated": (
        "6.8-4",
        _made(_no_key(lambda pdf: pdf.Root, "/AF")),
    ),
    # Level U and A.
    "level A without tags": ("6.7.2.2-1", _swapped("B<", "A<")),
    "level A without structure": ("6.7.3.3-1", _swapped("B<", "A<")),
    # Hybrid invoices.
    "an envelope of PDF/A-2": ("BR-HYBRID-02", _swapped("part>3<", "part>2<")),
    "a schema without one property": ("BR-HYBRID-03", _swapped(">Version<", ">Issue<")),
    "another namespace": (
        "BR-HYBRID-04",
        lambda: hybrid(xmp=packet().replace(FACTUR_X, "urn:example:invoice#")),
    ),
    "the namespace of another generation": (
        "BR-HYBRID-04",
        lambda: hybrid(
            xmp=packet().replace(FACTUR_X, "urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#")
        ),
    ),
    "another prefix in the schema": ("BR-HYBRID-05", _swapped("prefix>fx<", "prefix>zf<")),
    "an unknown kind of document": ("BR-HYBRID-06", _swapped(">INVOICE<", ">CREDIT<")),
    "an unknown level": ("BR-HYBRID-07", _swapped(">EN 16931<", ">COMFORT<")),
    "an unknown name in the metadata": (
        "BR-HYBRID-08",
        _swapped(">factur-x.xml<", ">invoice.xml<"),
    ),
    "an unknown version": ("BR-HYBRID-09", _swapped(">1.0<", ">1.08<")),
    "a version of old": ("BR-HYBRID-10", _swapped(">1.0<", ">2p1<")),
    "a relationship that Germany does not know": (
        "BR-HYBRID-11",
        lambda: hybrid(relationship="/Source"),
    ),
    "metadata of an invoice and no invoice": (
        "BR-HYBRID-12",
        _made(lambda pdf: (pdf.Root.__delitem__("/Names"), pdf.Root.__delitem__("/AF")) and None),
    ),
    "an embedded file of another name": (
        "BR-HYBRID-13",
        lambda: hybrid(name="invoice.xml", xmp=packet()),
    ),
    "two names for one file": ("BR-HYBRID-14", lambda: hybrid(xmp=packet(name="xrechnung.xml"))),
    "a level that is not the XML's": ("BR-HYBRID-15", _swapped(">EN 16931<", ">BASIC<")),
    "MINIMUM within Germany": (
        "BR-HYBRID-DE-01",
        _of_profile("factur-x-minimum", "MINIMUM", "DE", "/Data"),
    ),
    "BASIC WL within Germany": (
        "BR-HYBRID-DE-02",
        _of_profile("factur-x-basic-wl", "BASIC WL", "DE", "/Data"),
    ),
    "XRECHNUNG within France": (
        "BR-HYBRID-FR-01",
        lambda: hybrid(
            xmp=packet(level="XRECHNUNG", name="xrechnung.xml"),
            xml=invoice_xml("xrechnung-3.0", "FR"),
            name="xrechnung.xml",
        ),
    ),
    "two invoices": ("PDF-INVOICES", _made(_twice)),
    "an attachment that can be run": (
        "PDF-ATTACHMENT",
        _made(
            lambda pdf: (
                attach(pdf, b"MZ", "offer.exe", "/Supplement", "/application/x-exe") and None
            )
        ),
    ),
    "an invoice with the type application/xml": (
        "PDF-EMBEDDED",
        _made(lambda pdf: setattr(_specification(pdf).EF.F, "Subtype", Name("/application/xml"))),
    ),
}
"""By name: the rule that must name the fault, and the mutant."""

COUNTRIES = {"MINIMUM within Germany": "DE"}
"""Where seller and buyer are, where the invoice does not tell: MINIMUM has no place for it."""
