"""Installs publications: fetches their files, verifies every one, and adds them to the store."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TypeAlias

from einvoice.errors import DownloadError
from einvoice.official.artefact import read_entry
from einvoice.official.catalogue import PinnedFile, Publication
from einvoice.official.download import Patience, downloaded
from einvoice.official.store import Store, Stored

FileProgress: TypeAlias = Callable[[PinnedFile, int], None]
"""Told (file, bytes of it that are there)."""


def install(
    publication: Publication,
    store: Store,
    *,
    progress: FileProgress | None = None,
    patience: Patience | None = None,
) -> tuple[Stored, ...]:
    """Fetch a publication and add its packages; all of them, or none.

    What is in the store already is not fetched again. DownloadError, and nothing installed, where
    one file cannot be had or is not the pinned one.
    """
    present = {one.sha256: one for one in store.stored() if one.intact()}
    missing = [file for file in publication.files if file.sha256 not in present]
    with ExitStack() as files:
        fetched = {
            file: files.enter_context(
                downloaded(
                    file,
                    store.downloads,
                    progress=_of(file, progress),
                    patience=patience,
                )
            )
            for file in missing
        }
        added = _add(publication, fetched, store)
    return tuple(added.get(file.sha256) or present[file.sha256] for file in publication.files)


def _of(file: PinnedFile, progress: FileProgress | None) -> Callable[[int, int], None] | None:
    return (lambda there, _all: progress(file, there)) if progress else None


def _add(
    publication: Publication, fetched: Mapping[PinnedFile, BinaryIO], store: Store
) -> dict[str, Stored]:
    with tempfile.TemporaryDirectory() as folder:
        paths: dict[PinnedFile, Path] = {}
        for number, (file, source) in enumerate(fetched.items()):
            path = Path(folder, str(number), file.name)
            path.parent.mkdir()
            with path.open("xb") as target:
                shutil.copyfileobj(source, target)
            _check_inside(file, path)
            paths[file] = path
        # Only now that all files are as they should be, any of them is added.
        return {
            file.sha256: store.add(path, origin=f"{file.address} ({publication.publisher})")
            for file, path in paths.items()
        }


def _check_inside(file: PinnedFile, path: Path) -> None:
    for entry, sha256 in file.inside.items():
        found = hashlib.sha256(read_entry(path, entry)).hexdigest()
        if found != sha256:
            detail = f"another {entry} in it (SHA-256 {found}, not {sha256})"
            raise DownloadError(address=file.address, detail=detail)
