"""One declaration for each thing the server can do.

From it follow the REST endpoint, its place in the OpenAPI document, the MCP tool, the scope that a
key needs, and the tests that no other tenant gets in. A feature is a folder with a tuple of these.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Never, TypeVar

from pydantic import BaseModel, JsonValue

from einvoice_server.errors import ApiError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.files import Download
from einvoice_server.kit.written import Written
from einvoice_server.schema import Arguments
from einvoice_server.services import Services
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import Unit

Taken = TypeVar("Taken", bound=Arguments)
Given = TypeVar("Given", bound=BaseModel | Download | Written | None)


class Effect(StrEnum):
    """What an operation does to the data of its account."""

    READS = "reads"
    ADDS = "adds"
    CHANGES = "changes"
    DELETES = "deletes"


@dataclass(frozen=True, slots=True)
class Rest:
    """Where an operation is found over HTTP, below the prefix of the API."""

    method: str
    path: str
    status: int = 200
    also: tuple[str, ...] = ()
    """Older paths, with the same variables, which work and are not in the OpenAPI document."""


@dataclass(frozen=True, slots=True)
class Header:
    """Marks an argument that is a header of the request."""

    name: str


@dataclass(frozen=True, slots=True)
class Example:
    """A call that works, and its answer; both are checked and shown."""

    arguments: JsonObject = field(default_factory=dict[str, JsonValue])
    result: JsonValue = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """How an operation looks as a tool, where that does not follow from the operation.

    Every field that is left out is the operation's. Arguments that are headers are no arguments of
    tools: what they decide, `fixed` or `means` decides here.
    """

    name: str | None = None
    aliases: tuple[str, ...] = ()
    """Other names, understood and not listed."""

    title: str | None = None
    description: str | None = None
    arguments: type[Arguments] | None = None
    """What the tool takes, where that is not what the operation takes."""

    fixed: JsonObject = field(default_factory=dict[str, JsonValue])
    """Arguments that are always the same, by their outside names; callers do not see them."""

    means: Callable[[Never], Arguments] | None = None
    """The operation's arguments, made of the tool's."""

    within: str = ""
    """Where the tool's arguments then stand: `invoices[0].`; callers are told of none of it."""

    result: type[BaseModel] | None = None
    """The model of the answer, where it is not the operation's."""

    told: Callable[[Never], BaseModel] | None = None
    """The tool's answer, made of the operation's."""

    example: Example | None = None
    is_destructive: bool | None = None
    """Whether something is lost by it; so it is where an operation changes or deletes."""

    is_idempotent: bool | None = None
    """Whether doing it twice is doing it once; so it is where an operation changes or deletes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[Taken, Given]):
    """One thing the server can do."""

    name: str
    """The id in the OpenAPI document, and the name of the tool."""

    area: str
    """The chapter of the documentation."""

    title: str
    description: str
    arguments: type[Taken]
    call: Callable[[Unit, Taken], Awaitable[Given]]
    scope: str
    """What a key must hold."""

    effect: Effect
    example: Example
    result: type[BaseModel] | None = None
    """The model of a JSON answer; None where there is no answer or only a file."""

    media_types: tuple[str, ...] = ()
    """What files it may answer with."""

    rest: Rest | None = None
    """None for an operation that is only a tool."""

    is_tool: bool = True
    aliases: tuple[str, ...] = ()
    """Other names of the tool, understood and not listed."""

    tools: tuple[Tool, ...] = ()
    """How it looks as a tool, or as several; without, one tool follows from the operation."""

    feature: Feature | None = None
    """What the account must have turned on."""

    gives_secret: bool = False
    """Whether the answer holds what is shown once and kept nowhere."""

    rests_on_data: bool = False
    """Whether its JSON follows from the database alone: the same until something is written."""

    live_only: bool = False
    """Whether it reaches what both environments share, so that test keys must not."""

    takes_files: bool = False
    """Whether its JSON may hold whole files, and be as large as one."""

    prepare: Callable[[Services, Principal, Taken], Awaitable[Taken]] | None = None
    """What takes long and changes nothing that anybody sees: hashing, storing the bytes of a file.

    Done before the transaction, so that nobody waits for it; gives the arguments, completed.
    """

    raises: tuple[type[ApiError], ...] = ()
    """What it refuses with, besides what any operation may."""

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.effect is not Effect.READS

    @property
    def as_tools(self) -> tuple[Tool, ...]:
        """The tools that it is."""
        if not self.is_tool:
            return ()
        return self.tools or (Tool(aliases=self.aliases),)


AnyOperation = Operation[Arguments, BaseModel | Download | Written | None]
"""An operation, whatever it takes and gives."""


class Registry:
    """All that the server can do."""

    def __init__(self, operations: Sequence[AnyOperation]) -> None:
        names = [operation.name for operation in operations]
        repeated = {name for name in names if names.count(name) > 1}
        if repeated:
            raise ValueError(f"operations of one name: {', '.join(sorted(repeated))}")
        self._operations = {operation.name: operation for operation in operations}

    def __iter__(self) -> Iterator[AnyOperation]:
        return iter(self._operations.values())

    def __getitem__(self, name: str) -> AnyOperation:
        """The operation of a name."""
        return self._operations[name]

    @property
    def scopes(self) -> list[str]:
        """Every scope that some operation asks for."""
        return sorted({operation.scope for operation in self})
