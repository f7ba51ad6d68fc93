"""A good hybrid invoice, drawn and put together here, for tests to break one thing of."""

from collections.abc import Callable
from functools import cache
from hashlib import md5
from io import BytesIO
from pathlib import Path

import fontpkg_fira_sans
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import einvoice
from einvoice.model.party import Address, Buyer, Seller
from tests.builders import invoice

Change = Callable[[Pdf], object]

FONT = Path(fontpkg_fira_sans.ROOT) / "files" / "FiraSans-Regular.ttf"
FACTUR_X = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
PROPERTIES = ("DocumentFileName", "DocumentType", "Version", "ConformanceLevel")


def described(name: str) -> str:
    """The definition of a property in an extension schema."""
    return f"""<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{name} of the invoice</pdfaProperty:description></rdf:li>"""


def packet(*, level: str = "EN 16931", conformance: str = "B", name: str = "factur-x.xml") -> str:
    """The metadata of a hybrid invoice."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Invoice 42</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-02T03:04:05+01:00</xmp:CreateDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{FACTUR_X}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{"".join(map(described, PROPERTIES))}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="{FACTUR_X}">
<fx:DocumentFileName>{name}</fx:DocumentFileName><fx:DocumentType>INVOICE</fx:DocumentType>
<fx:Version>1.0</fx:Version><fx:ConformanceLevel>{level}</fx:ConformanceLevel>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def drawn() -> bytes:
    """Two pages with text, a picture, a line and a link, drawn with an embedded font."""
    pdfmetrics.registerFont(TTFont("Fira", str(FONT)))  # pyright: ignore  # untyped
    written = BytesIO()
    canvas = Canvas(written, initialFontName="Fira", invariant=1, lang="en")  # pyright: ignore  # untyped
    for number in (1, 2):
        canvas.setFont("Fira", 12)
        canvas.drawString(72, 760, f"Invoice 42, page {number}: Größe, Źródło, 12,50 €")
        canvas.setFillColorRGB(0.1, 0.2, 0.3)
        canvas.rect(72, 700, 200, 20, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@cache
def profile() -> bytes:
    """An sRGB profile without the time of its making."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())  # pyright: ignore
    made[24:36] = bytes(12)
    return bytes(made)


@cache
def invoice_xml(profile_name: str = "en16931", country: str = "DE") -> bytes:
    """A small invoice of a profile between two companies of a country."""
    address = Address(country_code=country)
    small = invoice(
        seller=Seller(name="Example GmbH", vat_id="DE123456789", address=address),
        buyer=Buyer(name="Sample AG", address=address),
    )
    return einvoice.write(small, syntax="cii", profile=profile_name, on_loss="drop")


def hybrid(
    change: Change | None = None,
    *,
    xmp: str | None = None,
    xml: bytes | None = None,
    name: str = "factur-x.xml",
    relationship: str = "/Alternative",
) -> bytes:
    """A hybrid invoice; `change` breaks what it likes before it is written."""
    with pikepdf.open(BytesIO(drawn())) as pdf:
        for page in pdf.pages:
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        stream = Stream(pdf, profile(), N=3)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            DestOutputProfile=stream,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        pdf.Root.Metadata = Stream(
            pdf,
            (packet(name=name) if xmp is None else xmp).encode(),
            Dictionary(Type=Name.Metadata, Subtype=Name.XML),
        )
        attach(pdf, xml or invoice_xml(), name, relationship)
        if change is not None:
            change(pdf)
        return written(pdf)


def attach(
    pdf: Pdf, data: bytes, name: str, relationship: str, mime: str = "/text/xml"
) -> pikepdf.Object:
    """Embed a file as a hybrid invoice embeds its XML."""
    checksum = md5(data, usedforsecurity=False).digest()
    embedded = Stream(
        pdf,
        data,
        Dictionary(
            Type=Name.EmbeddedFile,
            Subtype=Name(mime),
            Params=Dictionary(
                ModDate=String("D:20260102030405+01'00'"),
                Size=len(data),
                CheckSum=String(checksum),
            ),
        ),
    )
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(name),
            EF=Dictionary(F=embedded, UF=embedded),
            AFRelationship=Name(relationship),
            Desc=String("Invoice"),
        )
    )
    if "/AF" not in pdf.Root:
        pdf.Root.AF = Array()
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
    pdf.Root.AF.append(specification)
    pdf.Root.Names.EmbeddedFiles.Names.append(String(name))
    pdf.Root.Names.EmbeddedFiles.Names.append(specification)
    return specification


def written(pdf: Pdf) -> bytes:
    """A PDF as bytes, with its streams as they are."""
    result = BytesIO()
    pdf.save(
        result,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return result.getvalue()
