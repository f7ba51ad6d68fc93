"""The languages of a rendering: words as data, one file a language."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, TypedDict, cast

from einvoice.errors import RenderOptionError
from einvoice.rendering.text import Run, Words

_FOLDER = Path(__file__).with_name("languages")
LANGUAGES = ("de", "en", "es", "fr", "pl")
"""The codes of the languages that come with the library."""

Table: TypeAlias = Mapping[str, str]


class _Format(TypedDict):
    decimal: str
    group: str
    group_from: int
    date: str
    money: str
    percent: str


@dataclass(frozen=True, slots=True)
class Language:
    """What a rendering says in one language, and how it writes numbers and dates."""

    code: str
    """Its code (BCP 47), such as "de"."""
    name: str
    """What it calls itself."""
    decimal: str
    """What stands before the decimals."""
    group: str
    """What stands between thousands."""
    group_from: int
    """The number of digits from which thousands are set apart."""
    date: str
    """A pattern of `day`, `month`, `year` and `name`, the name of the month."""
    money: str
    """A pattern of `amount` and `currency`."""
    percent: str
    """A pattern of `number`."""
    months: tuple[str, ...]
    words: Table
    """The words of the page itself."""
    fields: Table
    """The names of terms: by "Group.field" of the model, or by field alone."""
    document_types: Table
    vat_categories: Table
    payment_means: Table
    units: Table
    countries: Table

    def with_words(self, words: Table | None = None, *, fields: Table | None = None) -> "Language":
        """The language with some of its words or names said otherwise."""
        return replace(
            self, words={**self.words, **(words or {})}, fields={**self.fields, **(fields or {})}
        )


LanguageChoice: TypeAlias = str | Language | Sequence[str | Language]
"""One language or several, the first of them the main one."""


@cache
def language(code: str) -> Language:
    """One of `LANGUAGES`; RenderOptionError for any other code."""
    if code not in LANGUAGES:
        raise RenderOptionError(
            option="language", value=code, expected=f"one of {', '.join(LANGUAGES)}"
        )
    data = tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    form = cast(_Format, data["format"])
    months = cast(list[str], data["format"].get("months", [str(month) for month in range(1, 13)]))
    tables = cast(dict[str, dict[str, str]], data)
    return Language(
        code=code,
        name=cast(str, data["name"]),
        decimal=form["decimal"],
        group=form["group"],
        group_from=form["group_from"],
        date=form["date"],
        money=form["money"],
        percent=form["percent"],
        months=tuple(months),
        words=MappingProxyType(tables["words"]),
        fields=MappingProxyType(tables["fields"]),
        document_types=MappingProxyType(tables["document_types"]),
        vat_categories=MappingProxyType(tables["vat_categories"]),
        payment_means=MappingProxyType(tables["payment_means"]),
        units=MappingProxyType(tables["units"]),
        countries=MappingProxyType(tables["countries"]),
    )


class Languages:
    """The languages of one rendering, and their words side by side."""

    def __init__(self, choice: LanguageChoice) -> None:
        chosen = (choice,) if isinstance(choice, str | Language) else tuple(choice)
        if not chosen:
            raise RenderOptionError(option="language", value="", expected="at least one")
        self.all = tuple(one if isinstance(one, Language) else language(one) for one in chosen)
        self.main = self.all[0]
        """The one that says how numbers and dates are written."""
        self._words: dict[str, Words] = {}
        self._fields: dict[tuple[str, str], Words] = {}

    def say(self, key: str) -> Words:
        """A word of the page in every language."""
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self.each(lambda one: one.words[key])
        return found

    def fill(self, key: str, **values: str) -> Words:
        """A pattern of the page in every language, with values in its places."""
        return self.each(lambda one: one.words[key].format_map(values))

    def field(self, group: str, name: str) -> Words:
        """The name of a term by the class of its group and its field."""
        found = self._fields.get((group, name))
        if found is None:
            whole = f"{group}.{name}"
            found = self.each(lambda one: one.fields.get(whole) or one.fields[name])
            self._fields[group, name] = found
        return found

    def code(self, table: str, code: str) -> Words | None:
        """What a code means, where the languages have a word for it."""
        words = [
            Run(word, one.code)
            for one in self.all
            if (word := cast(Table, getattr(one, table)).get(code)) is not None
        ]
        return _once(words) if words else None

    def each(self, word: Callable[[Language], str]) -> Words:
        """A word in every language; once where they agree."""
        return _once([Run(word(one), one.code) for one in self.all])


def _once(words: list[Run]) -> Words:
    seen: dict[str, Run] = {}
    for run in words:
        seen.setdefault(run.text, run)
    return tuple(seen.values())
