"""What a run has done so far, kept beside its output so that an interrupted one can go on."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from einvoice.bulk.record import Record, state_of

_EVERY = 256
"""Rows after which they are on the disk for certain."""


@dataclass(slots=True)
class Journal:
    """Rows as JSON Lines in a file of their own; a half-written last one is dropped."""

    path: Path
    _file: IO[bytes] | None = None
    _since: int = 0
    _known: "dict[str, tuple[int, datetime | None]]" = field(
        default_factory=dict[str, "tuple[int, datetime | None]"]
    )
    """File -> its size and time when it was done."""

    @classmethod
    def beside(cls, output: Path) -> Self:
        """The journal of an output."""
        return cls(output.with_name(f"{output.name}.journal"))

    def __enter__(self) -> Self:
        """Open it behind the last whole row."""
        self._known.clear()
        end = 0
        if self.path.exists():
            for row, behind in self._rows():
                self._known[row.file] = (row.size, row.modified)
                end = behind
        self._file = self.path.open("r+b" if self.path.exists() else "w+b")
        self._file.truncate(end)
        self._file.seek(end)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what is there, whatever happened."""
        if self._file is not None:
            self._flush()
            self._file.close()
            self._file = None

    def __len__(self) -> int:
        """How many documents are done."""
        return len(self._known)

    def has(self, path: str) -> bool:
        """Whether a document is done, and is the same as it was then."""
        return self._known.get(path) == state_of(path)

    def add(self, record: Record) -> None:
        """Write a row."""
        assert self._file is not None
        line = json.dumps(record.as_json(), ensure_ascii=False, separators=(",", ":"))
        self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        self._known[record.file] = (record.size, record.modified)
        self._since += 1
        if self._since >= _EVERY:
            self._flush()

    def records(self) -> Iterator[Record]:
        """Every document's last row, in the order in which they were first done."""
        last: dict[str, int] = {}
        for row, end in self._rows():
            last[row.file] = end
        for row, end in self._rows():
            if last[row.file] == end:
                yield row

    def remove(self) -> None:
        """Drop it: the output holds everything."""
        self.path.unlink(missing_ok=True)

    def _flush(self) -> None:
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._since = 0

    def _rows(self) -> Iterator[tuple[Record, int]]:
        end = 0
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                try:
                    row = Record.from_json(json.loads(line.decode("utf-8", "surrogatepass")))
                except (ValueError, TypeError, KeyError):
                    # A row of another version, or of a full disk: from here on all is redone.
                    return
                end += len(line)
                yield row, end
