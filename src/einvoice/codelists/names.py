"""What a code list may be called, besides its own name."""

import re
from collections.abc import Iterable

ALIASES = {
    "20": "rec20",
    "21": "rec21",
    "31661": "3166",
    "6523": "icd",
    "country": "3166",
    "countries": "3166",
    "currency": "4217",
    "currencies": "4217",
    "incoterms": "4053",
    "languages": "language",
    "mediatypes": "mime",
    "mimetypes": "mime",
    "paymentmeans": "4461",
    "unit": "units",
    "vatcategories": "5305",
}
"""Other names, as `_key` writes them."""

_AGENCY = re.compile(
    r"(?:untdid|uncl|un|ece|cefact|edifact|iso|iec|cef|recommendation|rec|codelist)+"
)
"""Who keeps a list, or that it is one: "UNTDID 4461", "UN/ECE Recommendation 20", "ISO 4217"."""

_MAX_LENGTH = 200
"""Longer than any name of a list."""


def resolve(name: str, known: Iterable[str]) -> str | None:
    """The known list that is meant; None for no list. Case and punctuation do not count."""
    by_key = {_key(each): each for each in known}
    key = _key(name[:_MAX_LENGTH])
    bare = _AGENCY.sub("", key, count=1) if _AGENCY.match(key) else key
    return next(
        (
            by_key[found]
            for each in (key, bare)
            for found in (each, ALIASES.get(each))
            if found is not None and found in by_key
        ),
        None,
    )


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
