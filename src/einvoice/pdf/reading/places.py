"""Walks the places where a PDF can hold files; every walk is bounded and none follows a circle."""

from collections.abc import Iterator

import pikepdf

from einvoice.errors import PdfLimitError
from einvoice.pdf.reading.attachments import Place
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.reading.objects import dictionary, entry, identity, items, length, name, text
from einvoice.pdf.reading.opening import OpenPdf

Found = tuple[Place, str, pikepdf.Object]
"""A place, the key in the name tree, and the file specification."""


def walks(opened: OpenPdf) -> tuple[Iterator[Found], ...]:
    """The ways to every file specification that the PDF refers to, in the order to go them."""
    root = opened.pdf.Root
    return _of_names(opened, root), _associated(opened, "catalog", root), _of_pages(opened, root)


def _of_names(opened: OpenPdf, root: pikepdf.Object) -> Iterator[Found]:
    names = dictionary(entry(root, "/Names"))
    for key, spec in _leaves(opened, entry(names, "/EmbeddedFiles")):
        yield "name-tree", key, spec


def _of_pages(opened: OpenPdf, root: pikepdf.Object) -> Iterator[Found]:
    try:
        for page in _pages(opened, entry(root, "/Pages")):
            yield from _associated(opened, "page", page)
            yield from _of_annotations(opened, page)
            yield from _of_objects(opened, page)
    except PdfLimitError as error:
        if error.limit != "max_nodes":
            raise
        # The files of the document as a whole are known by now.
        message = f"the pages have more than {error.allowed} parts; some were not looked at"
        opened.issues.append(PdfIssue("part", message))


def _leaves(opened: OpenPdf, tree: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    """The entries of a name tree, in their order."""
    for node in _nodes(opened, tree):
        # Pairs of key and value; some writers have kept a single level without any pairs.
        pairs = entry(node, "/Names")
        opened.budget.visit_list(length(pairs))
        key = ""
        for index, one in enumerate(items(pairs)):
            if index % 2 == 0:
                opened.budget.visit()
                key = text(one) or ""
            else:
                yield key, one


def _pages(opened: OpenPdf, tree: pikepdf.Object | None) -> Iterator[pikepdf.Dictionary]:
    for node in _nodes(opened, tree):
        if name(entry(node, "/Type")) != "Pages" and entry(node, "/Kids") is None:
            yield node


def _nodes(opened: OpenPdf, root: pikepdf.Object | None) -> Iterator[pikepdf.Dictionary]:
    """The nodes of a tree of /Kids, each once, in their order."""
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        node = dictionary(waiting.pop())
        if node is None:
            continue
        opened.budget.visit()
        number = identity(node)
        if number in seen:
            continue
        if number != (0, 0):
            seen.add(number)
        yield node
        kids = entry(node, "/Kids")
        opened.budget.visit_list(length(kids))
        waiting.extend(reversed(list(items(kids))))


def _associated(opened: OpenPdf, place: Place, holder: pikepdf.Object) -> Iterator[Found]:
    """The files of /AF: an array of them, or one."""
    found = entry(holder, "/AF")
    if dictionary(found) is not None:
        yield place, "", found  # pyright: ignore[reportReturnType]  # a dictionary is an object
        return
    opened.budget.visit_list(length(found))
    for one in items(found):
        opened.budget.visit()
        yield place, "", one


def _of_annotations(opened: OpenPdf, page: pikepdf.Dictionary) -> Iterator[Found]:
    annotations = entry(page, "/Annots")
    opened.budget.visit_list(length(annotations))
    for one in items(annotations):
        opened.budget.visit()
        if dictionary(one) is None:
            continue
        if name(entry(one, "/Subtype")) == "FileAttachment" and (file := entry(one, "/FS")):
            yield "annotation", "", file
        yield from _associated(opened, "annotation", one)


def _of_objects(opened: OpenPdf, page: pikepdf.Dictionary) -> Iterator[Found]:
    """The files of the images and forms that a page shows."""
    shown = dictionary(entry(dictionary(entry(page, "/Resources")), "/XObject"))
    if shown is None:
        return
    opened.budget.visit_list(len(shown))
    for key in list(shown.keys()):
        opened.budget.visit()
        one = entry(shown, key)
        if one is not None:
            yield from _associated(opened, "object", one)
