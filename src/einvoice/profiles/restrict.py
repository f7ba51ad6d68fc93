"""Brings an invoice into a profile: what the profile lacks is left out and named."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import is_, itemgetter
from typing import cast

from einvoice import terms
from einvoice.losses import Loss, text_of
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.terms import Origin
from einvoice.model.values import Identifier
from einvoice.profiles.places import Field, ancestors, fields, places
from einvoice.profiles.profile import Profile
from einvoice.profiles.scope import Scope, places_of


def restrict(
    invoice: Invoice, profile: Profile, *, syntax: str | None = None
) -> tuple[Invoice, tuple[Loss, ...]]:
    """The invoice without the terms that the profile lacks, and what was left out.

    Of a list that is longer than the profile allows, the first entries stay; `syntax` ("cii",
    "ubl") adds the limits of the schema in which it will be written. An invoice that loses
    nothing is returned itself.
    """
    cut = _Cut(profile, syntax)
    kept = cut.group(invoice, "", "")
    return (cast(Invoice, kept) if kept else Invoice()), tuple(cut.losses)


def with_profile(invoice: Invoice, profile: Profile) -> Invoice:
    """The invoice with the specification identifier (BT-24) of the profile.

    The business process type (BT-23) is set where the profile fixes one and none is stated.
    """
    stated = invoice.process or ProcessControl()
    process = stated.model_copy(
        update={
            "specification_id": profile.specification_id,
            "business_process_type": stated.business_process_type or profile.business_process_type,
        }
    )
    return (
        invoice if process == invoice.process else invoice.model_copy(update={"process": process})
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to look at in a group at one place, for one scope."""

    fields: tuple[tuple[Field, bool], ...]
    """The fields that may change, each with whether the scope has it."""
    deeper: tuple[tuple[Field, bool], ...]
    """Those of them that the scope has."""
    lacking: Callable[[Mapping[str, object]], tuple[object, ...]]
    """Takes the values that the scope has not out of those of a group."""
    nothing: tuple[object, ...]
    """What is taken where none of them is stated: one look at a line in place of fifty."""


@cache
def _plans(scope: Scope, limited: frozenset[str]) -> dict[str, _Plan]:
    """The plan for every group by its place; `limited` are the lists that may be too long."""
    allowed = places_of(scope)
    touched = {path for path in fields() if path not in allowed} | limited
    holders = {holder for path in touched for holder in ancestors(path)}
    return {
        at: _plan(
            [
                (field, field.path in allowed)
                for field in group
                if field.path in touched or (field.below or "").removesuffix("[]") in holders
            ]
        )
        for at, group in places().items()
    }


def _plan(here: list[tuple[Field, bool]]) -> _Plan:
    lacking = [field for field, allowed in here if not allowed]
    return _Plan(
        fields=tuple(here),
        deeper=tuple((field, allowed) for field, allowed in here if allowed),
        lacking=_getter([field.name for field in lacking]),
        nothing=tuple(() if field.many else None for field in lacking),
    )


def _getter(names: list[str]) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda stated: tuple(stated[name] for name in names)


