"""The pages of the reference that follow from the server: settings, commands, operations."""

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol, cast

import typer
from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo
from typer.core import TyperGroup
from typer.main import get_command

from einvoice_server import errors
from einvoice_server.catalogue import catalogue
from einvoice_server.cli.app import app
from einvoice_server.operations import AnyOperation
from einvoice_server.settings import PREFIX, Settings

PROGRAM = "einvoice-server"
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Data": ("data_", "database_", "sqlite_", "secret"),
    "HTTP": (
        "host",
        "port",
        "processes",
        "trusted_",
        "cors_",
        "allowed_hosts",
        "public_",
        "scalar_",
    ),
    "Keys and limits": (
        "key_",
        "rate_",
        "account_rate_",
        "body_",
        "upload_",
        "idempotency_",
        "details_",
    ),
    "Files in a bucket": ("blob_",),
    "Jobs": ("queue", "worker_", "crew"),
    "Mail": ("smtp_", "mail_"),
    "What webhooks may reach": ("webhook_", "outbound_"),
    "Log": ("log_",),
}
_REST = "Further"
"""Where settings stand that no group has."""


class Parameter(Protocol):
    """What a command takes, as typer's commands say it."""

    name: str
    opts: Sequence[str]
    secondary_opts: Sequence[str]
    param_type_name: str
    required: bool
    help: str | None
    hidden: bool


class Command(Protocol):
    """A command of the program."""

    help: str | None
    params: Sequence[Parameter]


def settings_page() -> Iterator[str]:
    """Every setting with its default, its bounds and its meaning, by what it is about."""
    grouped: dict[str, list[str]] = {}
    for name in Settings.model_fields:
        grouped.setdefault(_group_of(name), []).append(name)
    for group in (*_GROUPS, _REST):
        if group in grouped:
            yield from (f"## {group}", "", "| Variable | Default | What it is |", "|---|---|---|")
            for name in grouped[group]:
                field = Settings.model_fields[name]
                meaning = [_flat(field.description), *_bounds(field)]
                yield _row((f"`{PREFIX}{name.upper()}`", _default(field), " ".join(meaning)))
            yield ""


def _group_of(name: str) -> str:
    fitting = (group for group, starts in _GROUPS.items() if name.startswith(starts))
    return next(fitting, _REST)


def _default(field: FieldInfo) -> str:
    value = cast(object, field.default)
    if value is None or value == ():
        return "none"
    if isinstance(value, Enum):
        return f"`{value.value}`"
    if isinstance(value, Path | str):
        return f"`{value}`"
    return f"`{json.dumps(value)}`"


def _bounds(field: FieldInfo) -> Iterator[str]:
    """How small and large it may be, and which words it may be."""
    for one in cast("Iterable[object]", field.metadata):
        if isinstance(one, Ge):
            yield f"At least {one.ge}."
        elif isinstance(one, Gt):
            yield f"Above {one.gt}."
        elif isinstance(one, Le):
            yield f"At most {one.le}."
    kind = field.annotation
    if inspect.isclass(kind) and issubclass(kind, Enum):
        yield f"One of {', '.join(f'`{one.value}`' for one in kind)}."


def commands() -> Iterator[tuple[str, Command]]:
    """Every command with all its words: `einvoice-server key create`."""
    yield from _commands_in(PROGRAM, cast("Command", get_command(app)))


def _commands_in(words: str, command: Command) -> Iterator[tuple[str, Command]]:
    if not isinstance(command, TyperGroup):
        yield words, command
        return
    context = typer.Context(command)
    for name in command.list_commands(context):
        yield from _commands_in(
            f"{words} {name}", cast("Command", command.get_command(context, name))
        )


def commands_page() -> Iterator[str]:
    """Every command with what it takes."""
    for words, command in commands():
        yield from (f"## `{words}`", "", inspect.cleandoc(command.help or ""), "")
        shown = [one for one in command.params if one.name != "help" and not one.hidden]
        if shown:
            yield from ("| Argument | What it is |", "|---|---|")
            for one in shown:
                yield _row((f"`{_called(one)}`", _flat(one.help)))
            yield ""


def _called(one: Parameter) -> str:
    if one.param_type_name == "argument":
        return one.name.upper()
    return ", ".join((*one.opts, *one.secondary_opts))


def operations_page() -> Iterator[str]:
    """Every endpoint with the name that tools and the client call it, then every refusal."""
    areas: dict[str, list[AnyOperation]] = {}
    for operation in catalogue():
        areas.setdefault(operation.area, []).append(operation)
    for area, found in areas.items():
        yield from (f"## {area}", "", "| Request | Name | Scope | What it does |")
        yield "|---|---|---|---|"
        for one in found:
            rest = f"`{one.rest.method} {one.rest.path}`" if one.rest else "tool only"
            scope = f"`{one.scope}`" + (f", feature `{one.feature.value}`" if one.feature else "")
            yield _row((rest, f"`{one.name}`", scope, one.title))
        yield ""
    yield from ("## Refusals", "", "| Status | Code | When |", "|---|---|---|")
    for cls in _refusals():
        yield _row((f"{cls.status}", f"`{cls.code}`", _flat(inspect.getdoc(cls))))


def _refusals() -> list[type[errors.ApiError]]:
    found = [one for _, one in inspect.getmembers(errors, inspect.isclass)]
    kinds = {one for one in found if issubclass(one, errors.ApiError)} - {errors.ApiError}
    return sorted(kinds, key=lambda one: (one.status, one.__mro__.__len__(), one.code))


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
