"""The sRGB profile that an output intent needs, from a package that is installed."""

from functools import cache
from importlib import import_module

from einvoice.errors import MissingExtraError

_DATE = slice(24, 36)
"""Where the header of an ICC profile tells when it was made."""
_COLOUR_SPACE = slice(16, 20)
_SIGNATURE = slice(36, 40)
_HEADER = 128

_COMPONENTS = {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}


@cache
def srgb() -> bytes:
    """An sRGB profile of ICC version 4, always the same bytes.

    MissingExtraError where Pillow, which computes it, is not installed.
    """
    try:
        library = import_module("PIL.ImageCms")
    except ImportError as error:
        raise MissingExtraError(package="Pillow", extra="pdf") from error
    data: bytes = library.ImageCmsProfile(library.createProfile("sRGB")).tobytes()
    # Without its date, the profile depends on nothing but the version of the package.
    return data[: _DATE.start] + bytes(_DATE.stop - _DATE.start) + data[_DATE.stop :]


def components(profile: bytes) -> int | None:
    """How many components the colours of an ICC profile have; None for what is no such profile."""
    if len(profile) < _HEADER or profile[_SIGNATURE] != b"acsp":
        return None
    return _COMPONENTS.get(profile[_COLOUR_SPACE])
