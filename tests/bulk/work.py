"""What processes do in the tests of bulk work: they must be able to import it."""

import os
from pathlib import Path

from einvoice.bulk import Record, record_of


def size_of(path: str) -> int:
    """Another thing to do with a document."""
    return os.stat(path).st_size


def record_or_die(path: str) -> Record:
    """The row of a document; one that is called so takes its process with it."""
    if Path(path).name == "deadly.xml":
        os._exit(9)
    return record_of(path)
