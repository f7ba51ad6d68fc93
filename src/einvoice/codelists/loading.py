"""Reads code lists from the data files of the package, each when it is first asked for."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import NamedTuple

from einvoice.codelists.codelist import CodeList
from einvoice.codelists.names import resolve
from einvoice.errors import UnknownCodeListError

_DATA = Path(__file__).with_name("data")
_VARIANTS = "variants"
_BESIDES = "\n# besides\n"
"""The line of a data file below which stand the codes that only variants of the list have."""

_loaded: dict[str, CodeList] = {}
_loading = RLock()


def codes(name: str) -> CodeList:
    """The code list with this name: "4461", "UNTDID 4461", "ISO 4217", "rec20", "eas-peppol".

    UnknownCodeListError for a name that no list has.
    """
    return _loaded.get(name) or _first(name)


def allowed(name: str) -> frozenset[str]:
    """The codes of the list with this name, as a set."""
    return codes(name).codes


@cache
def code_lists() -> tuple[str, ...]:
    """The names of all lists; those that restrict or extend another begin with its name."""
    return tuple(sorted({*_lists(), *_variants()}))


def _first(name: str) -> CodeList:
    # Under a lock, so that threads that ask at the same time get the same object.
    with _loading:
        known = resolve(name, code_lists())
        if known is None:
            raise UnknownCodeListError(code_list=name, known=code_lists())
        found = _loaded.get(known)
        if found is None:
            variant = _variants().get(known)
            found = _of_variant(known, variant) if variant else _of_file(known)
            _loaded[known] = found
        return found


class _Variant(NamedTuple):
    """A line of the file of variants."""

    of: tuple[str, ...]
    terms: tuple[str, ...]
    title: str
    source: str
    version: str
    date: str
    difference: str

    def applied_to(self, base: Iterable[str]) -> set[str]:
        """Its codes, given those of its lists: "= all", or "- lacking + added"."""
        if self.difference.startswith("="):
            return set(self.difference.split()[1:])
        lacking, _, added = self.difference.removeprefix("-").partition("+")
        return set(base).difference(lacking.split()).union(added.split())


class _File(NamedTuple):
    """The content of a data file."""

    head: Mapping[str, str]
    meanings: dict[str, str]
    besides: dict[str, str]
    """Codes that only variants of the list have."""
    german: dict[str, str]


@cache
def _lists() -> tuple[str, ...]:
    return tuple(path.stem for path in _DATA.glob("*.tsv") if path.stem != _VARIANTS)


@cache
def _variants() -> dict[str, _Variant]:
    rows = (line.split("\t") for line in _text(_VARIANTS).splitlines() if line[0] != "#")
    return {
        name: _Variant(tuple(of.split()), tuple(terms.split()), *rest)
        for name, of, terms, *rest in rows
    }


def _text(name: str) -> str:
    return (_DATA / f"{name}.tsv").read_text(encoding="utf-8")


@cache
def _file(name: str) -> _File:
    own, _, besides = _text(name).partition(_BESIDES)
    head: dict[str, str] = {}
    while own.startswith("# "):
        line, _, own = own.partition("\n")
        key, _, value = line[2:].partition(":")
        head[key] = value.strip()
    meanings, german = _rows(own)
    others, others_german = _rows(besides)
    return _File(head, meanings, others, german | others_german)


def _rows(body: str) -> tuple[dict[str, str], dict[str, str]]:
    """The meanings in English and German; whole columns at once, as lists have 2,000 rows."""
    lines = body.rstrip("\n")
    if not lines:
        return {}, {}
    width = lines.partition("\n")[0].count("\t") + 1
    cells = lines.replace("\n", "\t").split("\t")
    own = cells[::width]
    german = zip(own, cells[2::width], strict=True) if width > 2 else ()
    meanings = dict(zip(own, cells[1::width], strict=True))
    return meanings, {code: text for code, text in german if text}


def _of_file(name: str) -> CodeList:
    head, meanings, _, german = _file(name)
    return CodeList(
        name=name,
        title=head["title"],
        origin=head["origin"],
        source=head["source"],
        version=head["version"],
        date=head["date"],
        terms=tuple(head.get("terms", "").split()),
        codes=frozenset(meanings),
        german=MappingProxyType({code: german[code] for code in meanings if code in german}),
        _meanings=MappingProxyType(meanings),
    )


def _of_variant(name: str, variant: _Variant) -> CodeList:
    bases = [_file(base) for base in variant.of]
    own = variant.applied_to(code for base in bases for code in base.meanings)
    meanings = {
        code: meaning
        for base in bases
        for code, meaning in (base.meanings | base.besides).items()
        if code in own
    }
    german = {code: text for base in bases for code, text in base.german.items() if code in own}
    return CodeList(
        name=name,
        title=variant.title,
        origin="; ".join(base.head["origin"] for base in bases),
        source=variant.source,
        version=variant.version,
        date=variant.date,
        terms=variant.terms,
        codes=frozenset(meanings),
        german=MappingProxyType(german),
        _meanings=MappingProxyType(meanings),
    )
