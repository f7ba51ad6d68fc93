"""What a session changes in audited tables, noted when it is flushed."""

from dataclasses import dataclass
from typing import cast

from pydantic_core import to_jsonable_python
from sqlalchemy import event, inspect
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JsonObject
from einvoice_server.tenancy.scope import ScopedSession

KEY = "changes"
UNAUDITED = "unaudited"
"""The execution option of an UPDATE or DELETE of many rows that nobody needs to be told of."""

_HIDDEN = "(hidden)"


class UnauditedError(Exception):
    """Audited rows were to be changed past the log."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was added, changed or deleted."""

    kind: str
    object_type: str
    object_id: str
    before: JsonObject | None
    after: JsonObject | None


def changes_of(session: Session) -> list[Change]:
    """What the session has changed so far."""
    return cast("list[Change]", session.info.setdefault(KEY, []))


@event.listens_for(ScopedSession, "after_flush")
def _note(session: Session, _context: UOWTransaction) -> None:
    noted = changes_of(session)
    for kind, rows in (
        ("created", session.new),
        ("changed", session.dirty),
        ("deleted", session.deleted),
    ):
        for row in rows:
            if isinstance(row, Audited) and (change := _change(kind, row)) is not None:
                noted.append(change)


@event.listens_for(ScopedSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete) or UNAUDITED in state.execution_options:
        return
    for mapper in state.all_mappers:
        if issubclass(mapper.class_, Audited):
            raise UnauditedError(f"{mapper.class_.__name__}: rows changed past the audit log")


@event.listens_for(ScopedSession, "before_commit")
def _refuse_unwritten(session: Session) -> None:
    session.flush()
    if changes := changes_of(session):
        raise UnauditedError(f"{changes[0].object_type}: a change that the log was not told of")


def _change(kind: str, row: Audited) -> Change | None:
    state = cast("InstanceState[object]", inspect(row))
    names = state.mapper.column_attrs.keys()
    before: JsonObject = {}
    after: JsonObject = {}
    if kind == "changed":
        attributes = state.attrs  # made anew each time it is asked for
        was, now = dict[str, object](), dict[str, object]()
        for name in names:
            history = attributes[name].history
            if history.has_changes():
                was[name] = history.deleted[0] if history.deleted else None
                now[name] = attributes[name].value
        before, after = _shown(row, was), _shown(row, now)
    else:
        whole = _shown(row, {name: getattr(row, name) for name in names})
        before, after = (whole, after) if kind == "deleted" else (before, whole)
    if not before and not after:
        return None
    return _told(kind, row, before or None, after or None)


def creation_of(row: Audited, values: dict[str, object]) -> Change:
    """That a row with these values was added; the values are the log's from here on."""
    return _told("created", row, None, _shown(row, values))


def _told(kind: str, row: Audited, before: JsonObject | None, after: JsonObject | None) -> Change:
    mapper = cast("InstanceState[object]", inspect(row)).mapper
    return Change(
        kind=kind,
        object_type=mapper.local_table.description,
        object_id=":".join(str(getattr(row, key.name)) for key in mapper.primary_key),
        before=before,
        after=after,
    )


def _shown(row: Audited, values: dict[str, object]) -> JsonObject:
    """Values as they are written down: as JSON, and of hidden ones only whether there are any."""
    for name in row.__audit_hidden__ & values.keys():
        if values[name] is not None:
            values[name] = _HIDDEN
    return cast("JsonObject", to_jsonable_python(values))
