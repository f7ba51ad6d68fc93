"""Makes one archive of a folder, always the same bytes for the same files."""

import hashlib
import os
import zipfile
from pathlib import Path
from typing import BinaryIO

from einvoice.official.container import contents, opened

_EPOCH = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_CHUNK = 1024 * 1024


def pack_folder(folder: Path, target: Path) -> None:
    """Write the files of a folder into an archive; RulePackError where it holds links."""
    with opened(folder) as reader, zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents(folder).sizes):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = _READABLE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, reader.read(name))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_file(source: Path, target: Path) -> None:
    """Copy a file's content, and nothing else of it."""
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)


def settle(path: Path) -> None:
    """See to it that what was written to a file or a folder outlives a loss of power."""
    if path.is_dir():
        if os.name == "nt":  # which cannot open folders
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        return
    with path.open("rb+") as file:
        flush(file)


def flush(file: BinaryIO) -> None:
    """Write an open file through to the disk."""
    file.flush()
    os.fsync(file.fileno())
