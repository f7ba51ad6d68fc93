"""Takes files out of the PDFs that a command line names."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from einvoice.cli.container import contained, files_of
from einvoice.cli.failures import FailedError, Failure, usage
from einvoice.cli.inputs import Input, find
from einvoice.cli.output import clean, console, emit, said
from einvoice.cli.target import STDOUT, Target
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError, NoInvoiceInPdfError
from einvoice.pdf.extract import contents_of
from einvoice.pdf.reading.contents import PdfContents
from einvoice.safe_names import FreeNames, safe_name

_SUFFIXES = (".pdf",)


@dataclass(slots=True)
class Extracting:
    """One run over PDFs."""

    target: Target
    work: Work
    every: bool
    as_json: bool
    _odd: int = 0
    """How many PDFs something was odd about."""

    @classmethod
    def of(
        cls, files: Sequence[str], output: str, *, every: bool, force: bool, as_json: bool
    ) -> "Extracting":
        """Find the inputs and the place for the results."""
        inputs = find(files, _SUFFIXES)
        with reported("-o", as_json=as_json):
            if every and (
                output == STDOUT or (os.path.lexists(output) and not os.path.isdir(output))
            ):
                raise usage(output, "--all needs a folder to write to")
            target = Target.of(output, several=every or not inputs.is_one_file, force=force)
        work = Work(inputs, "extracted", as_json=as_json, json_to_stderr=target.is_stdout)
        return cls(target, work, every, as_json)

    def run(self) -> NoReturn:
        """Take out what is asked for, and end the program."""
        self.work.each(self._take, quiet_terminal=not (self.as_json or self.target.is_stdout))
        self.work.finish(*([f"{self._odd} with something odd"] if self._odd else ()))

    def _take(self, input: Input) -> None:
        found = contents(input)
        places = self._put_all(input, found) if self.every else [self._put(input, found)]
        if self.as_json:
            self.work.print_json({"file": input.name, "output": places, **contained(found)})
        else:
            self._tell(found)

    def _put(self, input: Input, found: PdfContents) -> str:
        if found.chosen is None:
            raise _nothing(input, found)
        data = found.chosen.attachment.data
        return self.target.put(data, name=input.name, relative=input.relative, suffix=".xml")

    def _put_all(self, input: Input, found: PdfContents) -> list[str]:
        if not found.attachments:
            raise _nothing(input, found)
        folder = Path() if self.work.inputs.is_one_file else input.relative.with_suffix("")
        names = FreeNames()
        places: list[str] = []
        for number, one in enumerate(found.attachments, 1):
            name = names.free(safe_name(one.name, f"file-{number}"))
            try:
                data = one.data
            except EInvoiceError as error:
                self.work.fail(Failure.of(f"{input.name}: {one.name}", error))
                continue
            places.append(self.target.put_at(data, name=input.name, relative=folder / name))
        return places

    def _tell(self, found: PdfContents) -> None:
        """Tell what is odd: of one PDF in words, of many how many there are."""
        self._odd += any(issue.severity == "warning" for issue in found.issues)
        if self.work.inputs.is_one_file:
            tell(found)


def list_all(files: Sequence[str], *, as_json: bool) -> NoReturn:
    """List the files in PDFs, and end the program."""
    work = Work(find(files, _SUFFIXES), "listed", as_json=as_json)

    def list_one(input: Input) -> None:
        found = contents(input)
        if as_json:
            work.print_json({"file": input.name, **contained(found)})
            return
        out = console()
        if not work.inputs.is_one_file:
            out.print(said(clean(input.name), "bold"))
        chosen = found.chosen.attachment if found.chosen else None
        out.print(files_of(found.attachments, chosen) if found.attachments else "No files.")
        tell(found)

    work.each(list_one, quiet_terminal=as_json)
    work.finish()


def tell(found: PdfContents) -> None:
    """Tell what is odd about a PDF."""
    for issue in found.issues:
        if issue.severity == "warning":
            emit(f"einvoice: {clean(issue.message)}", stderr=True)


def contents(input: Input) -> PdfContents:
    """What a PDF holds; FailedError where that cannot be found out."""
    try:
        return contents_of(input.data())
    except EInvoiceError as error:
        raise FailedError(Failure.of(input.name, error)) from error


def _nothing(input: Input, found: PdfContents) -> FailedError:
    error = NoInvoiceInPdfError(attachments=[one.name for one in found.attachments])
    return FailedError(Failure.of(input.name, error))
