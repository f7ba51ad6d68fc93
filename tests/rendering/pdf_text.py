"""Reads drawn pages as readers do: characters through the maps of the fonts, marks in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, cast

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, parse_content_stream


@dataclass
class Marked:
    """A piece of content between marks."""

    tag: str
    mcid: int | None
    """Its number on the page; None for what is no content."""
    page: int
    languages: list[str] = field(default_factory=list[str])
    texts: list[str] = field(default_factory=list[str])
    positions: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    drawn: int = 0
    """Operators that draw something other than text."""

    @property
    def text(self) -> str:
        return "".join(self.texts)


class Unmarked(AssertionError):
    """Something is drawn that is marked neither as content nor as an artifact."""


def pages(data: bytes) -> list[list[Marked]]:
    """What is drawn on every page, in its order."""
    with Pdf.open(BytesIO(data)) as pdf:
        return [list(_page(page.obj, at)) for at, page in enumerate(pdf.pages)]


def text(data: bytes, *, artifacts: bool = True) -> str:
    """The text of all pages, a marked piece a line."""
    return "\n".join(
        marked.text
        for page in pages(data)
        for marked in page
        if artifacts or marked.mcid is not None
    )


def squeezed(text: str) -> str:
    """A text without white space: lines are broken anywhere."""
    return "".join(text.split())


_DRAWING = frozenset({"S", "s", "f", "F", "f*", "B", "b", "Do", "sh", "EI"})


def _page(page: Object, at: int) -> Iterator[Marked]:
    fonts = {name: _map(font) for name, font in _fonts(page)}
    stack: list[Marked | None] = []
    current: Marked | None = None
    font: dict[int, str] = {}
    for operands, operator in parse_content_stream(page):
        name, values = str(operator), cast("list[Any]", list(operands))
        match name:
            case "BDC" | "BMC":
                stack.append(current)
                current = _begun(current, values, at)
            case "EMC":
                if current is not None and current is not stack[-1]:
                    yield current
                current = stack.pop()
            case "Tf":
                font = fonts[str(values[0])]
            case "Td" if current is not None:
                current.positions.append((float(values[0]), float(values[1])))
            case "Tj":
                _within(current, name).texts.append(_decoded(bytes(values[0]), font))
            case _:
                if name in _DRAWING:
                    _within(current, name).drawn += 1
    assert not stack


def _within(current: Marked | None, operator: str) -> Marked:
    if current is None:
        raise Unmarked(operator)
    return current


def _begun(current: Marked | None, values: list[Any], at: int) -> Marked:
    tag = str(values[0])
    entries = cast("dict[str, Any]", values[1] if len(values) > 1 else {})
    if tag == "/Span" and current is not None:
        current.languages.append(str(entries["/Lang"]))
        return current
    mcid = int(entries["/MCID"]) if "/MCID" in entries else None
    assert (tag == "/Artifact") == (mcid is None), tag
    return Marked(tag[1:], mcid, at)


def _fonts(page: Object) -> Iterator[tuple[str, Dictionary]]:
    resources = cast(Dictionary, page["/Resources"])
    for name, font in cast(Dictionary, resources["/Font"]).items():
        yield name, cast(Dictionary, font)


def _map(font: Dictionary) -> dict[int, str]:
    lines = cast(Stream, font["/ToUnicode"]).read_bytes().decode("ascii").splitlines()
    rows = [line.strip("<>").split("><") for line in lines if line.startswith("<")]
    return {
        int(row[0], 16): bytes.fromhex(row[1]).decode("utf-16-be")
        for row in rows
        if row[0] != "0000"
    }


def _decoded(data: bytes, font: dict[int, str]) -> str:
    codes = (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    return "".join(font[code] for code in codes)


@dataclass
class Element:
    """An element of the structure, with its children in their order."""

    kind: str
    entries: dict[str, str]
    kids: list["Element | tuple[int, int]"]
    """Elements, or the page and the number of marked content."""

    def walk(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def find(self, kind: str) -> list["Element"]:
        return [element for element in self.walk() if element.kind == kind]

    def marks(self) -> Iterator[tuple[int, int]]:
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            else:
                yield kid


def structure(data: bytes) -> tuple[Element, dict[tuple[int, int], Element]]:
    """The tree of elements, and the element that the way back names for every mark."""
    with Pdf.open(BytesIO(data)) as pdf:
        root = cast(Dictionary, pdf.Root["/StructTreeRoot"])
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        known: dict[tuple[int, int], Element] = {}
        [top] = cast("list[Dictionary]", list(cast(Array, root["/K"])))
        tree = _element(top, numbers, known)
        nums = cast("list[Any]", list(cast(Array, cast(Dictionary, root["/ParentTree"])["/Nums"])))
        keys = {int(page.obj["/StructParents"]): at for at, page in enumerate(pdf.pages)}
        back = {
            (keys[int(nums[at])], mark): known[cast(Dictionary, parent).objgen]
            for at in range(0, len(nums), 2)
            for mark, parent in enumerate(cast("list[Object]", list(nums[at + 1])))
        }
        return tree, back


def _element(
    node: Dictionary, pages: dict[tuple[int, int], int], known: dict[tuple[int, int], Element]
) -> Element:
    entries = {key: str(value) for key, value in node.items() if key in ("/Alt", "/Lang")}
    if "/A" in node:
        layout = cast(Dictionary, node["/A"])
        entries |= {key: str(value) for key, value in layout.items() if isinstance(value, Name)}
    made = known[node.objgen] = Element(str(node["/S"])[1:], entries, [])
    held = node.get("/K", Array())
    page = node.get("/Pg")
    for kid in cast("list[Any]", list(held) if isinstance(held, Array) else [held]):
        if isinstance(kid, int):
            made.kids.append((pages[cast(Dictionary, page).objgen], kid))
        elif "/MCID" in kid:
            made.kids.append((pages[kid["/Pg"].objgen], int(kid["/MCID"])))
        else:
            assert kid["/P"].objgen == node.objgen
            made.kids.append(_element(kid, pages, known))
    return made
