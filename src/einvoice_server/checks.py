"""What a check is: something that `einvoice-server check` looks over."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from einvoice_server.services import Services


class Note(str):
    """A line of a check that is told and is no fault."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Check:
    """Something that is looked over; the checks of features are listed in `checklist.py`."""

    name: str
    find: Callable[[Services], Awaitable[list[str]]]
    """What is wrong, a line each; a `Note` is worth knowing and no fault."""

    is_deep: bool = False
    """Whether it takes long, and is done only when asked for."""
