"""What the official conformance suite wants to find in a server, by its names for it."""

from collections.abc import Awaitable, Callable
from typing import Never, cast

from einvoice_server.errors import UnprocessableError
from einvoice_server.kit.files import Download
from einvoice_server.mcp.prompts import Asked, Prompt
from einvoice_server.mcp.resources import Resource
from einvoice_server.mcp.server import Besides
from einvoice_server.operations import AnyOperation, Effect, Example, Operation, Registry
from einvoice_server.schema import Arguments, NoArguments, Schema
from einvoice_server.unit import Unit


class Said(Schema):
    """A text."""

    text: str
    """The text."""


class ById(Arguments):
    """Which one."""

    id: str
    """Its id."""


async def simple(unit: Unit, asked: NoArguments) -> Said:
    return Said(text="This is a simple text response for testing.")


async def failing(unit: Unit, asked: NoArguments) -> Said:
    raise UnprocessableError("This tool intentionally returns an error for testing")


async def progressing(unit: Unit, asked: NoArguments) -> Said:
    for done in (0, 50, 100):
        unit.progress(done, 100)
    return Said(text="done")


async def text_file(unit: Unit, asked: NoArguments) -> Download:
    return Download("static.txt", "text/plain", b"This is the content of the static text resource.")


async def binary_file(unit: Unit, asked: NoArguments) -> Download:
    return Download("static.png", "image/png", b"\x89PNG\r\n\x1a\n")


async def by_id(unit: Unit, asked: ById) -> Said:
    return Said(text=f"Data for ID: {asked.id}")


def _json(
    name: str,
    call: Callable[[Unit, Never], Awaitable[Said]],
    arguments: type[Arguments] = NoArguments,
) -> AnyOperation:
    operation = Operation(
        name=name,
        area="Diagnostics",
        title=name,
        description=name,
        arguments=arguments,
        result=Said,
        call=cast("Callable[[Unit, Arguments], Awaitable[Said]]", call),
        scope="diagnostics:read",
        effect=Effect.READS,
        example=Example(),
    )
    return cast("AnyOperation", operation)


def _file(
    name: str, call: Callable[[Unit, NoArguments], Awaitable[Download]], media_type: str
) -> AnyOperation:
    operation = Operation(
        name=name,
        area="Diagnostics",
        title=name,
        description=name,
        arguments=NoArguments,
        media_types=(media_type,),
        call=call,
        scope="diagnostics:read",
        effect=Effect.READS,
        example=Example(),
    )
    return cast("AnyOperation", operation)


def diagnostics() -> Registry:
    return Registry(
        [
            _json("test_simple_text", simple),
            _json("test_error_handling", failing),
            _json("test_tool_with_progress", progressing),
            _json("template", by_id, ById),
            _file("static_text", text_file, "text/plain"),
            _file("static_binary", binary_file, "image/png"),
        ]
    )


def _resource(uri: str, tool: str, media_type: str) -> Resource:
    return Resource(
        uri=uri, name=tool, title=tool, description=tool, media_type=media_type, tool=tool
    )


BESIDES = Besides(
    resources=(
        _resource("test://static-text", "static_text", "text/plain"),
        _resource("test://static-binary", "static_binary", "image/png"),
        _resource("test://template/{id}/data", "template", "application/json"),
    ),
    prompts=(
        Prompt(
            name="test_simple_prompt",
            title="Simple",
            description="A prompt without arguments.",
            arguments=(),
            needs=(),
            text=lambda given: "This is a simple prompt for testing.",
        ),
        Prompt(
            name="test_prompt_with_arguments",
            title="With arguments",
            description="A prompt with arguments.",
            arguments=(Asked("arg1", "The first."), Asked("arg2", "The second.")),
            needs=(),
            text=lambda given: f"arg1={given['arg1']}, arg2={given['arg2']}",
        ),
    ),
    sources={},
)
