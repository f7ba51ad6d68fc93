"""What the rules say, in English and German: one file a language and area, found by rule key.

A text has four parts: `rule` (what must hold), `says` (what is wrong in this document, with its
values in braces), `why` (why the rule exists) and `fix` (what to change).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Text:
    """The texts of one rule in one language."""

    rule: str
    says: str
    why: str
    fix: str


class _Values(dict[str, str]):
    """The values of a hit; a text never fails for want of one."""

    def __missing__(self, key: str) -> str:
        return "…"


def text_of(key: str, area: str, language: str = "en") -> Text | None:
    """The texts of a rule by its key and area; None where none are written."""
    return _texts(area, language).get(key)


def named_texts(key: str, area: str, language: str = "en") -> tuple[tuple[str, Text], ...]:
    """The texts of a rule that has several, each with the kind of fault that it is for."""
    start = f"{key}."
    return tuple(
        (name.removeprefix(start), text)
        for name, text in _texts(area, language).items()
        if name.startswith(start)
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """A text with the values of a document."""
    return template.format_map(_Values(values)) if "{" in template else template


@cache
def _texts(area: str, language: str) -> dict[str, Text]:
    import tomllib  # only who asks for words pays for reading them

    file = files(__name__).joinpath(language, f"{area}.toml")
    if language not in LANGUAGES or not file.is_file():
        return {}
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        key: Text(
            rule=table.get("rule", ""),
            says=table.get("says", ""),
            why=table.get("why", ""),
            fix=table.get("fix", ""),
        )
        for key, table in tables.items()
    }
