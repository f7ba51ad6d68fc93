"""Lines below lines, to which some official rules of UBL apply as well."""

from collections.abc import Sequence

from einvoice.model.line import Line
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.stated import Stated


def sub_lines(stated: Stated) -> Sequence[tuple[str, Line]]:
    """Every line below a line, at any depth, with its path: "lines[3].sub_lines[0]"."""
    found: list[tuple[str, Line]] = []
    waiting = [
        (f"lines[{index}]", line.sub_lines)
        for index, line in line_groups(stated).extended
        if line.sub_lines
    ]
    for path, lines in waiting:
        for index, line in enumerate(lines):
            below = f"{path}.sub_lines[{index}]"
            found.append((below, line))
            if line.sub_lines:
                waiting.append((below, line.sub_lines))
    return found
