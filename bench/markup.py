"""Indented XML from nested calls; a part without content vanishes together with its tags."""

from xml.sax.saxutils import escape

Markup = list[str]
"""Lines of markup, relative to the element around them."""

NOTHING: Markup = []


def leaf(tag: str, text: object, **attributes: str) -> Markup:
    """An element that holds a text; nothing where the text is None."""
    if text is None:
        return NOTHING
    stated = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return [f"<{tag}{stated}>{escape(str(text))}</{tag}>"]


def node(tag: str, *children: Markup) -> Markup:
    """An element that holds elements; nothing where it would hold none."""
    inner = [f"  {line}" for child in children for line in child]
    return [f"<{tag}>", *inner, f"</{tag}>"] if inner else NOTHING


def document(tag: str, namespaces: dict[str, str], children: list[Markup]) -> bytes:
    """The whole document in UTF-8, with its declarations on the root element."""
    declared = "".join(f' {name}="{uri}"' for name, uri in namespaces.items())
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{tag}{declared}>"]
    inner = [f"  {line}" for child in children for line in child]
    return "\n".join([*head, *inner, f"</{tag}>", ""]).encode()
