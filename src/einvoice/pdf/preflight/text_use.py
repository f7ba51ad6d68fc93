"""What the pages show: which codes of which fonts, and which content is marked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from einvoice.pdf.preflight.plain import told, whole

Key = tuple[int, int]
State = tuple[Dictionary | None, bool]
"""The font, and whether text is invisible."""

_INVISIBLE = "3"
_OPERATORS = "q Q Tf Tr Tj TJ ' \" Do BDC BMC EMC gs"
_DEEPEST = 20
_MOST_INSTRUCTIONS = 5_000_000


@dataclass(slots=True)
class PageUse:
    """What is marked on a page."""

    place: str
    struct_parents: int | None
    marks: set[int] = field(default_factory=set[int])
    languages: set[str] = field(default_factory=set[str])
    untagged: bool = False
    """Whether text is shown that is neither tagged nor an artifact."""


@dataclass(slots=True)
class TextUse:
    """What all pages show."""

    codes: dict[Key, set[bytes]] = field(default_factory=lambda: defaultdict(set[bytes]))
    """By font, the strings that are shown in it."""
    visible: set[Key] = field(default_factory=set[Key])
    """The fonts in which something is shown that can be seen."""
    fonts: dict[Key, Dictionary] = field(default_factory=dict[Key, Dictionary])
    pages: list[PageUse] = field(default_factory=list[PageUse])
    actual_text: bool = False
    complete: bool = True
    instructions: int = 0


def text_use(pdf: Pdf) -> TextUse:
    """Look through the pages, and through what they paint."""
    use = TextUse()
    for page in pdf.pages:
        keys = page.obj
        number, generation = keys.objgen
        parents = keys.get("/StructParents")
        looked = PageUse(f"obj {number} {generation} (Page)", whole(parents))
        use.pages.append(looked)
        _Walk(use, looked).content(keys, page.resources, 0)
        annotations = keys.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            _appearance(annotation, use, looked)
    return use


def _appearance(annotation: Object, use: TextUse, page: PageUse) -> None:
    if isinstance(annotation, Dictionary):
        looks = annotation.get("/AP")
        normal = looks.get("/N") if isinstance(looks, Dictionary) else None
        if isinstance(normal, Stream):
            walk = _Walk(use, page)
            walk.tagged = 1
            walk.content(normal, normal.stream_dict.get("/Resources"), 0)


class _Walk:
    """One content stream with those inside it."""

    def __init__(self, use: TextUse, page: PageUse) -> None:
        self.use = use
        self.page = page
        self.font: Dictionary | None = None
        self.hidden = False
        self.tagged = 0
        self.seen: set[Key] = set()

    def content(self, stream: Object, resources: object, depth: int) -> None:
        """Follow the instructions of a page or a form."""
        if depth > _DEEPEST or self.use.instructions > _MOST_INSTRUCTIONS:
            self.use.complete = False
            return
        try:
            found = pikepdf.parse_content_stream(stream, _OPERATORS)
        except (pikepdf.PdfError, TypeError):
            self.use.complete = False
            return
        held = resources if isinstance(resources, Dictionary) else Dictionary()
        stack: list[State] = []
        marks: list[bool] = []
        steps: dict[str, Callable[[Sequence[object]], None]] = {
            "q": lambda _: stack.append((self.font, self.hidden)),
            "Q": lambda _: self._restore(stack),
            "Tf": lambda operands: self._choose(held, operands),
            "Tr": self._render,
            "gs": lambda operands: self._state(held, operands),
            "BDC": lambda operands: self._open(held, operands, marks),
            "BMC": lambda operands: self._open(held, operands, marks),
            "EMC": lambda _: self._close(marks),
            "Do": lambda operands: self._paint(held, operands, depth),
        }
        for instruction in found:
            self.use.instructions += 1
            step = steps.get(str(instruction.operator), self._show)
            step(list(instruction.operands))

    def _restore(self, stack: "list[State]") -> None:
        self.font, self.hidden = stack.pop() if stack else (None, False)

    def _render(self, operands: Sequence[object]) -> None:
        self.hidden = bool(operands) and told(operands[0]) == _INVISIBLE

    def _choose(self, held: Dictionary, operands: Sequence[object]) -> None:
        self.font = _named(held, "/Font", operands[0]) if operands else None

    def _open(self, held: Dictionary, operands: Sequence[object], marks: list[bool]) -> None:
        marks.append(self._mark(held, operands))
        self.tagged += marks[-1]

    def _close(self, marks: list[bool]) -> None:
        self.tagged -= marks.pop() if marks else False

    def _state(self, held: Dictionary, operands: Sequence[object]) -> None:
        state = _named(held, "/ExtGState", operands[0]) if operands else None
        font = state.get("/Font") if state is not None else None
        first = font[0] if isinstance(font, Array) and len(font) else None
        if isinstance(first, Dictionary):
            self.font = first

    def _mark(self, held: Dictionary, operands: Sequence[object]) -> bool:
        """Take note of marked content; whether what is in it counts as tagged."""
        tag = told(operands[0]) if operands else ""
        given = operands[1] if len(operands) > 1 else None
        if isinstance(given, Name):
            given = _named(held, "/Properties", given)
        if isinstance(given, Dictionary):
            keys = given.keys()
            language = given["/Lang"] if "/Lang" in keys else None
            if isinstance(language, String):
                self.page.languages.add(told(language))
            self.use.actual_text |= "/ActualText" in keys
            number = whole(given["/MCID"]) if "/MCID" in keys else None
            if number is not None:
                self.page.marks.add(number)
                return True
        return tag == "/Artifact"

    def _paint(self, held: Dictionary, operands: Sequence[object], depth: int) -> None:
        form = _named_stream(held, operands[0]) if operands else None
        if form is None or form.stream_dict.get("/Subtype") != Name.Form:
            return
        if form.objgen in self.seen:
            return
        self.seen.add(form.objgen)
        before = self.font
        own = form.stream_dict.get("/Resources")
        self.content(form, own if own is not None else held, depth + 1)
        self.font = before

    def _show(self, operands: Sequence[object]) -> None:
        shown = list(_strings(operands))
        if not any(shown):
            return
        self.page.untagged |= self.tagged == 0
        if self.font is None:
            self.use.complete = False
            return
        key = self.font.objgen if self.font.is_indirect else (-id(self.font), 0)
        self.use.fonts[key] = self.font
        self.use.codes[key].update(shown)
        if not self.hidden:
            self.use.visible.add(key)


def _strings(operands: Iterable[object]) -> Iterable[bytes]:
    for one in operands:
        if isinstance(one, String):
            yield bytes(one)
        elif isinstance(one, Array):
            yield from (bytes(item) for item in one if isinstance(item, String))


def _named(held: Dictionary, category: str, name: object) -> Dictionary | None:
    members = held.get(category)
    found = members.get(told(name)) if isinstance(members, Dictionary) else None
    return found if isinstance(found, Dictionary) else None


def _named_stream(held: Dictionary, name: object) -> Stream | None:
    members = held.get("/XObject")
    found = members.get(told(name)) if isinstance(members, Dictionary) else None
    return found if isinstance(found, Stream) else None
