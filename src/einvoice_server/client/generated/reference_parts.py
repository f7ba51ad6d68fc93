"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypedDict


class CodeListName(TypedDict):
    """A code list by name."""

    name: str
    title: str


class CodeView(TypedDict):
    """A code."""

    code: str
    meaning: str


class RuleView(TypedDict):
    """A rule as one set has it."""

    id: str
    ruleSet: str
    version: str
    severity: Literal["fatal", "warning", "information"]
    syntaxes: list[str]
    terms: list[str]
    rule: str
    why: str
    fix: str
