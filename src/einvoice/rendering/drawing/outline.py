"""The outline of a document: what readers show beside its pages to jump to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from einvoice.rendering.drawing.file import PdfFile, text_string
from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.paper import Paper

_ABOVE = 12.0
"""So much of what stands above is seen, too."""


@dataclass(slots=True)
class Entry:
    """A heading to jump to, with those below it."""

    title: str
    node: Node | None
    number: int
    """Its object."""
    kids: "list[Entry]" = field(default_factory=list["Entry"])


class Outline:
    """The headings of a document by their levels."""

    def __init__(self, file: PdfFile, paper: Paper) -> None:
        self._file = file
        self._paper = paper
        self._root = Entry("", None, 0)
        self._open = [self._root]
        """The last entry of every level."""

    def add(self, level: int, title: str, node: Node) -> None:
        """Add a heading, from level 1, which is one below the title of the document."""
        del self._open[level:]
        entry = Entry(title, node, self._file.reserve())
        self._open[-1].kids.append(entry)
        self._open.append(entry)

    def write(self) -> int:
        """Write the outline and return its object; 0 where there is nothing to jump to."""
        if not self._root.kids:
            return 0
        self._root.number = self._file.reserve()
        kids = self._root.kids
        self._file.put(self._root.number, f"<</Type/Outlines{_ends(kids)}/Count {len(kids)}>>")
        self._write(self._root)
        return self._root.number

    def _write(self, parent: Entry) -> None:
        kids = parent.kids
        for at, entry in enumerate(kids):
            before = f"/Prev {kids[at - 1].number} 0 R" if at else ""
            after = f"/Next {kids[at + 1].number} 0 R" if at + 1 < len(kids) else ""
            # What is below an entry is folded away at first.
            below = f"{_ends(entry.kids)}/Count -{len(entry.kids)}" if entry.kids else ""
            self._file.put(
                entry.number,
                f"<</Title {text_string(entry.title)}/Parent {parent.number} 0 R"
                f"{before}{after}{below}{self._place(entry.node)}>>",
            )
            self._write(entry)

    def _place(self, node: Node | None) -> str:
        marks = [kid for kid in node.kids if isinstance(kid, tuple)] if node else []
        if node is None or not marks:
            return ""
        y = self._paper.height - node.top + _ABOVE
        return f"/Dest[{marks[0][0]} 0 R/XYZ 0 {y:.2f} null]"


def _ends(kids: Sequence[Entry]) -> str:
    return f"/First {kids[0].number} 0 R/Last {kids[-1].number} 0 R"
