"""Repairs of a document as a whole: what PDF/A-3 forbids beside the pages."""

from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from einvoice.pdf.converting.obstacles import fields_of
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.writing.packaging import NEWEST

FORBIDDEN_ACTIONS: Final = frozenset(
    f"/{name}"
    for name in (
        "Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView "
        "JavaScript"
    ).split()
)
_NAMED: Final = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})

_CATALOG_KEYS: Final = {
    "/AA": ("actions that start by themselves", "6.5.2"),
    "/Requirements": ("requirements to viewers", "6.11"),
    "/NeedsRendering": ("the mark of a form that renders itself", "6.4.2"),
    "/PieceInfo": ("private data of programs", ""),
    "/SpiderInfo": ("data of web capture", ""),
}
_CATALOG_KNOWN: Final = frozenset(
    f"/{name}"
    for name in (
        "Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout "
        "PageMode Outlines Threads OpenAction URI AcroForm Metadata StructTreeRoot MarkInfo Lang "
        "OutputIntents OCProperties Collection Legal AF"
    ).split()
)
"""What PDF 1.7 and PDF/A-3 have in a catalog, beside what is taken out."""
_TRAILER_KEYS: Final = frozenset({"/Root", "/Info", "/ID", "/Size", "/Prev", "/Encrypt"})
_WATCHED: Final = frozenset(
    f"/{name}"
    for name in (
        "PieceInfo Metadata A Subtype CIDSet CharSet Interpolate Alternates OPI TR TR2 HTP "
        "ExtGState Resources"
    ).split()
)
"""What an object has at least one of if anything in it is to be mended."""
_NAME_TREES: Final = {
    "/JavaScript": ("scripts", "6.5.1"),
    "/AlternatePresentations": ("slide shows", "6.10"),
}


def repair_document(pdf: Pdf, log: ChangeLog) -> None:
    """Take out of the catalog what PDF/A-3 forbids, and mend its oddities."""
    root = pdf.Root
    _drop_entries(root, log)
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for key, (what, clause) in _NAME_TREES.items():
            _drop(names, key, what, clause, "names", log)
    if is_forbidden_action(root.get("/OpenAction")):
        _drop(root, "/OpenAction", "the opening action", "6.5.1", "catalog", log)
    for key in ("/MarkInfo", "/ViewerPreferences"):
        holder = root.get(key)
        if isinstance(holder, Dictionary) and "/Type" in holder:
            del holder["/Type"]  # some producers write one; there is no such entry
    stated = root.get("/Version")
    if "/Version" in root:
        del root["/Version"]  # the header says it
    if pdf.pdf_version > NEWEST or (isinstance(stated, Name) and str(stated) > f"/{NEWEST}"):
        message = f"Declared version {NEWEST} in place of a newer one"
        log.add("document.version", message, clause="6.1.2", where="header")
    for key in [key for key in pdf.trailer.keys() if key not in _TRAILER_KEYS]:
        del pdf.trailer[key]
    _drop_empty_form(pdf, log)
    _mend_layers(pdf, log)


def _drop_entries(root: Object, log: ChangeLog) -> None:
    for key in list(root.keys()):
        if key in _CATALOG_KEYS:
            what, clause = _CATALOG_KEYS[key]
            _drop(root, key, what, clause, "catalog", log)
        elif key not in _CATALOG_KNOWN:
            _drop(root, key, f"the unknown entry {key[:40]}", "", "catalog", log)


def is_forbidden_action(action: Object | None) -> bool:
    """Whether an action, or one that follows it, is of a kind that PDF/A forbids."""
    seen: set[tuple[int, int]] = set()
    pending = [action]
    while pending:
        one = pending.pop()
        if isinstance(one, Array):
            pending.extend(one)
            continue
        if not isinstance(one, Dictionary) or "/S" not in one:
            continue
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        kind = one["/S"]
        if kind in FORBIDDEN_ACTIONS or (kind == "/Named" and one.get("/N") not in _NAMED):
            return True
        pending.append(one.get("/Next"))
    return False


def _drop_empty_form(pdf: Pdf, log: ChangeLog) -> None:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and next(fields_of(pdf), None) is None:
        del pdf.Root["/AcroForm"]
        log.add("form.removed", "Took out a form without fields", clause="6.4.1", where="catalog")


