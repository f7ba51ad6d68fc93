"""Writes the data of `einvoice.codelists`: values from the official rules, names kept.

`facts/code_lists.toml` says which lists there are and which official rule states their values. The
names of codes stand in the data files alone and are kept; a new code gets an empty name, which
this tool reports.

    python tools/code_lists.py            writes the files
    python tools/code_lists.py --check    fails where a file is not current

The artefacts are searched in $EINVOICE_ARTEFACTS, else in .cache/artefacts; scripts/artefacts
brings them.
"""

import argparse
import os
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

from lxml import etree

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "einvoice" / "codelists" / "data"
FACTS = Path(__file__).parent / "facts" / "code_lists.toml"
VARIANTS = "variants.tsv"
BESIDES = "# besides"
"""Below this line stand the codes that only variants of the list have."""

Node = etree._Element  # pyright: ignore[reportPrivateUsage]  # lxml's only name

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"

LITERAL = re.compile(r"(tokenize\(\s*)?'([^']*)'")
COMPARED = re.compile(r"=\s*'([^']+)'")
SEQUENCE = re.compile(r"\(\s*('[^']*'(?:\s*,\s*'[^']*')+)\s*\)")


class Source(TypedDict, total=False):
    """A published set of rules: the artefact that holds it, and what to call it."""

    file: str
    path: str
    ruleset: str
    title: str
    version: str
    date: str


class Entry(TypedDict, total=False):
    """A list or a variant of lists, as code_lists.toml declares it."""

    title: str
    terms: list[str]
    origin: str
    of: list[str]
    same: list[str]
    any: list[str]
    keep: str
    fixed: str
    source: str


class Facts(TypedDict):
    """The whole of code_lists.toml."""

    source: dict[str, Source]
    list: dict[str, Entry]
    variant: dict[str, Entry]


class DisagreementError(Exception):
    """The references of an entry that must be the same are not."""


@cache
def facts() -> Facts:
    """What code_lists.toml declares."""
    parsed: Facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))  # type: ignore[assignment]
    return parsed


def artefacts_folder() -> Path:
    """The folder that scripts/artefacts fills."""
    named = os.environ.get("EINVOICE_ARTEFACTS")
    return Path(named) if named else ROOT / ".cache" / "artefacts"


@cache
def content(source: str) -> bytes:
    """The file of a source, out of its artefact."""
    place = facts()["source"][source]
    with zipfile.ZipFile(artefacts_folder() / place.get("file", "")) as archive:
        return archive.read(place.get("path", ""))


@cache
def document(source: str) -> Node:
    """The same, parsed."""
    return etree.fromstring(content(source))


@cache
def tests(source: str) -> dict[str, str]:
    """Rule id -> the expression that must hold."""
    found: dict[str, str] = {}
    for assertion in document(source).iter(f"{SVRL}failed-assert"):
        named = (node for node in assertion.iter(f"{XSL}attribute") if node.get("name") == "id")
        rule = assertion.get("id") or "".join(
            str(text) for node in named for text in node.itertext()
        )
        found[rule.strip()] = assertion.get("test") or ""
    return found


@cache
def variables(source: str) -> dict[str, str]:
    """Name -> expression of every variable."""
    nodes = document(source).iter(f"{XSL}variable", f"{XSL}param")
    return {node.get("name") or "": node.get("select") or "" for node in nodes}


def lists_in(expression: str) -> list[list[str]]:
    """The lists of codes in an expression: texts with blanks, sequences, or single comparisons."""
    blank_separated = [
        text.split()
        for tokenize, text in LITERAL.findall(expression)
        if text.strip() and (tokenize or text.startswith(" ") or " " in text.strip())
    ]
    if blank_separated:
        return blank_separated
    sequences = [re.findall(r"'([^']*)'", inner) for inner in SEQUENCE.findall(expression)]
    return sequences or [COMPARED.findall(expression)]


def values_at(reference: str) -> list[str]:
    """The codes at one reference, in the order of the source."""
    source, _, place = reference.strip().partition(" ")
    if place.startswith("cl:"):
        cells = document(source).iterfind(f"cl[@id='{place[3:]}']/enumeration")
        return [cell.get("value") or "" for cell in cells]
    place, _, which = place.partition("#")
    expression = variables(source)[place[1:]] if place.startswith("$") else tests(source)[place]
    return lists_in(expression)[int(which or 1) - 1]


def joined(reference: str) -> frozenset[str]:
    """The codes of references that ` + ` joins."""
    return frozenset(code for part in reference.split(" + ") for code in values_at(part))


def values(name: str, entry: Entry) -> frozenset[str]:
    """The codes of a list or variant; DisagreementError where the sources do not say the same."""
    if "fixed" in entry:
        return frozenset(entry["fixed"].split())
    found = {reference: joined(reference) for reference in entry.get("same", entry.get("any", []))}
    every = frozenset[str]().union(*found.values())
    for reference, codes in found.items():
        if "same" in entry and codes != every:
            raise DisagreementError(f"{name}: {reference} lacks {sorted(every - codes)}")
    if not every:
        raise DisagreementError(f"{name}: no code found")
    keep = re.compile(entry.get("keep", ".+"))
    return frozenset(code for code in every if keep.fullmatch(code))


