"""Mutations of the bytes: mostly no longer well-formed."""

import re
from collections.abc import Callable
from random import Random

from fuzz import values

Mutation = Callable[[Random, bytes], bytes]

PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\x80", b"\x0b", b"\x0c", b"\x1b", b"\x7f", b"\xe2\x80\xa8",
    b"\xef\xbf\xbf", b"&#0;", b"&#x0;", b"&#xD800;", b"&#x110000;", b"&#xFFFE;", b"&#99999999999;",
    b"&#x1;",
    b"&amp;", b"&undefined;", b"&", b"&;", b"&#", b"&lt", b"<", b">", b"</", b"/>", b"<a>", b"</a>",
    b"<!--", b"-->", b"<!-- -- -->", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>", b"<?php ?>",
    b"<?", b"?>", b"<!DOCTYPE a>", b"<!ENTITY b 'c'>", b"'", b'"', b"=", b" x=1", b" xmlns='urn:x'",
    b" xmlns:cbc='urn:x'", b" id='1' id='2'", b"xsi:nil='true'", b"\r", b"\r\n", b"\t", b" ",
)  # fmt: skip

_TEXT = re.compile(rb">[^<>]+<")
_TAG = re.compile(rb"</?[A-Za-z][^<>]*>")
_NUMBER = re.compile(rb"\d+")
_QUOTED = re.compile(rb"\"[^\"<>]*\"")


def mutated(rng: Random, data: bytes) -> tuple[bytes, list[str]]:
    """The bytes after a few mutations, and the names of those."""
    chosen = [rng.choice(MUTATIONS) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6)))]
    for mutation in chosen:
        data = mutation(rng, data)
    return data, [mutation.__name__ for mutation in chosen]


def _place(rng: Random, data: bytes) -> int:
    return rng.randrange(len(data) + 1)


def _span(rng: Random, data: bytes) -> tuple[int, int]:
    start = _place(rng, data)
    return start, min(len(data), start + rng.choice((1, 4, 20, 100, 1_000, 10_000)))


def _match(rng: Random, pattern: re.Pattern[bytes], data: bytes) -> tuple[int, int]:
    """A match at or after some place; an empty span at the end where there is none."""
    found = pattern.search(data, _place(rng, data)) or pattern.search(data)
    return found.span() if found else (len(data), len(data))


def flip_bits(rng: Random, data: bytes) -> bytes:
    """Turn single bits over."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 30)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def set_bytes(rng: Random, data: bytes) -> bytes:
    """Overwrite a few bytes by noise."""
    start = _place(rng, data)
    some = rng.randbytes(rng.choice((1, 2, 8, 64)))
    return data[:start] + some + data[start + len(some) :]


def insert(rng: Random, data: bytes) -> bytes:
    """Put a troublesome piece of markup somewhere."""
    at = _place(rng, data)
    return data[:at] + rng.choice(PIECES) * rng.choice((1, 1, 1, 5)) + data[at:]


def insert_in_text(rng: Random, data: bytes) -> bytes:
    """Put a troublesome piece of markup into the text of an element."""
    start, end = _match(rng, _TEXT, data)
    at = rng.randrange(start + 1, end) if end > start + 1 else start
    return data[:at] + rng.choice(PIECES) + data[at:]


def cut(rng: Random, data: bytes) -> bytes:
    """Leave a stretch out."""
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def truncate(rng: Random, data: bytes) -> bytes:
    """Stop somewhere."""
    return data[: _place(rng, data)]


def repeat(rng: Random, data: bytes) -> bytes:
    """Say a stretch more than once."""
    start, end = _span(rng, data)
    times = rng.choice((1, 1, 2, 20))
    return data[:end] + data[start:end] * times + data[end:]


def transpose(rng: Random, data: bytes) -> bytes:
    """Exchange two neighbouring stretches."""
    start, middle = _span(rng, data)
    end = min(len(data), middle + rng.choice((1, 20, 500)))
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def drop_tag(rng: Random, data: bytes) -> bytes:
    """Leave a tag out."""
    start, end = _match(rng, _TAG, data)
    return data[:start] + data[end:]


def repeat_tag(rng: Random, data: bytes) -> bytes:
    """Say a tag twice."""
    start, end = _match(rng, _TAG, data)
    return data[:end] + data[start:end] + data[end:]


def replace_text(rng: Random, data: bytes) -> bytes:
    """Put an unexpected text where one is expected, unescaped."""
    start, end = _match(rng, _TEXT, data)
    return data[: start + 1] + values.text(rng).encode() + data[end - 1 :]


def replace_number(rng: Random, data: bytes) -> bytes:
    """Replace digits wherever they are: in a text, a version, a namespace."""
    start, end = _match(rng, _NUMBER, data)
    return data[:start] + rng.choice(values.NUMBERS).encode() + data[end:]


def replace_quoted(rng: Random, data: bytes) -> bytes:
    """Replace the value of an attribute, of a namespace, or of the XML declaration."""
    start, end = _match(rng, _QUOTED, data)
    value = rng.choice((values.text(rng), rng.choice(values.NAMESPACES), "utf-16", "cp037", "1.1"))
    return data[:start] + b'"' + value.encode() + b'"' + data[end:]


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits, set_bytes, insert, insert_in_text, insert_in_text, cut, truncate, repeat, transpose,
    drop_tag, repeat_tag, replace_text, replace_text, replace_number, replace_quoted,
)  # fmt: skip
