"""What a verb works on: files, folders, patterns and standard input, read as invoices."""

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from einvoice.cli.failures import ExitCode, FailedError, Failure
from einvoice.errors import EInvoiceError
from einvoice.model.invoice import Invoice
from einvoice.profiles import Profile, detect
from einvoice.results import Issue, ReadResult, Unmapped
from einvoice.syntax.source import load

STDIN = "-"
SUFFIXES = (".xml", ".pdf")
"""What is taken out of a folder, where a verb does not say otherwise."""
_BLANKS = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Input:
    """One document to work on."""

    name: str
    """How it is called in messages: its path, or "-"."""
    relative: Path
    """Where it stands below the folder that was named; for a file its name."""

    def data(self) -> bytes:
        """Its bytes; a `ReadError` where there are none to be had, or too many."""
        source: IO[bytes] | str = sys.stdin.buffer if self.name == STDIN else self.name
        return load(source).data


@dataclass(frozen=True, slots=True)
class Inputs:
    """The documents that the arguments name, and the arguments that name none."""

    found: Sequence[Input]
    failures: Sequence[Failure]
    is_one_file: bool
    """Whether a single file was named, rather than a folder, a pattern, or several."""


@dataclass(frozen=True, slots=True)
class Document:
    """An invoice as it was read from XML, or from the JSON of the model."""

    input: Input
    invoice: Invoice
    syntax: str
    """The syntax, or "json"."""
    profile: Profile | None
    result: ReadResult | None
    """The reading of the XML."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What could not be taken as it stands."""
        return self.result.issues if self.result else ()

    @property
    def unmapped(self) -> tuple[Unmapped, ...]:
        """What no term stands for."""
        return self.result.unmapped if self.result else ()


def find(arguments: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES) -> Inputs:
    """Every document that the arguments name, each once and in their order.

    Of folders, those that end in one of the suffixes.
    """
    found: dict[str, Input] = {}
    failures: list[Failure] = []
    for argument in arguments:
        inputs = list(_named(argument, suffixes))
        for input in inputs:
            found.setdefault(os.path.abspath(input.name) if input.name != STDIN else STDIN, input)
        if not inputs:
            failures.append(_nothing(argument, suffixes))
    one = len(arguments) == 1 and not os.path.isdir(arguments[0]) and not _is_pattern(arguments[0])
    return Inputs(tuple(found.values()), tuple(failures), one)


def _named(argument: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    if argument == STDIN:
        yield Input(STDIN, Path("stdin"))
    elif os.path.isdir(argument):
        yield from _in_folder(argument, suffixes)
    elif _is_pattern(argument):
        for path in sorted(glob.iglob(argument, recursive=True)):
            if not os.path.isdir(path):
                yield Input(path, Path(os.path.basename(path)))
    elif os.path.lexists(argument):
        yield Input(argument, Path(os.path.basename(argument)))


def _is_pattern(argument: str) -> bool:
    """Whether an argument is to be matched; a file that exists is always itself."""
    return glob.has_magic(argument) and not os.path.lexists(argument)


def _in_folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith(suffixes):
                full = os.path.join(path, name)
                yield Input(full, Path(os.path.relpath(full, folder)))


def _nothing(argument: str, suffixes: tuple[str, ...]) -> Failure:
    if os.path.isdir(argument):
        message = f"the folder holds no file that ends in {' or '.join(suffixes)}"
    elif _is_pattern(argument):
        message = "no file matches"
    else:
        message = "there is no such file"
    return Failure(argument, "usage", message, ExitCode.USAGE)


def json_invoice(data: bytes) -> Invoice | None:
    """The invoice that a document holds as JSON of the model; None where it is no JSON."""
    text = data.removeprefix(_MARK)
    return Invoice.from_json(text) if text.lstrip(_BLANKS)[:1] in (b"{", b"[") else None


def read_input(input: Input, *, recover: bool = False) -> Document:
    """Read one document, XML or JSON as it begins; FailedError where that is impossible."""
    from einvoice.documents import read

    try:
        data = input.data()
        invoice = json_invoice(data)
        if invoice is not None:
            stated = invoice.process.specification_id if invoice.process else None
            return Document(input, invoice, "json", detect(stated), None)
        result = read(data, recover=recover)
    except EInvoiceError as error:
        raise FailedError(Failure.of(input.name, error)) from error
    return Document(input, result.invoice, result.syntax.value, result.profile, result)
