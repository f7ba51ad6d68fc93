"""Runs official rules, one report each: what stops or dies is an answer like any other."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from einvoice.errors import ReadError, RuleSetError, StylesheetStoppedError, WorkerError
from einvoice.official.artefact import Artefact
from einvoice.official.engine import Engine, Outcome, Prepared
from einvoice.official.schematron import prepared_of
from einvoice.official.svrl import Failed, read_report
from einvoice.verdict import NotRun, RuleSetRun

_SYNTAXES = ("ubl", "cii")
_STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one artefact came to."""

    artefact: Artefact
    sha256: str
    xml: str = ""
    """The report (SVRL)."""
    failed: tuple[Failed, ...] = ()
    error: StylesheetStoppedError | WorkerError | None = None
    """Why there is no report."""

    def as_run(self) -> RuleSetRun:
        """How reports tell it."""
        artefact = self.artefact
        return RuleSetRun(artefact.rule_set, artefact.version, _where(artefact), self.sha256)

    def as_not_run(self) -> NotRun:
        """How reports tell that it came to no verdict."""
        assert self.error is not None
        kind = "worker" if isinstance(self.error, WorkerError) else "stopped"
        return NotRun(self.artefact.rule_set, kind, {"error": self.error.detail}, decides=True)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an artefact, made ready."""

    artefact: Artefact
    prepared: Prepared
    sha256: str
    """Of their main file."""


def rules_of(artefact: Artefact) -> Rules:
    """The rules of an artefact; what is costly of it is made once in a process."""
    return _rules(artefact, artefact.changed())


def digest_of(artefact: Artefact) -> str:
    """The SHA-256 of the main file of an artefact."""
    return _digest(artefact, artefact.changed())


def run_rules(engine: Engine, rules: Sequence[Rules], text: str) -> list[Ran]:
    """What each says of the document.

    A stylesheet that cannot be compiled is a `RuleSetError`.
    """
    if not rules:
        return []
    outcomes = engine.run([one.prepared for one in rules], text)
    return [_ran(one, outcome) for one, outcome in zip(rules, outcomes, strict=True)]


def run_of_schema(schema: Artefact) -> RuleSetRun:
    """How reports tell of a schema that was asked."""
    name = schema.rule_set.upper() if schema.rule_set in _SYNTAXES else schema.rule_set
    version = f"{name} {schema.version}"
    return RuleSetRun(_STRUCTURE, version, _where(schema), digest_of(schema))


def _where(artefact: Artefact) -> str:
    return f"{artefact.container.name}: {artefact.entry}"


@lru_cache(maxsize=128)
def _rules(artefact: Artefact, changed: int) -> Rules:
    return Rules(artefact, prepared_of(artefact), digest_of(artefact))


@lru_cache(maxsize=256)
def _digest(artefact: Artefact, changed: int) -> str:
    return hashlib.sha256(artefact.read()).hexdigest()


def _ran(rules: Rules, outcome: Outcome) -> Ran:
    artefact, sha256 = rules.artefact, rules.sha256
    if isinstance(outcome, StylesheetStoppedError | WorkerError):
        return Ran(artefact, sha256, error=outcome)
    if isinstance(outcome, RuleSetError):
        raise outcome
    try:
        return Ran(artefact, sha256, outcome, read_report(outcome))
    except ReadError as error:
        detail = f"an output that is no SVRL ({error})"
        stopped = StylesheetStoppedError(rule_set=rules.prepared.name, detail=detail)
        return Ran(artefact, sha256, error=stopped)
