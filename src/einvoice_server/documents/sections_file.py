"""The sections of a document as one file: a line of JSON for each, found without taking all apart.

So an answer with the seller of a hundred thousand lines costs no more than one of ten.
"""

from collections.abc import Mapping

from einvoice_server.documents.exact_json import written

MEDIA_TYPE = "application/x-ndjson"


def pack(sections: Mapping[str, object]) -> bytes:
    """Write the sections."""
    lines = (f'{{"{name}":{written(value)}}}\n' for name, value in sections.items())
    return "".join(lines).encode("utf-8", errors="replace")


def section(data: bytes, name: str) -> bytes:
    """The JSON of one section.

    Raises:
        KeyError: There is none of this name.
    """
    head = f'{{"{name}":'.encode()
    start = 0 if data.startswith(head) else data.find(b"\n" + head) + 1
    if not data.startswith(head, start):
        raise KeyError(name)
    return data[start + len(head) : data.index(b"\n", start) - 1]


def whole(data: bytes) -> bytes:
    """All sections as one JSON object."""
    return b"{" + b",".join(line[1:-1] for line in data.split(b"\n") if line) + b"}"
