"""The words of the page, in the languages that findings are explained in."""

import tomllib
from functools import cache
from importlib.resources import files

from einvoice.report.words import Words
from einvoice.verdict import Language


@cache
def words_of(language: Language) -> Words:
    """The words of a language."""
    file = files("einvoice.viewing").joinpath("languages", f"{language}.toml")
    return Words(language, tomllib.loads(file.read_text(encoding="utf-8")))
