"""Rows in files: whole or not at all, resumable, safe for spreadsheets, typed in Parquet."""

import csv
import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from einvoice import write
from einvoice.bulk import documents_in, record_of, save
from einvoice.bulk.journal import Journal
from tests.builders import invoice
from tests.bulk.documents import folder_of


def table_of(path: Path) -> Any:
    """The table in a file of Parquet; pyarrow has no types."""
    parquet: Any = import_module("pyarrow.parquet")
    return parquet.read_table(path)


def rows_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_json_lines_hold_every_document(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 5)
    saved = save(folder, tmp_path / "out.jsonl", jobs=1)
    assert (saved.documents, saved.resumed) == (6, 0)
    assert dict(saved.verdicts) == {"accept": 5, "error": 1}
    expected = [record_of(path).as_json() for path in documents_in(folder)]
    assert rows_of(tmp_path / "out.jsonl") == expected
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in", "out.jsonl"]


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    save(folder, tmp_path / "out.parquet", jobs=1)
    table = table_of(tmp_path / "out.parquet")
    assert table.num_rows == 4
    first = table.to_pylist()[0]
    assert first["amount_due"] == Decimal("23.80")
    assert first["issue_date"] == date(2026, 1, 31)
    assert first["vat_categories"] == ["S 19"]
    assert str(table.schema.field("modified").type) == "timestamp[us, tz=UTC]"


def test_an_amount_that_no_column_holds_is_absent_rather_than_rounded(tmp_path: Path) -> None:
    stated = invoice()
    totals = stated.totals
    assert totals is not None
    for name, amount in {
        "fine": "0.12345678901",
        "great": f"1{'0' * 30}",
        "fits": "0.1234567890",
    }.items():
        changed = stated.replace(totals=totals.replace(amount_due=Decimal(amount)))
        (tmp_path / f"{name}.xml").write_bytes(write(changed, syntax="ubl"))
    save(tmp_path, tmp_path / "out.parquet", jobs=1)
    rows = table_of(tmp_path / "out.parquet").to_pylist()
    due = {Path(row["file"]).stem: row["amount_due"] for row in rows}
    assert due == {"fine": None, "great": None, "fits": Decimal("0.1234567890")}


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    seller = invoice().seller
    assert seller is not None
    stated = invoice(number="=1+1", seller=seller.replace(name="@SUM(A1)"))
    (tmp_path / "a.xml").write_bytes(write(stated, syntax="ubl"))
    save(tmp_path, tmp_path / "out.csv", jobs=1)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["number"], row["seller"]) == ("'=1+1", "'@SUM(A1)")
    assert (row["amount_due"], row["issue_date"]) == ("23.80", "2026-01-31")


def test_an_unknown_ending_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.jsonl, \.csv, \.parquet, found 'out\.xls'"):
        save(folder_of(tmp_path / "in", 1), tmp_path / "out.xls")
    assert not list(tmp_path.glob("out*"))


def test_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 6), tmp_path / "out.jsonl"
    paths = list(documents_in(folder))
    with Journal.beside(output) as journal:
        for path in paths[:3]:
            journal.add(record_of(path))
    worked: list[str] = []
    saved = save(folder, output, jobs=1, progress=lambda told: worked.append(told.file))
    assert worked == paths[3:]
    assert (saved.documents, saved.resumed) == (7, 3)
    assert {row["file"] for row in rows_of(output)} == set(paths)


def test_a_row_that_was_half_written_is_written_anew(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 3), tmp_path / "out.jsonl"
    paths = list(documents_in(folder))
    journal = Journal.beside(output)
    with journal:
        journal.add(record_of(paths[0]))
        journal.add(record_of(paths[1]))
    journal.path.write_bytes(journal.path.read_bytes()[:-20])
    assert save(folder, output, jobs=1).resumed == 1
    assert [row["file"] for row in rows_of(output)] == paths


def test_a_document_that_changed_is_read_again(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 2), tmp_path / "out.jsonl"
    paths = list(documents_in(folder))
    with Journal.beside(output) as journal:
        for path in paths:
            journal.add(record_of(path))
    Path(paths[0]).write_bytes(write(invoice(number="R-new"), syntax="ubl"))
    os.utime(paths[0], (1, 1))
    save(folder, output, jobs=1)
    numbers = [row["number"] for row in rows_of(output) if row["file"] == paths[0]]
    assert numbers == ["R-new"]


def test_a_journal_can_be_left_aside(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 2), tmp_path / "out.jsonl"
    with Journal.beside(output) as journal:
        journal.add(record_of(next(documents_in(folder))))
    assert save(folder, output, jobs=1, resume=False).resumed == 0


def test_a_journal_of_other_documents_adds_no_rows(tmp_path: Path) -> None:
    one, two = folder_of(tmp_path / "one", 2), folder_of(tmp_path / "two", 2)
    output = tmp_path / "out.jsonl"
    with Journal.beside(output) as journal:
        journal.add(record_of(next(documents_in(one))))
    save(two, output, jobs=1)
    assert {row["file"] for row in rows_of(output)} == set(documents_in(two))


_KILLED = """
import os, sys
from einvoice.bulk import save
def told(progress):
    if progress.done == 4:
        print("ready", flush=True)
        sys.stdin.read()
save(sys.argv[1], sys.argv[2], jobs=1, progress=told)
"""


def test_a_run_that_is_killed_loses_no_whole_batch_and_leaves_no_output(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 8), tmp_path / "out.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(folder), str(output)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        process.kill()
        process.wait(10)
    assert not output.exists()
    saved = save(folder, output, jobs=1)
    assert saved.documents == 9
    assert {row["file"] for row in rows_of(output)} == set(documents_in(folder))


def test_a_name_that_is_no_utf_8_survives(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.xml")
    (tmp_path / name).write_bytes(write(invoice(), syntax="ubl"))
    for ending in ("jsonl", "csv", "parquet"):
        saved = save(tmp_path, tmp_path / f"out.{ending}", jobs=1)
        assert (saved.documents, dict(saved.verdicts)) == (1, {"accept": 1})
