"""Items: their attributes, standard identifiers and classifications."""

from collections.abc import Iterator

from einvoice.model.item import Item
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.presence import is_blank, name_of
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-54", "BG-32", "BT-160", "BT-161")
def attribute_has_name_and_value(stated: Stated) -> Iterator[Hit]:
    """BT-160 and BT-161 occur in every BG-32, in UBL those of sub-lines included."""
    for index, line in line_groups(stated).detailed:
        item = line.item
        if item is not None and item.attributes:
            yield from _incomplete(item, f"lines[{index}]", name_of(line, index))
    for path, line in stated.once(sub_lines):
        if line.item is not None:
            yield from _incomplete(line.item, path, line.id or path)


def _incomplete(item: Item, path: str, line: str) -> Iterator[Hit]:
    for index, attribute in enumerate(item.attributes):
        if attribute.name is None:
            values = {"line": line, "value": attribute.value or "…"}
            yield Hit(f"{path}.item.attributes[{index}].name", values, ("BT-160",), kind="name")
        elif attribute.value is None:
            values = {"line": line, "name": attribute.name}
            yield Hit(f"{path}.item.attributes[{index}].value", values, ("BT-161",))


@rule("BR-64", "BT-157", "BT-157-1")
def standard_id_has_a_scheme(stated: Stated) -> Iterator[Hit]:
    """BT-157 has a scheme; in UBL it may be empty here."""
    is_cii = stated.syntax == "cii"
    for index, line in line_groups(stated).detailed:
        item = line.item
        known = item.standard_id if item is not None else None
        if known is not None and (is_blank(known.scheme) if is_cii else known.scheme is None):
            values = {"line": name_of(line, index), "id": known.value}
            yield Hit(f"lines[{index}].item.standard_id.scheme", values)


@rule("BR-65", "BT-158", "BT-158-1")
def classification_has_a_scheme(stated: Stated) -> Iterator[Hit]:
    """BT-158 has a scheme; in UBL it may be empty here."""
    is_cii = stated.syntax == "cii"
    for index, line in line_groups(stated).detailed:
        item = line.item
        if item is None or not item.classifications:
            continue
        for place, known in enumerate(item.classifications):
            if known.code is None:
                continue
            if is_blank(known.scheme) if is_cii else known.scheme is None:
                values = {"line": name_of(line, index), "code": known.code}
                yield Hit(f"lines[{index}].item.classifications[{place}].scheme", values)


RULES = declared_in(globals())
