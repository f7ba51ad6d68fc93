"""What a KoSIT configuration decides of a document, told as a report of the library tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from einvoice.official.document import Document
from einvoice.official.findings import Findings
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.message import of_note
from einvoice.official.kosit.recommendation import recommended
from einvoice.official.kosit.report import kosit_xml
from einvoice.official.kosit.run import KositRun, run_on, unreadable
from einvoice.official.running import Ran, run_of_schema
from einvoice.official.validity import faults_of
from einvoice.rules.kosit import Acceptance, Level
from einvoice.verdict import Finding, NotRun, RuleSetRun, Verdict, verdict_of

KOSIT: Final = "kosit"
"""The rule set of findings that only a configuration can make."""
_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class Decided:
    """What a configuration makes of a document."""

    acceptance: Acceptance
    findings: tuple[Finding, ...]
    rule_sets: tuple[RuleSetRun, ...]
    not_run: tuple[NotRun, ...]
    ran: tuple[Ran, ...] = ()


def decide(configuration: KositConfiguration, document: Document) -> Decided:
    """Accept or reject, and why; an invoice in an envelope is judged without it."""
    found = _judged(configuration, document)
    accepted = recommended(found, configuration, lambda: _report(found, document, configuration))
    findings = _findings(found, document, configuration)
    not_run = tuple(_not_run(found))
    if not accepted and verdict_of(findings, not_run) is Verdict.ACCEPT:
        findings.append(_unaccepted(found, configuration))
    return Decided(
        replace(found.acceptance, accepted=accepted),
        tuple(findings),
        tuple(_rule_sets(found)),
        not_run,
        found.ran,
    )


def _judged(configuration: KositConfiguration, document: Document) -> KositRun:
    faults = [note for note in document.notes if note.ill_formed]
    if faults:  # what was put right is read here, but not by the validator
        return unreadable(of_note(faults[0]))
    return run_on(document.root, document.text, configuration)


def _report(found: KositRun, document: Document, configuration: KositConfiguration) -> str:
    """The report that an unusual acceptMatch is asked of."""
    return kosit_xml(found, document.text.encode(), configuration, name="document")


def _findings(
    found: KositRun, document: Document, configuration: KositConfiguration
) -> list[Finding]:
    # Which rules bind a profile is for the configuration to say.
    findings = Findings(document, None)
    findings.add_notes()
    if found.judges is None or found.scenario is None:
        if found.root is not None:
            findings.found.append(_unmatched(found, document, configuration))
        return findings.found
    if not found.schema_valid:
        findings.add_faults(faults_of(found.judges.schemas[0].artefact, document.root))
    levels = found.scenario.levels
    for one, step in zip(found.ran, found.rule_steps, strict=True):
        own: list[Level] = [levels.get(message.code, message.level) for message in step.messages]
        findings.add_failed(one.artefact.rule_set, one.failed, own)
    return findings.found


def _rule_sets(found: KositRun) -> Iterator[RuleSetRun]:
    for schema in found.judges.schemas if found.judges else ():
        yield run_of_schema(schema.artefact)
    for one in found.ran:
        if not one.error:
            yield one.as_run()


def _not_run(found: KositRun) -> Iterator[NotRun]:
    for one in found.ran:
        if one.error:
            yield one.as_not_run()
    if found.judges and not found.schema_valid:
        for rules in found.judges.rules:
            yield NotRun(rules.artefact.rule_set, "schema-first")


def _unmatched(found: KositRun, document: Document, configuration: KositConfiguration) -> Finding:
    scenarios = ", ".join(one.name for one in configuration.scenarios)
    return Finding(
        "SCENARIO",
        KOSIT,
        "fatal",
        terms=("BT-24",),
        values={
            "configuration": _name(configuration),
            "specification_id": (document.specification_id or "-")[:_SHOWN],
            "scenarios": scenarios[:_SHOWN],
            "fitting": ", ".join(found.fitting)[:_SHOWN],
        },
        text="official/SCENARIO.several" if found.fitting else "official/SCENARIO",
    )


def _unaccepted(found: KositRun, configuration: KositConfiguration) -> Finding:
    """Why a document is rejected that no message of its own level speaks against."""
    scenario = found.scenario
    asked = scenario.accept_match if scenario else None
    asserted = dict.fromkeys(one.code for one in found.messages if one.asserted)
    return Finding(
        "ACCEPTANCE",
        KOSIT,
        "fatal",
        values={
            "configuration": _name(configuration),
            "scenario": scenario.name[:_SHOWN] if scenario else "-",
            "asked": (asked or "-")[:_SHOWN],
            "rules": ", ".join(asserted)[:_SHOWN],
        },
        text="official/ACCEPTANCE" if asked else "official/ACCEPTANCE.every",
    )


def _name(configuration: KositConfiguration) -> str:
    return configuration.title or Path(configuration.pack.container).name
