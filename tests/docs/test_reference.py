"""The generated reference of the content names every field, with its term and its meaning."""

import re

from einvoice.sections import SECTIONS
from tools.reference_pages import PAGES


def rows() -> dict[str, list[list[str]]]:
    """The rows of the tables by their heading."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in PAGES["reference/content.md"]():
        if match := re.match(r"#+ `?(\w+)", line):
            heading = match[1]
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
            found.setdefault(heading, []).append(cells)
    return found


def test_every_section_has_its_fields_and_a_schema() -> None:
    text = "\n".join(PAGES["reference/content.md"]())
    assert set(SECTIONS) <= rows().keys()
    assert text.count("JSON Schema") == len(SECTIONS)


def test_every_field_has_a_meaning() -> None:
    empty = [cells for table in rows().values() for cells in table if not cells[-1]]
    assert empty == []


def test_a_field_is_listed_with_its_term() -> None:
    tables = rows()
    assert ["`vatId`", "text?", "BT-31"] in [cells[:3] for cells in tables["seller"]]
    assert ["`legalId`", "`Id`?", "BT-47"] in [cells[:3] for cells in tables["buyer"]]
    assert ["`price`", "decimal?", "BT-146"] in [cells[:3] for cells in tables["Product"]]
