"""Codes that are wrong by their case or by white space only, and so can be mended for certain."""

from collections.abc import Set as AbstractSet
from typing import Literal

from einvoice.rules.peppol.white_space import collapsed


def recoded(
    path: str, stated: str, codes: AbstractSet[str]
) -> tuple[tuple[Literal["replace"], str, object], ...]:
    """The change that makes an allowed code of what is stated, if there is one."""
    text = collapsed(stated)
    for code in (text, text.upper(), text.lower()):
        if code != stated and code in codes:
            return (("replace", path, code),)
    return ()
