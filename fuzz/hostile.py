"""Attacks that are built rather than found by chance."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzz import values

Attack = Callable[[Random, bytes], bytes]

CANARY = Path(__file__).with_name("canary.txt")
"""A file that documents try to read: what it says must never turn up in an invoice."""

_DECLARATION = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>")
_LEAF = re.compile(rb"(<([\w:.-]+)[^<>]*[^/<>]>|<([\w:.-]+)>)[^<>]*\S[^<>]*</")
_ROOT_END = re.compile(rb"</[^<>]+>\s*$")


def attacked(rng: Random, data: bytes) -> tuple[bytes, list[str]]:
    """The document with one attack in it, and the name of that."""
    attack = rng.choice(ATTACKS)
    return attack(rng, data), [attack.__name__]


def _body(data: bytes) -> bytes:
    return _DECLARATION.sub(b"", data, count=1)


def _with_text(rng: Random, data: bytes, text: bytes) -> bytes:
    """The document with a text of our choice in one of its elements."""
    found = list(_LEAF.finditer(data))
    if not found:
        return data + text
    chosen = rng.choice(found)
    return data[: chosen.end(1)] + text + data[chosen.end() - 2 :]


def _at_end(data: bytes, piece: bytes) -> bytes:
    """The document with a piece before its last end tag."""
    found = _ROOT_END.search(data)
    at = found.start() if found else len(data)
    return data[:at] + piece + data[at:]


def _size(rng: Random, most: int) -> int:
    """Mostly small, at times the most."""
    return rng.choice((most // 1_000, most // 100, most // 100, most // 10, most)) + 1


def entity(rng: Random, data: bytes) -> bytes:
    """Declare an entity of one of the known kinds, and use it."""
    address = CANARY.as_uri()
    declared = rng.choice(
        (
            "<!ENTITY x 'text'>",
            f"<!ENTITY x SYSTEM '{address}'>",
            f"<!ENTITY x PUBLIC 'p' '{address}'>",
            "<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>",
            f"<!ENTITY % p SYSTEM '{address}'> %p;",
            "<!ENTITY x '&x;'>",
            "<!ENTITY y '&x;'><!ENTITY x '&y;'>",
            f"<!ENTITY a '{'a' * 50}'>"
            + "".join(
                f"<!ENTITY {to} '{f'&{of};' * 10}'>"
                for of, to in zip("abcdefg", "bcdefgx", strict=True)
            ),
            f"<!ENTITY x '{'a' * 100_000}'>",
            "<!ENTITY x '<a>&#60;b></a>'>",
        )
    )
    name = re.search(rb"<([A-Za-z][\w:.-]*)", data)
    root = name.group(1).decode() if name else "a"
    kind = rng.choice(("[{}]", "SYSTEM 'x.dtd' [{}]", f"SYSTEM '{address}'", "PUBLIC 'p' 'x' [{}]"))
    prolog = f"<!DOCTYPE {root} {kind.replace('{}', declared)}>".encode()
    used = b"&x;" * rng.choice((1, 1, 3, 500))
    return prolog + _with_text(rng, _body(data), used)


def default_attribute(rng: Random, data: bytes) -> bytes:
    """Let the DTD add attributes."""
    return b"<!DOCTYPE Invoice [<!ATTLIST Invoice a CDATA 'b' xmlns CDATA 'urn:x'>]>" + _body(data)


def include(rng: Random, data: bytes) -> bytes:
    """Ask for another file by XInclude, by a stylesheet, or by a schema location."""
    address = CANARY.as_uri().encode()
    inner = rng.choice(
        (
            b"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='%b'/>",
            b"<?xml-stylesheet type='text/xsl' href='%b'?>",
            b"<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='u %b'/>",
        )
    )
    return _at_end(data, inner % address)


def deep(rng: Random, data: bytes) -> bytes:
    """Nest far too deep, closed or not."""
    levels = _size(rng, 100_000)
    name = rng.choice((b"a", b"cac:SubInvoiceLine", b"cac:Party"))
    closed = b"</%b>" % name * levels if rng.random() < 0.7 else b""
    nested = b"<%b>" % name * levels + closed
    return nested if rng.random() < 0.2 else _at_end(data, nested)


def wide(rng: Random, data: bytes) -> bytes:
    """Say very many elements."""
    piece = rng.choice(
        (b"<a/>", b"<cbc:Note/>", b"<cbc:Note>a</cbc:Note>", b"<!---->", b"<?a?>", b"<![CDATA[]]>")
    )
    return _at_end(data, piece * _size(rng, 300_000))


def repeated_part(rng: Random, data: bytes) -> bytes:
    """Say one part of the document very many times, in its place."""
    found = list(
        re.finditer(rb"<([\w:.-]+)(?: [^<>]*)?>[^<>]*(?:<[^<>]+>[^<>]*){0,30}?</\1>", data)
    )
    if not found:
        return data
    part = rng.choice(found)
    times = min(_size(rng, 20_000), 3_000_000 // len(part.group()) + 1)
    return data[: part.end()] + part.group() * times + data[part.end() :]


def huge_text(rng: Random, data: bytes) -> bytes:
    """Say a text of megabytes."""
    unit = rng.choice((b"A", b"9", b" ", b"\n", b"&amp;", b"&#65;", "ä".encode(), b"]]&gt;"))
    return _with_text(rng, data, unit * _size(rng, 3_000_000))


def huge_attribute(rng: Random, data: bytes) -> bytes:
    """Say an attribute of megabytes, or a name."""
    size = _size(rng, 3_000_000)
    inner = rng.choice((b"<a b='%b'/>", b"<a%b/>", b"<a b%b=''/>", b"<a xmlns='%b'/>", b"<?a %b?>"))
    return _at_end(data, inner % (b"c" * size))


def many_attributes(rng: Random, data: bytes) -> bytes:
    """Say thousands of attributes or namespaces on one element."""
    pattern = rng.choice((b" a%d=''", b" xmlns:a%d='urn:%d'", b" a='' b%d=''"))
    count = _size(rng, 50_000)
    said = b"".join(pattern.replace(b"%d", b"%d" % number) for number in range(count))
    return _at_end(data, b"<a" + said + b"/>")


def long_prolog(rng: Random, data: bytes) -> bytes:
    """Say very much before the root."""
    piece = rng.choice((b"<!-- a -->", b"<?a b?>", b"\n", b" ", b"<!---->\n"))
    return piece * _size(rng, 100_000) + _body(data)


def recoded(rng: Random, data: bytes) -> bytes:
    """Write in one encoding and declare one, the same or another."""
    text = _body(data).decode("utf-8", "replace")
    actual = rng.choice(
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1",
         "cp1252", "cp037", "utf-7", "shift_jis", "iso-2022-jp", "koi8-r", "ascii")
    )  # fmt: skip
    told = rng.choice((actual, actual, "UTF-8", "UTF-16", "ISO-8859-1", "UTF-7", "nonsense", ""))
    declared = f"<?xml version='1.0' encoding='{told}'?>" if rng.random() < 0.85 else ""
    return (declared + text).encode(actual, "xmlcharrefreplace")


def odd_declaration(rng: Random, data: bytes) -> bytes:
    """Begin with something that is almost a declaration."""
    start = rng.choice(
        (b"<?xml version='1.1'?>", b"<?xml version='9.9'?>", b"<?xml?>", b"<?XML version='1.0'?>",
         b"\n<?xml version='1.0'?>", b"<?xml version='1.0' standalone='maybe'?>",
         b"<?xml encoding='UTF-8' version='1.0'?>",
         b"<?xml version='1.0' encoding='%b'?>" % (b"x" * 99_999),
         b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\x00\x00\xfe\xff",
         b"%PDF-1.7\n", b"PK\x03\x04", b"{", b"\x1f\x8b\x08")
    )  # fmt: skip
    return start + _body(data)


def nothing_much(rng: Random, data: bytes) -> bytes:
    """Say little: nothing, spaces, noise, an empty root."""
    name = rng.choice(values.ROOTS)
    namespace = rng.choice(values.NAMESPACES)
    return rng.choice(
        (b"", b" ", b"\n" * 1_000, b"<", b"<a", b"<a/>", b"\x00" * 5_000, b"\xff" * 5_000,
         rng.randbytes(2_000), f"<{name} xmlns='{namespace}'/>".encode(),
         f"<{name} xmlns='{namespace}'>text</{name}>".encode(),
         f"<x:{name} xmlns:x='{namespace}'/>".encode(), f"<x:{name}/>".encode(),
         f"<{name} xmlns='{namespace}'><{name}/></{name}>".encode(), data[:4])
    )  # fmt: skip


def wrapped(rng: Random, data: bytes) -> bytes:
    """Put the document into another one, or two into one file."""
    body = _body(data)
    return rng.choice(
        (b"<a>" + body + b"</a>", body + body, body + b"trailing", body + b"\x00" * 9)
    )


ATTACKS: tuple[Attack, ...] = (
    entity, entity, default_attribute, include, deep, wide, repeated_part, huge_text,
    huge_attribute, many_attributes, long_prolog, recoded, recoded, odd_declaration, nothing_much,
    wrapped,
)  # fmt: skip
