"""Files embedded into a PDF and associated with it, with those that are there kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from einvoice.errors import AttachmentRefusedError, InvoicePresentError
from einvoice.pdf.embedding.files import type_named
from einvoice.pdf.embedding.name_tree import Entry, key_of, read_tree, write_tree
from einvoice.pdf.generations import Relationship, generation_of_file
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.xmp.clock import pdf_date

_ASSOCIATED: Final = "6.8"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to embed."""

    name: str
    data: bytes
    mime_type: str
    relationship: Relationship
    description: str
    modified: datetime


class EmbeddedFiles:
    """The embedded files of a document, to be changed and then written."""

    def __init__(self, pdf: Pdf, log: ChangeLog) -> None:
        self._pdf = pdf
        self._log = log
        self._entries = [Entry(one.key, self._indirect(one.filespec)) for one in read_tree(pdf)]
        self._associated = self._read_associated()

    def invoices(self) -> list[str]:
        """The names of the invoices that are embedded already."""
        return sorted({name for one in self._all() for name in _invoice_names(one)})

    def remove_invoices(self, *, allowed: bool) -> None:
        """Take the invoices out; InvoicePresentError where that is not allowed."""
        names = self.invoices()
        if not names:
            return
        if not allowed:
            raise InvoicePresentError(names=names)
        gone = {one.objgen for one in self._all() if any(_invoice_names(one))}
        self._entries = [one for one in self._entries if one.filespec.objgen not in gone]
        self._associated = [one for one in self._associated if one.objgen not in gone]
        self._drop_annotations(gone)
        for name in names:
            self._log.add("invoice.replaced", f"Took out the embedded invoice {name}")

    def add(self, file: NewFile) -> None:
        """Embed a file, as one object in the tree and among the associated files."""
        key = key_of(file.name)
        if any(entry.key == key for entry in self._entries):
            raise AttachmentRefusedError(name=file.name, detail="the PDF holds a file of this name")
        filespec = self._filespec(file)
        self._entries.append(Entry(key, filespec))
        self._associated.append(filespec)

    def write(self, *, complete: bool) -> None:
        """Write tree and array; with `complete`, also what PDF/A asks of the earlier files."""
        clipped = list(self._clipped()) if complete else []
        present = {one.objgen for one in self._associated}
        for filespec in (*(entry.filespec for entry in self._entries), *clipped):
            if filespec.objgen not in present:
                present.add(filespec.objgen)
                self._associated.append(filespec)
                self._log.add(
                    "file.associated",
                    "Associated an embedded file with the document",
                    clause=_ASSOCIATED,
                )
        if complete:
            for filespec in self._all():
                self._complete(filespec)
        write_tree(self._pdf, self._entries)
        if self._associated:
            self._pdf.Root["/AF"] = self._pdf.make_indirect(Array(self._associated))
        elif "/AF" in self._pdf.Root:
            del self._pdf.Root["/AF"]

    def _all(self) -> list[Dictionary]:
        unique = {one.objgen: one for one in self._associated}
        return list(
            {**unique, **{one.filespec.objgen: one.filespec for one in self._entries}}.values()
        )

    def _read_associated(self) -> list[Dictionary]:
        found = self._pdf.Root.get("/AF")
        listed = list(found) if isinstance(found, Array) else [found]
        unique: dict[tuple[int, int], Dictionary] = {}
        for one in listed:
            if isinstance(one, Dictionary):
                filespec = self._indirect(one)
                unique.setdefault(filespec.objgen, filespec)
        return list(unique.values())

    def _clipped(self) -> Iterator[Dictionary]:
        """The files that hang on a paper clip of a page."""
        for page in self._pdf.pages:
            annotations = page.obj.get("/Annots")
            for one in annotations if isinstance(annotations, Array) else ():
                filespec = one.get("/FS") if isinstance(one, Dictionary) else None
                if isinstance(filespec, Dictionary) and next(_streams(filespec), None) is not None:
                    if not filespec.is_indirect:
                        one["/FS"] = filespec = self._indirect(filespec)
                    yield filespec

    def _indirect(self, filespec: Dictionary) -> Dictionary:
        if filespec.is_indirect:
            return filespec
        made = self._pdf.make_indirect(filespec)
        assert isinstance(made, Dictionary)
        return made

    def _filespec(self, file: NewFile) -> Dictionary:
        moment = String(pdf_date(file.modified))
        stream = Stream(self._pdf, file.data)
        stream["/Type"] = Name.EmbeddedFile
        stream["/Subtype"] = Name(f"/{file.mime_type}")
        stream["/Params"] = Dictionary(
            Size=len(file.data),
            CheckSum=String(hashlib.md5(file.data, usedforsecurity=False).digest()),
            ModDate=moment,
        )
        made = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(file.name),
                UF=String(file.name),
                EF=Dictionary(F=stream, UF=stream),
                AFRelationship=Name(f"/{file.relationship}"),
                Desc=String(file.description),
            )
        )
        assert isinstance(made, Dictionary)
        return made

    def _complete(self, filespec: Dictionary) -> None:
        """Give an earlier file what PDF/A-3 demands of it, where it can be known."""
        name = next(iter(_names(filespec)), None)
        if name is None:
            return
        for key in ("/F", "/UF"):
            if not isinstance(filespec.get(key), String):
                filespec[key] = String(name)
                self._note("Wrote the name of an embedded file where it was missing")
        if not isinstance(filespec.get("/AFRelationship"), Name):
            filespec["/AFRelationship"] = Name.Unspecified
            self._note("Marked an embedded file as of unspecified relationship")
        for stream in _streams(filespec):
            if not isinstance(stream.get("/Subtype"), Name):
                kind = type_named(name)
                stream["/Subtype"] = Name(f"/{kind}")
                self._note(f"Wrote the type {kind} of an embedded file")

    def _note(self, message: str) -> None:
        self._log.add("file.completed", message, clause=_ASSOCIATED)

    def _drop_annotations(self, gone: set[tuple[int, int]]) -> None:
        """Take out the paper clips of removed files; the pages would carry them on."""
        for page in self._pdf.pages:
            annotations = page.obj.get("/Annots")
            if not isinstance(annotations, Array):
                continue
            kept = [one for one in annotations if not _points_to(one, gone)]
            if len(kept) < len(annotations):
                page.obj["/Annots"] = Array(kept)


def _points_to(annotation: pikepdf.Object, gone: set[tuple[int, int]]) -> bool:
    filespec = annotation.get("/FS") if isinstance(annotation, Dictionary) else None
    return isinstance(filespec, Dictionary) and filespec.is_indirect and filespec.objgen in gone


def _names(filespec: Dictionary) -> Iterator[str]:
    for key in ("/UF", "/F"):
        value = filespec.get(key)
        if isinstance(value, String) and str(value):
            yield str(value)


def _invoice_names(filespec: Dictionary) -> Sequence[str]:
    return [name for name in _names(filespec) if generation_of_file(name) is not None]


def _streams(filespec: Dictionary) -> Iterator[Stream]:
    files = filespec.get("/EF")
    if isinstance(files, Dictionary):
        for value in files.values():
            if isinstance(value, Stream):
                yield value
