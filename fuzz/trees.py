"""Mutations of a parsed document: still well-formed, no longer what a schema allows."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from fuzz import values

Element = etree._Element  # pyright: ignore[reportPrivateUsage]  # the name that lxml gives it
Mutation = Callable[[Random, Element], None]

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, strip_cdata=False
)


def parse(data: bytes) -> Element | None:
    """The root; None for seeds that are not well-formed."""
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None


def mutated(rng: Random, root: Element) -> list[str]:
    """Change the tree in place by a few mutations; returns their names."""
    chosen = [rng.choice(MUTATIONS) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5, 8)))]
    for mutation in chosen:
        mutation(rng, root)
    return [mutation.__name__ for mutation in chosen]


def serialised(rng: Random, root: Element) -> bytes:
    """The tree as bytes, now and then in another encoding."""
    encoding = "UTF-8" if rng.random() < 0.9 else rng.choice(("UTF-16", "ISO-8859-1", "US-ASCII"))
    return etree.tostring(root.getroottree(), encoding=encoding, xml_declaration=True)


def serialised_plainly(root: Element) -> bytes:
    """The tree as bytes in UTF-8."""
    return etree.tostring(root.getroottree(), encoding="UTF-8")


def _elements(root: Element) -> list[Element]:
    return list(root.iter("*"))


def _any(rng: Random, root: Element) -> Element:
    return rng.choice(_elements(root))


def _inner(rng: Random, root: Element) -> Element | None:
    found = _elements(root)[1:]
    return rng.choice(found) if found else None


def _leaf(rng: Random, root: Element) -> Element:
    return rng.choice([element for element in root.iter("*") if not len(element)] or [root])


def remove(rng: Random, root: Element) -> None:
    """Take an element away, with all that is in it."""
    for _ in range(rng.choice((1, 1, 2, 5))):
        if (element := _inner(rng, root)) is not None and (
            parent := element.getparent()
        ) is not None:
            parent.remove(element)


def duplicate(rng: Random, root: Element) -> None:
    """Say an element twice, or many times."""
    if (element := _inner(rng, root)) is not None:
        size = sum(1 for _ in element.iter())
        for _ in range(min(rng.choice((1, 1, 1, 2, 7, 300)), 1 + 20_000 // size)):
            element.addnext(deepcopy(element))


def reorder(rng: Random, root: Element) -> None:
    """Shuffle the children of an element."""
    parent = _any(rng, root)
    children = list(parent)
    rng.shuffle(children)
    for child in children:
        parent.append(child)


def move(rng: Random, root: Element) -> None:
    """Put a copy of an element where it does not belong."""
    if (element := _inner(rng, root)) is not None:
        target = _any(rng, root)
        target.insert(rng.randrange(len(target) + 1), deepcopy(element))


def nest(rng: Random, root: Element) -> None:
    """Put an element into a copy of itself, once or many levels deep."""
    if (element := _inner(rng, root)) is None or (parent := element.getparent()) is None:
        return
    at = parent.index(element)
    size = sum(1 for _ in element.iter())
    for _ in range(min(rng.choice((1, 1, 2, 10, 60, 400)), 1 + 20_000 // size)):
        outer = etree.Element(element.tag, dict(element.attrib))
        outer.append(element)
        element = outer
    parent.insert(at, element)


def unwrap(rng: Random, root: Element) -> None:
    """Replace an element by what is in it."""
    if (element := _inner(rng, root)) is None or (parent := element.getparent()) is None:
        return
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
    parent.remove(element)


def rename(rng: Random, root: Element) -> None:
    """Give an element the name of another one, or none that exists."""
    other = _any(rng, root).tag
    _any(rng, root).tag = rng.choice((other, other, "{urn:example:foreign}Unknown", "Unknown"))


def change_case(rng: Random, root: Element) -> None:
    """Write a name in lower or upper case."""
    element = _any(rng, root)
    name = etree.QName(element)
    changed = rng.choice((name.localname.lower(), name.localname.upper()))
    element.tag = etree.QName(name.namespace, changed).text


def swap_namespace(rng: Random, root: Element) -> None:
    """Put an element, or all of one namespace, into another one."""
    element = _any(rng, root)
    namespace = etree.QName(element).namespace
    other = rng.choice(values.NAMESPACES) or None
    same = [each for each in root.iter("*") if etree.QName(each).namespace == namespace]
    for each in same if rng.random() < 0.3 else [element]:
        each.tag = etree.QName(other, etree.QName(each).localname).text


def rename_root(rng: Random, root: Element) -> None:
    """Pretend to be another document."""
    namespace = rng.choice(values.NAMESPACES) or None
    root.tag = etree.QName(namespace, rng.choice(values.ROOTS)).text


def set_text(rng: Random, root: Element) -> None:
    """Put an unexpected text where one is expected."""
    for _ in range(rng.choice((1, 1, 3, 10))):
        _leaf(rng, root).text = values.text(rng)


def set_every_text(rng: Random, root: Element) -> None:
    """Put one text into all elements of a name."""
    tag, text = _leaf(rng, root).tag, values.text(rng)
    for element in _elements(root):
        if element.tag == tag:
            element.text = text


def mix_content(rng: Random, root: Element) -> None:
    """Put text between elements, or elements into text."""
    element = _any(rng, root)
    if rng.random() < 0.5:
        element.tail = values.text(rng)
    else:
        element.append(deepcopy(_leaf(rng, root)))


def set_attribute(rng: Random, root: Element) -> None:
    """Add an attribute, or change one."""
    element = _any(rng, root)
    names = [*values.ATTRIBUTES, *map(str, element.attrib)]
    element.set(rng.choice(names), values.text(rng))


def drop_attribute(rng: Random, root: Element) -> None:
    """Take the attributes of an element away."""
    stated = [element for element in root.iter("*") if element.attrib]
    if stated:
        rng.choice(stated).attrib.clear()


def interrupt(rng: Random, root: Element) -> None:
    """Put a comment or a processing instruction into an element, before its text or after."""
    element = _any(rng, root)
    piece = rng.choice((etree.Comment(" note "), etree.ProcessingInstruction("target", "data")))
    if rng.random() < 0.5:
        piece.tail, element.text = element.text, None
    else:
        piece.tail = values.text(rng)
    element.insert(0, piece)


def wrap_in_cdata(rng: Random, root: Element) -> None:
    """Write a text as CDATA."""
    leaf = _leaf(rng, root)
    if leaf.text and "]]>" not in leaf.text:
        leaf.text = etree.CDATA(leaf.text)


def empty(rng: Random, root: Element) -> None:
    """Leave nothing in an element but its tags."""
    element = _any(rng, root)
    for child in list(element):
        element.remove(child)
    element.text = rng.choice((None, "", " ", "\n"))


def exchange_texts(rng: Random, root: Element) -> None:
    """Let two elements say what the other one said."""
    one, other = _leaf(rng, root), _leaf(rng, root)
    one.text, other.text = other.text, one.text


MUTATIONS: tuple[Mutation, ...] = (
    remove, duplicate, reorder, move, nest, unwrap, rename, change_case, swap_namespace,
    rename_root, set_text, set_text, set_text, set_text, set_every_text, mix_content,
    set_attribute, set_attribute, drop_attribute, interrupt, wrap_in_cdata, empty, exchange_texts,
)  # fmt: skip
