"""Draws the QR code of a payment; reportlab computes which of its squares are dark."""

import importlib
from collections.abc import Sequence
from typing import Protocol, cast

from einvoice.errors import MissingExtraError
from einvoice.rendering.content.blocks import Scan
from einvoice.rendering.drawing.faces import EXTRA
from einvoice.rendering.drawing.sheet import Sheet
from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.text import SEPARATOR

_MASK = 3
"""The pattern that is laid over the data. Readers take any; finding the best costs more than all
the rest of a page."""


class _Code(Protocol):
    modules: Sequence[Sequence[bool]]
    version: int

    def addData(self, data: object) -> None: ...
    def calculate_version(self) -> int: ...
    def makeImpl(self, test: bool, maskPattern: int) -> None: ...


class _Levels(Protocol):
    M: int


class _Encoder(Protocol):
    QRErrorCorrectLevel: _Levels

    def QRCode(self, version: int | None, errorCorrectLevel: int) -> _Code: ...
    def QR8bitByte(self, data: bytes) -> object: ...


def modules(payload: str) -> Sequence[Sequence[bool]]:
    """The squares of a code, row by row; True for a dark one."""
    try:
        module = importlib.import_module("reportlab.graphics.barcode.qrencoder")
    except ImportError as error:
        raise MissingExtraError(package="reportlab", extra=EXTRA) from error
    encoder = cast(_Encoder, module)
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(encoder.QR8bitByte(payload.encode("utf-8")))
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return code.modules


def draw(sheet: Sheet, block: Scan, x: float, top: float, side: float, parent: Node) -> None:
    """Draw the code as one black area."""
    rows = modules(block.payload)
    unit = side / len(rows)
    y = sheet.paper.height - top
    out = ["0 0 0 rg"]
    for number, row in enumerate(rows):
        at = 0
        while at < len(row):
            if not row[at]:
                at += 1
                continue
            end = at
            while end < len(row) and row[end]:
                end += 1
            left, bottom = x + at * unit, y - (number + 1) * unit
            out.append(f"{left:.3f} {bottom:.3f} {(end - at) * unit:.3f} {unit:.3f} re")
            at = end
    out.append("f")
    words = SEPARATOR.join(run.text for run in block.alternative)
    box = (x, y - side, x + side, y)
    sheet.pen.figure(" ".join(out), sheet.structure.figure(parent, words, box))
