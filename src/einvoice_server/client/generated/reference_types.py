"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.reference_parts import CodeListName, CodeView, RuleView


class CodeListView(TypedDict):
    """A code list."""

    name: str
    title: str
    origin: str
    version: str
    terms: list[str]
    codes: list["CodeView"]
    total: int


class CodeLists(TypedDict):
    """All code lists."""

    codeLists: list["CodeListName"]


class RuleExplained(TypedDict):
    """A rule, in every set that has it."""

    ruleId: str
    entries: list["RuleView"]
