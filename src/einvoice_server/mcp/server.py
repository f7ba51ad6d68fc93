"""The MCP server: the handlers of the protocol over the tools of a registry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from mcp.server.caching import CacheHint
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    CompleteRequestParams,
    CompleteResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    PromptMessage,
    PromptReference,
    ReadResourceRequestParams,
    ReadResourceResult,
    ResourceTemplate,
    TextContent,
)
from mcp_types import Resource as ResourceCard

from einvoice_server.mcp.calls import Calls
from einvoice_server.mcp.completion import SOURCES, Source, complete
from einvoice_server.mcp.progress import reporting
from einvoice_server.mcp.prompts import PROMPTS, Prompt, prompts_for
from einvoice_server.mcp.refusals import answering
from einvoice_server.mcp.resources import RESOURCES, Resource, Shelf
from einvoice_server.mcp.toolset import toolset_of
from einvoice_server.mcp.visits import Context, Visits
from einvoice_server.operations import Registry
from einvoice_server.services import Services

_ABOUT = """\
Creates, checks, converts and imports European e-invoices (EN 16931: ZUGFeRD, XRechnung, Peppol).

Creating is asynchronous: ask get_invoice_status until jobStatus is `done`, then download_invoice.
Files come and go as Base64, 20 MB at most. Give writing tools an idempotencyKey, so that a call
repeated for want of an answer is done once. A refusal names the fields and says what to change."""

_PRIVATE = CacheHint(ttl_ms=0, scope="private")  # what is shown depends on the key


@dataclass(frozen=True, slots=True)
class Besides:
    """What a server offers besides its tools."""

    resources: Sequence[Resource] = RESOURCES
    prompts: Sequence[Prompt] = PROMPTS
    sources: Mapping[str, Source] = field(default_factory=lambda: SOURCES)


class Handlers:
    """What each method of the protocol does."""

    def __init__(self, calls: Calls, visits: Visits, besides: Besides) -> None:
        self._calls = calls
        self._shelf = Shelf(calls, besides.resources)
        self._visits = visits
        self._besides = besides

    async def list_tools(
        self, ctx: Context, params: PaginatedRequestParams | None
    ) -> ListToolsResult:
        """The tools that the caller can use, always in one order."""
        principal = (await self._visits(ctx)).principal
        shown = [tool.card for tool in self._calls.tools if tool.is_shown_to(principal)]
        return ListToolsResult(tools=shown)

    async def call_tool(self, ctx: Context, params: CallToolRequestParams) -> CallToolResult:
        """Call a tool."""
        visit = await self._visits(ctx)
        given = params.arguments or {}
        if ctx.meta is None or "progress_token" not in ctx.meta:
            return await self._calls.call(visit, params.name, given)
        async with reporting(ctx.session) as progress:
            return await self._calls.call(visit, params.name, given, progress)

    async def list_resources(
        self, ctx: Context, params: PaginatedRequestParams | None
    ) -> ListResourcesResult:
        """What has one address."""
        principal = (await self._visits(ctx)).principal
        return ListResourcesResult(
            resources=[
                ResourceCard(
                    uri=one.uri,
                    name=one.name,
                    title=one.title,
                    description=one.description,
                    mime_type=one.media_type,
                )
                for one in self._shelf.shown_to(principal)
                if not one.variables
            ]
        )

    async def list_templates(
        self, ctx: Context, params: PaginatedRequestParams | None
    ) -> ListResourceTemplatesResult:
        """What has many addresses."""
        principal = (await self._visits(ctx)).principal
        return ListResourceTemplatesResult(
            resource_templates=[
                ResourceTemplate(
                    uri_template=one.uri,
                    name=one.name,
                    title=one.title,
                    description=one.description,
                    mime_type=one.media_type,
                )
                for one in self._shelf.shown_to(principal)
                if one.variables
            ]
        )

    async def read_resource(
        self, ctx: Context, params: ReadResourceRequestParams
    ) -> ReadResourceResult:
        """What is at an address."""
        visit = await self._visits(ctx)
        uri = str(params.uri)
        with answering(ctx.protocol_version, uri=uri):
            return ReadResourceResult(contents=[await self._shelf.read(visit, uri)])

    async def list_prompts(
        self, ctx: Context, params: PaginatedRequestParams | None
    ) -> ListPromptsResult:
        """The prompts whose tools the caller can use."""
        principal = (await self._visits(ctx)).principal
        prompts = prompts_for(self._besides.prompts, self._calls.tools, principal)
        return ListPromptsResult(prompts=[prompt.card for prompt in prompts.values()])

    async def get_prompt(self, ctx: Context, params: GetPromptRequestParams) -> GetPromptResult:
        """A prompt with its arguments filled in."""
        prompt = await self._prompt(ctx, params.name)
        with answering(ctx.protocol_version):
            text = prompt.fill(params.arguments or {})
        message = PromptMessage(role="user", content=TextContent(text=text))
        return GetPromptResult(description=prompt.description, messages=[message])

    async def complete(self, ctx: Context, params: CompleteRequestParams) -> CompleteResult:
        """What an argument of a prompt, or a variable of an address, can be."""
        visit = await self._visits(ctx)
        name = params.argument.name
        if isinstance(params.ref, PromptReference):
            known = [one.name for one in (await self._prompt(ctx, params.ref.name)).arguments]
        else:
            known = self._variables(params.ref.uri, [*self._shelf.shown_to(visit.principal)])
        if name not in known:
            raise MCPError(INVALID_PARAMS, f"Unknown argument: {name[:100]}")
        with answering(ctx.protocol_version):
            source = self._besides.sources.get(name)
            found = await complete(self._calls, visit, source, params.argument.value)
        return CompleteResult(completion=found)

    @staticmethod
    def _variables(uri: str, shown: list[Resource]) -> list[str]:
        for resource in shown:
            if resource.uri == uri:
                return resource.variables
        raise MCPError(INVALID_PARAMS, f"Unknown resource: {uri[:100]}")

    async def _prompt(self, ctx: Context, name: str) -> Prompt:
        principal = (await self._visits(ctx)).principal
        shown = prompts_for(self._besides.prompts, self._calls.tools, principal)
        prompt = shown.get(name)
        if prompt is None:
            raise MCPError(INVALID_PARAMS, f"Unknown prompt: {name[:100]}")
        return prompt


def mcp_server(
    registry: Registry, services: Services, visits: Visits, besides: Besides | None = None
) -> Server:
    """A server of everything in a registry that is a tool, and of what there is besides."""
    tools = toolset_of(registry)
    calls = Calls(services, tools)
    handlers = Handlers(calls, visits, besides or Besides())

    def input_schema(name: str) -> dict[str, object] | None:
        tool = tools.named(name)
        return {**tool.input.schema} if tool is not None else None

    return Server(
        "einvoice-kit",
        version=version("einvoice-kit"),
        title="einvoice-kit",
        instructions=_ABOUT,
        get_tool_input_schema=input_schema,
        cache_hints={
            "tools/list": _PRIVATE,
            "resources/list": _PRIVATE,
            "resources/templates/list": _PRIVATE,
            "resources/read": _PRIVATE,
            "prompts/list": _PRIVATE,
        },
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_templates,
        on_read_resource=handlers.read_resource,
        on_list_prompts=handlers.list_prompts,
        on_get_prompt=handlers.get_prompt,
        on_completion=handlers.complete,
    )
