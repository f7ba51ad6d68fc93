"""The words of the pages, in the languages that accounts can prefer."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from einvoice.rendering.language import Language, language
from einvoice_server.details.shapes import Shape
from einvoice_server.details.sheet import Label

LANGUAGES = ("de", "en")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Words:
    """Words by group and name, with the library's words for codes, numbers and days."""

    language: Language
    tables: Mapping[str, Mapping[str, str]]

    def __call__(self, group: str, name: str, **values: object) -> str:
        """A word; values fill what it has in braces."""
        return self.tables[group][name].format_map(values)

    def of_value(self, value: str) -> str:
        """What a word of the API means: `overdue`; the word itself where that is not known."""
        return self.tables["value"].get(value, value)

    def label(self, name: str, shape: Shape) -> Label:
        """What a field is called: by our words, else by its description, else by its own name."""
        word = self.tables["field"].get(name)
        if word is not None:
            return Label(word)
        foreign = "" if self.language.code == "en" else "en"
        said = shape.sentence
        if said and len(said) <= _LONGEST_LABEL:
            return Label(said, foreign)
        apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ")[:_LONGEST_LABEL]
        return Label(apart[:1].upper() + apart[1:].lower(), foreign)


@cache
def words_of(code: str) -> Words:
    """The words of a language."""
    file = files("einvoice_server.details").joinpath("languages", f"{code}.toml")
    tables = cast("dict[str, dict[str, str]]", tomllib.loads(file.read_text(encoding="utf-8")))
    return Words(language(code), tables)


def preferred(accepted: str) -> str | None:
    """Which of our languages the header `Accept-Language` wants most; None for neither."""
    wanted = list[tuple[float, str]]()
    for one in accepted[:200].split(","):
        tag, _, quality = one.strip().partition(";")
        code = tag.strip().lower().partition("-")[0]
        weight = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", quality, re.ASCII)
        if code in LANGUAGES and (weight or not quality):
            wanted.append((float(weight[1]) if weight else 1.0, code))
    best = max(wanted, key=lambda one: one[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else None
