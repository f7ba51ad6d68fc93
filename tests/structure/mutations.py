"""Documents with one thing changed, chosen at random but always the same."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random

from lxml import etree

from einvoice.structure.tables import XSI, Tables
from einvoice.syntax.xml import Element

TEXTS = (
    "", " ", "x", "1", "-1.5", "1,5", "1e3", ".", "+.5", "12.", " 7 ", "true", "TRUE", "0", "no",
    "2026-02-29", "2024-02-29", "2026-1-1", "31.01.2026", "20260131", "2026-01-31Z", " 2026-01-31",
    "2026-01-31+14:01", "0000-01-01", "2026-01-31T25:00:00", "2026-01-31T12:00:00", "12:00:00",
    "12:00", "QQ==", "QQ=", "#", "%", "http://a b", "a:1:2", "1a:b", "en", "en_US", "\u00e9",
)  # fmt: skip
ATTRIBUTES = (
    "currencyID", "unitCode", "schemeID", "listID", "listAgencyID", "format", "mimeCode", "name",
    "languageID", "Id", "URI", "x", "{urn:example}x", f"{{{XSI}}}schemaLocation",
    f"{{{XSI}}}nil", f"{{{XSI}}}type", f"{{{XSI}}}other",
    "{http://www.w3.org/XML/1998/namespace}lang",
)  # fmt: skip
TYPES = ("xs:string", "xs:token", "udt:IDType", "cbc:IDType", "udt:IdentifierType", "no", "a:b")


def mutants(
    root: Element, tables: Tables, count: int, seed: int = 1
) -> Iterator[tuple[str, Element]]:
    """Copies of a document, each with one or two changes, and what was changed."""
    random = Random(seed)
    names = sorted(tables.names)
    for number in range(count):
        copy = deepcopy(root)
        done: list[str] = []
        for _ in range(1 + (number % 3 == 0)):
            elements = list(copy.iter(etree.Element))
            change = random.choice(CHANGES)
            element = random.choice(elements)
            done.append(f"{change.__name__} {element.tag}")
            change(element, random, tables, names)
        yield "; ".join(done), copy


def drop(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def double(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def swap(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def move(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(random.randrange(len(parent)), element)


def rename(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    local = etree.QName(element).localname
    uri = random.choice([*tables.namespaces.values(), "urn:example", ""])
    element.tag = random.choice(
        [f"{{{uri}}}{local}" if uri else local, tables.tag(random.choice(names)), f"{element.tag}X"]
    )


def insert(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    new = etree.Element(random.choice([tables.tag(random.choice(names)), "{urn:example}x", "y"]))
    new.text = random.choice(TEXTS)
    element.insert(random.randint(0, len(element)), new)


def retext(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    if len(element) and random.random() < 0.5:
        element[0].tail = random.choice(TEXTS)
    else:
        element.text = random.choice(TEXTS)


def set_attribute(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    name = random.choice([*ATTRIBUTES, *map(str, element.attrib)])
    value = random.choice(TEXTS)
    if name == f"{{{XSI}}}type":
        value = random.choice([*TYPES, *random.sample(sorted(tables.types), 3)])
    element.set(name, value)


def drop_attribute(element: Element, random: Random, tables: Tables, names: list[str]) -> None:
    with_attributes = [found for found in element.getroottree().iter(etree.Element) if found.attrib]
    if with_attributes:
        chosen = random.choice(with_attributes)
        del chosen.attrib[random.choice(list(chosen.attrib))]


Change = Callable[[Element, Random, Tables, list[str]], None]
CHANGES: tuple[Change, ...] = (
    drop, double, swap, move, rename, insert, retext, retext, set_attribute, drop_attribute,
)  # fmt: skip
