"""Whatever a caller hands over as a document, made into bytes."""

import os
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from einvoice.errors import EncodingError, LimitExceededError, SourceError
from einvoice.syntax.limits import DEFAULT, Limits

_CHUNK = 1024 * 1024
_MARKUP = ("<", "\ufeff<", "{", "[")


class Readable(Protocol):
    """An open file, binary or text."""

    def read(self, size: int, /) -> bytes | str | None:
        """At most `size` bytes or characters; empty at the end."""
        ...


Source: TypeAlias = bytes | bytearray | memoryview | str | os.PathLike[str] | Readable
"""Bytes, a path, or an open file."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a document, and the name it was found under, if any."""

    data: bytes
    name: str | None = None


def load(source: Source, *, limits: Limits = DEFAULT) -> Loaded:
    """Read the bytes of `source`, never more than the limit and one byte.

    Raises `SourceError` for what holds no bytes and `LimitExceededError` for too many.
    """
    match source:
        case bytes():
            return Loaded(_within(source, limits))
        case bytearray() | memoryview():
            _check_size(memoryview(source).nbytes, limits)
            return Loaded(bytes(source))
        case str():
            return _from_path(_path_of(source), limits)
        case os.PathLike():
            return _from_path(os.fspath(source), limits)
        case _ if callable(getattr(source, "read", None)):
            return _from_file(source, limits)
        case _:
            raise SourceError(
                source=f"a value of type {type(source).__name__}", detail="it cannot be read"
            )


def _path_of(text: str) -> str:
    start = text[:1000].lstrip()
    if start.startswith(_MARKUP):
        raise SourceError(
            source="a document as text", detail="pass its bytes (text.encode()) or its path"
        )
    if start.lower().startswith(("http://", "https://")):
        raise SourceError(source=repr(start[:200]), detail="addresses are never fetched")
    return text


def _from_path(path: str | bytes, limits: Limits) -> Loaded:
    name = os.fsdecode(path)
    shown = repr(name if len(name) <= 200 else name[:200] + "...")
    try:
        with open(path, "rb") as file:
            return Loaded(_read(file, limits, shown), name)
    except FileNotFoundError as error:
        raise SourceError(source=shown, detail="there is no such file") from error
    except IsADirectoryError as error:
        raise SourceError(source=shown, detail="this is a folder; name a file") from error
    except OSError as error:
        # Windows reports a folder as a refused permission.
        folder = os.path.isdir(path)
        detail = "this is a folder; name a file" if folder else _reason(error)
        raise SourceError(source=shown, detail=detail) from error
    except ValueError as error:
        raise SourceError(source=shown, detail="this is no possible path") from error


def _from_file(file: Readable, limits: Limits) -> Loaded:
    name = getattr(file, "name", None)
    name = name if isinstance(name, str) else None
    return Loaded(_read(file, limits, repr(name or "an open file")), name)


def _read(file: Readable, limits: Limits, shown: str) -> bytes:
    try:
        return _read_chunks(file, limits, shown)
    except UnicodeDecodeError as error:
        detail = "the file was opened as text in another encoding; open it as binary"
        raise EncodingError(encoding=error.encoding, detail=detail) from error
    except UnicodeEncodeError as error:
        raise EncodingError(encoding="text with lone surrogates", detail=str(error)) from error
    except (OSError, ValueError, EOFError) as error:
        raise SourceError(source=shown, detail=_reason(error)) from error


def _read_chunks(file: Readable, limits: Limits, shown: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while size <= limits.max_bytes:
        chunk = file.read(min(_CHUNK, limits.max_bytes + 1 - size))
        if isinstance(chunk, str) and chunk:
            # The mark tells the parser that these bytes are UTF-8, whatever the text declares.
            mark = "" if chunks or chunk.startswith("\ufeff") else "\ufeff"
            chunk = (mark + chunk).encode()
        elif not isinstance(chunk, bytes | str):
            found = "no data yet" if chunk is None else f"a {type(chunk).__name__}"
            raise SourceError(source=shown, detail=f"reading it gave {found}")
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return _within(chunks[0] if len(chunks) == 1 else b"".join(chunks), limits)


def _reason(error: Exception) -> str:
    told = error.strerror if isinstance(error, OSError) else None
    return told or str(error) or type(error).__name__


def _within(data: bytes, limits: Limits) -> bytes:
    _check_size(len(data), limits)
    return data


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise LimitExceededError(limit="max_bytes", allowed=limits.max_bytes, found=size)
