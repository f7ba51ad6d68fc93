"""The verb: a document in, a report out."""

from collections.abc import Sequence
from decimal import Context, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import partial
from typing import Literal

from einvoice import profiles
from einvoice.garbage import uncollected
from einvoice.model.invoice import Invoice
from einvoice.opening import open_document
from einvoice.profiles import Profile
from einvoice.profiles.core import CII
from einvoice.results import ReadResult
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import CREDIT_NOTE_TYPES, Syntax
from einvoice.syntax.find import Finder
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source, load
from einvoice.syntax.surface import Surface, surface_of_tree
from einvoice.validation.collector import Collector
from einvoice.validation.overlooked import overlooked
from einvoice.validation.plan import STRUCTURE, Plan, plan_for
from einvoice.validation.structural import structural, version_of
from einvoice.verdict import Report, RuleSetRun, verdict_of

Engine = Literal["native"]
"""What checks the rules."""

_EXACT = Context(prec=100, traps=[InvalidOperation, DivisionByZero, Overflow])
"""Sums are exact, whatever the caller has set for arithmetic of their own."""


def validate(
    source: Source | ReadResult | Invoice,
    *,
    profile: str | Profile | None = None,
    rule_sets: Sequence[str] | None = None,
    engine: Engine = "native",
    limits: Limits = DEFAULT,
) -> Report:
    """Validate a document: bytes, a path, an open file, what `read` returned, or an invoice.

    Which rules apply follows from the profile that the invoice claims (BT-24), or from `profile`;
    `rule_sets` names them instead: "structure", "en16931", "xrechnung", "peppol",
    "peppol-self-billing", "facturx", "advice", and "default" for those of the profile.

    An invalid invoice is a result; a `ReadError` is raised for what is no invoice at all.
    """
    if engine != "native":
        raise ValueError(f'expected the engine "native", found {engine!r}')
    asked = profiles.get(profile) if isinstance(profile, str) else profile
    if isinstance(source, Invoice):
        return _of_invoice(source, asked, rule_sets)
    if isinstance(source, ReadResult):
        data, recover = source.source, any(issue.ill_formed for issue in source.issues)
    else:
        data, recover = load(source, limits=limits).data, False
    with uncollected(len(data)):
        # Nothing of the document is alive any more when the collector goes on.
        return _of_data(data, asked, rule_sets, recover=recover, limits=limits)


def _of_data(
    data: bytes,
    asked: Profile | None,
    rule_sets: Sequence[str] | None,
    *,
    recover: bool,
    limits: Limits,
) -> Report:
    """What the rules say of the bytes of a document."""
    opened = open_document(data, recover=recover, limits=limits)
    result = opened.result
    profile = asked or result.profile
    plan = plan_for(profile, result.syntax, rule_sets)
    collector = Collector(lambda: Finder(opened.root, result.syntax), profile)
    if plan.structure:
        collector.findings.extend(structural(opened, profile))
    look = partial(surface_of_tree, opened.root, result.syntax) if opened.is_odd else Surface
    stated = Stated.of(result, profile, look)
    return _report(plan, collector, stated, profile, result.syntax)


def _of_invoice(invoice: Invoice, asked: Profile | None, rule_sets: Sequence[str] | None) -> Report:
    """What the rules say of an invoice that is in no syntax: as if it were written in UBL.

    Where its profile is defined for CII alone, as those of Factur-X are, as if in CII.
    """
    stated_id = invoice.process.specification_id if invoice.process else None
    profile = asked or profiles.detect(stated_id)
    family = "cii" if profile and profile.syntaxes == CII else "ubl"
    credit_note = family == "ubl" and invoice.type_code in CREDIT_NOTE_TYPES
    stated = Stated(invoice, family, credit_note, profile=profile)
    return _report(
        plan_for(profile, None, rule_sets), Collector(None, profile), stated, profile, None
    )


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
