"""Fonts that a PDF names without bringing them along, replaced by embedded ones."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from einvoice.pdf.converting.font_codes import ENCODINGS, differences_of, meaning_of
from einvoice.pdf.converting.font_faces import Face, face_named
from einvoice.pdf.converting.font_programs import (
    FontLike,
    Program,
    open_font,
    program_for,
    subset,
    widths_of,
)
from einvoice.pdf.options import FontSource
from einvoice.pdf.writing.changes import ChangeLog

_CLAUSE: Final = "6.2.11.4.1-1"
_NONSYMBOLIC, _ITALIC, _FIXED, _SERIF = 32, 64, 1, 2
_FIRST, _LAST = 32, 255
_TOLERANCE: Final = 12
"""Thousandths by which a width that the PDF states may differ: lines stay where they are."""


def substitute(pdf: Pdf, source: FontSource, log: ChangeLog) -> list[Face]:
    """Embed a font of the same widths for each that is missing and known to every viewer.

    What has no likeness in the source stays as it is, for the checks to refuse; it is returned.
    """
    missing: dict[Face, None] = {}
    folder = None if source is True else os.fspath(source) if source else None
    for one in pdf.objects:
        if not isinstance(one, Dictionary) or not _is_bare(one):
            continue
        face = face_named(str(one.get("/BaseFont")).removeprefix("/"))
        program = program_for(face, folder) if face else None
        where = f"object {one.objgen[0]}"
        if face is None:
            continue
        if program is None:
            missing[face] = None
            continue
        if _embed(pdf, one, face, program):
            message = f"Embedded {PurePath(program.name).name} in place of {face}"
            log.add("font.substituted", message, clause=_CLAUSE, where=where)
    return list(missing)


def _is_bare(font: Dictionary) -> bool:
    """Whether an object is a simple font without a program."""
    if font.get("/Type") != Name.Font or font.get("/Subtype") not in (Name.Type1, Name.TrueType):
        return False
    descriptor = font.get("/FontDescriptor")
    if not isinstance(descriptor, Dictionary):
        return True
    return not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _embed(pdf: Pdf, font: Dictionary, face: Face, program: Program) -> bool:
    codes = meaning_of(font.get("/Encoding"))
    if codes is None:
        return False
    opened = open_font(program.data)
    present = widths_of(opened)
    codes = {code: sign for code, sign in codes.items() if ord(sign) in present}
    widths = {code: present[ord(sign)] for code, sign in codes.items()}
    if not _agree(font, widths):
        return False
    data = subset(opened, set(codes.values()))
    tag = hashlib.sha256(data).hexdigest()[:6].translate(_LETTERS).upper()
    name = Name(f"/{tag}+{program.name.replace(' ', '')}")
    font["/Subtype"] = Name.TrueType
    font["/BaseFont"] = name
    font["/FirstChar"], font["/LastChar"] = _FIRST, _LAST
    font["/Widths"] = Array([widths.get(code, 0) for code in range(_FIRST, _LAST + 1)])
    font["/Encoding"] = _encoding(codes)
    font["/FontDescriptor"] = pdf.make_indirect(_descriptor(pdf, name, face, opened, data))
    return True


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _agree(font: Dictionary, widths: Mapping[int, int]) -> bool:
    """Whether the widths that the PDF states are those of the font."""
    stated, first = font.get("/Widths"), font.get("/FirstChar", 0)
    if not isinstance(stated, Array) or not isinstance(first, int):
        return True
    for code, width in enumerate(stated, first):
        known = widths.get(code)
        number = float(width) if isinstance(width, int | float) or _is_number(width) else 0.0
        if known is not None and number and abs(number - known) > _TOLERANCE:
            return False
    return True


def _is_number(value: object) -> bool:
    try:
        float(value)  # pyright: ignore[reportArgumentType]  # a Decimal, or an object of the PDF
    except (TypeError, ValueError):
        return False
    return True


def _encoding(codes: Mapping[int, str]) -> Object:
    listed: list[Object | int] = []
    for code, name in differences_of(codes):
        listed.extend((code, Name(f"/{name}")))
    if not listed:
        return Name.WinAnsiEncoding
    return Dictionary(
        Type=Name.Encoding, BaseEncoding=Name(f"/{ENCODINGS[0]}"), Differences=Array(listed)
    )


def _descriptor(pdf: Pdf, name: Name, face: Face, font: FontLike, data: bytes) -> Dictionary:
    head, lines, scale = font["head"], font["hhea"], 1000 / font["head"].unitsPerEm
    flags = _NONSYMBOLIC | (_ITALIC if face.italic else 0)
    flags |= {"Courier": _FIXED, "Times": _SERIF}.get(face.family, 0)
    program = Stream(pdf, data)
    program["/Length1"] = len(data)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=flags,
        FontBBox=Array([round(edge * scale) for edge in box]),
        ItalicAngle=round(font["post"].italicAngle),
        Ascent=round(lines.ascent * scale),
        Descent=round(lines.descent * scale),
        CapHeight=round(0.7 * 1000),
        StemV=120 if face.bold else 80,
        FontFile2=program,
    )
