"""What level A asks of the structure of a file (6.7), as far as a program can tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from einvoice.pdf.preflight.faults import NOTHING, Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.plain import told, whole
from einvoice.pdf.preflight.text_use import PageUse

_STANDARD = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry
    Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split()
)
_LANGUAGE = re.compile(r"([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?")
_LEAVES = ("/MCID", "/Obj")
"""What content in a structure has, which is no element of its own."""
_MOST = 1_000_000
_DEEPEST_TREE = 50


@dataclass(slots=True)
class _Tree:
    """What the walk over the structure found."""

    types: dict[str, str] = field(default_factory=dict[str, str])
    """Every type in use, with the first place of it."""
    languages: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    elements: int = 0
    complete: bool = True


def check_tagging(pdf: Pdf, pages: list[PageUse]) -> Outcomes:
    """Check what makes a PDF tagged, its types, languages and the tree of parents."""
    root = pdf.Root
    marks = root.get("/MarkInfo")
    if not isinstance(marks, Dictionary) or not _is_true(marks.get("/Marked")):
        yield Fault("6.7.2.2-1", "/Root /MarkInfo")
    structure = root.get("/StructTreeRoot")
    language = root.get("/Lang")
    languages = [] if language is None else [("/Root", told(language))]
    if not isinstance(structure, Dictionary):
        yield Fault("6.7.3.3-1", "/Root")
    else:
        tree = _walk(structure)
        yield from _types(structure, tree)
        languages += tree.languages
        if not tree.complete:
            yield Unchecked("structure-size", "/Root /StructTreeRoot")
        yield from _parents(structure, pages)
    languages += [(page.place, tag) for page in pages for tag in sorted(page.languages)]
    for place, tag in languages:
        if not _LANGUAGE.fullmatch(tag):
            yield Fault("6.7.4-1", place, {"found": tag[:80]})


def _is_true(value: object) -> bool:
    return value is True or (isinstance(value, Object) and value.unparse() == b"true")


def _walk(structure: Dictionary) -> _Tree:
    tree = _Tree()
    pending: list[object] = [structure.get("/K")]
    seen: set[tuple[int, int]] = set()
    while pending:
        node = pending.pop()
        if isinstance(node, Array):
            pending += list(node)
            continue
        if not isinstance(node, Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        tree.elements += 1
        if tree.elements > _MOST:
            tree.complete = False
            return tree
        keys = node.keys()
        kind = node["/S"] if "/S" in keys else None
        place = "obj {} {}".format(*node.objgen)
        if isinstance(kind, Name):
            tree.types.setdefault(told(kind).removeprefix("/"), place)
        elif keys.isdisjoint(_LEAVES):
            tree.types.setdefault(NOTHING, place)
        tag = node["/Lang"] if "/Lang" in keys else None
        if isinstance(tag, String):
            tree.languages.append((place, told(tag)))
        if "/K" in keys:
            pending.append(node["/K"])
    return tree


def _types(structure: Dictionary, tree: _Tree) -> Outcomes:
    given = structure.get("/RoleMap")
    roles: dict[str, str] = {}
    if isinstance(given, Dictionary):
        for key, value in given.items():
            roles[key.removeprefix("/")] = told(value).removeprefix("/")
    for kind, place in tree.types.items():
        if kind in _STANDARD:
            target = roles.get(kind)
            if target is not None and target not in _STANDARD:
                yield Fault("6.7.3.4-3", place, {"type": kind, "found": target})
            continue
        seen = {kind}
        role = roles.get(kind)
        while role is not None and role not in _STANDARD and role not in seen:
            seen.add(role)
            role = roles.get(role)
        if role is None:
            yield Fault("6.7.3.4-1", place, {"type": kind})
        elif role in seen:
            yield Fault("6.7.3.4-2", place, {"type": kind})


def _parents(structure: Dictionary, pages: list[PageUse]) -> Outcomes:
    """Check that the marks on the pages lead into the tree."""
    marked = [page for page in pages if page.marks]
    if not marked:
        return
    tree = structure.get("/ParentTree")
    numbers = dict(_numbers(tree, 0)) if isinstance(tree, Dictionary) else {}
    for page in marked:
        entry = numbers.get(page.struct_parents) if page.struct_parents is not None else None
        if not isinstance(entry, Array):
            yield Fault("PDF-STRUCTURE", page.place, kind="parents")
            continue
        lost = [
            mark
            for mark in sorted(page.marks)
            if mark >= len(entry) or not isinstance(entry[mark], Dictionary)
        ]
        if lost:
            yield Fault("PDF-STRUCTURE", page.place, {"found": str(lost[0])}, "mark")


def _numbers(node: Object, depth: int) -> Iterator[tuple[int, Object]]:
    if depth > _DEEPEST_TREE:
        return
    numbers = node.get("/Nums")
    if isinstance(numbers, Array):
        for place in range(0, len(numbers) - 1, 2):
            number = whole(numbers[place])
            if number is not None:
                yield number, numbers[place + 1]
    kids = node.get("/Kids")
    for kid in kids if isinstance(kids, Array) else ():
        if isinstance(kid, Dictionary):
            yield from _numbers(kid, depth + 1)
