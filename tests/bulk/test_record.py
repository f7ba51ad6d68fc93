"""One document as a row."""

import hashlib
import json
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from einvoice import validate, write
from einvoice.bulk import Record, record_of
from tests.builders import invoice, line
from tests.corpus_files import corpus_files


def test_a_row_says_what_the_document_says(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(write(invoice(due_date=date(2026, 2, 28)), syntax="ubl"))
    row = record_of(path)
    assert (row.file, row.sha256) == (str(path), hashlib.sha256(path.read_bytes()).hexdigest())
    assert (row.syntax, row.profile, row.verdict) == ("ubl-invoice", "en16931", "accept")
    assert (row.number, row.issue_date, row.due_date) == (
        "R-1",
        date(2026, 1, 31),
        date(2026, 2, 28),
    )
    assert (row.seller, row.seller_vat_id, row.seller_country) == (
        "Example Seller Ltd",
        "DE123456789",
        "DE",
    )
    assert row.amount_due == Decimal("23.80")
    assert (row.lines, row.vat_categories) == (1, ("S 19",))
    assert (row.error, row.error_message) == ("", "")


def test_a_row_counts_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(write(invoice(number=None, type_code="999"), syntax="ubl", on_loss="drop"))
    row, report = record_of(path), validate(path)
    assert row.verdict == "reject"
    assert row.fatal == len(report.fatal) > 1
    assert "BR-02" in row.rules
    assert row.number is None


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no document", "read.not-xml"), (b"<Invoice xmlns='x'>", "read.not-well-formed")],
)
def test_what_cannot_be_read_is_a_row_with_the_reason(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    row = record_of(path)
    assert (row.error, row.verdict, row.size) == (code, "", len(content))
    assert row.error_message.startswith("expected")


def test_a_file_that_is_not_there_is_a_row_too(tmp_path: Path) -> None:
    row = record_of(tmp_path / "absent.xml")
    assert (row.error, row.size, row.modified) == ("read.source", 0, None)


def test_every_column_survives_json() -> None:
    row = Record(
        file="a.xml",
        size=3,
        modified=datetime(2026, 1, 31, 12, 30, 1, 250000, tzinfo=UTC),
        rules=("BR-02",),
        issue_date=date(2026, 1, 31),
        amount_due=Decimal("1500.000000"),
    )
    again = Record.from_json(json.loads(json.dumps(row.as_json())))
    assert again == row
    assert str(again.amount_due) == "1500.000000"
    assert set(row.as_json()) == {one.name for one in fields(Record)}


def test_sub_lines_count_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    parent = line(id="1", sub_lines=[line(id="1.1", sub_lines=[line(id="1.1.1")]), line(id="1.2")])
    path.write_bytes(
        write(
            invoice(lines=[parent, line(id="2")]), syntax="ubl", profile="xrechnung-3.0-extension"
        )
    )
    assert record_of(path).lines == 5


def test_every_document_of_the_corpus_has_a_row_with_its_verdict() -> None:
    for found in corpus_files()[::40]:
        row = record_of(found.location)
        assert bool(row.error) != bool(row.verdict), row
