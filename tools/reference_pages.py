"""Fills the generated pages of the reference when the documentation is built."""

import html
import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from einvoice import errors
from einvoice.codelists import code_lists, codes
from einvoice.model.shape import value_type
from einvoice.rules.catalogue import Entry, entries_in
from einvoice.rules.registry import RULE_SETS
from einvoice.sections import SECTIONS, Content, Section, schema_of
from einvoice.sections.descriptions import description_of
from einvoice.sections.further import term_at
from einvoice.sections.section import Slot, slots_of
from einvoice.syntax.coverage import covered
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xpaths import xpaths_of
from einvoice.terms import TERMS, at
from tools.server_pages import commands_page, operations_page, settings_page

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from einvoice.model.terms import Term

PLACE = "<!-- generated -->"
_FAMILY = re.compile(r"(UBL|CII)-(CR|SR|DT)-")
"""Rules that say the same of one element each."""


def on_page_markdown(markdown: str, *, page: "Page", **_: object) -> str:
    """Put the tables where a page asks for them; called by MkDocs for every page."""
    fill = PAGES.get(page.file.src_uri)
    if fill is None:
        return markdown
    if PLACE not in markdown:
        raise ValueError(f"{page.file.src_uri} has no {PLACE} to fill")
    return markdown.replace(PLACE, "\n".join(fill()))


def _terms() -> Iterator[str]:
    terms = list(TERMS.values())
    for origin in dict.fromkeys(term.origin for term in terms):
        yield from (f"## {origin}", "")
        yield "| Term | Name | Card. | Type | In the model | What it is |"
        yield "|---|---|---|---|---|---|"
        for term in terms:
            if term.origin == origin:
                yield _row(_cells(term))
        yield ""


def _cells(term: "Term") -> tuple[str, ...]:
    description = " ".join(term.description.split())
    return term.id, term.name, term.cardinality, term.data_type, f"`{term.path}`", description


def _bindings() -> Iterator[str]:
    syntaxes = (Syntax.CII, Syntax.UBL_INVOICE)
    bound = dict.fromkeys(place for syntax in syntaxes for place in sorted(covered(syntax)))
    yield "| In the model | Term | CII | UBL |"
    yield "|---|---|---|---|"
    for place in bound:
        paths = [_short(xpaths_of(place, syntax)) for syntax in syntaxes]
        if any(paths):
            yield _row((f"`{place}`", at(place).id.partition(":")[0], *paths))


def _short(xpaths: Iterable[str]) -> str:
    """XPaths below the root, one a line."""
    return "<br>".join(f"`{xpath.partition('/')[2].partition('/')[2]}`" for xpath in xpaths)


def _errors() -> Iterator[str]:
    yield "| Code | Error | When |"
    yield "|---|---|---|"
    for name, cls in inspect.getmembers(errors, inspect.isclass):
        if issubclass(cls, errors.EInvoiceError):
            words = inspect.cleandoc(cls.__doc__ or "").replace("\n", " ")
            yield _row((f"`{cls.code}`", f"`{name}`", words))


def _code_lists() -> Iterator[str]:
    yield "| Name | What it is | Terms | Codes | Kept by | Values from |"
    yield "|---|---|---|---|---|---|"
    for name in code_lists():
        found = codes(name)
        terms = ", ".join(found.terms)
        yield _row((f"`{name}`", found.title, terms, f"{len(found)}", found.origin, found.source))


def _content() -> Iterator[str]:
    """A table of fields for every section and every part of one, with the JSON Schema."""
    parts: dict[type[Section], list[str]] = {}
    for slot in slots_of(Content):
        kind = slot.kind
        if kind is None:
            continue
        what = "a list of these" if slot.is_many else "one of these"
        yield from (f"## `{slot.key}`", "", f"{description_of(Content, slot)} In JSON: {what}.", "")
        yield from _fields(kind, [slot.place("")])
        for part, origin in _parts(kind, slot.place("")):
            parts.setdefault(part, []).append(origin)
        if slot.name in SECTIONS:
            schema = html.escape(json.dumps(schema_of(slot.name), indent=1), quote=False)
            summary = "<summary>JSON Schema</summary>"
            yield from (f"<details>{summary}<pre><code>{schema}</code></pre></details>", "")
    yield from ("## Parts", "")
    for kind, origins in parts.items():
        yield from (f"### `{kind.__name__}`", "", inspect.cleandoc(kind.__doc__ or ""), "")
        yield from _fields(kind, origins)


