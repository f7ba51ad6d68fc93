"""Allowances and charges: percentage and base amount belong together, and give the amount."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.values import is_decimal
from einvoice.rules.decimals import HUNDRED, ZERO, shown
from einvoice.rules.rule import Family, Hit, Rule, area_of
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.peculiar import peculiar
from einvoice.rules.xrechnung.presence import BLANKS, unmapped_named
from einvoice.rules.xrechnung.slack import slack_of


def _together(stated: Stated) -> Iterator[Hit]:
    """Stands for the rules of a family, which are checked in one walk."""
    return iter(())


def _rule(rule_id: str, *terms: str) -> Rule:
    return Rule(rule_id, _together, terms, area=area_of(__name__))


AMOUNT = _rule("PEPPOL-EN16931-R040", "BT-92", "BT-99", "BT-136", "BT-141")
NO_BASE = _rule("PEPPOL-EN16931-R041", "BT-93", "BT-100", "BT-137", "BT-142")
NO_PERCENTAGE = _rule("PEPPOL-EN16931-R042", "BT-94", "BT-101", "BT-138", "BT-143")


_NO_KIND = "SpecifiedTradeAllowanceCharge"
_PERCENTAGE = re.compile(r"<(?:\w+:)?CalculationPercent\b[^<>]*>([^<]*)<")
_BASE = re.compile(r"<(?:\w+:)?BasisAmount\b[^<>]*>([^<]*)<")
_AMOUNT = re.compile(r"<(?:\w+:)?ActualAmount\b[^<>]*>([^<]*)<")


def check_amounts(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    """Walk over the allowances and charges of the invoice and of its lines."""
    invoice = stated.invoice
    yield from _checked(stated, "allowances", invoice.allowances)
    yield from _checked(stated, "charges", invoice.charges)
    for index, line in peculiar(stated).allowed:
        if line.allowances:
            yield from _checked(stated, f"lines[{index}].allowances", line.allowances)
        if line.charges:
            yield from _checked(stated, f"lines[{index}].charges", line.charges)
    yield from _of_no_kind(stated)


def _of_no_kind(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    """What has no indicator is neither allowance nor charge, yet CII admits it."""
    for part in unmapped_named(stated, _NO_KIND):
        group = AllowanceCharge(
            percentage=_number(_PERCENTAGE, part.xml),
            base_amount=_number(_BASE, part.xml),
            amount=_number(_AMOUNT, part.xml),
        )
        for rule, hit in _checked(stated, "", (group,)):
            yield rule, replace(hit, path="", location=part.location, line=part.line)


def _number(form: re.Pattern[str], xml: str) -> Decimal | None:
    found = form.search(xml)
    text = found[1].strip(BLANKS) if found else ""
    return Decimal(text) if is_decimal(text) else None


def _checked(
    stated: Stated, path: str, parts: Sequence[AllowanceCharge]
) -> Iterator[tuple[Rule, Hit]]:
    slack = slack_of(stated)
    for index, part in enumerate(parts):
        percentage, base = part.percentage, part.base_amount
        if percentage is None and base is None:
            continue
        place = f"{path}[{index}]"
        if base is None:
            yield NO_BASE, Hit(f"{place}.base_amount", {"percentage": shown(percentage or ZERO)})
        elif percentage is None:
            yield NO_PERCENTAGE, Hit(f"{place}.percentage", {"base": shown(base)})
        else:
            expected = base * percentage / HUNDRED
            amount = part.amount or ZERO
            if not -slack <= expected - amount <= slack:
                values = {
                    "stated": shown(amount),
                    "base": shown(base),
                    "percentage": shown(percentage),
                    "expected": shown(expected.normalize()),
                }
                yield AMOUNT, Hit(f"{place}.amount", values)


RULES = (Family((AMOUNT, NO_BASE, NO_PERCENTAGE), check_amounts),)
