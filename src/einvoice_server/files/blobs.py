"""Where the bytes of files are: what a folder and a bucket have in common.

The library is called in threads only: its asynchronous side can end the process at exit. The
threads are its own, so that a bucket that does not answer keeps nobody else waiting.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar, cast

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from einvoice_server.tenancy.tenant import Environment, Tenant

Result = TypeVar("Result")

_KEY = re.compile(r"([A-Za-z0-9_-]+)/(live|test)/([A-Za-z0-9_-]+)")
_PAGE = 1000
_THREADS = 8
_LISTED = cast(
    "Callable[..., Iterable[Sequence[obstore.ObjectMeta]]]",
    getattr(obstore, "list"),  # noqa: B009 - its stubs leave the type of one variant open
)


class BlobNotFoundError(Exception):
    """No bytes are stored under this key."""


class BlobStoreError(OSError):
    """The store does not answer, or refuses."""


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """What a listing tells of one."""

    key: str
    size: int
    changed_at: datetime


class BlobStore(Protocol):
    """Keeps bytes under keys. Any call may raise `BlobStoreError`."""

    async def put(self, key: str, data: bytes) -> None:
        """Store bytes; once this returns they survive a power cut."""
        ...

    async def get(self, key: str) -> bytes:
        """The bytes under a key.

        Raises:
            BlobNotFoundError: There are none.
        """
        ...

    async def size(self, key: str) -> int:
        """How many bytes there are under a key.

        Raises:
            BlobNotFoundError: There are none.
        """
        ...

    async def delete(self, key: str) -> None:
        """Drop a key; one that is not there is no error."""
        ...

    def pages(self) -> AsyncGenerator[list[StoredBlob], None]:
        """Everything that is stored, a thousand at a time."""
        ...

    async def ready(self) -> None:
        """Find out whether the store can be used.

        Raises:
            BlobStoreError: It cannot.
        """
        ...

    def close(self) -> None:
        """Let go of its threads."""
        ...


def blob_key(tenant: Tenant, file_id: str) -> str:
    """Where a tenant's file is."""
    return f"{tenant.account_id}/{tenant.environment.value}/{file_id}"


def file_of(key: str) -> tuple[Tenant, str] | None:
    """Whose file is under a key, and its id; None for what is not ours."""
    found = _KEY.fullmatch(key)
    return (Tenant(found[1], Environment(found[2])), found[3]) if found else None


class ObjectBlobs:
    """Bytes in anything that the library can reach."""

    def __init__(self, store: LocalStore | S3Store) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="blobs")

    async def put(self, key: str, data: bytes) -> None:
        """Store bytes."""
        await self._do(key, lambda: self._put(key, data), is_sought=False)

    async def get(self, key: str) -> bytes:
        """The bytes under a key."""
        return await self._do(key, lambda: bytes(obstore.get(self._store, key).bytes()))

    async def size(self, key: str) -> int:
        """How many bytes there are under a key."""
        return await self._do(key, lambda: obstore.head(self._store, key)["size"])

    async def delete(self, key: str) -> None:
        """Drop a key."""
        try:
            await self._do(key, lambda: obstore.delete(self._store, key))
        except BlobNotFoundError:
            return

    async def pages(self) -> AsyncGenerator[list[StoredBlob], None]:
        """Everything that is stored."""
        listing = await self._do("", lambda: iter(_LISTED(self._store, chunk_size=_PAGE)))
        while (page := await self._do("", lambda: _next(listing))) is not None:
            yield page

    async def ready(self) -> None:
        """List the first."""
        await self._do("", lambda: _next(iter(_LISTED(self._store, chunk_size=1))), is_sought=False)

    def close(self) -> None:
        """Let go of the threads; what they are at is bounded in time."""
        self._threads.shutdown(wait=False)

    def _put(self, key: str, data: bytes) -> None:
        obstore.put(self._store, key, data)

    async def _do(self, key: str, work: Callable[[], Result], *, is_sought: bool = True) -> Result:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, work)
        except FileNotFoundError as error:
            # A bucket that is not there is no missing file.
            if is_sought and "NoSuchBucket" not in str(error):
                raise BlobNotFoundError(key) from None
            raise BlobStoreError(_told(error)) from error
        except (BaseError, ValueError) as error:
            raise BlobStoreError(_told(error)) from error


def _next(listing: "Iterator[Sequence[obstore.ObjectMeta]]") -> list[StoredBlob] | None:
    page = next(listing, None)
    if page is None:
        return None
    return [StoredBlob(one["path"], one["size"], one["last_modified"]) for one in page]


def _told(error: Exception) -> str:
    """What happened, without the pages of detail that the library adds."""
    code = re.search(r"<Code>(\w+)</Code>", str(error))
    return f"files: {code[1] if code else str(error).partition(chr(10))[0][:300]}"
