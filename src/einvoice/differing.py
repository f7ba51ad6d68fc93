"""Where two invoices differ, term by term, for people and programs."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, TypeAlias, cast

from einvoice import terms
from einvoice.compare import values_of
from einvoice.documents import read
from einvoice.errors import UnknownTermError
from einvoice.losses import text_of
from einvoice.model.allowance import AllowanceCharge
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.item import ItemAttribute
from einvoice.model.line import Line
from einvoice.model.payment import PaymentMeans
from einvoice.model.reference import PrecedingInvoice, SupportingDocument
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import VatBreakdown
from einvoice.results import ReadResult
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source

DifferenceKind: TypeAlias = Literal["added", "removed", "changed"]

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that only one of two invoices states, or that they state differently."""

    kind: DifferenceKind
    path: str
    """Where it stands in the second invoice; where it was removed, in the first."""
    term: str | None
    """The number of its term, such as "BT-131"; None where no norm numbers it."""
    name: str
    """What the term is called."""
    before: str | None
    """What the first invoice states, as text."""
    after: str | None
    """What the second one states."""
    before_path: str | None = None
    """Where it stood in the first invoice; None where it was added."""

    def __str__(self) -> str:
        """One line for people."""
        values = [repr(value) for value in (self.before, self.after) if value is not None]
        term = f"{self.term} " if self.term else ""
        return f"{_SIGNS[self.kind]} {term}{self.path}: {' -> '.join(values)}"


def diff(
    before: Source | ReadResult | Invoice,
    after: Source | ReadResult | Invoice,
    *,
    limits: Limits = DEFAULT,
) -> tuple[Difference, ...]:
    """Every value in which two invoices differ, in the order of the model; none where they agree.

    Lines are compared by their identifiers, then by position; other lists by what tells their
    entries apart, such as VAT category and rate. That entries stand in another order is no
    difference, and neither is the number of decimals.
    """
    first, second = _invoice(before, limits), _invoice(after, limits)
    return tuple(_groups(first, second, "", ""))


def _invoice(source: Source | ReadResult | Invoice, limits: Limits) -> Invoice:
    if isinstance(source, Invoice):
        return source
    return (source if isinstance(source, ReadResult) else read(source, limits=limits)).invoice


def _groups(before: Group, after: Group, place: str, new_place: str) -> Iterator[Difference]:
    for name, new in after.__dict__.items():
        old: Any = before.__dict__[name]
        if old == new:
            continue
        old_path, path = f"{place}{name}", f"{new_place}{name}"
        if isinstance(old, tuple):
            yield from _entries(cast("tuple[object, ...]", old), new, old_path, path)
        else:
            yield from _values(old, new, old_path, path)


def _entries(
    old: tuple[object, ...], new: tuple[object, ...], old_path: str, path: str
) -> Iterator[Difference]:
    for one, other in _paired(old, new):
        yield from _values(
            None if one is None else old[one],
            None if other is None else new[other],
            f"{old_path}[{one}]",
            f"{path}[{other}]",
        )


def _values(old: object, new: object, old_path: str, path: str) -> Iterator[Difference]:
    if old == new:
        return
    if _is_group(old) and _is_group(new):
        yield from _groups(cast("Group", old), cast("Group", new), f"{old_path}.", f"{path}.")
        return
    for value_path, value in _stated(old, old_path):
        if not _is_single(new):
            yield _difference("removed", value_path, value_path, value, None)
    for value_path, value in _stated(new, path):
        if not _is_single(old):
            yield _difference("added", value_path, None, None, value)
    if _is_single(old) and _is_single(new):
        yield _difference("changed", path, old_path, old, new)


def _is_group(value: object) -> bool:
    return isinstance(value, Group) and not isinstance(value, Identifier | Attachment)


def _is_single(value: object) -> bool:
    return value is not None and not _is_group(value)


def _stated(value: object, path: str) -> Iterator[tuple[str, object]]:
    """The values in what only one of the two has."""
    if _is_group(value):
        yield from ((f"{path}.{below}", one) for below, one in values_of(cast("Group", value)))
    elif value is not None:
        yield path, value


def _difference(
    kind: DifferenceKind, path: str, before_path: str | None, before: object, after: object
) -> Difference:
    try:
        term = terms.at(path)
        number = None if term.origin is terms.Origin.SYNTAX else term.id
        name = term.name
    except UnknownTermError:
        number, name = None, ""
    return Difference(kind, path, number, name, _text(before), _text(after), before_path)


def _text(value: object) -> str | None:
    if isinstance(value, Attachment):
        # Files are told apart by what is in them.
        print_of_it = sha256("".join(value.content.split()).encode()).hexdigest()[:16]
        return f"{text_of(value)} (SHA-256 of the Base64: {print_of_it})"
    return None if value is None else text_of(value)


Key: TypeAlias = Callable[[Any], object]

_KEYS: dict[type[Group], Key] = {
    Line: lambda line: line.id,
    VatBreakdown: lambda vat: (vat.category_code, vat.rate, vat.exemption_reason_code),
    AllowanceCharge: lambda entry: (entry.reason_code, entry.reason),
    ItemAttribute: lambda attribute: attribute.name,
    PaymentMeans: lambda means: means.account and (means.code, means.account.account_id),
    PrecedingInvoice: lambda preceding: preceding.reference,
    SupportingDocument: lambda document: document.reference,
}
"""What tells the entries of a list apart."""


def _paired(
    before: Sequence[object], after: Sequence[object]
) -> Iterator[tuple[int | None, int | None]]:
    """The entries that belong together: by key, then equal ones, then in their order."""
    key = _key_of(before or after)
    found: dict[int, int] = {}
    for tell_apart in (key, _itself):
        taken = set(found.values())
        old = [index for index in range(len(before)) if index not in found]
        new = [index for index in range(len(after)) if index not in taken]
        found.update(_matched(before, after, old, new, tell_apart))
    taken = set(found.values())
    rest = (index for index in range(len(after)) if index not in taken)
    for index in range(len(before)):
        if index not in found and (other := next(rest, None)) is not None:
            found[index] = other
    partners = {other: index for index, other in found.items()}
    yield from ((partners.get(index), index) for index in range(len(after)))
    yield from ((index, None) for index in range(len(before)) if index not in found)


def _key_of(entries: Sequence[object]) -> Key:
    for kind in type(entries[0]).__mro__:
        if kind in _KEYS:
            return _KEYS[kind]
    return _itself


def _itself(entry: Any) -> object:
    return entry


def _matched(
    before: Sequence[object], after: Sequence[object], old: list[int], new: list[int], key: Key
) -> Iterator[tuple[int, int]]:
    """The entries with a key that each of the two invoices has once."""
    counts = [
        Counter(key(side[index]) for index in left) for side, left in ((before, old), (after, new))
    ]
    places = {key(after[index]): index for index in new}
    for index in old:
        found = key(before[index])
        if found is not None and counts[0][found] == counts[1][found] == 1:
            yield index, places[found]
