"""Ways to spoil an invoice: a term that is dropped, stated otherwise, or stated twice in XML."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, cast

from lxml import etree

from einvoice.model.group import Group
from einvoice.model.values import Attachment, Identifier
from einvoice.opening import open_document
from einvoice.syntax.find import Finder

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.|$)")
_INDEX = re.compile(r"\[\d+\]")
_ROOT = re.compile(r"^/[\w:]+")
_NAMESPACES = {
    prefix: f"urn:oasis:names:specification:ubl:schema:xsd:{name}-2"
    for prefix, name in (("cbc", "CommonBasicComponents"), ("cac", "CommonAggregateComponents"))
} | {
    prefix: f"urn:un:unece:uncefact:data:standard:{name}:100"
    for prefix, name in (
        ("rsm", "CrossIndustryInvoice"),
        ("ram", "ReusableAggregateBusinessInformationEntity"),
        ("udt", "UnqualifiedDataType"),
        ("qdt", "QualifiedDataType"),
    )
}


def places(group: Group, where: str = "") -> Iterator[str]:
    """Every place of an invoice that states something: values, groups, members of lists."""
    for name, field in type(group).model_fields.items():
        stated = getattr(group, name)
        # What a value cannot be without is dropped with the value.
        if stated is None or stated == () or field.is_required():
            continue
        members = [(f"{where}{name}", stated)]
        if isinstance(stated, tuple):
            listed = enumerate(cast("tuple[object, ...]", stated))
            members = [(f"{where}{name}[{index}]", one) for index, one in listed]
        for path, one in members:
            yield path
            if isinstance(one, Group):
                yield from places(one, f"{path}.")


def terms(group: Group) -> Iterator[str]:
    """The places of an invoice that state one value of which there may be no second."""
    for path in places(group):
        stated = at(group, path)
        is_value = not isinstance(stated, Group) or isinstance(stated, Identifier | Attachment)
        if is_value and not path.endswith("]"):
            yield path


def at(group: Any, path: str) -> Any:
    """What stands at a place."""
    for name, index in _STEP.findall(path):
        group = getattr(group, name)
        if index:
            group = group[int(index)]
    return group


def plain(path: str) -> str:
    """A place without its indexes: "lines[].vat.rate"."""
    return _INDEX.sub("[]", path)


def replaced(group: Any, path: str, value: object) -> Any:
    """A copy that states something else at one place; None drops it."""
    step = _STEP.match(path)
    assert step is not None
    name, index = step.groups()
    rest = path[step.end() :]
    stated = getattr(group, name)
    if index is None:
        return group.replace(**{name: replaced(stated, rest, value) if rest else value})
    members = list(stated)
    if rest or value is not None:
        members[int(index)] = replaced(members[int(index)], rest, value) if rest else value
    else:
        del members[int(index)]
    return group.replace(**{name: members})


def with_repeated(data: bytes, paths: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    """The document with the element of one place twice in it, for each place that has one."""
    opened = open_document(data)
    finder = Finder(opened.root, opened.result.syntax)
    for path in paths:
        xpath, _ = finder.location(path)
        if "/@" in xpath:
            continue
        root = etree.fromstring(data)
        (element,) = root.xpath(_ROOT.sub(".", xpath, count=1), namespaces=_NAMESPACES)
        element.addnext(deepcopy(element))
        yield path, etree.tostring(root, xml_declaration=True, encoding="UTF-8")
