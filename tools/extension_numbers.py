"""Makes `numbers_generated.py`: which place of the model has which number of an extension.

Joins the CII tables, which say where a field stands in CII, with the facts in
`facts/extension_terms.tsv`, which say what the extensions number there.

    python tools/extension_numbers.py            writes the file
    python tools/extension_numbers.py --check    fails where the file is not current
    python tools/extension_numbers.py --compare  lists what facts and model do not share
"""

import argparse
import csv
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.model.group import Group
from einvoice.model.places import Place, places
from einvoice.model.shape import field_group, is_many
from einvoice.syntax.binding import Bind, Nest, Table
from einvoice.syntax.cii.invoice import INVOICE
from einvoice.syntax.codecs import ATTACHMENT, IDENTIFIER

FACTS = Path(__file__).parent / "facts" / "extension_terms.tsv"
WIDTH = 100
TARGET = Path(__file__).parents[1] / "src" / "einvoice" / "model" / "numbers_generated.py"

_COMPONENTS = {
    id(IDENTIFIER): {"scheme": "@schemeID"},
    id(ATTACHMENT): {"mime_code": "@mimeCode", "filename": "@filename"},
}
_IMMATERIAL = re.compile(r"\+|\[(?:>?1|!@\w+|\$invoice-currency)\]")
"""What tells elements of the same meaning apart: the first, the others, those of their own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts."""

    numbers: tuple[str, ...]
    place: str
    name: str
    cardinality: str
    in_model: bool


def facts() -> Iterator[Fact]:
    """What the extensions number, with full places."""
    lines = FACTS.read_text(encoding="utf-8").splitlines()
    base = ""
    for row in csv.reader((line for line in lines if line[:1] != "#"), delimiter="\t"):
        if row[0] == "@":
            base = row[1]
        elif row[0] != "id":
            number, also, place, name, cardinality = row
            in_model = base == "model"
            full = place if in_model else base if place == "." else f"{base}/{place}"
            yield Fact((number, *also.split()), full, name, cardinality, in_model)


def bound(table: Table, field: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    """Every field of a table and of those nested in it, with its element or attribute of CII."""
    for row in table.rows:
        if not isinstance(row, Bind | Nest) or row.field.startswith("^"):
            continue
        if isinstance(row, Bind) and row.echo:
            continue
        place = field + marked(table.group, row.field)
        element = path + _IMMATERIAL.sub("", row.path).replace("true|1", "true").replace(
            "false|0", "false"
        )
        yield place, element
        if isinstance(row, Nest):
            yield from bound(row.table, f"{place}.", f"{element}/")
        else:
            for name, attribute in _COMPONENTS.get(id(row.codec), {}).items():
                yield f"{place}.{name}", f"{element}/{attribute}"


def marked(group: type[Group], path: str) -> str:
    """A field path with "[]" behind every list."""
    field, dot, rest = path.partition(".")
    here = field + ("[]" if is_many(group, field) else "")
    return f"{here}.{marked(field_group(group, field), rest)}" if dot else here


def rows() -> dict[str, list[str]]:
    """Place of the model -> the elements of CII that a row gives to it."""
    elements: dict[str, list[str]] = {}
    for place, element in bound(INVOICE):
        elements.setdefault(place, []).append(element)
    return elements


def bound_places() -> dict[str, list[str]]:
    """The same, where a group without a row of its own stands around its parts."""
    elements = rows()
    for place in places({}):
        parts = [
            found
            for name in elements
            if name.startswith(f"{place.path}.")
            for found in elements[name]
        ]
        if parts and place.path not in elements:
            elements[place.path] = [around(parts)]
    return elements


def around(elements: Iterable[str]) -> str:
    """The innermost element that holds all of these."""
    shared: list[str] = []
    for steps in zip(*(element.split("/")[:-1] for element in elements), strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return "/".join(shared)


def numbers() -> dict[str, tuple[str, ...]]:
    """Place of the model -> the numbers it has, in the order of the model."""
    stated = {place.path: place.numbers for place in places({})}
    core = {path: own for path, own in stated.items() if not own[0].startswith("X:")}
    elements = bound_places()
    own_rows = rows()
    by_element = {element: own for path, own in core.items() for element in own_rows.get(path, ())}
    by_element |= {fact.place: fact.numbers for fact in facts() if not fact.in_model}
    by_place = {fact.place: fact.numbers for fact in facts() if fact.in_model}
    found: dict[str, tuple[str, ...]] = {}
    for path in (*stated, *by_place):
        if path in core:
            continue
        joined = [*by_place.get(path, ())]
        for element in elements.get(path, ()):
            joined += by_element.get(element, ())
        if joined:
            found[path] = tuple(dict.fromkeys(joined))
    return found


HEADER = '''"""The numbers of the extensions by group of the model.

Made by tools/extension_numbers.py from the CII tables and tools/facts/extension_terms.tsv:
change those and run it again.
"""

FIELDS = {
'''


def module() -> str:
    """The text of the generated file."""
    fields: dict[str, list[str]] = {}
    numbered = numbers()
    groups = {path.rpartition(".")[0] for path in numbered}
    for path, own in numbered.items():
        group, _, field = path.rpartition(".")
        if path in groups:
            group, field = path, "."
        fields.setdefault(group, []).append(" ".join((field, *own)))
    alike: dict[str, list[str]] = {}
    for group, entries in fields.items():
        alike.setdefault("; ".join(entries), []).append(group)
    lines = (
        entry(" ".join(same[start : start + 2]), text)  # more would not fit into a line
        for text, same in alike.items()
        for start in range(0, len(same), 2)
    )
    return HEADER + "".join(lines) + "}\n"


def entry(groups: str, text: str) -> str:
    """One line of the table, wrapped as the formatter wants it."""
    if len(line := f'    "{groups}": "{text}",') <= WIDTH:
        return f"{line}\n"
    pieces = textwrap.wrap(text, WIDTH - 10, drop_whitespace=False, break_on_hyphens=False)
    rows = "".join(f'        "{piece}"\n' for piece in pieces)
    return f'    "{groups}": (\n{rows}    ),\n'


def compare() -> Iterator[str]:
    """What facts and model do not share: facts without a field, other cardinalities."""
    table = numbers()
    taken = {number for own in table.values() for number in own}
    by_number: dict[str, Place] = {}
    for place in places(table):
        for number in place.numbers:
            by_number.setdefault(number, place)
    for fact in facts():
        number = fact.numbers[0]
        if number not in taken:
            yield f"{number}: no field for {fact.name} at {fact.place}"
        elif (place := by_number[number]).cardinality != fact.cardinality:
            yield (
                f"{number}: {place.path} is {place.cardinality} ({place.name}), "
                f"the fact {fact.cardinality} ({fact.name})"
            )


def main(arguments: Iterable[str]) -> int:
    """Write, check or compare; 1 where the file is not current."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compare", action="store_true")
    asked = parser.parse_args(list(arguments))
    if asked.compare:
        print(*compare(), sep="\n")
        return 0
    text = module()
    if asked.check:
        current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text
        if not current:
            print(f"{TARGET.name} is not current: run tools/extension_numbers.py", file=sys.stderr)
        return 0 if current else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
