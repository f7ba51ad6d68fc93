"""The tools of a registry: built once, and shown to each caller as far as they may use them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mcp_types import Tool as ToolCard
from mcp_types import ToolAnnotations

from einvoice_server.mcp.inputs import Input
from einvoice_server.mcp.outputs import Output
from einvoice_server.operations import AnyOperation, Effect, Registry, Tool
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.scopes import covers


@dataclass(frozen=True)
class BuiltTool:
    """A tool, ready to be called."""

    name: str
    operation: AnyOperation
    declared: Tool
    input: Input
    output: Output

    @cached_property
    def card(self) -> ToolCard:
        """What clients are shown; made when the first of them asks."""
        title = self.declared.title or self.operation.title
        return ToolCard(
            name=self.name,
            title=title,
            description=self.declared.description or self.operation.description,
            input_schema=self.input.schema,
            output_schema=self.output.schema,
            annotations=_annotations(self.operation, self.declared, title),
        )

    def exists_for(self, principal: Principal) -> bool:
        """Whether the caller's account has it; without, it is as if there were none."""
        feature = self.operation.feature
        return feature is None or feature in principal.features

    def is_shown_to(self, principal: Principal) -> bool:
        """Whether the caller can use it."""
        return (
            self.exists_for(principal)
            and covers(principal.scopes, self.operation.scope)
            and (principal.is_live or not self.operation.live_only)
        )


class Toolset:
    """The tools of a registry, by all their names."""

    def __init__(self, registry: Registry) -> None:
        self._tools: dict[str, BuiltTool] = {}
        self._by_name: dict[str, BuiltTool] = {}
        for operation in registry:
            for declared in operation.as_tools:
                built = _built(operation, declared)
                self._tools[built.name] = built
                for name in (built.name, *declared.aliases):
                    if name in self._by_name:
                        raise ValueError(f"tools of one name: {name}")
                    self._by_name[name] = built

    def __iter__(self) -> Iterator[BuiltTool]:
        return iter(self._tools.values())

    def find(self, name: str, principal: Principal) -> BuiltTool | None:
        """The tool of a name or another name; None where the caller's account has none."""
        tool = self._by_name.get(name)
        return tool if tool is not None and tool.exists_for(principal) else None

    def named(self, name: str) -> BuiltTool | None:
        """The tool of a name, whoever asks."""
        return self._by_name.get(name)


@lru_cache(maxsize=2)
def toolset_of(registry: Registry) -> Toolset:
    """The tools of a registry; the same for all who ask."""
    return Toolset(registry)


def _built(operation: AnyOperation, declared: Tool) -> BuiltTool:
    taken, given = Input(operation, declared), Output(operation, declared)
    return BuiltTool(declared.name or operation.name, operation, declared, taken, given)


def _annotations(operation: AnyOperation, declared: Tool, title: str) -> ToolAnnotations:
    changes = operation.effect in (Effect.CHANGES, Effect.DELETES)
    destroys, repeats = declared.is_destructive, declared.is_idempotent
    return ToolAnnotations(
        title=title,
        read_only_hint=not operation.writes,
        destructive_hint=changes if destroys is None else destroys,
        idempotent_hint=(changes or not operation.writes) if repeats is None else repeats,
        open_world_hint=False,
    )
