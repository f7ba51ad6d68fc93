"""Makes the tables of the syntax rules: which elements EN 16931 has no use for, and which repeat.

    python tools/syntax_rules.py [JAR]            writes the tables
    python tools/syntax_rules.py [JAR] --check    fails where they are not current

JAR is the Maven artefact com.helger.phive.rules:phive-rules-en16931 (default: the one in
.cache/artefacts), which carries the official stylesheets. Facts are taken from it only: ids,
severities, the paths of elements and how often they may stand; no expression and no message.
What is more than that is listed as "special" and checked by a function of our own.
"""

import argparse
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

PROJECT = Path(__file__).resolve().parents[1]
ARTEFACTS = PROJECT / ".cache" / "artefacts"
TARGET = PROJECT / "src" / "einvoice" / "rules" / "en16931" / "syntax"
VERSION = "1.3.16"
_PREFIX = f"external/schematron/{VERSION}/"
_FAMILIES = {
    "ubl": re.compile(r"UBL-(CR|SR|DT)-\d+"),
    "cii": re.compile(r"CII-(SR|DT)-\d+"),
}
_ROOTS = {"/ubl:Invoice", "/cn:CreditNote", "/rsm:CrossIndustryInvoice"}
_LINES = "(cac:InvoiceLine|cac:CreditNoteLine)"
_STEP = r"(?:[a-z]+:[A-Za-z0-9*]+|@[A-Za-z]+)"
_PATH = re.compile(rf"/{{0,2}}{_STEP}(?:/{_STEP})*")
_NONE = re.compile(r"not\((?P<path>[^()]+)\)")
_ONCE = re.compile(r"count\((?P<path>[^()]+)\)<=1")
_ELSEWHERE = re.compile(r"not\((?P<path>[\w:]+)\)orself::(?P<own>[\w:]+)")
"""Not used but in one element."""
_OUTSIDE = re.compile(r"not\((?P<path>[\w:]+)\)or\(ancestor::(?P<around>[\w:]+)\)")
"""Not used but somewhere in one element."""
_PARTLY = re.compile(r"not\((?P<path>[\w:]+)\)or\(+self::(?P<own>[\w:]+)\)?and.*")
"""Not used but in one element, and there on a condition."""
_WILD = re.compile(
    r"//(?P<space>\*|ram:\*)\[ends-with\(name\(\),'(?P<end>\w+)'\)"
    r"(?:andnot\(self::(?P<but>[\w:]+)\))?\]"
)
_XSL = "{http://www.w3.org/1999/XSL/Transform}"


@dataclass(frozen=True, slots=True)
class Assert:
    """One official assertion: where it looks, and what it wants."""

    id: str
    flag: str
    contexts: tuple[str, ...]
    test: str
    order: int
    """The place of its template: of several that match an element, the first is run."""


def asserts(jar: Path, syntax: str) -> Iterator[Assert]:
    """The assertions of the families of a syntax, in the order of the stylesheet."""
    wanted = _FAMILIES[syntax]
    with zipfile.ZipFile(jar) as archive:
        names = [name for name in archive.namelist() if name.startswith(_PREFIX)]
        name = next(n for n in names if n.lower().endswith(f"-{syntax}-validation.xslt"))
        root = etree.fromstring(archive.read(name))
    for order, template in enumerate(root.iter(f"{_XSL}template")):
        match = template.get("match")
        for failed in template.iter("{*}failed-assert") if match else ():
            said = {
                one.get("name"): "".join(one.itertext()).strip()
                for one in failed.findall(f"{_XSL}attribute")
            }
            around = failed.getparent()
            while around is not None and around.tag != f"{_XSL}choose":
                around = around.getparent()
            when = None if around is None else around.find(f"{_XSL}when")
            if when is not None and wanted.fullmatch(said.get("id", "")):
                test = _bare(when.get("test") or "")
                contexts = tuple(part.strip() for part in _alternatives(match or ""))
                yield Assert(said["id"], said.get("flag", ""), contexts, test, order)


def _alternatives(match: str) -> list[str]:
    """The patterns of a template, without the text in brackets being cut."""
    return re.split(r"\s+\|\s+", match)


def _bare(test: str) -> str:
    """A test without white space and without the brackets around all of it."""
    test = re.sub(r"\s+", "", test)
    while test.startswith("(") and _closes(test) == len(test) - 1:
        test = test[1:-1]
    return test


def _closes(test: str) -> int:
    depth = 0
    for position, sign in enumerate(test):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return position
    return -1


