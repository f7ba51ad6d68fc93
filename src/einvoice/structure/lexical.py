"""The lexical spaces of the simple types: which texts are a decimal, a date, a boolean.

They are those of libxml2, which judges documents, where it is narrower than the standard.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from einvoice.structure.tables import Tables

SPACES: Final = " \t\n\r"
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = r"(?P<year>-?(?:[1-9]\d{4,17}|\d{4}))-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)"
_CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
_MOMENT: Final = {
    "xs:date": re.compile(_DAY + _ZONE, re.ASCII),
    "xs:time": re.compile(_CLOCK + _ZONE, re.ASCII),
    "xs:dateTime": re.compile(f"{_DAY}T{_CLOCK}{_ZONE}", re.ASCII),
}
_COLLAPSED: Final = {
    "xs:decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII),
    "xs:integer": re.compile(r"[+-]?\d+", re.ASCII),
    "xs:boolean": re.compile(r"true|false|1|0"),
    "xs:language": re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"),
    "xs:ID": re.compile(r"[^\W\d][\w.\u00b7\u0300-\u036f-]*"),
}
_NO_BASE64_SIGN: Final = re.compile(r"[^A-Za-z0-9+/=]+")
_BASE64: Final = re.compile(
    # The last sign before a filler has bits to spare, which must be zero.
    r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"
)
_NO_URI_SIGN: Final = re.compile(r"[^\x21-\x7e]|[<>\"{}|\\^`]")
_SIGN = r"(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_PATH = rf"(?:/(?:{_SIGN}|[:@/])*)?"
_AUTHORITY = rf"//(?:(?:{_SIGN}|:)*@)?(?:\[[^\]]*\]|{_SIGN}*)(?::(?P<port>\d+))?(?=[/?#]|$){_PATH}"
_URI: Final = re.compile(
    rf"(?:[a-zA-Z][a-zA-Z0-9+.-]*:(?:{_AUTHORITY}|(?!//)(?:{_SIGN}|[:@/])*)"
    rf"|{_AUTHORITY.replace('port', 'port_')}|(?!//)(?:{_SIGN}|@)*{_PATH})"
    rf"(?:\?(?:{_SIGN}|[:@/?])*)?(?:#(?:{_SIGN}|[:@/?\[\]])*)?",
    re.ASCII,
)
_HIGHEST_PORT: Final = 2**31 - 1


def is_lexical(type_name: str, text: str, tables: Tables) -> bool:
    """Whether a text is in the lexical space of a simple type."""
    definition = tables.definition(type_name)
    if definition.members:
        return any(is_lexical(member, text, tables) for member in definition.members)
    if definition.facets:
        return _keeps_facets(collapse(text), definition.facets)
    check = check_of(definition.text or type_name)
    return check is None or check(text)


def check_of(builtin: str) -> Callable[[str], bool] | None:
    """What tells the values of a type of XML Schema; None where every text is one."""
    return _CHECKS.get(builtin)


def builtin_of(type_name: str, tables: Tables) -> str:
    """The type of XML Schema that a simple type restricts, or is."""
    return tables.definition(type_name).text or type_name


def collapse(text: str) -> str:
    """A text without the white space that most simple types ignore."""
    return re.sub(f"[{SPACES}]+", " ", text).strip(" ")


def _keeps_facets(text: str, facets: dict[str, str]) -> bool:
    least, most = int(facets.get("minLength", "0")), int(facets.get("maxLength", len(text)))
    if not least <= len(text) <= most:
        return False
    allowed = facets.get("enumeration")
    return allowed is None or text in allowed.split("|")


def _matches_collapsed(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text.strip(SPACES)) is not None


def _is_moment(form: re.Pattern[str], text: str) -> bool:
    # White space around dates is ignored by the standard and refused by libxml2.
    match = form.fullmatch(text)
    if match is None or "year" not in match.groupdict():
        return match is not None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year == 0 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _is_base64(text: str) -> bool:
    # What is not in the alphabet counts for libxml2 as it would in a mail: as white space.
    return _BASE64.fullmatch(_NO_BASE64_SIGN.sub("", text)) is not None


def _is_uri(text: str) -> bool:
    match = _URI.fullmatch(_NO_URI_SIGN.sub("_", text.strip(SPACES)))
    if match is None:
        return False
    port = match["port"] or match["port_"] or "0"
    return len(port) <= len(str(_HIGHEST_PORT)) and int(port) <= _HIGHEST_PORT


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    **{name: partial(_is_moment, form) for name, form in _MOMENT.items()},
    **{name: partial(_matches_collapsed, form) for name, form in _COLLAPSED.items()},
    "xs:base64Binary": _is_base64,
    "xs:anyURI": _is_uri,
}
