"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypedDict

from einvoice_server.client.generated.checking_pieces import PatchStep


class FindingView(TypedDict):
    """A place where a rule does not hold."""

    rule: str
    ruleSet: str
    severity: Literal["fatal", "warning", "information"]
    decides: bool
    message: str
    why: str
    fix: str
    terms: list[str]
    path: str
    line: int | None
    xpath: str | None
    count: int
    patch: list["PatchStep"]


class LossView(TypedDict):
    """A value that has no place in the new document."""

    path: str
    term: str | None
    value: str
    reason: str


class NotRunView(TypedDict):
    """What was not checked."""

    name: str
    reason: str
    decides: bool


class RuleSetView(TypedDict):
    """A set of rules that was checked."""

    name: str
    version: str
