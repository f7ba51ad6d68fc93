"""Applies the patches of a report: the changes that are certain to mend what they stand beside."""

import json
from typing import cast

from einvoice.errors import PatchError
from einvoice.model.invoice import Invoice
from einvoice.verdict import Operation, Report

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def fix(invoice: Invoice, report: Report) -> Invoice:
    """The invoice with every certain change of the report; itself, where there is none.

    Mending one amount may unmask another fault, as a corrected sum of lines makes the total wrong
    that was built on it: validate again, and fix again, until nothing with a patch is found. A
    `PatchError` is raised where the report is not of this invoice.
    """
    operations = [step for finding in report.findings for step in finding.patch]
    if not operations:
        return invoice
    document = cast("Json", json.loads(invoice.to_json()))
    # Two findings may want the same change, which is then made once.
    for operation in {(one.op, one.path, _text(one.value)): one for one in operations}.values():
        _apply(document, operation)
    return Invoice.from_json(json.dumps(document))


def _text(value: object) -> str:
    return json.dumps(value, default=str, sort_keys=True)


def _apply(document: Json, operation: Operation) -> None:
    *way, last = [
        step.replace("~1", "/").replace("~0", "~") for step in operation.path.split("/")[1:]
    ]
    holder = document
    for step in way:
        holder = _within(holder, step, operation)
    match holder:
        case dict():
            if operation.op != "add" and last not in holder:
                raise PatchError(path=operation.path, detail="there is no value to change")
            if operation.op == "remove":
                del holder[last]
            else:
                holder[last] = cast("Json", operation.value)
        case list():
            _apply_to_list(holder, last, operation)
        case _:
            raise PatchError(path=operation.path, detail="there is no group or list around it")


def _apply_to_list(entries: list[Json], last: str, operation: Operation) -> None:
    if last == "-" and operation.op == "add":
        entries.append(cast("Json", operation.value))
        return
    index = _index(entries, last, operation)
    if operation.op == "remove":
        del entries[index]
    elif operation.op == "add":
        entries.insert(index, cast("Json", operation.value))
    else:
        entries[index] = cast("Json", operation.value)


def _within(holder: Json, step: str, operation: Operation) -> Json:
    match holder:
        case dict() if step in holder:
            return holder[step]
        case list():
            return holder[_index(holder, step, operation)]
        case _:
            raise PatchError(path=operation.path, detail=f"there is no {step}")


def _index(entries: list[Json], step: str, operation: Operation) -> int:
    if step.isdecimal() and int(step) < len(entries):
        return int(step)
    raise PatchError(path=operation.path, detail=f"there is no entry {step}")
