"""Sixteen threads over the corpus say what one says."""

from concurrent.futures import ThreadPoolExecutor

from einvoice import Report, validate
from tests.corpus_files import CorpusFile, corpus_files

EVERY = 12
"""Each so many-th document is judged; the order mixes syntaxes, sources and profiles."""


def judged(file: CorpusFile) -> Report:
    return validate(file.data, rule_sets=["default", "advice"])


def test_sixteen_threads_give_the_reports_of_one() -> None:
    files = [file for file in corpus_files() if file.row["wellformed"]][::EVERY]
    assert len(files) > 300
    alone = [judged(file) for file in files]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(judged, files))
    assert together == alone
