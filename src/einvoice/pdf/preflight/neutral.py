"""Makes a PDF one that the object layer understands: what other layers judge is taken out of it.

`pikepdf.pdfa` approves what it knows and nothing else: extension schemas, attachments and a dozen
harmless keys stop it, and it looks no further. Each of these is either judged by a layer of ours
or of no concern to PDF/A; only such things are removed, so that the rest is looked at.
"""

from collections.abc import Iterable
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from einvoice.pdf.preflight.plain import told

PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

_TRAILER = frozenset({"/Root", "/Info", "/ID", "/Size", "/Prev", "/Encrypt"})
_PAGE_MODES = ("/UseAttachments", "/UseOC")
_CATALOG = ("/PieceInfo", "/SpiderInfo", "/URI", "/Threads", "/AF", "/OpenAction", "/Legal",
            "/Collection")  # fmt: skip
_PAGE = ("/Trans", "/Dur", "/Thumb", "/B", "/PieceInfo", "/ID", "/PZ", "/SeparationInfo", "/VP",
         "/Metadata")  # fmt: skip
_INTENT = frozenset(
    {
        "/Type",
        "/S",
        "/OutputCondition",
        "/OutputConditionIdentifier",
        "/RegistryName",
        "/Info",
        "/DestOutputProfile",
        "/DestOutputProfileRef",
    }
)
_STREAM_KEYS = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL", "/F", "/FFilter",
                          "/FDecodeParms"})  # fmt: skip
_PROFILE = _STREAM_KEYS | {"/N", "/Alternate", "/Range"}
_MARKS = frozenset({"/Marked", "/UserProperties", "/Suspects"})
_CATEGORIES = ("/Pattern", "/Shading", "/Properties", "/XObject", "/Font", "/ExtGState",
               "/ColorSpace")  # fmt: skip
_DROPPED = ("/Metadata", "/PieceInfo", "/LastModified", "/PtData", "/Measure", "/Thumb",
            "/ColorTransform")  # fmt: skip
"""The last is a parameter of a filter, which Chromium writes beside it: there it says nothing."""


def neutralise(pdf: Pdf) -> None:
    """Remove everything that other layers judge; objects keep their numbers."""
    _keep(pdf.trailer, _TRAILER)
    root = pdf.Root
    _drop(root, _CATALOG)
    if told(root.get("/PageMode")) in _PAGE_MODES:
        del root["/PageMode"]
    _neutral_names(root)
    _neutral_intents(root)
    _keep_in(root, "/MarkInfo", _MARKS)
    _drop_in(root, "/ViewerPreferences", ("/Type",))
    root["/Metadata"] = Stream(pdf, PACKET, {"/Type": Name.Metadata, "/Subtype": Name.XML})
    painted: set[tuple[int, int]] = set()
    masked: list[Stream] = []
    for obj in pdf.objects:
        if isinstance(obj, Dictionary | Stream):
            _neutral_object(obj, painted)
        if isinstance(obj, Stream) and "/SMask" in obj.stream_dict:
            masked.append(obj)
    _part_masks(pdf, masked, painted)


def _neutral_names(root: Object) -> None:
    names = root.get("/Names")
    if not isinstance(names, Dictionary):
        return
    _drop(names, ("/EmbeddedFiles", "/IDS", "/URLS"))
    if not names.keys():
        del root["/Names"]


def _neutral_intents(root: Object) -> None:
    """Keep the intents for PDF/A, and of them what says something."""
    intents = root.get("/OutputIntents")
    if not isinstance(intents, Array):
        return
    kept = [one for one in intents if isinstance(one, Dictionary) and _is_for_pdfa(one)]
    for one in kept:
        _keep(one, _INTENT)
        profile = one.get("/DestOutputProfile")
        if isinstance(profile, Stream):
            _keep(profile, _PROFILE)
    if kept:
        root["/OutputIntents"] = Array(kept)
    else:
        del root["/OutputIntents"]


def _is_for_pdfa(intent: Dictionary) -> bool:
    return intent.get("/S") == Name.GTS_PDFA1


def _part_masks(pdf: Pdf, masked: list[Stream], painted: set[tuple[int, int]]) -> None:
    """Give a picture a mask of its own, where its mask is painted as well."""
    for image in masked:
        mask = image.stream_dict.get("/SMask")
        if isinstance(mask, Stream) and mask.objgen in painted:
            image.stream_dict["/SMask"] = Stream(
                pdf, mask.read_raw_bytes(), dict(mask.stream_dict.items())
            )


def _neutral_object(obj: Dictionary | Stream, painted: set[tuple[int, int]]) -> None:
    keys = obj.stream_dict if isinstance(obj, Stream) else obj
    kind = told(keys["/Type"]) if "/Type" in keys else ""
    if kind == "/Page":
        _drop(keys, _PAGE)
        if "/Tabs" in keys and not isinstance(keys.get("/Tabs"), Name):
            del keys["/Tabs"]
        _neutral_resources(keys.get("/Resources"), painted)
    elif kind == "/Pages":
        _neutral_resources(keys.get("/Resources"), painted)
    elif kind == "/Font":
        _neutral_font(keys)
        _neutral_resources(keys.get("/Resources"), painted)
    elif kind == "/FontDescriptor":
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            program = keys.get(key)
            if isinstance(program, Stream):
                _drop(program, ("/Type", "/Metadata"))
    elif isinstance(obj, Stream):
        _drop(keys, _DROPPED)
        _neutral_resources(keys.get("/Resources"), painted)
    elif "/Title" in keys and "/Parent" in keys:
        _neutral_outline(keys)


def _neutral_font(keys: Dictionary) -> None:
    """Write the strings of /CIDSystemInfo where they are used."""
    below = keys.get("/DescendantFonts")
    for one in below if isinstance(below, Array) else ():
        if isinstance(one, Dictionary) and not one.is_indirect:
            _neutral_font(one)
    info = keys.get("/CIDSystemInfo")
    if isinstance(info, Dictionary):
        for key in ("/Registry", "/Ordering"):
            value = info.get(key)
            if isinstance(value, pikepdf.String) and value.is_indirect:
                info[key] = pikepdf.String(bytes(value))


def _neutral_outline(keys: Dictionary) -> None:
    _drop(keys, ("/SE", "/Type"))
    target = keys.get("/Dest")
    if isinstance(target, Array) and target.is_indirect:
        keys["/Dest"] = Array(list(target))


def _neutral_resources(resources: object, painted: set[tuple[int, int]]) -> None:
    """Remove categories that hold nothing, and take note of what can be painted."""
    if not isinstance(resources, Dictionary):
        return
    pictures = resources.get("/XObject")
    if isinstance(pictures, Dictionary):
        painted.update(one.objgen for _, one in pictures.items() if isinstance(one, Stream))
    for category in _CATEGORIES:
        held = resources.get(category)
        if isinstance(held, Dictionary) and not held.keys():
            del resources[category]


def _keep(keys: Object, wanted: Iterable[str]) -> None:
    _drop(keys, [key for key in cast("Dictionary", keys).keys() if key not in wanted])


def _drop(keys: Object, unwanted: Iterable[str]) -> None:
    for key in unwanted:
        if key in keys:
            del keys[key]


def _keep_in(root: Object, key: str, wanted: Iterable[str]) -> None:
    held = root.get(key)
    if isinstance(held, Dictionary):
        _keep(held, wanted)


def _drop_in(root: Object, key: str, unwanted: Iterable[str]) -> None:
    held = root.get(key)
    if isinstance(held, Dictionary):
        _drop(held, unwanted)
