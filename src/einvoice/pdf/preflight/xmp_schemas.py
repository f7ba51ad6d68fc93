"""The properties that XMP defines itself, with the types of their values.

Names and types are those of the XMP Specification of September 2005 and of ISO 19005-3, 6.6.4, in
the reading of veraPDF. Schemas for pictures, sound and film are not among them: properties of
these are left unchecked.
"""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
META = "adobe:ns:meta/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFA_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
PDFA_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PDFA_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
PDFA_TYPE = "http://www.aiim.org/pdfa/ns/type#"
PDFA_FIELD = "http://www.aiim.org/pdfa/ns/field#"

_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"


def _table(text: str) -> dict[str, str]:
    """Names with their types, out of "name: type, name: type"."""
    pairs = (entry.split(":") for entry in text.replace("\n", " ").split(","))
    return {name.strip(): kind.strip() for name, kind in pairs}


PREDEFINED: dict[str, dict[str, str]] = {
    PDFA_ID: _table("part: integer, conformance: text, amd: text, corr: text"),
    _DC: _table("""contributor: bag text, coverage: text, creator: seq text, date: seq date,
        description: lang alt, format: mimetype, identifier: text, language: bag locale,
        publisher: bag text, relation: bag text, rights: lang alt, source: text,
        subject: bag text, title: lang alt, type: bag text"""),
    _XMP: _table("""Advisory: bag text, BaseURL: text, CreateDate: date, CreatorTool: text,
        Identifier: bag text, Label: text, MetadataDate: date, ModifyDate: date, Nickname: text,
        Rating: real, Thumbnails: alt thumbnail"""),
    _RIGHTS: _table("""Certificate: text, Marked: boolean, Owner: bag text,
        UsageTerms: lang alt, WebStatement: text"""),
    _MM: _table("""DerivedFrom: resourceref, DocumentID: text, History: seq resourceevent,
        InstanceID: text, LastURL: text, ManagedFrom: resourceref, Manager: text, ManageTo: text,
        ManageUI: text, ManagerVariant: text, RenditionClass: text, RenditionOf: resourceref,
        RenditionParams: text, SaveID: integer, VersionID: text, Versions: seq version"""),
    _PDF: _table("Keywords: text, PDFVersion: text, Producer: text"),
    _PHOTOSHOP: _table("""AuthorsPosition: text, CaptionWriter: text, Category: text, City: text,
        Country: text, Credit: text, DateCreated: date, Headline: text, Instructions: text,
        Source: text, State: text, SupplementalCategories: bag text,
        TransmissionReference: text, Urgency: integer"""),
    "http://ns.adobe.com/xap/1.0/bj/": _table("JobRef: bag job"),
    "http://ns.adobe.com/xap/1.0/t/pg/": _table("""MaxPageSize: dimensions, NPages: integer,
        PlateNames: seq text, Fonts: bag font, Colorants: seq colorant"""),
}
"""By namespace, every property with the type of its value."""

UNCHECKED = frozenset(
    {
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
        "http://ns.adobe.com/exif/1.0/aux/",
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    }
)
"""Namespaces that XMP defines and that are not looked at here."""

STRUCTURES: dict[str, tuple[str, dict[str, str]]] = {
    "resourceref": (
        "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
        _table("""instanceID: text, documentID: text, versionID: text, renditionClass: text,
            renditionParams: text, manager: text, managerVariant: text, manageTo: text,
            manageUI: text"""),
    ),
    "resourceevent": (
        "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
        _table("""action: text, instanceID: text, parameters: text, softwareAgent: text,
            when: date"""),
    ),
    "version": (
        "http://ns.adobe.com/xap/1.0/sType/Version#",
        _table("""comments: text, event: resourceevent, modifyDate: date, modifier: text,
            version: text"""),
    ),
    "job": ("http://ns.adobe.com/xap/1.0/sType/Job#", _table("name: text, id: text, url: text")),
    "dimensions": (
        "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
        _table("w: real, h: real, unit: text"),
    ),
    "thumbnail": (
        "http://ns.adobe.com/xap/1.0/g/img/",
        _table("height: integer, width: integer, image: text, format: text"),
    ),
}
"""By type, its namespace and its fields; a type that is not here is left unchecked."""

SIMPLE = frozenset(
    {
        "text",
        "propername",
        "agentname",
        "uri",
        "url",
        "rational",
        "renditionclass",
        "locale",
        "gpscoordinate",
        "xpath",
        "boolean",
        "integer",
        "real",
        "mimetype",
        "date",
    }
)
"""Types of a single value."""
