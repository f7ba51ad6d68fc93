"""Gathers the files in a PDF: from name tree, associated files, annotations, and from nowhere."""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

import pikepdf

from einvoice.errors import DamagedPdfError, PdfLimitError
from einvoice.pdf.reading.attachments import Attachment, Place
from einvoice.pdf.reading.budget import Budget
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.reading.objects import (
    dictionary,
    entry,
    identity,
    moment,
    name,
    number,
    stored,
    stream,
    text,
)
from einvoice.pdf.reading.opening import OpenPdf, only_pdf_errors
from einvoice.pdf.reading.places import walks
from einvoice.pdf.reading.scanning import object_around
from einvoice.pdf.reading.streams import StoredStream

_Key = tuple[tuple[int, int], str]
"""The number of a stream, and the name that it hangs under."""

_EMBEDDED = ("/UF", "/F", "/Unix", "/Mac", "/DOS")
"""The keys of one file for several systems, the best first."""
_FILESPEC = re.compile(rb"/Type[ \t\r\n]*/F(?:ilespec)?(?![A-Za-z0-9])")
_ORPHAN_WORDS = (b"/EmbeddedFile", b"2Fxml", b"2fxml")
"""What is quicker to look for."""
_ORPHAN = re.compile(
    rb"/EmbeddedFile(?![A-Za-z0-9])|/Subtype[ \t\r\n]*/(?:text|application)#2[Ff]xml"
)


class Gathering:
    """The attachments of one PDF, each once, with all the places that it hangs at."""

    def __init__(self, opened: OpenPdf) -> None:
        self._opened = opened
        self._found: dict[_Key, Attachment] = {}
        self._specs: dict[tuple[int, int], _Key] = {}
        """Which file an entry that was met before stands for."""
        self._streams: dict[tuple[int, int], StoredStream] = {}

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """What was found so far."""
        return tuple(self._found.values())

    def gather(self) -> None:
        """Find everything that something refers to.

        What cannot be read is a `DamagedPdfError`, or an issue where the PDF was repaired already.
        """
        for walk in walks(self._opened):
            with self._lenient("a list of files"):
                for place, key, spec in walk:
                    self._take_if_possible(place, key, spec)

    def gather_orphans(self) -> None:
        """Find embedded files that nothing refers to any more.

        Streams always stand in the file itself, so that their words can be looked for; so do the
        dictionaries with their names, unless they were compressed.
        """
        data, budget = self._opened.data, self._opened.budget
        if b"/Filespec" in data or self._opened.recovered:
            for number_ in _numbers(data, _FILESPEC, budget):
                with self._lenient("an orphaned file"):
                    self._take("orphan", "", self._opened.pdf.get_object(*number_))
        if any(word in data for word in _ORPHAN_WORDS):
            for number_ in _numbers(data, _ORPHAN, budget):
                with self._lenient("an orphaned file"):
                    found = stream(self._opened.pdf.get_object(*number_))
                    if found is not None:
                        self._keep("", found, None, "orphan")

    def _take_if_possible(self, place: Place, key: str, spec: pikepdf.Object) -> None:
        if self._opened.recovered:
            with self._lenient(f"the file {key!r}"):
                self._take(place, key, spec)
        else:
            self._take(place, key, spec)

    def _take(self, place: Place, key: str, spec: pikepdf.Object) -> None:
        """Keep the file of a file specification, or of a stream in the place of one."""
        number_ = identity(spec)
        if (known := self._specs.get(number_)) is not None:
            self._add_place(known, place)
            return
        bare = stream(spec)
        if bare is not None:
            self._keep(key, bare, None, place)
            return
        file = dictionary(spec)
        contents = _contents(dictionary(entry(file, "/EF")))
        stated = next((said for one in _EMBEDDED if (said := text(entry(file, one)))), None)
        called = stated or key
        if not contents:
            # What is found by its words was met on the way through the document, or is nothing.
            if place != "orphan" and (file is not None or text(spec) is not None):
                said = "names a file outside of the PDF, or none at all"
                self._note("attachment", f"{place}: an entry {said}", called, is_minor=True)
            return
        known = self._keep(called, contents[0], file, place)
        if number_ != (0, 0):
            self._specs[number_] = known
        if len({identity(one) for one in contents}) > 1:
            self._note("attachment", "its entry has a different file for another system", called)

    def _keep(
        self,
        called: str,
        found: pikepdf.Stream,
        file: pikepdf.Dictionary | None,
        place: Place,
    ) -> _Key:
        number_ = identity(found)
        if (number_, called) in self._found or (place == "orphan" and number_ in self._streams):
            self._add_place((number_, called), place)
            return number_, called
        limits = self._opened.budget.limits
        if len(self._found) >= limits.max_attachments:
            allowed = limits.max_attachments
            raise PdfLimitError(limit="max_attachments", allowed=allowed, found=allowed + 1)
        if number_ not in self._streams:
            self._streams[number_] = stored(found, self._opened.budget)
        parameters = entry(found, "/Params")
        checksum = entry(parameters, "/CheckSum")
        self._found[number_, called] = Attachment(
            name=called,
            mime_type=name(entry(found, "/Subtype")),
            relationship=name(entry(file, "/AFRelationship")),
            description=text(entry(file, "/Desc")),
            created=moment(entry(parameters, "/CreationDate")),
            modified=moment(entry(parameters, "/ModDate")),
            size=number(entry(parameters, "/Size")),
            checksum=bytes(checksum) if text(checksum) is not None and checksum else None,
            places=(place,),
            stored=self._streams[number_],
        )
        return number_, called

    def _add_place(self, key: _Key, place: Place) -> None:
        known = self._found.get(key)
        if known is not None and place != "orphan" and place not in known.places:
            self._found[key] = replace(known, places=(*known.places, place))

    @contextmanager
    def _lenient(self, what: str) -> Generator[None]:
        try:
            with only_pdf_errors():
                yield
        except DamagedPdfError as error:
            if not self._opened.recovered:
                raise
            message = f"{what} cannot be read: {error.detail}"
            self._opened.issues.append(PdfIssue("part", message))

    def _note(self, code: str, message: str, called: str, *, is_minor: bool = False) -> None:
        severity: Literal["warning", "information"] = "information" if is_minor else "warning"
        self._opened.issues.append(PdfIssue(code, message, severity, called))


def _contents(embedded: pikepdf.Dictionary | None) -> list[pikepdf.Stream]:
    found = (stream(entry(embedded, key)) for key in _EMBEDDED)
    return [one for one in found if one is not None]


def _numbers(data: bytes, words: re.Pattern[bytes], budget: Budget) -> Iterator[tuple[int, int]]:
    """The numbers of objects that have one of the words in their dictionary."""
    for match in words.finditer(data):
        budget.visit()
        if (number_ := object_around(data, match.start())) is not None:
            yield number_
