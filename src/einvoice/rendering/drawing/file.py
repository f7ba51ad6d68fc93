"""Writes the objects of a PDF one after the other, so that no page is kept once it is full."""

import zlib
from hashlib import md5

_LEVEL = 6


class PdfFile:
    """A PDF in the making: objects are numbered first and written when they are complete."""

    def __init__(self) -> None:
        self._out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._offsets: list[int] = []

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets)

    def put(self, number: int, body: str | bytes) -> None:
        """Write a reserved object."""
        self._offsets[number - 1] = len(self._out)
        self._out += b"%d 0 obj\n" % number
        self._out += body.encode("ascii") if isinstance(body, str) else body
        self._out += b"\nendobj\n"

    def add(self, body: str | bytes) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, data: bytes, entries: str = "", *, plain: bool = False) -> int:
        """Write a stream, compressed unless it is to be `plain`, and return its number."""
        if not plain:
            data = zlib.compress(data, _LEVEL)
            entries += "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        return self.add(b"%b%b\nendstream" % (head, data))

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; the same objects always make the same file."""
        digest = md5(self._out, usedforsecurity=False).hexdigest()
        start = len(self._out)
        rows = [b"%010d 00000 n \n" % offset for offset in self._offsets]
        self._out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(rows) + 1)
        self._out += b"".join(rows)
        trailer = (
            f"trailer\n<</Size {len(rows) + 1}/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{digest}><{digest}>]>>\nstartxref\n{start}\n%%EOF\n"
        )
        self._out += trailer.encode("ascii")
        return bytes(self._out)


def text_string(text: str) -> str:
    """A text as a string object."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name_object(text: str) -> str:
    """A text as a name object."""
    safe = (
        char if char.isascii() and (char.isalnum() or char in "-_+.") else _escaped(char)
        for char in text
    )
    return f"/{''.join(safe)}"


def _escaped(char: str) -> str:
    return "".join(f"#{byte:02X}" for byte in char.encode("utf-8"))