def order(code: str) -> tuple[bool, int, str]:
    """Numbers by value, then the rest by text."""
    return not code.isdecimal(), int(code) if code.isdecimal() else 0, code


def stated_in(entry: Entry) -> tuple[str, str, str]:
    """Where the values of an entry are stated: sentence, version, date."""
    references = entry.get("same", entry.get("any", [entry.get("source", "")]))
    by_source: dict[str, list[str]] = {}
    for part in (part for reference in references for part in reference.split(" + ")):
        source, _, place = part.strip().partition(" ")
        by_source.setdefault(source, []).append(place.partition("#")[0])
    source, places = next(iter(by_source.items()))
    # The syntaxes of one publisher are named once: what they share, they share in a rule.
    known = facts()["source"][source]
    where = ", ".join(dict.fromkeys(place for place in places if not place.startswith("cl:")))
    title, version = known.get("title", ""), known.get("version", "")
    return f"{title} {version}" + (f": {where}" if where else ""), version, known.get("date", "")


def kept_names(name: str) -> dict[str, list[str]]:
    """Code -> its names, English and perhaps German, as the data file has them now."""
    path = DATA / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split("\t") for line in lines if line[:1] != "#")
    return {code: names for code, *names in rows}


def list_file(name: str, entry: Entry, besides: Iterable[str]) -> str:
    """The data file of a list; `besides` are codes that only its variants have."""
    source, version, date = stated_in(entry)
    head = {
        "title": entry.get("title", ""),
        "terms": " ".join(entry.get("terms", ())),
        "origin": entry.get("origin", ""),
        "source": source,
        "version": version,
        "date": date,
        "made by": "tools/code_lists.py, which keeps the names",
    }
    names = kept_names(name)
    width = max((len(row) for row in names.values()), default=1)
    own = values(name, entry)

    def row(code: str) -> str:
        known = names.get(code, [])
        return "\t".join((code, *known, *[""] * (width - len(known))))

    lines = [f"# {key}: {value}".rstrip() for key, value in head.items()]
    lines += [row(code) for code in sorted(own, key=order)]
    if others := sorted(set(besides) - own, key=order):
        lines += [BESIDES, *(row(code) for code in others)]
    return "\n".join(lines) + "\n"


def variants_file(codes: dict[str, frozenset[str]], bases: dict[str, frozenset[str]]) -> str:
    """The data file of the variants: how each differs from its lists, or its codes if shorter."""
    lines = [
        "# variants of the lists: name, lists, terms, title, source, version, date, codes",
        "# codes: `= all of them`, or `- those it lacks + those it adds`",
        "# made by: tools/code_lists.py",
    ]
    for name, entry in facts()["variant"].items():
        of = entry.get("of", [])
        base = frozenset[str]().union(*(bases[each] for each in of))
        terms = entry.get("terms") or facts()["list"][of[0]].get("terms", [])
        cells = (name, " ".join(of), " ".join(terms), entry.get("title", ""), *stated_in(entry))
        lines.append("\t".join((*cells, difference(codes[name], base))))
    return "\n".join(lines) + "\n"


def difference(codes: frozenset[str], base: frozenset[str]) -> str:
    """The codes of a variant, told in the shorter way."""
    lacking, added = sorted(base - codes, key=order), sorted(codes - base, key=order)
    if len(codes) < len(lacking) + len(added):
        return " ".join(("=", *sorted(codes, key=order)))
    return " ".join(("-", *lacking, "+", *added))


def files() -> Iterator[tuple[str, str]]:
    """Every data file with its text."""
    bases = {name: values(name, entry) for name, entry in facts()["list"].items()}
    variants = {name: values(name, entry) for name, entry in facts()["variant"].items()}
    besides: dict[str, set[str]] = {name: set() for name in bases}
    for name, codes in variants.items():
        of = facts()["variant"][name].get("of", [])
        besides[of[0]] |= codes.difference(*(bases[each] for each in of))
    for name, entry in facts()["list"].items():
        yield f"{name}.tsv", list_file(name, entry, besides[name])
    yield VARIANTS, variants_file(variants, bases)


def main(arguments: Iterable[str]) -> int:
    """Write or check; 1 where a file is not current."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(list(arguments))
    made = dict(files())
    if asked.check:
        stale = [
            name
            for name, text in made.items()
            if not (DATA / name).exists() or (DATA / name).read_text(encoding="utf-8") != text
        ]
        stale += [path.name for path in DATA.glob("*.tsv") if path.name not in made]
        for name in stale:
            print(f"{name} is not current: run tools/code_lists.py", file=sys.stderr)
        return 1 if stale else 0
    for name, text in made.items():
        (DATA / name).write_text(text, encoding="utf-8")
        rows = (line.split("\t") for line in text.splitlines() if line[0] != "#")
        nameless = [row[0] for row in rows if not row[1]]
        if nameless:
            print(f"{name}: without a name: {' '.join(nameless)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
