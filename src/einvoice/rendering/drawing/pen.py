"""Draws on one page: text, lines, areas and pictures, each marked as what it is."""

from collections.abc import Sequence
from functools import cache

from einvoice.rendering.drawing.setting import Line, Piece, Setter
from einvoice.rendering.drawing.tags import Node, Structure
from einvoice.rendering.paper import Paper

PAGINATION = "/Artifact<</Type/Pagination>> BDC"


@cache
def colour_operand(colour: str) -> str:
    """A colour such as #1f3a5f as three numbers."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts)


class Pen:
    """What is drawn on a page; distances are points from its left upper corner."""

    def __init__(
        self, paper: Paper, setter: Setter, structure: Structure, language: str, page: int
    ) -> None:
        self.paper = paper
        self._setter = setter
        self._structure = structure
        self._language = language
        self._page = page
        """The object of the page."""
        self._out: list[str] = []
        self._font = ""
        self._colour = ""

    def data(self) -> bytes:
        """The operators so far."""
        return "\n".join(self._out).encode("ascii")

    def lines(self, x: float, top: float, lines: Sequence[Line], *, right: float = 0.0) -> float:
        """Draw lines below each other, from `x` or ending at `right`; returns where they end."""
        node: Node | None = None
        is_open = False
        for line in lines:
            if line.pieces:
                if not is_open or line.node is not node:
                    if is_open:
                        self._out.append("EMC")
                    node, is_open = line.node, True
                    if node is not None and not node.kids:
                        node.top = top
                    self._begin(node)
                start = right - line.width if right else x + line.indent
                self._line(start, self.paper.height - top - line.baseline, line.pieces)
            top += line.height
        if is_open:
            self._out.append("EMC")
        return top

    def rule(self, x: float, top: float, length: float, colour: str, width: float = 0.5) -> None:
        """A line from left to right."""
        y = self.paper.height - top
        line = f"{x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S"
        self._artifact(f"{colour_operand(colour)} RG {width:g} w {line}")

    def area(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._colour = ""
        y = self.paper.height - top - height
        self._artifact(f"{colour_operand(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def figure(self, operators: str, node: Node | None) -> None:
        """Draw a picture by operators of its own, in the units of the page."""
        self._font = self._colour = ""
        self._begin(node)
        self._out.append(f"q {operators} Q\nEMC")

    def _begin(self, node: Node | None) -> None:
        if node is None:
            self._out.append(PAGINATION)
        else:
            mark = self._structure.mark(node, self._page)
            self._out.append(f"/{node.kind}<</MCID {mark}>> BDC")

    def _artifact(self, operators: str) -> None:
        self._out.append(f"/Artifact BMC {operators} EMC")

    def _line(self, x: float, y: float, pieces: Sequence[Piece]) -> None:
        out = self._out
        for piece in pieces:
            foreign = piece.language and piece.language != self._language
            if foreign:
                out.append(f"/Span<</Lang({piece.language})>> BDC")
            self._piece(x, y, piece)
            if foreign:
                out.append("EMC")
            x += piece.width

    def _piece(self, x: float, y: float, piece: Piece) -> None:
        style = piece.style
        if style.colour != self._colour:
            self._colour = style.colour
            self._out.append(f"{colour_operand(style.colour)} rg")
        at = x
        for font, text in self._setter.face(style).split(piece.text):
            wanted = f"/{font.name} {style.size:g} Tf "
            chosen = "" if wanted == self._font else wanted
            self._font = wanted
            codes = font.encode(text)
            self._out.append(f"BT {chosen}{at:.2f} {y:.2f} Td <{codes}> Tj ET")
            if text is not piece.text:
                at += self._setter.face(style).width(text) * style.size / 1000
