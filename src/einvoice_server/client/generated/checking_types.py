"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypedDict

from einvoice_server.client.generated.checking_parts import (
    FindingView,
    LossView,
    NotRunView,
    RuleSetView,
)


class ConvertedView(TypedDict):
    """An invoice in its new form."""

    syntax: str
    profile: str | None
    document: str
    losses: list["LossView"]
    totalLosses: int


class FixesView(TypedDict):
    """How far an invoice can be mended without asking anybody."""

    verdictBefore: Literal["accept", "reject", "undecided"]
    verdictAfter: Literal["accept", "reject", "undecided"]
    changes: list["FindingView"]
    remaining: list["FindingView"]
    totalRemaining: int
    document: str | None


class ReportView(TypedDict):
    """What the rules say of an invoice."""

    verdict: Literal["accept", "reject", "undecided"]
    profile: str | None
    syntax: str | None
    specificationId: str | None
    counts: dict[str, int]
    findings: list["FindingView"]
    totalFindings: int
    ruleSets: list["RuleSetView"]
    notRun: list["NotRunView"]
