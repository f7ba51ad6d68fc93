"""Text as XML holds it."""

import re

from einvoice.errors import NotRepresentableError

_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
is_special = re.compile(f'[&<>"\t\r{_ILLEGAL}]').search
_illegal = re.compile(f"[{_ILLEGAL}]")
_is_illegal = _illegal.search
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


_PLAIN = bytes(code for code in range(32, 127) if chr(code) not in '&<>"')
_LONG = 4096


def is_long_special(text: str) -> object:
    """What `is_special` says, quicker for attachments: megabytes without a special character."""
    if len(text) > _LONG and text.isascii() and not text.encode("ascii").translate(None, _PLAIN):
        return None
    return is_special(text)


def _checked(text: str) -> str:
    if found := _is_illegal(text):
        raise NotRepresentableError(character=found[0], text=text)
    return text


def replaced(text: str) -> str:
    """A text without what XML cannot hold: a replacement character stands in its place."""
    return _illegal.sub("\ufffd", text)


def escape_text(text: str) -> str:
    """A text as the content of an element; NotRepresentableError for what XML cannot hold."""
    return _checked(text).translate(_TEXT)


def escape_attribute(text: str) -> str:
    """A text as the value of an attribute; NotRepresentableError for what XML cannot hold."""
    return _checked(text).translate(_ATTRIBUTE)


def attribute_text(text: str) -> str:
    """A text as the value of an attribute, quick where nothing in it is special."""
    return escape_attribute(text) if is_special(text) or "\n" in text else text
