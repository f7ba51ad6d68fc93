"""A folder and a bucket keep bytes alike."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from pydantic import ValidationError

from einvoice_server.files.blobs import BlobNotFoundError, BlobStore, BlobStoreError, file_of
from einvoice_server.files.bucket import BlobUrlError, BucketBlobs
from einvoice_server.files.folder import FolderBlobs
from einvoice_server.settings import Settings
from tests.server.platform.buckets import S3

Result = TypeVar("Result")
Do = Callable[[BlobStore], Awaitable[Result]]

KEY = "acc_1/live/file_1"


@pytest.fixture(params=["folder", "bucket"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "folder":
        return FolderBlobs(tmp_path / "files")
    s3: S3 = request.getfixturevalue("s3")
    return s3.blobs(uuid4().hex)


def do(blobs: BlobStore, work: Do[Result]) -> Result:
    async def run() -> Result:
        try:
            return await work(blobs)
        finally:
            blobs.close()

    return asyncio.run(run())


async def listed(blobs: BlobStore) -> dict[str, int]:
    return {blob.key: blob.size async for page in blobs.pages() for blob in page}


def test_what_was_put_is_got_measured_and_listed(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> tuple[bytes, int, dict[str, int]]:
        await blobs.put(KEY, b"bytes")
        return await blobs.get(KEY), await blobs.size(KEY), await listed(blobs)

    assert do(blobs, work) == (b"bytes", 5, {KEY: 5})


def test_a_key_that_is_put_again_has_the_new_bytes(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> bytes:
        await blobs.put(KEY, b"first")
        await blobs.put(KEY, b"second, which is longer")
        return await blobs.get(KEY)

    assert do(blobs, work) == b"second, which is longer"


def test_what_is_not_there_is_told_and_its_deletion_is_no_error(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> None:
        with pytest.raises(BlobNotFoundError):
            await blobs.get(KEY)
        with pytest.raises(BlobNotFoundError):
            await blobs.size(KEY)
        await blobs.delete(KEY)

    do(blobs, work)


def test_what_was_deleted_is_gone(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> dict[str, int]:
        await blobs.put(KEY, b"one")
        await blobs.put(KEY + "b", b"two")
        await blobs.delete(KEY)
        return await listed(blobs)

    assert do(blobs, work) == {KEY + "b": 3}


def test_a_listing_goes_on_behind_its_first_page(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> tuple[int, int]:
        await asyncio.gather(*(blobs.put(f"acc/live/file_{n:05}", b"x") for n in range(1_050)))
        pages = [len(page) async for page in blobs.pages()]
        return len(pages), sum(pages)

    pages, number = do(blobs, work)
    assert number == 1_050
    assert pages >= 2


def test_empty_and_large_bytes_come_back(blobs: BlobStore) -> None:
    large = bytes(range(256)) * 82_000  # 20 MiB, the largest upload

    async def work(blobs: BlobStore) -> tuple[bytes, bool]:
        await blobs.put(KEY, b"")
        await blobs.put(KEY + "b", large)
        return await blobs.get(KEY), await blobs.get(KEY + "b") == large

    assert do(blobs, work) == (b"", True)


def test_what_is_stored_has_the_time_of_its_storing(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> datetime:
        await blobs.put(KEY, b"x")
        (found,) = [blob async for page in blobs.pages() for blob in page]
        return found.changed_at

    assert abs(datetime.now(UTC) - do(blobs, work)) < timedelta(minutes=5)


def test_keys_do_not_leave_the_store(blobs: BlobStore) -> None:
    async def work(blobs: BlobStore) -> None:
        for key in ("../outside", "acc/../../outside"):
            with pytest.raises(BlobStoreError):
                await blobs.put(key, b"x")

    do(blobs, work)


def test_a_store_that_can_be_used_is_ready(blobs: BlobStore) -> None:
    do(blobs, lambda blobs: blobs.ready())


def test_two_prefixes_of_a_bucket_do_not_see_each_other(s3: S3) -> None:
    async def work() -> dict[str, int]:
        one, other = s3.blobs("one/inner"), s3.blobs("other")
        await one.put(KEY, b"one")
        found = await listed(other)
        one.close()
        other.close()
        return found

    assert asyncio.run(work()) == {}


def test_a_missing_bucket_is_a_fault_of_the_store_and_no_missing_file(s3: S3) -> None:
    async def work(blobs: BlobStore) -> None:
        with pytest.raises(BlobStoreError, match="NoSuchBucket"):
            await blobs.ready()
        with pytest.raises(BlobStoreError, match="NoSuchBucket"):
            await blobs.get(KEY)
        with pytest.raises(BlobStoreError):
            await blobs.put(KEY, b"x")

    do(S3(s3.endpoint, "nobody-made-this").blobs("x"), work)


def test_a_server_that_is_away_is_given_up_on() -> None:
    async def work(blobs: BlobStore) -> None:
        with pytest.raises(BlobStoreError):
            await blobs.get(KEY)

    do(S3("http://127.0.0.1:9", "tests").blobs("x"), work)


@pytest.mark.parametrize("url", ["s3://", "s3://UPPER/x", "s3://a", "s3://bu cket/x"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BlobUrlError):
        BucketBlobs(Settings(blob_url=url))


def test_a_key_without_its_secret_is_refused() -> None:
    with pytest.raises(ValidationError, match="together"):
        Settings(blob_access_key="only")


def test_only_our_keys_are_taken_for_files() -> None:
    found = file_of("acc_1/test/file_1")
    assert found is not None
    assert (found[0].account_id, found[0].environment, found[1]) == ("acc_1", "test", "file_1")
    for key in ("file_1", "acc_1/file_1", "acc_1/other/file_1", "a/live/b/c", "acc_1/live/.."):
        assert file_of(key) is None
