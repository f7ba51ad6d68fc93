"""Names for files that strangers named."""

import re
import unicodedata

_LONGEST = 120
"""Bytes in UTF-8; file systems take about 250, and a number may have to follow."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
_HIDING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Signs that are not seen, or that make others look otherwise."""


def safe_name(name: str, otherwise: str) -> str:
    """What a file may be called on every system, in the folder that it is meant for.

    Folders, devices, dots at the ends and signs that nobody sees are left out.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in _HIDING)
    plain = _FORBIDDEN.sub("_", seen).strip(" .")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = plain, "", ""
    return f"{_cut(stem, _LONGEST)}{dot}{suffix}".strip(" .") or otherwise


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


class FreeNames:
    """Names within one folder, none given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, name: str) -> str:
        """The name, with a number where it is taken; systems may not tell letter cases apart."""
        stem, dot, suffix = name.rpartition(".")
        if not stem:
            stem, dot, suffix = name, "", ""
        number = 1
        given = name
        while given.lower() in self._taken:
            number += 1
            given = f"{stem}-{number}{dot}{suffix}"
        self._taken.add(given.lower())
        return given