def context(text: str) -> str | None:
    """A context in our notation: "/" the root, "/a/b" from the root, "//a" anywhere."""
    if text in _ROOTS:
        return "/"
    if wild := _WILD.fullmatch(re.sub(r"\s+", "", text)):
        space = wild["space"].removesuffix("*")
        but = f"!{wild['but']}" if wild["but"] else ""
        return f"//{space}*{wild['end']}{but}"
    for root in _ROOTS:
        if text.startswith(f"{root}/"):
            text = text.removeprefix(root)
    if not _PATH.fullmatch(text):
        return None
    return text if text.startswith("/") else f"//{text}"


def path(text: str) -> str | None:
    """A path of a test in our notation; "line" is the line of either kind of document."""
    lines = text.startswith(_LINES)
    text = text.removeprefix(f"{_LINES}/")
    if not _PATH.fullmatch(text):
        return None
    return f"line/{text}" if lines else text


def entry(one: Assert, earlier: list[Assert]) -> str:
    """The line of the table for an assertion, given those of the templates before its own."""
    head = f"{one.id} {one.flag}"
    contexts = [context(text) for text in one.contexts]
    if None in contexts:
        return f"{head} special"
    known = list(dict.fromkeys(text for text in contexts if text))
    others = [(other, context(text)) for other in earlier for text in other.contexts]
    if all(any(text and covers(text, mine) for _, text in others) for mine in known):
        return f"{head} never"
    instead = {
        other.id
        for other, text in others
        if other.test == one.test and text and any(covers(mine, text) for mine in known)
    }
    if found := _NONE.fullmatch(one.test.replace(_LINES, "LINES")):
        if below := path(found["path"].replace("LINES", _LINES)):
            places = " | ".join(dict.fromkeys(_joined(where, below) for where in known))
            return " ".join((head, "none", places, *(f"! {other}" for other in sorted(instead))))
    if found := _ELSEWHERE.fullmatch(one.test):
        return f"{head} none {known[0]}!{found['own']}/{found['path']}"
    if found := _OUTSIDE.fullmatch(one.test):
        return f"{head} none {known[0]}/{found['path']} ^ {found['around']}"
    if found := _PARTLY.fullmatch(one.test):
        return f"{head} partly {known[0]}!{found['own']}/{found['path']}"
    if found := _ONCE.fullmatch(one.test):
        below = path(found["path"])
        if below and "@" not in below:
            return f"{head} once {' | '.join(known)} > {below}"
    return f"{head} special"


def covers(wide: str, narrow: str) -> bool:
    """Whether every element of one context is one of another, which looks anywhere."""
    if not wide.startswith("//"):
        return wide == narrow
    wanted = wide.removeprefix("//").split("/")
    given = narrow.lstrip("/").split("/")
    if len(given) < len(wanted):
        return False
    return all(map(_is_step, wanted, given[-len(wanted) :]))


def _is_step(wanted: str, given: str) -> bool:
    space, star, end = wanted.partition("!")[0].partition("*")
    return given.startswith(space) and given.endswith(end) if star else wanted == given


def _joined(where: str, below: str) -> str:
    if below.startswith("//"):
        return below
    return f"{where.removesuffix('/')}/{below}"


def table(jar: Path, syntax: str) -> str:
    """The table of a syntax."""
    found = list(asserts(jar, syntax))
    lines = (
        entry(one, [other for other in found if other.order < one.order])
        for one in sorted(found, key=lambda one: one.id)
    )
    return "\n".join((_HEAD.format(syntax=syntax.upper()), *lines, ""))


_HEAD = f"""\
# Which elements and attributes of {{syntax}} EN 16931 has no use for, and which stand at most once.
# Made by tools/syntax_rules.py from the rules of CEN, version {VERSION}; see syntax/table.py."""


def main() -> int:
    """Write or check the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("jar", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    jar = options.jar or next(ARTEFACTS.glob("phive-rules-en16931-*.jar"), None)
    if jar is None:
        print(f"no phive-rules-en16931 in {ARTEFACTS}", file=sys.stderr)
        return 2
    stale = False
    for syntax in _FAMILIES:
        target, made = TARGET / f"{syntax}.txt", table(jar, syntax)
        if options.check:
            if not target.is_file() or target.read_text(encoding="utf-8") != made:
                print(f"{target.relative_to(PROJECT)} is not current", file=sys.stderr)
                stale = True
        else:
            target.write_text(made, encoding="utf-8")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
