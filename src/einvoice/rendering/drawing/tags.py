"""The structure of a document: what is a heading, a table, a list, for those who do not see it."""

from collections.abc import Iterator

from einvoice.rendering.drawing.file import PdfFile, text_string

COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"
LIST = "/A<</O/List/ListNumbering/None>>"


class Node:
    """An element of the structure, with what is marked as its content."""

    __slots__ = ("entries", "kids", "kind", "number", "parent", "top")

    def __init__(self, number: int, kind: str, parent: "Node | None", entries: str = "") -> None:
        self.number = number
        self.kind = kind
        self.parent = parent
        self.entries = entries
        self.kids: list[Node | tuple[int, int]] = []
        """Elements, and marked content as page object and number on the page."""
        self.top = 0.0
        """Where its first line stands on its page."""
        if parent is not None:
            parent.kids.append(self)

    def to_pdf(self, root: int) -> str:
        """The element as an object."""
        above = self.parent.number if self.parent is not None else root
        pages = {kid[0] for kid in self.kids if isinstance(kid, tuple)}
        page = pages.pop() if len(pages) == 1 else None
        kids = [
            f"{kid.number} 0 R" if isinstance(kid, Node) else _marked(kid, page)
            for kid in self.kids
        ]
        content = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        where = f"/Pg {page} 0 R" if page is not None else ""
        return f"<</S/{self.kind}/P {above} 0 R{where}{self.entries}{content}>>"


def _marked(kid: tuple[int, int], page: int | None) -> str:
    at, mark = kid
    return str(mark) if page is not None else f"<</Type/MCR/Pg {at} 0 R/MCID {mark}>>"


class Structure:
    """The tree of elements, and the way back from marks on pages to them."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._nodes: list[Node] = []
        self._pages: list[list[Node]] = []
        self.document = self.node("Document", None)

    def node(self, kind: str, parent: Node | None, entries: str = "") -> Node:
        """A new element at the end of its parent."""
        made = Node(self._file.reserve(), kind, parent, entries)
        self._nodes.append(made)
        return made

    def figure(self, parent: Node, alternative: str, box: tuple[float, ...]) -> Node:
        """A picture, with the words that stand for it."""
        edges = " ".join(f"{edge:.2f}" for edge in box)
        layout = f"/A<</O/Layout/Placement/Block/BBox[{edges}]>>"
        return self.node("Figure", parent, f"/Alt {text_string(alternative)}{layout}")

    def new_page(self) -> int:
        """Begin a page; returns its key in the way back."""
        self._pages.append([])
        return len(self._pages) - 1

    def mark(self, node: Node, page: int) -> int:
        """Make the next marked content of a page part of an element; returns its number there."""
        marks = self._pages[-1]
        marks.append(node)
        node.kids.append((page, len(marks) - 1))
        return len(marks) - 1

    def write(self) -> int:
        """Write the tree and return the object of its root."""
        root = self._file.reserve()
        for node in self._nodes:
            self._file.put(node.number, node.to_pdf(root))
        parents = " ".join(self._parents())
        tree = self._file.add(f"<</Nums[{parents}]>>")
        self._file.put(
            root,
            f"<</Type/StructTreeRoot/K[{self.document.number} 0 R]/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(self._pages)}>>",
        )
        return root

    def _parents(self) -> Iterator[str]:
        for key, marks in enumerate(self._pages):
            numbers = " ".join(f"{node.number} 0 R" for node in marks)
            yield f"{key} {self._file.add(f'[{numbers}]')} 0 R"
