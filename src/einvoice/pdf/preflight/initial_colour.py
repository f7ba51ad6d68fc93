"""Whether something is painted in the colour that a page begins with: black in DeviceGray.

It is a device colour that no instruction names, and needs an output intent as any other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from einvoice.pdf.preflight.faults import Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.plain import told, whole

_RULE = "6.2.4.3-4"
_DEEPEST = 20
_MOST_FORMS = 2_000
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_SETS_FILL = frozenset({"g", "rg", "k", "cs"})
_SETS_STROKE = frozenset({"G", "RG", "K", "CS"})
_OPERATORS = " ".join(
    sorted(_FILLS | _STROKES | _TEXT | _SETS_FILL | _SETS_STROKE | {"q", "Q", "Tr", "Do", "BI"})
)


@dataclass(frozen=True, slots=True)
class _State:
    """Which colours are still those of the beginning."""

    fill: bool = True
    stroke: bool = True
    mode: int = 0


def check_initial_colour(pdf: Pdf) -> Outcomes:
    """Check a file without output intent; with one, the colour is explained."""
    for page in pdf.pages:
        number, generation = page.obj.objgen
        place = f"obj {number} {generation} (Page)"
        walk = _Walk()
        walk.paint(page.obj, page.resources, _State(), 0)
        for stream in _appearances(page.obj):
            walk.paint(stream, stream.stream_dict.get("/Resources"), _State(), 0)
        if walk.found:
            yield Fault(_RULE, place)
        elif walk.lost:
            yield Unchecked("content", place, rules=(_RULE,))


def _appearances(page: Object) -> Iterator[Stream]:
    annotations = page.get("/Annots")
    for one in annotations if isinstance(annotations, Array) else ():
        looks = one.get("/AP") if isinstance(one, Dictionary) else None
        normal = looks.get("/N") if isinstance(looks, Dictionary) else None
        if isinstance(normal, Stream):
            yield normal


class _Walk:
    """The content of a page."""

    def __init__(self) -> None:
        self.found = False
        self.lost = False
        self._forms = 0

    def paint(self, stream: Object, resources: object, state: _State, depth: int) -> None:
        """Follow the instructions until something is painted in the first colour."""
        held = resources if isinstance(resources, Dictionary) else Dictionary()
        if _has_default(held):
            return
        try:
            found = pikepdf.parse_content_stream(stream, _OPERATORS)
        except (pikepdf.PdfError, TypeError):
            self.lost = True
            return
        stack: list[_State] = []
        for instruction in found:
            operator = str(instruction.operator)
            if operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif operator == "Do":
                self._do(held, list(instruction.operands), state, depth)
            else:
                state = _after(operator, list(instruction.operands), state)
                self.found |= _shows(operator, state)
            if self.found:
                return

    def _do(self, held: Dictionary, operands: Sequence[object], state: _State, depth: int) -> None:
        members = held.get("/XObject")
        named = told(operands[0]) if operands else ""
        painted = members.get(named) if isinstance(members, Dictionary) else None
        if not isinstance(painted, Stream):
            return
        keys = painted.stream_dict
        if keys.get("/Subtype") != Name.Form:
            self.found |= state.fill and "/ImageMask" in keys
            return
        self._forms += 1
        if depth > _DEEPEST or self._forms > _MOST_FORMS:
            self.lost = True
            return
        own = keys.get("/Resources")
        self.paint(painted, own if own is not None else held, state, depth + 1)


def _has_default(held: Dictionary) -> bool:
    spaces = held.get("/ColorSpace")
    return isinstance(spaces, Dictionary) and "/DefaultGray" in spaces


def _after(operator: str, operands: Sequence[object], state: _State) -> _State:
    if operator in _SETS_FILL:
        return replace(state, fill=False)
    if operator in _SETS_STROKE:
        return replace(state, stroke=False)
    if operator == "Tr" and operands:
        return replace(state, mode=whole(operands[0]) or 0)
    return state


def _shows(operator: str, state: _State) -> bool:
    fills, strokes = operator in _FILLS, operator in _STROKES
    if operator in _TEXT:
        fills, strokes = state.mode in (0, 2, 4, 6), state.mode in (1, 2, 5, 6)
    elif operator not in _FILLS | _STROKES:
        # A picture in the content may be a mask, which is painted in the colour for filling.
        fills = operator in ("BI", "INLINE IMAGE")
    return (fills and state.fill) or (strokes and state.stroke)
