"""Chooses official artefacts: by the name of a rule set, and its version or a day."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from einvoice.errors import RuleVersionError
from einvoice.official.artefact import Artefact, Kind
from einvoice.official.layouts.layout import version_key

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VERSIONS = Path(__file__).with_name("versions.toml")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which rules are wanted."""

    rule_set: str
    version: str | None = None
    as_of: date | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """Read "peppol", "peppol@2026.5" or "peppol@2026-09-01"."""
        name, _, rest = text.partition("@")
        if not _DAY.fullmatch(rest):
            return cls(name, version=rest or None)
        try:
            return cls(name, as_of=date.fromisoformat(rest))
        except ValueError as error:
            raise RuleVersionError(rule_set=name, wanted=rest, known=["no such day"]) from error


def valid_from(rule_set: str, version: str) -> date | None:
    """The first day on which a version applies; None where its publisher names none."""
    return _known().get(rule_set, {}).get(version)


def has_days(rule_set: str) -> bool:
    """Whether the publisher says from when on any version of a rule set applies."""
    return rule_set in _known()


def versions(artefacts: Iterable[Artefact], rule_set: str) -> tuple[str, ...]:
    """The versions of a rule set that are there, oldest first."""
    found = {artefact.version for artefact in artefacts if artefact.rule_set == rule_set}
    return tuple(sorted(found, key=version_key))


def version_as_of(present: Iterable[str], rule_set: str, day: date) -> str | None:
    """The version that applies on a day; of several, the one with the highest number."""
    dated = [(start, version) for version in present if (start := valid_from(rule_set, version))]
    begun = [(start, version_key(version), version) for start, version in dated if start <= day]
    return max(begun)[2] if begun else None


def choose(
    artefacts: Iterable[Artefact],
    wish: Wish,
    *,
    syntax: str | None = None,
    kind: Kind | None = None,
) -> tuple[Artefact, ...]:
    """The artefacts of a rule set in one version, for one syntax and kind or for all.

    Without a version and a day that is the highest number. Where several packages hold the same,
    the first counts. RuleVersionError where nothing fits.
    """
    fitting = [
        artefact
        for artefact in artefacts
        if artefact.rule_set == wish.rule_set
        and (syntax is None or artefact.judges(syntax))
        and (kind is None or artefact.kind == kind)
    ]
    present = versions(fitting, wish.rule_set)
    version = _version(wish, present)
    if version is None or version not in present:
        raise RuleVersionError(rule_set=wish.rule_set, wanted=_wanted(wish), known=present)
    chosen: dict[tuple[str, Kind], Artefact] = {}
    for artefact in fitting:
        if artefact.version == version:
            chosen.setdefault((artefact.syntax, artefact.kind), artefact)
    return tuple(chosen.values())


def _version(wish: Wish, present: tuple[str, ...]) -> str | None:
    if wish.version is not None:
        return wish.version
    if wish.as_of is not None:
        return version_as_of(present, wish.rule_set, wish.as_of)
    return present[-1] if present else None


def _wanted(wish: Wish) -> str:
    return wish.version or (f"as of {wish.as_of}" if wish.as_of else "")


@cache
def _known() -> Mapping[str, Mapping[str, date]]:
    return tomllib.loads(_VERSIONS.read_text(encoding="utf-8"))
