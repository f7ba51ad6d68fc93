"""The content of a document as JSON, and as people read it in a terminal."""

from collections.abc import Iterator
from typing import Any, cast

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from einvoice.cli.facts import heading
from einvoice.cli.output import clean, said
from einvoice.cli.tables import MOST, omitted, short, table_of
from einvoice.losses import text_of
from einvoice.sections import SECTIONS, Content, Doubt
from einvoice.sections.walking import Shown, walk

Json = dict[str, Any]


def described(content: Content, section: str | None, *, traced: bool) -> Json:
    """What `--json` prints: the sections, with what is doubtful about them."""
    if traced:
        found = content.traced(section)
        parts: Json = {section: found} if section else cast("Json", found)
    else:
        whole = content.model_dump(mode="json")
        parts = {section: whole[section]} if section else whole
    parts["doubtful"] = [one.model_dump(mode="json") for one in _doubts(content, section)]
    return parts


def listing(
    content: Content, section: str | None, *, traced: bool, title: str
) -> Iterator[RenderableType]:
    """The stated values of the sections, a table each, and what is doubtful."""
    if title:
        yield Rule(said(clean(title)), align="left")
    shown = [one for one in walk(content) if one.kind is None and _is_stated(one.value)]
    for name in (section,) if section else (*SECTIONS, "further"):
        rows = [one for one in shown if _is_in(one.path, name)]
        if rows:
            yield heading(name)
            yield _table(content, rows, name, traced=traced)
    yield from _doubtful(_doubts(content, section))
    yield Text()


def _table(content: Content, rows: list[Shown], name: str, *, traced: bool) -> Table:
    if not traced:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for one in rows:
            grid.add_row(said(_below(one.path, name)), short(_text(one.value)))
        return grid
    table = table_of("Field", "Value", "Term", "Line", "In the source", right=("Line",))
    for one in rows:
        found = content.trace(one.path)
        table.add_row(
            said(_below(one.path, name)),
            short(_text(one.value)),
            found.term or "",
            str(found.line or ""),
            short(found.location or ""),
        )
    return table


def _doubtful(doubts: list[Doubt]) -> Iterator[RenderableType]:
    if not doubts:
        return
    table = table_of("Field", "Code", "What", "Line", right=("Line",))
    for one in doubts[:MOST]:
        what = f"{one.message}: {one.raw!r}" if one.raw else one.message
        table.add_row(said(one.path or one.place or ""), one.code, short(what), str(one.line or ""))
    yield heading("Doubtful")
    yield table
    yield from omitted(len(doubts))


def _doubts(content: Content, section: str | None) -> list[Doubt]:
    doubts = content.doubtful
    return [one for one in doubts if section is None or _is_in(one.path or "", section)]


def _is_in(path: str, section: str) -> bool:
    return path.startswith(section) and path[len(section) : len(section) + 1] in ("", ".", "[")


def _below(path: str, section: str) -> str:
    return path[len(section) :].removeprefix(".")


def _is_stated(value: object) -> bool:
    return value is not None and value != ()


def _text(value: object) -> str:
    entries = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return ", ".join(map(text_of, entries))
