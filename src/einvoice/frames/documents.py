"""The documents that a table is made of, each by a name, whatever they are given as."""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from einvoice.bulk.found import documents_in
from einvoice.bulk.record import PathLike, Record
from einvoice.documents import read
from einvoice.model.invoice import Invoice
from einvoice.results import ReadResult
from einvoice.validation import validate
from einvoice.verdict import Report

One: TypeAlias = Invoice | ReadResult | Report | Record | PathLike
"""A document, or what came of it; a path may be that of a folder."""
Source: TypeAlias = One | Iterable[One] | Mapping[str, One]
"""One or many; a mapping gives them names."""


def named(source: Source) -> Iterator[tuple[str, One]]:
    """Every document with its name: that of its file, its key, or its number."""
    if isinstance(source, Mapping):
        yield from cast("Mapping[str, One]", source).items()
    elif isinstance(source, Invoice | ReadResult | Report | Record | str | os.PathLike):
        yield from _one(source, "")
    else:
        for position, one in enumerate(source, 1):
            yield from _one(one, f"#{position}")


def _one(one: One, otherwise: str) -> Iterator[tuple[str, One]]:
    match one:
        case Invoice():
            yield one.number or otherwise, one
        case ReadResult():
            yield one.invoice.number or otherwise, one
        case Record():
            yield one.file, one
        case Report():
            yield otherwise, one
        case str() | os.PathLike():
            yield from ((path, path) for path in documents_in(one))
        case _:
            raise TypeError(
                "expected invoices, reports, what `read` or `batch` returned, or paths, "
                f"found {type(one).__name__}"
            )


def invoice_of(one: One) -> Invoice:
    """The invoice of a document, read where it is a file."""
    match one:
        case Invoice():
            return one
        case ReadResult():
            return one.invoice
        case Report():
            raise TypeError("expected invoices or files, found a report, which holds no invoice")
        case Record():
            return read(one.file).invoice
        case _:
            return read(one).invoice


def report_of(one: One) -> Report:
    """The report on a document, validated where it is none."""
    if isinstance(one, Report):
        return one
    return validate(one.file if isinstance(one, Record) else one)
