"""Bytes in a bucket that speaks S3."""

import re
from datetime import timedelta
from typing import TypedDict

from obstore.store import S3Store

from einvoice_server.files.blobs import ObjectBlobs
from einvoice_server.kit.told import ToldError
from einvoice_server.settings import Settings

_URL = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?")


class _Given(TypedDict, total=False):
    endpoint: str
    region: str
    access_key_id: str
    secret_access_key: str


class BlobUrlError(ToldError, ValueError):
    """The address of the bucket is none."""


class BucketBlobs(ObjectBlobs):
    """An object for each key. Every call ends: the library tries again three times, in bounds."""

    def __init__(self, settings: Settings) -> None:
        found = _URL.fullmatch(settings.blob_url or "")
        if found is None:
            raise BlobUrlError(f"expected s3://bucket/prefix, found {settings.blob_url}")
        seconds = timedelta(seconds=settings.blob_seconds)
        super().__init__(
            S3Store(
                found[1],
                prefix=found[2] or None,
                virtual_hosted_style_request=not settings.blob_path_style,
                client_options={
                    "allow_http": (settings.blob_endpoint or "").startswith("http://"),
                    "connect_timeout": timedelta(seconds=5),
                    "timeout": seconds,
                },
                retry_config={"max_retries": 3, "retry_timeout": seconds},
                **_given(settings),
            )
        )


def _given(settings: Settings) -> _Given:
    """What is set; the library looks for the rest in `AWS_*` and asks the machine's role."""
    given = _Given()
    if settings.blob_endpoint is not None:
        given["endpoint"] = settings.blob_endpoint
    if settings.blob_region is not None:
        given["region"] = settings.blob_region
    if settings.blob_access_key is not None:
        given["access_key_id"] = settings.blob_access_key
    if settings.blob_secret_key is not None:
        given["secret_access_key"] = settings.blob_secret_key.get_secret_value()
    return given
