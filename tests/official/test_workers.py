import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from einvoice.errors import MissingExtraError, StylesheetError, StylesheetStoppedError, WorkerError
from einvoice.official.schematron import Stylesheet, compile_xslt, judge
from einvoice.official.workers import SaxonPool
from tests.official.sheets import saying, stylesheet

FOREVER = stylesheet(
    '<xsl:call-template name="f"><xsl:with-param name="n" select="0"/></xsl:call-template>',
    '<xsl:template name="f"><xsl:param name="n"/><xsl:call-template name="f">'
    '<xsl:with-param name="n" select="$n + 1"/></xsl:call-template></xsl:template>',
)
HUNGRY = saying("count(reverse((1 to 3000000) ! concat('longer and longer', .)))")


@pytest.fixture(scope="module")
def pool() -> Iterator[SaxonPool]:
    with SaxonPool(1, seconds=30, megabytes=2_000) as made:
        yield made


def kill_in(process: int, seconds: float) -> threading.Timer:
    timer = threading.Timer(seconds, os.kill, (process, signal.SIGKILL))
    timer.start()
    return timer


def failing(sheet: Stylesheet) -> WorkerError:
    with pytest.raises(WorkerError) as ended:
        sheet.run(b"<a/>")
    return ended.value


def test_a_worker_says_what_this_process_says(pool: SaxonPool) -> None:
    document = "<a>größer</a>".encode()
    assert compile_xslt(saying("upper-case(/a)"), engine=pool).run(document) == compile_xslt(
        saying("upper-case(/a)")
    ).run(document)


def test_a_worker_stays_when_a_stylesheet_stops(pool: SaxonPool) -> None:
    sheet = compile_xslt(saying("xs:decimal(/a)"), engine=pool)
    before = pool.pids()
    with pytest.raises(StylesheetStoppedError, match="Cannot convert"):
        sheet.run(b"<a>x</a>")
    assert pool.pids() == before


def test_a_stylesheet_that_does_not_compile_is_an_error_here(pool: SaxonPool) -> None:
    with pytest.raises(StylesheetError, match="broken"):
        compile_xslt(stylesheet("<xsl:nonsense/>"), name="broken", engine=pool)


def test_several_stylesheets_judge_in_one_go(pool: SaxonPool) -> None:
    sheets = [compile_xslt(saying(f"{number}"), engine=pool) for number in range(3)]
    assert [failed.text for failed in judge(sheets, b"<a/>").failed] == ["0", "1", "2"]


def test_a_worker_that_is_killed_at_work_fails_its_document_and_is_replaced(
    pool: SaxonPool,
) -> None:
    forever = compile_xslt(FOREVER, name="forever", engine=pool)
    works = compile_xslt(saying("1"), engine=pool)
    (process,) = pool.pids()
    timer = kill_in(process, 0.3)
    error = failing(forever)
    timer.join()
    assert (error.ending, error.rule_set) == ("crash", "forever")
    assert works.run(b"<a/>").failed[0].text == "1"
    assert process not in pool.pids()


def test_a_worker_that_died_at_rest_is_replaced_and_no_document_fails(pool: SaxonPool) -> None:
    works = compile_xslt(saying("2"), engine=pool)
    (process,) = pool.pids()
    os.kill(process, signal.SIGABRT)
    while "\nState:\tZ" not in state(process):
        time.sleep(0.01)
    assert works.run(b"<a/>").failed[0].text == "2"


def state(process: int) -> str:
    path = Path(f"/proc/{process}/status")
    return path.read_text(encoding="ascii") if path.exists() else "\nState:\tZ"


def test_a_document_without_end_is_given_up() -> None:
    with SaxonPool(1, seconds=0.5) as pool:
        assert failing(compile_xslt(FOREVER, engine=pool)).ending == "time"
        assert compile_xslt(saying("3"), engine=pool).run(b"<a/>").failed[0].text == "3"


def test_a_document_that_takes_too_much_memory_is_given_up() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("the system does not say how much memory a process has")
    with SaxonPool(1, seconds=60, megabytes=200) as pool:
        error = failing(compile_xslt(HUNGRY, engine=pool))
        assert error.ending == "memory"
        assert compile_xslt(saying("4"), engine=pool).run(b"<a/>").failed[0].text == "4"


def test_threads_share_the_processes() -> None:
    with SaxonPool(2) as pool:
        sheet = compile_xslt(saying("/a"), engine=pool)
        documents = [f"<a>{number}</a>".encode() for number in range(50)]
        with ThreadPoolExecutor(max_workers=8) as threads:
            texts = [svrl.failed[0].text for svrl in threads.map(sheet.run, documents)]
        assert texts == [str(number) for number in range(50)]
        assert len(pool.pids()) == 2


def test_a_closed_pool_has_no_processes_and_takes_no_work() -> None:
    pool = SaxonPool(1)
    sheet = compile_xslt(saying("1"), engine=pool)
    (process,) = pool.pids()
    pool.close()
    assert not Path(f"/proc/{process}").exists()
    with pytest.raises(RuntimeError, match="closed"):
        sheet.run(b"<a/>")


def test_who_waits_for_a_pool_that_is_closed_is_told_so() -> None:
    pool = SaxonPool(1, seconds=2)
    loops, waits = compile_xslt(FOREVER, engine=pool), compile_xslt(saying("1"), engine=pool)
    with ThreadPoolExecutor(2) as threads:
        looping = threads.submit(failing, loops)
        while pool.pids():
            threading.Event().wait(0.01)
        waiting = threads.submit(waits.run, b"<a/>")
        pool.close()
        assert looping.result().ending == "time"
        with pytest.raises(RuntimeError, match="closed"):
            waiting.result()
    assert pool.pids() == []


@pytest.mark.parametrize("limits", [{"processes": 0}, {"seconds": 0}, {"megabytes": 0}])
def test_limits_that_allow_nothing_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="expected at least one process"):
        SaxonPool(**limits)


def test_without_saxon_the_error_comes_out_of_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "saxonche.py").write_text("raise ImportError('not here')", encoding="ascii")
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    with SaxonPool(1) as pool, pytest.raises(MissingExtraError, match="saxonche"):
        compile_xslt(saying("1"), engine=pool)
