"""What refers to something else, and cannot be what is meant."""

from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("ADV-PRECEDING-ITSELF", "BT-25", "BT-1", severity="warning")
def preceding_itself(stated: Stated) -> Iterator[Hit]:
    """An invoice is not its own preceding invoice."""
    number = stated.invoice.number
    for index, one in enumerate(stated.invoice.preceding_invoices):
        if number and one.reference == number:
            yield Hit(f"preceding_invoices[{index}].reference", {"stated": number})


@rule("ADV-LINE-ID-REPEATED", "BT-126", severity="warning")
def repeated_line_id(stated: Stated) -> Iterator[Hit]:
    """Every line has an identifier of its own."""
    first: dict[str, int] = {}
    for index, line in enumerate(stated.lines):
        name = line.id
        if not name:
            continue
        if name in first:
            values = {"stated": name, "first": str(first[name] + 1), "line": str(index + 1)}
            yield Hit(f"lines[{index}].id", values)
        else:
            first[name] = index


RULES = declared_in(globals())
