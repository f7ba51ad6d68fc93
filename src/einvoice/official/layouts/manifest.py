"""A folder or archive of anybody's, with an `einvoice-rules.toml` that says what is in it.

title = "Rules of Example Ltd"

[[artefact]]
rule_set = "example"
version = "1.0"
syntax = "ubl"
path = "rules/example.sch"
"""

import tomllib
from pathlib import Path
from typing import Any, NoReturn, cast

from einvoice.errors import RulePackError
from einvoice.official.artefact import KINDS, Artefact, read_entry, resolve
from einvoice.official.layouts.layout import Found, Layout

MANIFEST = "einvoice-rules.toml"
SYNTAXES = ("ubl", "ubl-invoice", "ubl-creditnote", "cii", "zugferd-1")
_KEYS = {"rule_set", "version", "syntax", "path"}
_MOST = 1_000


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The artefacts that the manifest lists."""
    found = [name for name in names if name.rsplit("/", 1)[-1] == MANIFEST and name.count("/") < 2]
    if not found:
        return None
    entry = min(found, key=lambda name: (name.count("/"), name))
    try:
        stated = tomllib.loads(read_entry(container, entry).decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        _refuse(container, f"no readable {MANIFEST} ({error})")
    tables = stated.get("artefact")
    if not isinstance(tables, list) or not 0 < len(cast("list[object]", tables)) <= _MOST:
        _refuse(container, f"a {MANIFEST} without [[artefact]]")
    artefacts = tuple(_artefact(container, entry, table) for table in cast("list[object]", tables))
    title = stated.get("title", "")
    return Found(title if isinstance(title, str) else "", artefacts)


def _artefact(container: Path, entry: str, table: object) -> Artefact:
    values = cast("dict[str, Any]", table) if isinstance(table, dict) else {}
    if values.keys() != _KEYS or not all(
        isinstance(value, str) and value for value in values.values()
    ):
        keys = ", ".join(sorted(_KEYS))
        _refuse(container, f"an [[artefact]] in {MANIFEST} that does not state {keys}")
    if values["syntax"] not in SYNTAXES:
        _refuse(container, f"the syntax {values['syntax'][:200]!r}, not {', '.join(SYNTAXES)}")
    path = resolve(container, entry, values["path"])
    kind = KINDS.get(Path(path).suffix.lower())
    if kind is None:
        _refuse(container, f"a file that is no schema and no rules, {path[:200]!r}")
    return Artefact(values["rule_set"], values["version"], values["syntax"], kind, container, path)


def _refuse(container: Path, detail: str) -> NoReturn:
    raise RulePackError(pack=str(container), detail=detail)


MANIFEST_LAYOUT = Layout("manifest", find)
