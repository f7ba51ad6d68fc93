"""From a row to an operation: what the endpoints of both ways have in common is said once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Never, cast

from pydantic import BaseModel, JsonValue

from einvoice_server.errors import ApiError, NotFoundError
from einvoice_server.imports import examples
from einvoice_server.imports.tracks import Track
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.files import Download
from einvoice_server.kit.written import Written
from einvoice_server.operations import AnyOperation, Effect, Example, Operation, Rest
from einvoice_server.schema import Arguments
from einvoice_server.tenancy.features import Feature
from einvoice_server.unit import Unit

Given = BaseModel | Download | Written | None
_Call = Callable[[Unit, Arguments], Awaitable[Given]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One endpoint of a way, below the id of a document."""

    tool: str
    """The name of the tool; `{}` is what the way is called there."""

    path: str
    title: str
    says: str
    """What it is for; `{}` is what the way calls an invoice."""

    arguments: type[Arguments]
    call: Callable[[Unit, Never], Awaitable[Given]]
    result: type[BaseModel] | None = None
    media_types: tuple[str, ...] = ()
    method: str = "GET"
    status: int = 200
    effect: Effect = Effect.READS
    given: JsonObject = field(default_factory=dict[str, JsonValue])
    """The arguments of the example, beside the id."""

    answer: JsonValue = None
    feature: Feature | None = None
    raises: tuple[type[ApiError], ...] = ()


def operation(track: Track, row: Row) -> AnyOperation:
    """The operation that a row declares for a way."""
    path = f"/{{{track.variable}}}{row.path}"
    legacy = track.legacy
    scope = "imports:read" if row.effect is Effect.READS else "imports:write"
    return Operation(
        name=row.tool.format(track.stem),
        aliases=(row.tool.format(track.alias),),
        area=track.area,
        title=row.title,
        description=row.says.format(track.noun) + (_LEGACY if legacy else ""),
        arguments=row.arguments,
        result=row.result,
        media_types=row.media_types,
        call=cast("_Call", row.call),
        scope=scope,
        effect=row.effect,
        rest=Rest(
            row.method,
            f"{track.path}{path}",
            row.status,
            also=(f"{legacy}{path}",) if legacy else (),
        ),
        feature=row.feature,
        raises=(NotFoundError, *row.raises),
        example=Example({**examples.ids(track), **row.given}, row.answer),
    )


_LEGACY = " Also found below the older `/import/{importId}`."
