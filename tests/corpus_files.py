"""The corpus of real invoices with the official verdicts; it lies outside of the project."""

import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from tests.absence import absent

PROJECT = Path(__file__).resolve().parents[1]


class RuleSetVerdict(TypedDict, total=False):
    """What one rule set says: what fired, or the error that stopped it."""

    fatal: int
    fired: list[tuple[str, str, int]]
    error: str


class Kosit(TypedDict):
    """What the KoSIT validator decides."""

    scenario: str
    changed: dict[str, str]
    accept: bool
    errors: list[str]


class Row(TypedDict):
    """One line of verdicts.jsonl; a document that is not well-formed lacks most keys."""

    id: str
    source: str
    path: str
    part: NotRequired[str]
    kind: str
    syntax: NotRequired[str]
    root: NotRequired[str]
    guideline: NotRequired[str]
    family: NotRequired[str]
    complete: NotRequired[bool]
    wellformed: bool
    xsd: NotRequired[dict[str, bool]]
    verdicts: NotRequired[dict[str, RuleSetVerdict]]
    kosit: NotRequired[Kosit]
    expected: NotRequired[list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One document of the corpus; its bytes are read anew each time they are asked for."""

    row: Row = field(repr=False)
    location: Path

    def __str__(self) -> str:
        return self.row["id"]

    @property
    def data(self) -> bytes:
        return self.location.read_bytes()

    @property
    def xsd(self) -> dict[str, bool]:
        """Schema name -> whether that schema accepts the document."""
        return self.row.get("xsd", {})

    @property
    def verdicts(self) -> dict[str, RuleSetVerdict]:
        """Rule set -> what it says of the document."""
        return self.row.get("verdicts", {})


def corpus_folder() -> Path:
    """Where the corpus is expected: $EINVOICE_CORPUS, else beside the project."""
    named = os.environ.get("EINVOICE_CORPUS")
    return Path(named) if named else PROJECT.parent / "shared" / "corpus"


def corpus_files() -> list[CorpusFile]:
    """Every document of the corpus, in the order of verdicts.jsonl.

    Skips the test or module (in CI: fails it) where the corpus is absent.
    """
    folder = corpus_folder()
    if not (folder / "verdicts.jsonl").is_file():
        absent(
            "the corpus of real invoices",
            remedy="put it into ../shared/corpus, or name its folder in EINVOICE_CORPUS",
        )
    return list(_read(folder))


@cache
def _read(folder: Path) -> tuple[CorpusFile, ...]:
    lines = (folder / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (cast("Row", json.loads(line)) for line in lines)
    return tuple(CorpusFile(row, folder / "xml" / f"{row['id']}.xml") for row in rows)
