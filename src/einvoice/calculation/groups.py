"""EXTENDED marks lines that only group others, or only inform: neither counts."""

from collections.abc import Sequence
from decimal import Decimal

from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ZERO
from einvoice.model.line import Line

GROUP = "GROUP"
INFORMATION = "INFORMATION"
MAX_LEVELS = 100
"""Groups within groups beyond this, or in a circle, are a fault."""


def with_group_amounts(ledger: Ledger, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that group others with the sum of what belongs to them."""
    groups: dict[str | None, int] = {
        line.id: index
        for index, line in reversed(list(enumerate(lines)))
        if line.status_reason_code == GROUP and line.id is not None
    }
    if not groups:
        return tuple(lines)
    members: dict[int, list[tuple[str, Decimal]]] = {}
    for line in lines:
        if line.net_amount is None or not counts(line):
            continue
        for index in _groups_of(ledger, lines, groups, line):
            members.setdefault(index, []).append((f"line {line.id or ''}", line.net_amount))
    made = list(lines)
    for index, amounts in members.items():
        net = ledger.derive(
            "BT-131",
            f"lines[{index}].net_amount",
            "sum of the lines of this group",
            amounts,
            sum((amount for _, amount in amounts), ZERO),
            stated=lines[index].net_amount,
        )
        made[index] = lines[index].model_copy(update={"net_amount": net})
    return tuple(made)


def _groups_of(
    ledger: Ledger, lines: Sequence[Line], groups: dict[str | None, int], line: Line
) -> list[int]:
    """The groups that a line belongs to, the nearest first."""
    found: list[int] = []
    parent = line.parent_id
    while parent is not None and (index := groups.get(parent)) is not None:
        if len(found) >= MAX_LEVELS:
            path = f"lines[{index}].parent_id"
            ledger.missing(path, "", f"groups in a circle, or more than {MAX_LEVELS} levels deep")
            return []
        found.append(index)
        parent = lines[index].parent_id
    return found


def counts(line: Line) -> bool:
    """Whether a line belongs to the sum of the lines."""
    return line.status_reason_code not in (GROUP, INFORMATION)
