"""Nothing that a document of the corpus holds beyond the model is lost when it is rewritten."""

import pytest

from einvoice import EInvoiceError, Invoice, ReadResult, read, write
from einvoice.model.reference import Note
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.schemas import SCHEMAS, errors
from tests.syntax.noticed import not_in_the_invoice


def incomplete() -> list[CorpusFile]:
    """The documents of the corpus that hold more than an invoice can."""
    found: list[CorpusFile] = []
    for document in corpus_files():
        try:
            result = read(document.data)
        except EInvoiceError:
            continue
        if result.unmapped or result.issues:
            found.append(document)
    return found


def written_again(result: ReadResult) -> tuple[Invoice, bytes]:
    """The invoice as its syntax can hold it, and the document with what was not mapped."""
    plain = write(result.invoice, syntax=result.syntax, on_loss="drop")
    data = write(result.invoice, syntax=result.syntax, on_loss="drop", keep=result)
    return read(plain).invoice, data


def test_nothing_of_the_corpus_is_lost() -> None:
    documents = incomplete()
    differing: list[str] = []
    for document in documents:
        result = read(document.data)
        invoice, data = written_again(result)
        again = read(data)
        if again.invoice not in (result.invoice, invoice):
            differing.append(f"{document}: the invoice")
        if not_in_the_invoice(again) != not_in_the_invoice(result):
            differing.append(f"{document}: what is not in the invoice")
    assert differing == []
    assert len(documents) > 400


@pytest.mark.oracle
def test_what_the_schema_accepts_it_accepts_again() -> None:
    refused: list[str] = []
    compared = 0
    for document in incomplete():
        schemas = [name for name, valid in document.xsd.items() if valid and name in SCHEMAS]
        if not schemas:
            continue
        _, data = written_again(read(document.data))
        compared += 1
        refused.extend(
            f"{document} {name}: {found[0]}" for name in schemas if (found := errors(name, data))
        )
    assert refused == []
    assert compared > 100


def test_a_changed_invoice_is_read_as_it_was_changed() -> None:
    differing: list[str] = []
    for document in incomplete():
        result = read(document.data)
        before = result.invoice
        changes: list[dict[str, object]] = [
            {"number": "X-1", "notes": [*before.notes, Note(text="one more")]},
            {"lines": before.lines[1:]},
            {"seller": None, "payment": None},
        ]
        for change in changes:
            invoice = before.replace(**change)
            plain = write(invoice, syntax=result.syntax, on_loss="drop")
            data = write(invoice, syntax=result.syntax, on_loss="drop", keep=result)
            if read(data).invoice != read(plain).invoice:
                differing.append(f"{document}: {', '.join(change)}")
    assert differing == []
