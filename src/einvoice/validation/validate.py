"""The verb: a document in, a report out."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, overload

from einvoice import profiles
from einvoice.garbage import uncollected
from einvoice.model.invoice import Invoice
from einvoice.opening import open_document
from einvoice.profiles import Profile
from einvoice.profiles.core import UBL
from einvoice.results import ReadResult
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.ruleset import only
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import CREDIT_NOTE_TYPES, Syntax
from einvoice.syntax.find import Finder
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source
from einvoice.syntax.surface import Surface, surface_of_tree
from einvoice.unpacking import unpack
from einvoice.validation.collector import Collector
from einvoice.validation.container import with_container
from einvoice.validation.overlooked import overlooked
from einvoice.validation.plan import STRUCTURE, Plan, plan_for
from einvoice.validation.structural import structural, version_of
from einvoice.verdict import Engine, Report, RuleSetRun, verdict_of

if TYPE_CHECKING:
    from datetime import date

    from einvoice.official.validator import ConfigurationSource, OfficialValidator
    from einvoice.pdf.extract import Extraction

_Choose: TypeAlias = Callable[[Profile | None, Syntax | None], Plan]
"""What a document is checked by, given its profile and its syntax."""
_EXACT = Context(prec=100, traps=[InvalidOperation, DivisionByZero, Overflow])
"""Sums are exact, whatever the caller has set for arithmetic of their own."""


def validate(
    source: Source | ReadResult | Invoice,
    *,
    profile: str | Profile | None = None,
    rule_sets: Sequence[str] | None = None,
    engine: Engine = "native",
    as_of: "date | None" = None,
    configuration: "ConfigurationSource | None" = None,
    official: "OfficialValidator | None" = None,
    limits: Limits = DEFAULT,
) -> Report:
    """Validate a document: bytes, a path, an open file, what `read` returned, or an invoice.

    Which rules apply follows from the profile that the invoice claims (BT-24), or from `profile`;
    `rule_sets` names them instead: "structure", "en16931", "xrechnung", "peppol",
    "peppol-self-billing", "facturx", "advice", and "default" for those of the profile.

    The engine "official" runs the official artefacts that are installed (`einvoice rules`), "both"
    the native rules beside them and says where they differ; the verdict is then the official one.
    Their rule sets may name a version ("xrechnung@3.0.2"), or `as_of` a day; `configuration` is a
    KoSIT configuration to run as a whole: a path, or the name of an installed one. `official`
    holds the artefacts, if not the default ones are meant.

    Of a hybrid PDF the embedded invoice is validated, with what its PDF adds to that. An invalid
    invoice is a result; a `ReadError` is raised for what is no invoice at all.
    """
    if engine != "native":
        document, container = _document(source, limits)
        report = _officially(
            document, profile, rule_sets, engine, as_of, configuration, official, limits
        )
        return with_container(report, container)
    if as_of is not None or configuration is not None or official is not None:
        raise ValueError(
            'expected the engine "official" or "both" with a day, a configuration or a validator,'
            ' found "native"'
        )
    asked = profiles.get(profile) if isinstance(profile, str) else profile
    choose = partial(plan_for, named=rule_sets)
    if isinstance(source, Invoice):
        return _of_invoice(source, asked, choose)
    document, container = _document(source, limits)
    return with_container(_of_document(document, asked, choose, limits), container)


def validate_by(
    source: bytes | ReadResult | Invoice,
    rules: Mapping[str, frozenset[str]],
    *,
    profile: Profile | None,
    limits: Limits = DEFAULT,
) -> Report:
    """What some native rules say, by the names of their sets; there is no verdict in that."""
    chosen = tuple(only(RULE_SETS[name], ids) for name, ids in rules.items())

    def choose(_profile: Profile | None, _syntax: Syntax | None) -> Plan:
        return Plan(structure=False, rule_sets=chosen, not_run=())

    if isinstance(source, Invoice):
        return _of_invoice(source, profile, choose)
    return _of_document(source, profile, choose, limits)


@overload
def _document(
    source: Source | ReadResult, limits: Limits
) -> "tuple[bytes | ReadResult, Extraction | None]": ...


@overload
def _document(
    source: Source | ReadResult | Invoice, limits: Limits
) -> "tuple[bytes | ReadResult | Invoice, Extraction | None]": ...


def _document(
    source: Source | ReadResult | Invoice, limits: Limits
) -> "tuple[bytes | ReadResult | Invoice, Extraction | None]":
    """What is to be validated, and the PDF that it came in."""
    if isinstance(source, Invoice):
        return source, None
    if isinstance(source, ReadResult):
        return source, source.container
    return unpack(source, limits=limits)


def _officially(
    source: Source | ReadResult | Invoice,
    profile: str | Profile | None,
    rule_sets: Sequence[str] | None,
    engine: Engine,
    as_of: "date | None",
    configuration: "ConfigurationSource | None",
    official: "OfficialValidator | None",
    limits: Limits,
) -> Report:
    """What the official rules say."""
    if engine not in ("official", "both"):
        raise ValueError(f'expected the engine "native", "official" or "both", found {engine!r}')
    from einvoice.official.validator import default_validator

    return (official or default_validator()).validate(
        source,
        profile=profile,
        rule_sets=rule_sets,
        as_of=as_of,
        configuration=configuration,
        both=engine == "both",
        limits=limits,
    )


def _of_document(
    document: bytes | ReadResult, asked: Profile | None, choose: _Choose, limits: Limits
) -> Report:
    if isinstance(document, ReadResult):
        data, recover = document.source, any(issue.ill_formed for issue in document.issues)
    else:
        data, recover = document, False
    with uncollected(len(data)):
        # Nothing of the document is alive any more when the collector goes on.
        return _of_data(data, asked, choose, recover=recover, limits=limits)


def _of_data(
    data: bytes,
    asked: Profile | None,
    choose: _Choose,
    *,
    recover: bool,
    limits: Limits,
) -> Report:
    """What the rules say of the bytes of a document."""
    opened = open_document(data, recover=recover, limits=limits)
    result = opened.result
    profile = asked or result.profile
    plan = choose(profile, result.syntax)
    collector = Collector(lambda: Finder(opened.root, result.syntax), profile)
    if plan.structure:
        collector.findings.extend(structural(opened, profile))
    look = partial(surface_of_tree, opened.root, result.syntax) if opened.is_odd else Surface
    stated = Stated.of(result, profile, look)
    return _report(plan, collector, stated, profile, result.syntax)


def _of_invoice(invoice: Invoice, asked: Profile | None, choose: _Choose) -> Report:
    """What the rules say of an invoice that is in no syntax: as if it were written in UBL.

    Where its profile is defined for CII alone, as those of Factur-X are, as if in CII.
    """
    stated_id = invoice.process.specification_id if invoice.process else None
    profile = asked or profiles.detect(stated_id)
    family = "cii" if profile and profile.syntaxes.isdisjoint(UBL) else "ubl"
    credit_note = family == "ubl" and invoice.type_code in CREDIT_NOTE_TYPES
    stated = Stated(invoice, family, credit_note, profile=profile)
    return _report(choose(profile, None), Collector(None, profile), stated, profile, None)


def _report(
    plan: Plan,
    collector: Collector,
    stated: Stated,
    profile: Profile | None,
    syntax: Syntax | None,
) -> Report:
    checked = [RuleSetRun(STRUCTURE, version_of(syntax))] if plan.structure and syntax else []
    with localcontext(_EXACT):
        for rule_set in plan.rule_sets:
            collector.check(rule_set, stated)
            checked.append(RuleSetRun(rule_set.name, rule_set.version))
    findings = tuple(collector.findings)
    unseen = overlooked(stated.issues, findings) if plan.rule_sets else ()
    not_run = (*plan.not_run, *collector.failed, *unseen)
    verdict = verdict_of(findings, not_run)
    process = stated.invoice.process
    claimed = process.specification_id if process else None
    return Report(verdict, findings, tuple(checked), not_run, profile, syntax, claimed)
