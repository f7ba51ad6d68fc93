"""What the root element of a document is, found out without parsing it."""

import re
from typing import Final

from einvoice.errors import ReadError
from einvoice.syntax.detect import ENVELOPE, ROOTS
from einvoice.syntax.encoding import to_utf8
from einvoice.syntax.limits import DEFAULT
from einvoice.syntax.prolog import find_root, refuse_binary

_HEAD: Final = 64 * 1024
"""Bytes within which the first start tag must end; real ones end within two thousand."""

_BEFORE = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n]++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_TAG = re.compile(rb"""<(?:([^\s<>/:="']+):)?([^\s<>/:="']+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
_NAMESPACE = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")


def peek_root(data: bytes) -> str | None:
    """The qualified name of the root, "{namespace}local"; None for what is no XML."""
    try:
        refuse_binary(data)
        head = to_utf8(data[:_HEAD], recover=True).data
        find_root(head, DEFAULT)
    except ReadError:
        return None
    before = _BEFORE.match(head)
    tag = _TAG.match(head, before.end() if before else 0)
    if tag is None:
        return None
    prefix, local, attributes = tag.groups()
    for declared, double, single in _NAMESPACE.findall(attributes):
        if declared == (prefix or b""):
            return (
                f"{{{(double or single).decode(errors='replace')}}}{local.decode(errors='replace')}"
            )
    return local.decode(errors="replace")


def is_invoice(root: str) -> bool:
    """Whether a document with this root is an invoice, or an envelope that may hold one."""
    return root in ROOTS or root == ENVELOPE