def _parts(
    kind: type[Section], origin: str, around: frozenset[type[Section]] = frozenset()
) -> Iterator[tuple[type[Section], str]]:
    """The sections in a section, with the places of the model that they show."""
    for slot in slots_of(kind):
        if slot.kind is not None and slot.kind not in around | {kind}:
            yield slot.kind, slot.place(origin)
            yield from _parts(slot.kind, slot.place(origin), around | {kind})


def _fields(kind: type[Section], origins: Iterable[str]) -> Iterator[str]:
    """The fields of a section that stands at some places, each with the term that all share."""
    yield "| Field | Type | Term | What it is |"
    yield "|---|---|---|---|"
    for slot in slots_of(kind):
        places = {slot.place(origin) for origin in origins}
        terms = {term_at(place)[0] or "" for place in places}
        term = terms.pop() if len(terms) == 1 else ""
        yield _row((f"`{slot.key}`", type_name(kind, slot), term, description_of(kind, slot)))
    yield ""


def type_name(kind: type[Section], slot: Slot) -> str:
    """The JSON type of a field in a word, as people write it."""
    if slot.kind is not None:
        name = f"`{slot.kind.__name__}`"
    else:
        name = _TYPES[value_type(kind.model_fields[slot.name].annotation)]
    return f"{name}[]" if slot.is_many else name if slot.is_demanded else f"{name}?"


_TYPES = {
    str: "text",
    Decimal: "decimal",
    date: "date",
    datetime: "moment",
    int: "integer",
    bool: "boolean",
}


def _rules(name: str) -> Callable[[], Iterator[str]]:
    """The page of a rule set: a section for each rule, a table for the families."""

    def page() -> Iterator[str]:
        english, german = ([*entries_in(name, language)] for language in ("en", "de"))
        both = dict[str, list[tuple[Entry, Entry]]]()
        for pair in zip(english, german, strict=True):
            both.setdefault(pair[0].id, []).append(pair)
        tabled = {rule: pairs for rule, pairs in both.items() if _FAMILY.match(rule)}
        for rule, pairs in both.items():
            if rule not in tabled:
                yield from _section(rule, pairs)
        if tabled:
            yield from (
                "## Rules on elements",
                "",
                "| Rule | Severity | What must hold |",
                "|---|---|---|",
            )
            for rule, pairs in tabled.items():
                yield _row((rule, pairs[0][0].severity, pairs[0][0].rule))

    return page


def _section(rule: str, pairs: list[tuple[Entry, Entry]]) -> Iterator[str]:
    """One rule: in English, then in German, once where the syntaxes share it."""
    first = pairs[0][0]
    yield from (f"## {rule}", "")
    terms = ", ".join(first.terms) or "none"
    syntaxes = ", ".join(sorted({one.upper() for pair in pairs for one in pair[0].syntaxes}))
    yield from (f"{first.severity} · {syntaxes} · terms: {terms}", "")
    for english, german in {pair[0].rule: pair for pair in pairs}.values():
        yield from (f"{_prose(english.rule)} {_prose(english.why)}", "")
        yield from (f"*Fix:* {_prose(english.fix)}", "")
        yield from (f"*Deutsch:* {_prose(german.rule)} {_prose(german.fix)}", "")


def _prose(text: str) -> str:
    """A text for a page."""
    return html.escape(text, quote=False)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference/terms.md": _terms,
    "reference/bindings.md": _bindings,
    "reference/errors.md": _errors,
    "reference/codelists.md": _code_lists,
    "reference/content.md": _content,
    "reference/server-settings.md": settings_page,
    "reference/server-commands.md": commands_page,
    "reference/server-operations.md": operations_page,
    **{f"reference/rules/{name}.md": _rules(name) for name in RULE_SETS},
}
