"""What the library does with one document, off the loop, and told as the API tells it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from einvoice import convert, fix, read, validate, write
from einvoice.errors import (
    CalculationError,
    EInvoiceError,
    PatchError,
    ReadError,
    UnknownProfileError,
    WriteError,
)
from einvoice.syntax.detect import Syntax
from einvoice.verdict import Finding
from einvoice_server.checking.schemas import (
    ConvertDocument,
    ConvertedView,
    Document,
    FixesView,
    LossView,
    ReportView,
    SuggestFixes,
    ValidateDocument,
)
from einvoice_server.checking.views import MOST, finding_view, report_view
from einvoice_server.edge.parsing import one_field
from einvoice_server.errors import ApiError, FieldError, UnprocessableError
from einvoice_server.unit import Unit

Made = TypeVar("Made")
_ROUNDS = 10
"""Mending one amount may unmask another; more than a few such steps no invoice has."""


async def validate_document(unit: Unit, asked: ValidateDocument) -> ReportView:
    """What the rules say of a document."""
    data = _data(asked)
    report = await _off_loop(lambda: validate(data, profile=asked.profile))
    return report_view(report, asked.language)


async def suggest_fixes(unit: Unit, asked: SuggestFixes) -> FixesView:
    """A document with every change that is certain."""
    data = _data(asked)
    return await _off_loop(lambda: _mended(data, asked))


async def convert_document(unit: Unit, asked: ConvertDocument) -> ConvertedView:
    """A document in another syntax or profile."""
    data = _data(asked)
    if asked.to is None and asked.profile is None:
        raise one_field("to", "missing", "Name a syntax, a profile, or both.")
    made = await _off_loop(
        lambda: convert(data, to=asked.to, profile=asked.profile, on_loss=asked.on_loss)
    )
    return ConvertedView(
        syntax=made.syntax.value,
        profile=made.profile.name if made.profile else None,
        document=made.data.decode(),
        losses=[
            LossView(path=one.path, term=one.term, value=one.value[:1000], reason=one.reason)
            for one in made.losses[:MOST]
        ],
        total_losses=len(made.losses),
    )


def _data(asked: Document) -> bytes:
    if (asked.file is None) is (asked.xml is None):
        raise one_field("file", "one_of", "Give a file or xml, and not both.")
    return asked.file.data if asked.file is not None else (asked.xml or "").encode()


async def _off_loop(work: Callable[[], Made]) -> Made:
    try:
        return await asyncio.to_thread(work)
    except (ReadError, WriteError, CalculationError) as error:
        raise _refusal(error) from None


def _refusal(error: EInvoiceError) -> ApiError:
    if isinstance(error, UnknownProfileError):
        return one_field("profile", "unknown", str(error))
    field = "file" if isinstance(error, ReadError) else ""
    told = FieldError(field=field, code=error.code, message=str(error))
    return UnprocessableError(str(error), errors=[told])


def _mended(data: bytes, asked: SuggestFixes) -> FixesView:
    document = read(data)
    report = before = validate(document)
    invoice = document.invoice
    changes: dict[tuple[str, ...], Finding] = {}
    for _ in range(_ROUNDS):
        certain = [one for one in report.findings if one.patch]
        if not certain:
            break
        try:
            invoice = fix(invoice, report)
        except PatchError:
            break
        # Of several changes to one place the last one stands.
        changes |= {tuple(step.path for step in one.patch): one for one in certain}
        report = validate(invoice)
    writable = document.syntax is not Syntax.ZUGFERD_1
    mended = (
        write(invoice, syntax=document.syntax, keep=document, on_loss="drop")
        if (changes and writable)
        else None
    )
    return FixesView(
        verdict_before=before.verdict.value,
        verdict_after=report.verdict.value,
        changes=[finding_view(one, asked.language) for one in list(changes.values())[:MOST]],
        remaining=[finding_view(one, asked.language) for one in report.findings[:MOST]],
        total_remaining=len(report.findings),
        document=mended.decode() if mended is not None else None,
    )
