"""Many documents at once: in order, bounded, in any executor, whatever becomes of one of them."""

import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pytest

from einvoice.bulk import Progress, Record, batch, documents_in, record_of
from einvoice.bulk import run as running
from tests.bulk.documents import folder_of
from tests.bulk.work import record_or_die, size_of


def files_of(records: Iterator[Record]) -> list[str]:
    return [Path(one.file).name for one in records]


def test_a_folder_gives_its_documents_in_order_and_those_below(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 4)
    found = [str(Path(path).relative_to(folder)) for path in documents_in(folder)]
    assert found == ["000.xml", "001.xml", "002.xml", "broken.xml", str(Path("below") / "003.xml")]


def test_a_file_is_taken_as_it_is_called(tmp_path: Path) -> None:
    assert list(documents_in([tmp_path / "b.dat", "a"])) == [str(tmp_path / "b.dat"), "a"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_process_or_several_give_the_same_rows_in_order(tmp_path: Path, jobs: int) -> None:
    folder = folder_of(tmp_path, 30)
    rows = list(batch(folder, jobs=jobs))
    assert rows == [record_of(path) for path in documents_in(folder)]
    assert [row.error for row in rows].count("read.not-well-formed") == 1
    assert sum(row.verdict == "accept" for row in rows) == 30


def test_an_executor_of_ones_own_takes_the_work(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 12)
    expected = [record_of(path) for path in documents_in(folder)]
    with ThreadPoolExecutor(3) as threads:
        assert list(batch(folder, executor=threads)) == expected
        assert threads.submit(int).result() == 0, "it is left open for others"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert list(batch(folder, executor=processes)) == expected


def test_another_function_can_be_applied(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    sizes = [Path(path).stat().st_size for path in documents_in(folder)]
    assert list(batch(folder, each=size_of, jobs=1)) == sizes
    assert list(batch(folder, each=size_of, jobs=2)) == sizes


def test_progress_is_told_after_every_document(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    told: list[Progress] = []
    rows = list(batch(folder, jobs=1, progress=told.append))
    assert told == [Progress(done, row.file) for done, row in enumerate(rows, 1)]


def closed(results: Iterator[object]) -> None:
    """Ask for no more, as a loop that is left does."""
    assert isinstance(results, Generator)
    results.close()


def endless(path: str) -> Iterator[str]:
    while True:
        yield path


def test_an_endless_source_is_taken_as_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<a/>")
    taken = 0

    def source() -> Iterator[str]:
        nonlocal taken
        for one in endless(str(path)):
            taken += 1
            yield one

    with ThreadPoolExecutor(2) as threads:
        results = batch(source(), each=size_of, executor=threads)
        assert [next(results) for _ in range(100)] == [4] * 100
        closed(results)
    assert taken < 300, "only a few documents are under way at a time"


def test_what_is_not_asked_for_any_more_is_cancelled(tmp_path: Path) -> None:
    started: list[str] = []
    gate = threading.Event()

    def slow(path: str) -> str:
        started.append(path)
        gate.wait(10)
        return path

    with ThreadPoolExecutor(1) as threads:
        results = batch([str(number) for number in range(200)], each=slow, executor=threads)
        gate.set()
        assert next(results) == "0"
        gate.clear()
        closed(results)
        gate.set()
    assert len(started) < 40


def test_a_document_that_ends_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, 10)
    (folder / "deadly.xml").write_bytes(b"<a/>")
    # A stand-in for a crash of a parser, which no known document causes.
    monkeypatch.setattr(running, "record_of", record_or_die)
    rows = list(batch(folder, each=record_or_die, jobs=2))
    assert files_of(iter(rows)) == [Path(path).name for path in documents_in(folder)]
    assert [row.error for row in rows if Path(row.file).name == "deadly.xml"] == ["crashed"]
    assert sum(row.verdict == "accept" for row in rows) == 10


def test_for_another_function_a_dead_process_is_an_exception(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    (folder / "deadly.xml").write_bytes(b"<a/>")
    with pytest.raises(BrokenProcessPool):
        list(batch(folder, each=record_or_die, jobs=2))


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one job"):
        next(batch([], jobs=0))
    with ThreadPoolExecutor(1) as threads, pytest.raises(ValueError, match="found both"):
        next(batch([], jobs=2, executor=threads))
