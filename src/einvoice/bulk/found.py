"""The documents of folders, one after the other, without a list of all of them."""

import os
from collections.abc import Iterable, Iterator

from einvoice.bulk.record import PathLike

SUFFIXES = (".xml", ".pdf")
"""What is taken out of a folder."""


def documents_in(paths: Iterable[PathLike] | PathLike) -> Iterator[str]:
    """The files that are named, and those in folders that are named, in a stable order.

    Of a folder, what ends in `.xml` or `.pdf`, below it as well; a file is taken as it is called.
    """
    named = (paths,) if isinstance(paths, str | os.PathLike) else paths
    for path in named:
        name = os.fspath(path)
        if os.path.isdir(name):
            yield from _below(name)
        else:
            yield name


def _below(folder: str) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES):
                yield os.path.join(path, name)
