"""Where the bytes of files are: a folder, or a bucket that speaks S3.

The library is called in threads only: its asynchronous side can end the process at exit.
"""

import asyncio
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, cast

import obstore
from obstore.store import LocalStore

from einvoice_server.tenancy.tenant import Tenant

_LISTED = cast(
    "Callable[[object], Iterable[Sequence[obstore.ObjectMeta]]]",
    getattr(obstore, "list"),  # noqa: B009 - its stubs leave the type of one variant open
)


class BlobNotFoundError(Exception):
    """No bytes are stored under this key."""


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """What a listing tells of one."""

    key: str
    size: int
    changed_at: datetime


class BlobStore(Protocol):
    """Keeps bytes under keys."""

    async def put(self, key: str, data: bytes) -> None:
        """Store bytes; once this returns they survive a power cut."""
        ...

    async def get(self, key: str) -> bytes:
        """The bytes under a key.

        Raises:
            BlobNotFoundError: There are none.
        """
        ...

    async def delete(self, key: str) -> None:
        """Drop a key; one that is not there is no error."""
        ...

    async def all(self) -> list[StoredBlob]:
        """Everything that is stored."""
        ...


def blob_key(tenant: Tenant, file_id: str) -> str:
    """Where a tenant's file is."""
    return f"{tenant.account_id}/{tenant.environment.value}/{file_id}"


class FolderBlobs:
    """Bytes in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._store = LocalStore(folder)

    async def put(self, key: str, data: bytes) -> None:
        """Write the file whole or not at all, through to the disk."""
        await asyncio.to_thread(self._put, key, data)

    async def get(self, key: str) -> bytes:
        """Read the file."""
        return await asyncio.to_thread(_get, self._store, key)

    async def delete(self, key: str) -> None:
        """Remove the file."""
        await asyncio.to_thread(_delete, self._store, key)

    async def all(self) -> list[StoredBlob]:
        """Every file of the folder."""
        return await asyncio.to_thread(_all, self._store)

    def _put(self, key: str, data: bytes) -> None:
        obstore.put(self._store, key, data)
        file = self._folder / key
        # The library renames a finished file into place, but asks for no fsync.
        for path, flags in ((file, os.O_RDONLY), (file.parent, os.O_RDONLY)):
            descriptor = os.open(path, flags)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _get(store: LocalStore, key: str) -> bytes:
    try:
        return bytes(obstore.get(store, key).bytes())
    except FileNotFoundError:
        raise BlobNotFoundError(key) from None


def _delete(store: LocalStore, key: str) -> None:
    try:
        obstore.delete(store, key)
    except FileNotFoundError:
        return


def _all(store: LocalStore) -> list[StoredBlob]:
    return [
        StoredBlob(one["path"], one["size"], one["last_modified"])
        for part in _LISTED(store)
        for one in part
    ]
