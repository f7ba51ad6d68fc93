"""Repairs of pages and of what is drawn over them: annotations."""

from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from einvoice.pdf.converting.document import is_forbidden_action
from einvoice.pdf.writing.changes import ChangeLog

_PAGE_KEYS: Final = {
    "/AA": ("actions that start by themselves", "6.5.2"),
    "/PresSteps": ("steps of a presentation", "6.10"),
    "/Trans": ("the transition of a presentation", ""),
    "/Dur": ("the duration of a presentation", ""),
    "/Thumb": ("a preview image", ""),
    "/Metadata": ("metadata of a page", "6.6.2.1"),
    "/PieceInfo": ("private data of programs", ""),
    "/SeparationInfo": ("data for printing plates", ""),
}
"""Entries that PDF/A-3 forbids, or that nothing on the page depends on."""

_FORBIDDEN: Final = frozenset(
    f"/{name}" for name in ("3D", "Sound", "Screen", "Movie", "RichMedia", "TrapNet")
)
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE = 1, 2, 4, 32, 256
_UNSEEN: Final = _INVISIBLE | _HIDDEN | _NO_VIEW | _TOGGLE


def repair_pages(pdf: Pdf, log: ChangeLog) -> None:
    """Take out of pages and annotations what PDF/A-3 forbids."""
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        for key, (what, clause) in _PAGE_KEYS.items():
            value = page.obj.get(key)
            if value is None:
                continue
            del page.obj[key]
            if not (isinstance(value, Dictionary) and not list(value.keys())):
                log.add("page.removed", f"Took out {what}", clause=clause, where=where)
        tabs = page.obj.get("/Tabs")
        if isinstance(tabs, String) and str(tabs).isalpha():
            page.obj["/Tabs"] = Name(f"/{tabs}")
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            _repair_annotations(page.obj, annotations, where, log)


def _repair_annotations(page: Dictionary, annotations: Array, where: str, log: ChangeLog) -> None:
    present = [one for one in annotations if isinstance(one, Dictionary)]
    gone = {_key(one) for one in present if _is_unwanted(one)}
    popups = [one.get("/Popup") for one in present if _key(one) in gone]
    gone |= {_key(one) for one in popups if isinstance(one, Dictionary)}
    kept: list[Object] = []
    for one in present:
        if _key(one) in gone:
            kind = str(one.get("/Subtype", "unknown")).lstrip("/")
            message = f"Took out an annotation that PDF/A cannot show: {kind[:40]}"
            log.add("annotation.removed", message, clause="6.3", where=where)
        else:
            _repair_annotation(one, gone, where, log)
            kept.append(one)
    if len(kept) < len(annotations):
        page["/Annots"] = Array(kept)


def _key(annotation: Object) -> tuple[int, int] | int:
    return annotation.objgen if annotation.is_indirect else id(annotation)


def _is_unwanted(annotation: Dictionary) -> bool:
    if annotation.get("/Subtype") in _FORBIDDEN:
        return True
    return bool(_flags(annotation) & _UNSEEN) and annotation.get("/Subtype") != Name.Popup


def _flags(annotation: Dictionary) -> int:
    flags = annotation.get("/F", 0)
    return int(flags) if isinstance(flags, int) else 0


def _repair_annotation(
    one: Dictionary, gone: set[tuple[int, int] | int], where: str, log: ChangeLog
) -> None:
    popup = one.get("/Popup")
    if isinstance(popup, Dictionary) and _key(popup) in gone:
        del one["/Popup"]
    if one.get("/Subtype") == Name.Popup:
        if _flags(one) & _UNSEEN or not _flags(one) & _PRINT:
            one["/F"] = (_flags(one) & ~_UNSEEN) | _PRINT
            log.add("annotation.flags", "Made a pop-up printable", clause="6.3.2", where=where)
    elif not _flags(one) & _PRINT:
        one["/F"] = _flags(one) | _PRINT
        log.add("annotation.flags", "Made an annotation printable", clause="6.3.2", where=where)
    for key, clause in (("/A", "6.5.1"), ("/AA", "6.5.2")):
        if key in one and (key == "/AA" or is_forbidden_action(one[key])):
            del one[key]
            log.add("action.removed", "Took out an action", clause=clause, where=where)
    looks = one.get("/AP")
    if isinstance(looks, Dictionary):
        for key in ("/D", "/R"):
            if key in looks and isinstance(looks.get("/N"), Dictionary | Stream):
                del looks[key]
                message = "Took out how an annotation looks under the mouse"
                log.add("annotation.changed", message, clause="6.3.3", where=where)
