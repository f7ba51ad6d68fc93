"""The name tree of embedded files: walked within bounds, written anew in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, String

_LEAF: Final = 64
_DEEPEST: Final = 64
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the tree."""

    key: bytes
    filespec: Dictionary


def read_tree(pdf: Pdf) -> list[Entry]:
    """Every file in the tree, in its order; what is no filespec, or cyclic, is passed over."""
    names = pdf.Root.get("/Names")
    root = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    found: list[Entry] = []
    if isinstance(root, Dictionary):
        for key, value in _leaves(root):
            if len(found) >= _MOST:
                break
            if isinstance(value, Dictionary):
                found.append(Entry(bytes(key), value))
    return found


def _leaves(root: Dictionary) -> Iterator[tuple[String, Object]]:
    seen: set[tuple[int, int]] = set()
    pending: list[tuple[Object, int]] = [(root, 0)]
    while pending:
        node, depth = pending.pop()
        if not isinstance(node, Dictionary) or depth > _DEEPEST:
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        pairs = node.get("/Names")
        if isinstance(pairs, Array):
            flat = list(pairs)
            for key, value in zip(flat[::2], flat[1::2], strict=False):
                if isinstance(key, String):
                    yield key, value
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            pending.extend((kid, depth + 1) for kid in reversed(list(kids)))


def write_tree(pdf: Pdf, entries: Sequence[Entry]) -> None:
    """Write the tree with these files, sorted by their keys; other names stay as they are."""
    names = pdf.Root.get("/Names")
    if not isinstance(names, Dictionary):
        if not entries:
            return
        names = pdf.Root["/Names"] = pdf.make_indirect(Dictionary())
    if not entries:
        if "/EmbeddedFiles" in names:
            del names["/EmbeddedFiles"]
        return
    ordered = sorted(entries, key=lambda entry: entry.key)
    if len(ordered) <= _LEAF:
        root = Dictionary(Names=_pairs(ordered))
    else:
        leaves = [ordered[start : start + _LEAF] for start in range(0, len(ordered), _LEAF)]
        root = Dictionary(Kids=Array([pdf.make_indirect(_leaf(leaf)) for leaf in leaves]))
    names["/EmbeddedFiles"] = pdf.make_indirect(root)


def _leaf(entries: Sequence[Entry]) -> Dictionary:
    limits = Array([String(entries[0].key), String(entries[-1].key)])
    return Dictionary(Names=_pairs(entries), Limits=limits)


def _pairs(entries: Sequence[Entry]) -> Array:
    flat: list[Object] = []
    for entry in entries:
        flat.extend((String(entry.key), entry.filespec))
    return Array(flat)


def key_of(name: str) -> bytes:
    """The key that a name has in the tree."""
    return bytes(pikepdf.String(name))