class _Cut:
    """One pass over an invoice, which looks at every stated value once."""

    def __init__(self, profile: Profile, syntax: str | None) -> None:
        self.losses: list[Loss] = []
        self._profile = profile.name
        self._syntax = f" in {syntax.upper()}" if syntax else ""
        self._limits = _by_path(profile.limits(syntax))
        self._plans = _plans(profile.scope, frozenset(self._limits))

    def group(self, group: Group, where: str, at: str) -> Group | None:
        """The group without what the profile lacks; None where nothing is left of it."""
        plan = self._plans[at]
        stated = group.__dict__
        changes: dict[str, object] = {}
        is_whole = plan.lacking(stated) == plan.nothing
        for field, allowed in plan.deeper if is_whole else plan.fields:
            value = stated[field.name]
            if _is_absent(value):
                continue
            path = f"{where}{field.name}"
            kept = self._kept(field, value, path) if allowed else self._dropped(field, value, path)
            if kept is not value:
                changes[field.name] = kept
        if not changes:
            return group
        left = {**stated, **changes}
        return group.model_copy(update=changes) if _says_something(left) else None

    def _kept(self, field: Field, value: object, path: str) -> object:
        if not field.many:
            return value if field.below is None else self._one(value, path, field.below)
        entries = cast(tuple[object, ...], value)
        if limits := self._limits.get(field.path):
            indexed = self._within(limits, field, entries, path)
        else:
            indexed = list(enumerate(entries))
        if field.below is None:
            kept = [entry for _, entry in indexed]
        else:
            left = (self._one(entry, f"{path}[{at}]", field.below) for at, entry in indexed)
            kept = [entry for entry in left if entry is not None]
        same = len(kept) == len(entries) and all(map(is_, kept, entries))
        return value if same else tuple(kept)

    def _one(self, value: object, path: str, below: str) -> Group | None:
        return self.group(cast(Group, value), f"{path}.", below)

    def _within(
        self, limits: Mapping[str, int], field: Field, entries: tuple[object, ...], path: str
    ) -> list[tuple[int, object]]:
        """The entries that fit, with their indexes: the first ones."""
        seen: Counter[str] = Counter()
        kept: list[tuple[int, object]] = []
        for at, entry in enumerate(entries):
            kinds = ("", _kind_of(entry))
            seen.update(kinds)
            over = next((kind for kind in kinds if seen[kind] > limits.get(kind, seen[kind])), None)
            if over is None:
                kept.append((at, entry))
                continue
            # What does not stay takes no room.
            seen.subtract(kinds)
            what = _term_at(field.path) or field.path
            reason = (
                f"the profile {self._profile}{self._syntax} takes at most {limits[over]} {what}"
                f"{_KINDS[over]}"
            )
            self._lose(field, entry, f"{path}[{at}]", reason)
        return kept

    def _dropped(self, field: Field, value: object, path: str) -> object:
        if not field.many:
            self._lose(field, value, path)
            return None
        for at, entry in enumerate(cast(tuple[object, ...], value)):
            self._lose(field, entry, f"{path}[{at}]")
        return ()

    def _lose(self, field: Field, value: object, path: str, reason: str = "") -> None:
        """Name every value that is lost with a field."""
        if field.below is not None:
            self._lose_group(cast(Group, value), f"{path}.", field.below, reason)
            return
        term = _term_at(field.path)
        reason = reason or f"the profile {self._profile} has no {term or f'place for {field.path}'}"
        self.losses.append(Loss(path, term, text_of(value), reason))

    def _lose_group(self, group: Group, where: str, at: str, reason: str) -> None:
        for field in places()[at]:
            value = group.__dict__[field.name]
            if _is_absent(value):
                continue
            path = f"{where}{field.name}"
            if not field.many:
                self._lose(field, value, path, reason)
                continue
            for index, entry in enumerate(cast(tuple[object, ...], value)):
                self._lose(field, entry, f"{path}[{index}]", reason)


_KINDS = {"": "", "plain": " without a scheme", "scheme": " with a scheme"}


def _by_path(limits: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The limits of each list: for all its entries at "", for the kinds of identifiers."""
    found: dict[str, dict[str, int]] = {}
    for key, most in limits.items():
        path, _, kind = key.partition("#")
        found.setdefault(path, {})[kind] = most
    return found


def _kind_of(entry: object) -> str:
    return "scheme" if isinstance(entry, Identifier) and entry.scheme else "plain"


def _is_absent(value: object) -> bool:
    return value is None or value == ()


def _says_something(stated: Mapping[str, object]) -> bool:
    return not all(map(_is_absent, stated.values()))


@cache
def _term_at(path: str) -> str | None:
    """The number of the term at a place; None where no norm numbers it."""
    term = terms.at(path)
    return None if term.origin is Origin.SYNTAX else term.id
