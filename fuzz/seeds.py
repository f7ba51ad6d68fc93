"""The valid documents that mutations start from."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from bench.cii import cii
from bench.contents import contents
from bench.ubl import ubl

PROJECT = Path(__file__).resolve().parents[1]
LARGEST = 200_000
"""Bytes of a document of the corpus: beyond, an input says little that a smaller one does not."""


class Seeds:
    """Generated documents, and by choice those of the corpus, read as they are asked for."""

    def __init__(self, corpus: Sequence[Path] = ()) -> None:
        self._generated = [
            write(replace(contents(lines, credit=credit, rich=rich), attachment="RXhhbXBsZQ=="))
            for write, credit in ((ubl, False), (ubl, True), (cii, False), (cii, True))
            for lines, rich in ((1, False), (3, False), (2, True))
        ]
        self._reads: list[Callable[[], bytes]] = [partial(path.read_bytes) for path in corpus]

    def __len__(self) -> int:
        return len(self._generated) + len(self._reads)

    def pick(self, rng: Random) -> bytes:
        """One of them: the generated ones come up more often than their number says."""
        if not self._reads or rng.random() < 0.2:
            return rng.choice(self._generated)
        return rng.choice(self._reads)()


def corpus_files() -> list[Path]:
    """The corpus of real invoices, where it is present: $EINVOICE_CORPUS or beside the project."""
    named = os.environ.get("EINVOICE_CORPUS")
    folder = Path(named) if named else PROJECT.parent / "shared" / "corpus"
    return sorted(path for path in (folder / "xml").glob("*.xml") if path.stat().st_size <= LARGEST)
