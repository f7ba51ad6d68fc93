"""A group of commands whose modules are imported when one of them is asked for.

Everything together takes seconds to import, most of it for `serve`; `key list` need not wait.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command

from einvoice_server.kit.garbage import to_stay


class LazyGroup(TyperGroup):
    """Commands by their names; `places` says where each is: `module:name`."""

    places: ClassVar[Mapping[str, str]]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which they are told."""
        return list(self.places)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One command; None where there is none of the name."""
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        with to_stay():
            found: Any = getattr(import_module(module), name)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            alone.command(cmd_name)(found)
            found = alone
        command = get_command(found)
        command.name = cmd_name
        return command
