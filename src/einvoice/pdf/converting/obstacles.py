"""What keeps a PDF from being rewritten at all, found before anything is changed."""

from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Object, Pdf, String

from einvoice.errors import NotConvertibleError, Obstacle

_MOST_FIELDS: Final = 10_000


def refuse_untouchable(pdf: Pdf, *, allow_encrypted: bool) -> None:
    """Refuse what no rewriting survives: signatures, and encryption unless it may be dropped."""
    found = list(_signatures(pdf))
    if pdf.is_encrypted and not allow_encrypted:
        found.append(
            Obstacle(
                "encrypted",
                "6.1.3-2",
                "trailer",
                "The file is encrypted, if only against changes, and its owner has not agreed",
            )
        )
    if found:
        raise NotConvertibleError(obstacles=found)


def _signatures(pdf: Pdf) -> Iterator[Obstacle]:
    message = "The file is signed, and any change would break the signature"
    if isinstance(pdf.Root.get("/Perms"), Dictionary) or "/DSS" in pdf.Root:
        yield Obstacle("signed", "", "catalog", message)
        return
    for field in fields_of(pdf):
        value = field.get("/V")
        if field.get("/FT") == "/Sig" and isinstance(value, Dictionary):
            yield Obstacle("signed", "", "AcroForm", message)
            return


def form_obstacles(pdf: Pdf) -> Iterator[Obstacle]:
    """Forms: XFA never, fields only once they are flattened."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    if "/XFA" in form:
        message = "The file is an XFA form, whose pages exist in one viewer only"
        yield Obstacle("xfa", "6.4.2-1", "AcroForm", message)
    elif next(fields_of(pdf), None) is not None:
        message = "The file has form fields; print it into a new PDF, or flatten them"
        yield Obstacle("form", "6.4.1", "AcroForm", message)


def fields_of(pdf: Pdf) -> Iterator[Dictionary]:
    """The fields of the form, within bounds, each once."""
    form = pdf.Root.get("/AcroForm")
    roots = form.get("/Fields") if isinstance(form, Dictionary) else None
    pending: list[Object] = list(roots) if isinstance(roots, Array) else []
    seen: set[tuple[int, int]] = set()
    while pending and len(seen) < _MOST_FIELDS:
        field = pending.pop()
        if not isinstance(field, Dictionary) or field.objgen in seen:
            continue
        if field.is_indirect:
            seen.add(field.objgen)
        yield field
        kids = field.get("/Kids")
        if isinstance(kids, Array):
            pending.extend(kids)


def language_of(pdf: Pdf) -> str:
    """The language that the catalog names; empty where it names none."""
    stated = pdf.Root.get("/Lang")
    return str(stated) if isinstance(stated, String) else ""
