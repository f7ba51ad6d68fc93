"""The XMP properties that PDF/A-3 knows without a description, and their types."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["text", "bag", "seq", "alt"]
"""A simple text, or an array of simple texts."""

DC: Final = "http://purl.org/dc/elements/1.1/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
PDF: Final = "http://ns.adobe.com/pdf/1.3/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PDFAID: Final = "http://www.aiim.org/pdfa/ns/id/"
PDFUAID: Final = "http://www.aiim.org/pdfua/ns/id/"
PDFA_EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
PDFA_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
PDFA_PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"

X_DEFAULT: Final = "x-default"

PREFIXES: Final = {
    DC: "dc",
    XMP: "xmp",
    PDF: "pdf",
    PDFAID: "pdfaid",
    PDFUAID: "pdfuaid",
    PDFA_EXTENSION: "pdfaExtension",
    PDFA_SCHEMA: "pdfaSchema",
    PDFA_PROPERTY: "pdfaProperty",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
}


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a packet."""

    namespace: str
    name: str
    form: Form
    items: tuple[tuple[str, str], ...]
    """Language and text; the language is empty but in an "alt"."""
    prefix: str = ""
    """The prefix that it was found with."""

    @property
    def key(self) -> tuple[str, str]:
        """Namespace and name."""
        return self.namespace, self.name

    @property
    def label(self) -> str:
        """How messages call it."""
        return f"{PREFIXES.get(self.namespace, self.prefix) or self.namespace}:{self.name}"

    @property
    def text(self) -> str:
        """Its text: of alternatives the default one, of a list all."""
        if self.form == "alt":
            texts = dict(reversed(self.items))
            return texts.get(X_DEFAULT) or (self.items[0][1] if self.items else "")
        return "; ".join(text for _, text in self.items)


def text_property(namespace: str, name: str, text: str, form: Form = "text") -> Property:
    """A property with one value."""
    return Property(namespace, name, form, ((X_DEFAULT if form == "alt" else "", text),))


_ANY = re.compile(r".*", re.DOTALL)
_DATE = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_BOOLEAN = re.compile(r"True|False")
_MIME = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)

_MEDIA: Final = "http://ns.adobe.com/xap/1.0/mm/"
_RIGHTS: Final = "http://ns.adobe.com/xap/1.0/rights/"
_PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"


def _terms(
    namespace: str, form: Form, names: str, pattern: re.Pattern[str] = _ANY
) -> dict[tuple[str, str], tuple[Form, re.Pattern[str]]]:
    return {(namespace, name): (form, pattern) for name in names.split()}


PREDEFINED: Final = {
    **_terms(DC, "text", "coverage identifier source"),
    **_terms(DC, "text", "format", _MIME),
    **_terms(DC, "bag", "contributor language publisher relation subject type"),
    **_terms(DC, "seq", "creator"),
    **_terms(DC, "seq", "date", _DATE),
    **_terms(DC, "alt", "description rights title"),
    **_terms(XMP, "text", "BaseURL CreatorTool Label Nickname"),
    **_terms(XMP, "text", "CreateDate MetadataDate ModifyDate", _DATE),
    **_terms(XMP, "text", "Rating", _INTEGER),
    **_terms(XMP, "bag", "Identifier"),
    **_terms(PDF, "text", "Keywords PDFVersion Producer"),
    **_terms(_MEDIA, "text", "DocumentID InstanceID LastURL Manager ManageTo ManageUI"),
    **_terms(_MEDIA, "text", "ManagerVariant RenditionClass RenditionParams VersionID"),
    **_terms(_MEDIA, "text", "SaveID", _INTEGER),
    **_terms(_RIGHTS, "text", "Certificate WebStatement"),
    **_terms(_RIGHTS, "text", "Marked", _BOOLEAN),
    **_terms(_RIGHTS, "bag", "Owner"),
    **_terms(_RIGHTS, "alt", "UsageTerms"),
    **_terms(_PHOTOSHOP, "text", "AuthorsPosition CaptionWriter Category City Country Credit"),
    **_terms(_PHOTOSHOP, "text", "Headline Instructions Source State TransmissionReference"),
    **_terms(_PHOTOSHOP, "text", "DateCreated", _DATE),
    **_terms(_PHOTOSHOP, "text", "Urgency", _INTEGER),
    **_terms(_PHOTOSHOP, "bag", "SupplementalCategories"),
}
"""Namespace and name -> form and pattern of the values; of structures there is none."""

_STANDARD = (
    "http://ns.adobe.com/",
    "http://www.aiim.org/",
    "http://www.npes.org/",
    "http://purl.org/dc/",
    RDF,
    XML,
    "adobe:",
)
_CUSTOM_OF_ADOBE = "http://ns.adobe.com/pdfx/1.3/"
"""What Acrobat makes of the entries that somebody else put into the document information."""


def is_describable(namespace: str) -> bool:
    """Whether an extension schema may describe a namespace: those of the standards it may not."""
    return namespace == _CUSTOM_OF_ADOBE or not namespace.startswith(_STANDARD)


def is_predefined(found: Property) -> bool:
    """Whether PDF/A-3 knows a property, in the form and with the values that it has."""
    form, pattern = PREDEFINED.get(found.key, ("", _ANY))
    return form == found.form and all(pattern.fullmatch(text) for _, text in found.items)
