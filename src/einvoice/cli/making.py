"""What `embed` and `to-pdfa` share: PDFs in, PDFs out, and an account of the changes."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

from einvoice.cli.failures import ExitCode, FailedError, Failure, usage
from einvoice.cli.inputs import STDIN, Input, Inputs, find, json_invoice
from einvoice.cli.output import clean, emit
from einvoice.cli.target import Target
from einvoice.cli.work import Work, reported
from einvoice.errors import EInvoiceError, InvoicePresentError, NotConvertibleError, Obstacle
from einvoice.model.invoice import Invoice
from einvoice.pdf.converting.steps import convert_pdf
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.options import Embedding, PdfaOptions
from einvoice.pdf.writing.changes import Change
from einvoice.pdf.xmp.writing import Level
from einvoice.syntax.source import load

_INSTALLED = "installed"
_OTHER = (".xml", ".json")
_SUFFIXES = (".xml", ".json", ".XML", ".JSON")


def pdfa_options(
    level: Level, fonts: str, icc: str, *, accept_unchecked: bool, decrypt: bool
) -> PdfaOptions:
    """Understand the options that both verbs have."""
    if fonts and fonts != _INSTALLED and not os.path.exists(fonts):
        raise usage(fonts, "there is no such file or folder")
    try:
        return PdfaOptions(
            level,
            True if fonts == _INSTALLED else fonts or False,
            load(icc).data if icc else None,
            "accept" if accept_unchecked else "refuse",
            decrypt,
        )
    except ValueError as error:
        raise usage(icc, str(error)) from error


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF that was made, and the account of it."""

    pdf: bytes
    level: str
    changes: Sequence[Change]
    unchecked: Sequence[Obstacle]
    facts: dict[str, str] = field(default_factory=dict[str, str])
    """What else the report in JSON says."""


@dataclass(slots=True)
class Making:
    """One run over PDFs."""

    target: Target
    work: Work
    as_json: bool

    @classmethod
    def of(
        cls, files: Sequence[str], output: str, done: str, *, force: bool, as_json: bool
    ) -> "Making":
        """Find the inputs and the place for the results."""
        with reported("-o", as_json=as_json):
            inputs = _only_pdfs(find(files))
            target = Target.of(output, several=not inputs.is_one_file, force=force)
        return cls(
            target,
            Work(inputs, done, as_json=as_json, json_to_stderr=target.is_stdout),
            as_json,
        )

    def convert_all(self, options: PdfaOptions) -> NoReturn:
        """Convert every PDF."""

        def convert(input: Input) -> Made:
            done = convert_pdf(input.data(), options)
            return Made(done.pdf, done.level, done.changes, done.unchecked)

        self._each(convert)

    def embed_all(self, invoice: str, how: Embedding) -> NoReturn:
        """Embed an invoice into every PDF."""

        def embed(input: Input) -> Made:
            done = embedded(input.data(), self._invoice(invoice, input), how)
            facts = {
                "profile": done.profile,
                "invoice": done.file_name,
                "relationship": done.relationship,
            }
            return Made(done.pdf, done.level, done.changes, done.unchecked, facts)

        self._each(embed)

    def _invoice(self, named: str, input: Input) -> Invoice | bytes:
        if named == STDIN:
            raise usage(named, "the invoice must be a file or a folder")
        path = _beside(named, input) if os.path.isdir(named) else named
        if not os.path.isdir(named) and not self.work.inputs.is_one_file:
            raise usage(named, "several PDFs need a folder of invoices that are named alike")
        data = load(path).data
        invoice = json_invoice(data)
        return data if invoice is None else invoice

    def _each(self, make: Callable[[Input], Made]) -> NoReturn:
        def one(input: Input) -> None:
            try:
                made = make(input)
            except NotConvertibleError as error:
                self._print(f"{one.code}: {one}" for one in error.obstacles)
                raise FailedError(Failure.of(input.name, error)) from error
            except InvoicePresentError as error:
                told = f"it holds {', '.join(error.names)}; --replace takes its place"
                failure = Failure(input.name, error.code, told, ExitCode.FAULT)
                raise FailedError(failure) from error
            except EInvoiceError as error:
                raise FailedError(Failure.of(input.name, error)) from error
            place = self.target.put(
                made.pdf, name=input.name, relative=input.relative, suffix=".pdf"
            )
            self._report(input.name, made, place)

        self.work.each(one, quiet_terminal=not (self.as_json or self.target.is_stdout))
        self.work.finish()

    def _report(self, name: str, made: Made, place: str) -> None:
        if self.as_json:
            told = [
                {"code": one.code, "clause": one.clause, "message": str(one), "count": one.count}
                for one in made.changes
            ]
            unchecked = [str(one) for one in made.unchecked]
            report = {"file": name, "output": place, "level": made.level, **made.facts}
            self.work.print_json({**report, "changes": told, "unchecked": unchecked})
            return
        self._print([str(one) for one in made.changes])
        self._print(f"Not checked: {one}" for one in made.unchecked)

    def _print(self, lines: Iterable[str]) -> None:
        """Tell of one file in detail; of many, the count at the end must do."""
        if self.work.inputs.is_one_file and not self.as_json:
            for line in lines:
                emit(clean(line), stderr=True)


def _only_pdfs(inputs: Inputs) -> Inputs:
    """The inputs without the invoices that lie beside them."""
    if inputs.is_one_file:
        return inputs
    found = tuple(one for one in inputs.found if not one.name.lower().endswith(_OTHER))
    return replace(inputs, found=found)


def _beside(folder: str, input: Input) -> str:
    """The invoice in a folder that is called as a PDF is."""
    base = Path(folder, input.relative)
    for suffix in _SUFFIXES:
        if (path := base.with_suffix(suffix)).is_file():
            return str(path)
    raise usage(input.name, f"there is no {base.with_suffix('.xml')} for it")
