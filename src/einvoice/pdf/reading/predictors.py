"""Predictors: rows of bytes that are kept as differences to the rows and bytes before."""

from collections.abc import Callable
from dataclasses import dataclass

from einvoice.errors import DamagedPdfError

_TIFF = 2
_PNG = 10
_WIDEST = 1 << 20
"""Bytes of a row; data of no attachment is kept in rows at all."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The decode parameters of a stream, as far as data has them."""

    predictor: int = 1
    colors: int = 1
    bits: int = 8
    columns: int = 1
    early_change: int = 1


PLAIN = Parameters()


def unpredicted(data: bytes, parameters: Parameters, check_time: Callable[[], None]) -> bytes:
    """The data as it was before its differences were taken."""
    if parameters.predictor < _TIFF:
        return data
    step = max(1, parameters.colors * parameters.bits // 8)
    width = (parameters.colors * parameters.bits * parameters.columns + 7) // 8
    if not 0 < width <= _WIDEST or step > width:
        raise DamagedPdfError(detail=f"the predictor has rows of {width} bytes")
    if parameters.predictor >= _PNG:
        return _from_png(data, width, step, check_time)
    if parameters.predictor == _TIFF and parameters.bits == 8:
        return _from_tiff(data, width, step, check_time)
    raise DamagedPdfError(detail=f"the predictor {parameters.predictor} is none of data")


def _from_tiff(data: bytes, width: int, step: int, check_time: Callable[[], None]) -> bytes:
    out = bytearray(data)
    for start in range(0, len(out), width):
        check_time()
        for index in range(start + step, min(start + width, len(out))):
            out[index] = (out[index] + out[index - step]) & 0xFF
    return bytes(out)


def _from_png(data: bytes, width: int, step: int, check_time: Callable[[], None]) -> bytes:
    out = bytearray()
    above = bytes(width)
    for start in range(0, len(data), width + 1):
        check_time()
        row = bytearray(data[start + 1 : start + 1 + width])
        _unfilter(data[start], row, above, step)
        out += row
        above = bytes(row).ljust(width, b"\0")
    return bytes(out)


def _unfilter(kind: int, row: bytearray, above: bytes, step: int) -> None:
    """Undo the filter of one row in place: 0 none, 1 left, 2 above, 3 their mean, 4 Paeth's."""
    if kind == 0:
        return
    if kind == 2:
        row[:] = bytes((value + up) & 0xFF for value, up in zip(row, above, strict=False))
        return
    for index, value in enumerate(row):
        left = row[index - step] if index >= step else 0
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + above[index]) // 2
        else:
            guess = _paeth(left, above[index], above[index - step] if index >= step else 0)
        row[index] = (value + guess) & 0xFF


def _paeth(left: int, up: int, corner: int) -> int:
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner
