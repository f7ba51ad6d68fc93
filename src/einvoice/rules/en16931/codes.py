"""Code lists: every code of an invoice is in the list that EN 16931 names for it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from einvoice.codelists import allowed
from einvoice.model.group import Group
from einvoice.rules.en16931.coded import CII, UBL, Coded, names_with_kind
from einvoice.rules.en16931.syntax.columns import STATED
from einvoice.rules.en16931.syntax.family import syntax_of
from einvoice.rules.en16931.syntax.mapped import FEW, Watch, watch_for
from einvoice.rules.en16931.syntax.matching import Matcher
from einvoice.rules.en16931.syntax.outline import Place
from einvoice.rules.en16931.syntax.special import children, hit_at, is_amiss, looked_at, text_of
from einvoice.rules.en16931.syntax.table import Names
from einvoice.rules.rule import Family, Hit, Rule, area_of, rule
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import Syntax

_TERMS: Mapping[str, tuple[str, ...]] = {
    "BR-CL-01": ("BT-3",),
    "BR-CL-04": ("BT-5",),
    "BR-CL-05": ("BT-6",),
    "BR-CL-06": ("BT-8",),
    "BR-CL-07": ("BT-18-1", "BT-128-1"),
    "BR-CL-08": ("BT-21",),
    "BR-CL-10": ("BT-29-1", "BT-46-1", "BT-60-1"),
    "BR-CL-11": ("BT-30-1", "BT-47-1", "BT-61-1"),
    "BR-CL-13": ("BT-158-1",),
    "BR-CL-14": ("BT-40", "BT-55", "BT-69", "BT-80"),
    "BR-CL-15": ("BT-159",),
    "BR-CL-16": ("BT-81",),
    "BR-CL-17": ("BT-95", "BT-102", "BT-118"),
    "BR-CL-18": ("BT-118", "BT-151"),
    "BR-CL-19": ("BT-98", "BT-140"),
    "BR-CL-20": ("BT-105", "BT-145"),
    "BR-CL-21": ("BT-157-1",),
    "BR-CL-22": ("BT-121",),
    "BR-CL-23": ("BT-130", "BT-150"),
    "BR-CL-24": ("BT-125-1",),
    "BR-CL-25": ("BT-34-1", "BT-49-1"),
    "BR-CL-26": ("BT-71-1",),
}
_AREA = area_of(__name__)
_CURRENCY = "@currencyID"
_AMOUNTS = frozenset(
    f"cbc:{name}"
    for name in (
        "Amount BaseAmount PriceAmount TaxAmount TaxableAmount LineExtensionAmount "
        "TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount "
        "PrepaidAmount PayableRoundingAmount PayableAmount"
    ).split()
)
_TAX_TOTAL = "ram:TaxTotalAmount"


@cache
def _matcher(family: str) -> Matcher[Coded]:
    return Matcher(UBL if family == "ubl" else CII)


@cache
def _watch(syntax: Syntax) -> Watch[Coded]:
    return watch_for(syntax, _matcher(syntax.family), names_with_kind, whole=True)


def _in_model(stated: Stated) -> Iterator[tuple[Coded, Hit]]:
    """Codes of the model that are in no list; every list of codes is looked at once a kind."""
    watch = _watch(syntax_of(stated))
    found: set[Watch[Coded]] = set()
    if _scan_one(watch, stated.invoice.__dict__, found):
        yield from _places(watch, stated.invoice, "", found)


def _scan_one(watch: Watch[Coded], stated: Mapping[str, Any], found: set[Watch[Coded]]) -> bool:
    """Note which kinds of groups hold a wrong code, one group after the other."""
    here = any(
        not coded.takes(stated[name]) for name, rules in watch.fields.items() for coded in rules
    )
    for name, inner, is_list in watch.steps:
        below = stated[name]
        if not below:
            continue
        if inner.fill is not None:
            inner.ready()
        if not is_list:
            here |= _scan_one(inner, below.__dict__, found)
        elif len(below) < FEW:
            for one in below:
                here |= _scan_one(inner, one.__dict__, found)
        else:
            here |= _scan(inner, below, found)
    if here:
        found.add(watch)
    return here


def _scan(watch: Watch[Coded], groups: Sequence[object], found: set[Watch[Coded]]) -> bool:
    """The same for many groups of a kind: every code that occurs is looked at once."""
    stated = list(map(STATED, groups))
    here = any(
        not coded.takes(code)
        for name, rules in watch.fields.items()
        for code in set(map(itemgetter(name), stated))
        for coded in rules
    )
    for inner, below in watch.below(stated):
        here |= _scan(inner, below, found)
    if here:
        found.add(watch)
    return here


def _places(
    watch: Watch[Coded], group: Group, where: str, found: set[Watch[Coded]]
) -> Iterator[tuple[Coded, Hit]]:
    stated = group.__dict__
    for name, rules in watch.fields.items():
        for coded in rules:
            if not coded.takes(stated[name]):
                yield coded, _hit(f"{where}{name}", stated[name], coded)
    for inner, one, below in watch.entered(group, where):
        if inner in found:
            yield from _places(inner, one, below, found)


def _hit(path: str, code: str, coded: Coded) -> Hit:
    """A hit in the model; a code that differs in case only can be mended."""
    for meant in (code.strip(), code.strip().upper(), code.strip().lower()):
        if meant and coded.takes(meant):
            return Hit(path, {"stated": code}, patch=(("replace", path, meant),))
    return Hit(path, {"stated": code})


def _in_source(stated: Stated) -> Iterator[tuple[Coded, Hit]]:
    """Codes that stand in the source and not in the model."""
    if not is_amiss(stated):
        return
    matcher = _matcher(stated.syntax)
    for path, places in looked_at(stated).by_path.items():
        for place in places:
            if place.code == "attribute" or place.element is not None:
                for coded in matcher.of(_with_kind(stated, path, place)):
                    if not coded.takes_in_source(place.text):
                        yield coded, hit_at(place)


def _with_kind(stated: Stated, path: Names, place: Place) -> Names:
    """The path of a place, of which charges and allowances say which they are."""
    if len(path) < 2 or not path[-2].endswith("AllowanceCharge") or place.element is None:
        return path
    around = place.element.around
    if around is None:
        paths = (issue.path for issue in stated.issues if issue.location == place.location)
        charge = "charges" in next(paths, "")
    else:
        said = [
            text_of(one).strip()
            for indicator in children(around, "ChargeIndicator")
            for one in (indicator, *children(indicator, "Indicator"))
        ]
        charge = any(text in ("true", "1") for text in said)
        if not charge and not any(text in ("false", "0") for text in said):
            return path
    return (*path[:-2], f"{path[-2]}[{'true' if charge else 'false'}]", path[-1])


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    for source in (_in_model(stated), _in_source(stated)):
        for coded, hit in source:
            yield _RULES[coded.id], hit
    if stated.syntax == "ubl":
        yield from ((_RULES["BR-CL-08"], hit) for hit in _subjects(stated))


def _alone(rule_id: str) -> Rule:
    def check(stated: Stated) -> Iterator[Hit]:
        return (hit for one, hit in _check(stated) if one.id == rule_id)

    return Rule(rule_id, check, _TERMS[rule_id], area=_AREA)


def _subjects(stated: Stated) -> Iterator[Hit]:
    """Subject codes of UBL, which stand between number signs in the text of a note."""
    for index, note in enumerate(stated.invoice.notes):
        text = note.text or ""
        if note.subject_code is not None:
            text = f"#{note.subject_code}#{text}"
        if "#" in text:
            code, closed, _ = text.partition("#")[2].partition("#")
            # The official expression looks for the three signs anywhere in the list.
            if closed and len(code) == 3 and code not in _subject_list():
                yield Hit(f"notes[{index}].subject_code", {"stated": code})


@cache
def _subject_list() -> str:
    return f" {' '.join(sorted(allowed('4451-ubl')))} "


@rule("BR-CL-03", "BT-5", "BT-6")
def currencies(stated: Stated) -> Iterator[Hit]:
    """Amounts are in currencies of ISO 4217; in CII, only VAT totals say in which."""
    codes = allowed("4217")
    invoice, totals = stated.invoice, stated.invoice.totals
    currency, accounting = invoice.currency_code, invoice.vat_currency_code
    if totals is not None:
        if currency is not None and currency not in codes and _is_used(stated):
            yield Hit("currency_code", {"stated": currency})
        in_accounts = totals.vat_total_in_accounting_currency
        if accounting is not None and accounting not in codes and in_accounts is not None:
            yield Hit("vat_currency_code", {"stated": accounting})
    for path, places in looked_at(stated).by_path.items():
        if path[-1] == _CURRENCY and path[-2:-1] and _has_currency(stated, path[-2]):
            for place in places:
                if place.text and " ".join(place.text.split()) not in codes:
                    yield hit_at(place)


def _has_currency(stated: Stated, name: str) -> bool:
    return name in _AMOUNTS if stated.syntax == "ubl" else name == _TAX_TOTAL


def _is_used(stated: Stated) -> bool:
    """Whether an amount is in the currency of the invoice; the reader names those that are not."""
    totals = stated.invoice.totals
    if totals is None:
        return False
    others = {issue.path for issue in stated.issues if issue.code == "currency"}
    fields = set(type(totals).model_fields) if stated.syntax == "ubl" else {"vat_total"}
    return any(
        getattr(totals, name) is not None and f"totals.{name}" not in others
        for name in fields - {"vat_total_in_accounting_currency"}
    )


_RULES = {rule_id: _alone(rule_id) for rule_id in _TERMS}

RULES = (Family(tuple(_RULES.values()), _check), currencies)
