"""`einvoice batch`: the table, its exit codes, and what it refuses."""

import csv
import json
from pathlib import Path

from einvoice.bulk import documents_in, record_of
from einvoice.bulk.journal import Journal
from tests.bulk.documents import folder_of
from tests.cli.running import program, run


def test_a_folder_becomes_a_table(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 3), tmp_path / "out.csv"
    result = run("batch", folder, "-o", output, "-j", "1", code=3)
    assert "4 documents in" in result.stderr
    assert "3 accept, 1 error" in result.stderr
    with output.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["verdict"] for row in rows] == ["accept", "accept", "", "accept"]
    assert rows[0]["seller"] == "Example Seller Ltd"


def test_processes_work_from_the_command_line_too(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 20), tmp_path / "out.jsonl"
    (folder / "broken.xml").unlink()
    result = program("batch", folder, "-o", output, "-j", "2")
    assert result.returncode == 0, result.stderr
    files = [json.loads(line)["file"] for line in output.read_text().splitlines()]
    assert files == list(documents_in(folder))


def test_a_run_says_how_much_was_there_before(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path / "in", 2), tmp_path / "out.jsonl"
    with Journal.beside(output) as journal:
        journal.add(record_of(next(documents_in(folder))))
    assert "1 of them before" in run("batch", folder, "-o", output, "-j", "1", code=3).stderr
    with Journal.beside(output) as journal:
        journal.add(record_of(next(documents_in(folder))))
    fresh = run("batch", folder, "-o", output, "-j", "1", "--fresh", "--force", code=3)
    assert "before" not in fresh.stderr


def test_what_cannot_work_is_refused_before_any_work(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    there = tmp_path / "there.csv"
    there.write_text("mine")
    assert "--force replaces it" in run("batch", folder, "-o", there, code=2).stderr
    assert there.read_text() == "mine"
    assert ".parquet" in run("batch", folder, "-o", tmp_path / "out.xls", code=2).stderr
    absent = run("batch", tmp_path / "absent", "-o", tmp_path / "out.csv", code=2)
    assert "no such file or folder" in absent.stderr


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    result = run("batch", folder, "-o", tmp_path / "nowhere" / "out.csv", "-j", "1", code=2)
    assert "No such file or directory" in result.stderr
