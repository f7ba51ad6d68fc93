"""Pictures as a page can hold them: red, green and blue, without transparency."""

import importlib
import io
import os
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from einvoice.errors import MissingExtraError, UnusableImageError
from einvoice.rendering.drawing.faces import EXTRA
from einvoice.rendering.theme import PathLike

MOST_PIXELS = 50_000_000
"""Larger pictures are refused before they are decoded."""
_MOST_BYTES = 20_000_000
_DOTS = 300 / 72
"""So many dots a point are kept; more cannot be seen."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is ready to be embedded."""

    width: int
    height: int
    data: bytes
    """Its pixels, three bytes each."""


def load(source: PathLike | bytes, room: tuple[float, float]) -> Picture:
    """The picture in a file or in bytes, for a place of this size in points.

    UnusableImageError for what is no picture, or too large a one.
    """
    if isinstance(source, bytes):
        return _decoded(source, "the bytes of a logo", room)
    name = os.fspath(source)
    try:
        with open(source, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UnusableImageError(image=name, detail=error.strerror or "no file") from error
    return _decoded(data, name, room)


@lru_cache(maxsize=8)
def _decoded(data: bytes, name: str, room: tuple[float, float]) -> Picture:
    if len(data) > _MOST_BYTES:
        raise UnusableImageError(image=name, detail=f"more than {_MOST_BYTES} bytes")
    try:
        library: Any = importlib.import_module("PIL.Image")
    except ImportError as error:
        raise MissingExtraError(package="Pillow", extra=EXTRA) from error
    try:
        image: Any = library.open(io.BytesIO(data), formats=_FORMATS)
        width, height = cast("tuple[int, int]", image.size)
        if width * height > MOST_PIXELS:
            raise UnusableImageError(image=name, detail=f"{width} by {height} pixels")
        # On white paper, so that no transparency has to be drawn.
        ground = library.new("RGBA", image.size, (255, 255, 255, 255))
        ground.alpha_composite(image.convert("RGBA"))
        flat: Any = ground.convert("RGB")
        most = int(room[0] * _DOTS), int(room[1] * _DOTS)
        if width > most[0] or height > most[1]:
            flat.thumbnail(most)
        return Picture(flat.size[0], flat.size[1], cast(bytes, flat.tobytes()))
    except (OSError, ValueError, SyntaxError) as error:
        raise UnusableImageError(image=name, detail=str(error) or type(error).__name__) from error


def png(picture: Picture) -> bytes:
    """A picture as a PNG file."""
    width = picture.width * 3
    rows = b"".join(
        b"\0" + picture.data[at * width : (at + 1) * width] for at in range(picture.height)
    )
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
