"""All profiles, by the names that people use and by the identifiers that documents state."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from einvoice.errors import UnknownProfileError
from einvoice.profiles import ctc_fr, facturx, national, peppol, xrechnung, zugferd
from einvoice.profiles.core import EN16931
from einvoice.profiles.profile import Profile

PROFILES: tuple[Profile, ...] = (
    EN16931,
    *facturx.PROFILES,
    *xrechnung.PROFILES,
    *peppol.PROFILES,
    *ctc_fr.PROFILES,
    *national.PROFILES,
    *zugferd.PROFILES,
)
"""Every profile; of several with one identifier, the first is the one that it stands for."""

_MAX_LENGTH = 500
"""Longer than any identifier: what is longer claims no profile."""


def get(name: str) -> Profile:
    """The profile with this name, spelling or identifier; UnknownProfileError for others.

    Case and punctuation do not count: "basic-wl", "BasicWL" and "factur-x-basic-wl" are one.
    """
    found = _by_name().get(_key(name[:_MAX_LENGTH])) or _exactly(name)
    if found is None:
        names = [profile.name for profile in PROFILES if profile.superseded_by is None]
        near = get_close_matches(name[:_MAX_LENGTH].lower(), _offered(), n=5)
        raise UnknownProfileError(profile=name, known=near or names)
    return found


def detect(specification_id: str | None, *, syntax: str | None = None) -> Profile | None:
    """The profile that a specification identifier (BT-24) claims; None where it is unknown.

    Case and white space do not count. A CIUS that is not known counts as the profile that it
    says it narrows ("...#compliant#..."); an extension that is not known has no profile. The
    syntax ("cii", "ubl") decides where several profiles have one identifier.
    """
    if not specification_id or len(specification_id) > _MAX_LENGTH:
        return None
    found = _exactly(specification_id, syntax)
    return found or _narrowed(_canonical(specification_id), syntax)


def _exactly(specification_id: str, syntax: str | None = None) -> Profile | None:
    claimed = _by_identifier().get(_canonical(specification_id), ())
    fitting = (profile for profile in claimed if syntax is None or syntax in profile.syntaxes)
    return next(fitting, claimed[0] if claimed else None)


def _narrowed(identifier: str, syntax: str | None) -> Profile | None:
    """The profile that an unknown CIUS narrows: nothing but "#compliant#" may follow its id."""
    base, compliant, _ = identifier.rpartition("#compliant#")
    if not compliant or "#conformant#" in identifier[len(base) :]:
        return None
    return _exactly(base, syntax) or _narrowed(base, syntax)


def _canonical(identifier: str) -> str:
    return "".join(identifier.split()).lower()


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


@cache
def _by_name() -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    for profile in PROFILES:
        for name in (profile.name, *profile.spellings):
            found.setdefault(_key(name), profile)
    return found


@cache
def _by_identifier() -> dict[str, tuple[Profile, ...]]:
    found: dict[str, tuple[Profile, ...]] = {}
    for profile in PROFILES:
        for identifier in (profile.specification_id, *profile.aliases):
            key = _canonical(identifier)
            found[key] = (*found.get(key, ()), profile)
    return found


def _offered() -> Iterable[str]:
    return [name for profile in PROFILES for name in (profile.name, *profile.spellings)]
