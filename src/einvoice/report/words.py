"""The words of a report as a document, in the languages that reports are written in."""

from functools import cache
from importlib.resources import files

from einvoice.verdict import Language


class Words:
    """Words by the group and the name that they have in the files of `languages`."""

    def __init__(self, language: Language, tables: dict[str, dict[str, str]]) -> None:
        self.language: Language = language
        self._tables = tables

    def __call__(self, group: str, name: str, **values: object) -> str:
        """A word; values fill what it has in braces."""
        found = self._tables[group][name]
        return found.format_map(values) if values else found

    def names(self, group: str) -> tuple[str, ...]:
        """The names of a group, in the order in which they are shown."""
        return tuple(self._tables[group])


@cache
def words_of(language: Language) -> Words:
    """The words of a language."""
    import tomllib  # only who asks for words pays for reading them

    file = files("einvoice.report").joinpath("languages", f"{language}.toml")
    return Words(language, tomllib.loads(file.read_text(encoding="utf-8")))
