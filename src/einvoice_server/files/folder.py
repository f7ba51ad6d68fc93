"""Bytes in a folder of this machine."""

import os
from pathlib import Path

from obstore.store import LocalStore

from einvoice_server.files.blobs import ObjectBlobs


class FolderBlobs(ObjectBlobs):
    """A file for each key, written whole or not at all, through to the disk."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        super().__init__(LocalStore(folder))

    def _put(self, key: str, data: bytes) -> None:
        super()._put(key, data)
        # The library renames a finished file into place, but asks for no fsync. The folders above
        # may be new, too.
        file = self._folder / key
        for path in (file, *list(file.parents)[: len(Path(key).parts)]):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
