"""What can be read by address: each resource is the answer of an operation, found by its tool.

A resource whose tool is not there, or not for the caller, is not there either.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import unquote

from mcp_types import BlobResourceContents, TextResourceContents
from pydantic import JsonValue

from einvoice_server.edge.perform import JSON, Answer
from einvoice_server.errors import NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.mcp.calls import Calls
from einvoice_server.mcp.toolset import BuiltTool
from einvoice_server.mcp.visits import Visit
from einvoice_server.tenancy.principal import Principal

Contents = TextResourceContents | BlobResourceContents
_VARIABLE = re.compile(r"{(\w+)}")
_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something that can be read by address; with variables in the address, as many things."""

    uri: str
    """`einvoice://invoice/{faktooraId}.xml`; the variables are arguments of the tool."""

    name: str
    title: str
    description: str
    media_type: str
    tool: str
    """What answers."""

    arguments: JsonObject = field(default_factory=dict[str, JsonValue])
    """What the tool is told besides."""

    is_schema: bool = False
    """Whether the tool's input schema is what is read, and nothing is called."""

    @property
    def variables(self) -> list[str]:
        """The variables of the address."""
        return _VARIABLE.findall(self.uri)

    def match(self, uri: str) -> dict[str, str] | None:
        """The values of the variables in an address; None where it is another's."""
        steps = _VARIABLE.split(self.uri)  # texts and names in turn
        pattern = "".join(
            f"(?P<{step}>[^/?#]+)" if index % 2 else re.escape(step)
            for index, step in enumerate(steps)
        )
        found = re.fullmatch(pattern, uri)
        return (
            {name: unquote(value) for name, value in found.groupdict().items()} if found else None
        )


_XML, _PDF = "application/xml", "application/pdf"

RESOURCES = (
    Resource(
        uri="einvoice://invoice/{faktooraId}.xml",
        name="invoice-xml",
        title="Invoice as XML",
        description="The XML of an outgoing invoice, by its faktooraId.",
        media_type=_XML,
        tool="download_invoice",
        arguments={"format": "xml"},
    ),
    Resource(
        uri="einvoice://invoice/{faktooraId}.pdf",
        name="invoice-pdf",
        title="Invoice as PDF",
        description="The PDF of an outgoing invoice, by its faktooraId.",
        media_type=_PDF,
        tool="download_invoice",
        arguments={"format": "pdf"},
    ),
    Resource(
        uri="einvoice://invoice/{faktooraId}/status",
        name="invoice-status",
        title="Status of an invoice",
        description="How far an outgoing invoice is: jobStatus `done` means it can be read.",
        media_type=JSON,
        tool="get_invoice_status",
    ),
    Resource(
        uri="einvoice://invoice/{faktooraId}/report.pdf",
        name="invoice-report",
        title="Validation report of an invoice",
        description="What the rules say of an outgoing invoice, as PDF.",
        media_type=_PDF,
        tool="get_validation_report",
    ),
    Resource(
        uri="einvoice://import/{importId}/source",
        name="import-source",
        title="Imported file",
        description="A supplier's invoice as it came: the XML where there is one, else the PDF.",
        media_type=_XML,
        tool="get_import_source",
    ),
    Resource(
        uri="einvoice://import/{importId}/content",
        name="import-content",
        title="Content of an imported invoice",
        description="What a supplier's invoice states, as JSON.",
        media_type=JSON,
        tool="get_import_content",
    ),
    Resource(
        uri="einvoice://rules/{ruleId}",
        name="rule",
        title="Rule",
        description="What a rule demands, why, and what to change; by its id, such as BR-CO-10.",
        media_type=JSON,
        tool="explain_rule",
    ),
    Resource(
        uri="einvoice://codelists",
        name="codelists",
        title="Code lists",
        description="The names of the code lists, and what they are for.",
        media_type=JSON,
        tool="list_code_lists",
    ),
    Resource(
        uri="einvoice://codelists/{codeList}",
        name="codelist",
        title="Code list",
        description="The codes of a list with their meanings; by its name, such as 4461 or rec20.",
        media_type=JSON,
        tool="get_code_list",
    ),
    Resource(
        uri="einvoice://schema/invoice",
        name="invoice-schema",
        title="JSON Schema of an invoice to create",
        description="Every field that creating an invoice takes, with its meaning.",
        media_type="application/schema+json",
        tool="create_invoice_xrechnung",
        is_schema=True,
    ),
)
"""All that can be read."""


class Shelf:
    """The resources whose tools are there."""

    def __init__(self, calls: Calls, declared: Sequence[Resource]) -> None:
        self._calls = calls
        self._kept = [
            (resource, tool)
            for resource in declared
            if (tool := calls.tools.named(resource.tool)) is not None
        ]
        for resource, tool in self._kept:
            _check(resource, tool)

    def shown_to(self, principal: Principal) -> Iterator[Resource]:
        """What a caller can read."""
        return (resource for resource, tool in self._kept if tool.is_shown_to(principal))

    async def read(self, visit: Visit, uri: str) -> Contents:
        """What is at an address.

        Raises:
            NotFoundError: Nothing for this caller.
        """
        for resource, tool in self._kept:
            values = resource.match(uri) if len(uri) <= _LONGEST else None
            if values is not None and tool.exists_for(visit.principal):
                visit.note(operation=tool.name)
                if resource.is_schema:
                    text = json.dumps(tool.input.schema, ensure_ascii=False)
                    return _text(uri, resource.media_type, text)
                given: JsonObject = {**values, **resource.arguments}
                return _contents(uri, await self._calls.answer(visit, tool, given))
        raise NotFoundError


def _check(resource: Resource, tool: BuiltTool) -> None:
    taken = cast("JsonObject", tool.input.schema["properties"])
    unknown = {*resource.variables, *resource.arguments} - taken.keys()
    if unknown:
        raise ValueError(f"{resource.uri}: {tool.name} does not take {', '.join(sorted(unknown))}")


def _contents(uri: str, answer: Answer) -> Contents:
    kind = answer.media_type.partition(";")[0]
    if kind.startswith("text/") or kind.endswith(("/json", "/xml", "+json", "+xml")):
        try:
            return _text(uri, answer.media_type, answer.content.decode())
        except UnicodeDecodeError:  # XML may be in another encoding, which its head tells
            pass
    blob = b64encode(answer.content).decode()
    return BlobResourceContents(uri=uri, mime_type=answer.media_type, blob=blob)


def _text(uri: str, media_type: str, text: str) -> TextResourceContents:
    return TextResourceContents(uri=uri, mime_type=media_type, text=text)
