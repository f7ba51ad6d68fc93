"""Whether anything was written since: asked of SQLite, for a few microseconds."""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url


class Freshness:
    """Tells moments apart between which something was committed, by whatever process.

    SQLite counts the commits of others for every connection; this one never writes, so all are of
    others. Other databases have no such counter that costs less than the question itself.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (
            None,
            ":memory:",
        )
        self._file = Path(str(parsed.database)) if is_file else None
        self._connection: sqlite3.Connection | None = None

    def moment(self) -> int | None:
        """A number that is another one after every commit; None where there is none."""
        if self._file is None:
            return None
        if self._connection is None:
            self._connection = sqlite3.connect(
                f"{self._file.absolute().as_uri()}?mode=ro",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
        (number,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