def _mend_layers(pdf: Pdf, log: ChangeLog) -> None:
    """Give every configuration of layers a name of its own, and no automatic state."""
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return
    others = layers.get("/Configs")
    found = [layers.get("/D"), *(others if isinstance(others, Array) else ())]
    taken: set[str] = set()
    for number, one in enumerate(found):
        if not isinstance(one, Dictionary):
            continue
        name = one.get("/Name")
        text = str(name) if isinstance(name, String) else ""
        if not text or text in taken:
            text = f"Layers {number}" if number else "Layers"
            one["/Name"] = String(text)
            log.add("layer.named", "Named a configuration of layers", clause="6.9-1")
        taken.add(text)
        if "/AS" in one:
            del one["/AS"]
            log.add("layer.changed", "Took out the automatic state of layers", clause="6.9-4")


def repair_objects(pdf: Pdf, log: ChangeLog) -> None:
    """Mend what stands in objects anywhere: images, forms, graphics states, fonts, outlines."""
    root = pdf.Root
    for one in pdf.objects:
        if not isinstance(one, Dictionary | Stream):
            continue
        # Most objects of a tagged document are its structure; asking each for a key that it
        # lacks costs ten times what asking for its keys does.
        keys = one.keys()
        if keys.isdisjoint(_WATCHED) or one == root:
            continue
        where = f"object {one.objgen[0]}"
        _drop(one, "/PieceInfo", "private data of programs", "", where, log)
        if one.get("/Type") not in (Name.Catalog,) and isinstance(one.get("/Metadata"), Stream):
            _drop(one, "/Metadata", "metadata of a part", "6.6.2.1", where, log)
        if isinstance(one, Stream):
            _mend_stream(one, where, log)
        elif is_forbidden_action(one.get("/A")):
            _drop(one, "/A", "an action", "6.5.1", where, log)
        _mend_font(one, where, log)
        _mend_states(one, where, log)


def _mend_stream(one: Stream, where: str, log: ChangeLog) -> None:
    kind = one.get("/Subtype")
    if kind == Name.Image:
        _drop(one, "/Interpolate", "the wish to smooth an image", "6.2.8-3", where, log)
        _drop(one, "/Alternates", "other versions of an image", "6.2.8-1", where, log)
    if kind in (Name.Image, Name.Form):
        _drop(one, "/OPI", "a reference to a better image", "6.2.8-2", where, log)


def _mend_font(one: Dictionary | Stream, where: str, log: ChangeLog) -> None:
    if one.get("/Type") == Name.FontDescriptor:
        _drop(one, "/CIDSet", "the optional list of glyphs", "6.2.11.4.2-2", where, log)
        _drop(one, "/CharSet", "the optional list of glyphs", "6.2.11.4.2-1", where, log)
    elif one.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in one:
        descriptor = one.get("/FontDescriptor")
        if isinstance(descriptor, Dictionary) and "/FontFile2" in descriptor:
            one["/CIDToGIDMap"] = Name.Identity
            message = "Wrote that character numbers are glyph numbers, as is the default"
            log.add("font.map", message, clause="6.2.11.3.2-1", where=where)


def _mend_states(one: Dictionary | Stream, where: str, log: ChangeLog) -> None:
    """Graphics states, alone or in resources."""
    if one.get("/Type") == Name.ExtGState:
        _mend_state(one, where, log)
    for holder in (one, one.get("/Resources")):
        states = holder.get("/ExtGState") if isinstance(holder, Dictionary | Stream) else None
        if isinstance(states, Dictionary):
            for state in states.values():
                if isinstance(state, Dictionary):
                    _mend_state(state, where, log)


def _mend_state(state: Dictionary | Stream, where: str, log: ChangeLog) -> None:
    _drop(state, "/TR", "a transfer function", "6.2.5-1", where, log)
    if state.get("/TR2", Name.Default) != Name.Default:
        _drop(state, "/TR2", "a transfer function", "6.2.5-2", where, log)
    _drop(state, "/HTP", "the phase of a halftone", "6.2.5-3", where, log)


def _drop(holder: Object, key: str, what: str, clause: str, where: str, log: ChangeLog) -> None:
    if key in holder:
        del holder[key]
        log.add("object.removed", f"Took out {what}", clause=clause, where=where)
