"""The rules of the tables, decided together by what stands in a document beside the core terms."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from einvoice.rules.en16931.syntax.documents_cii import DOCUMENTS
from einvoice.rules.en16931.syntax.holding import holds
from einvoice.rules.en16931.syntax.listed import LISTED
from einvoice.rules.en16931.syntax.mapped import Watch, stated_in, watch_for
from einvoice.rules.en16931.syntax.matching import Matcher
from einvoice.rules.en16931.syntax.outline import COUNTED, Place, outline
from einvoice.rules.en16931.syntax.special import AREA, hit_at, is_amiss
from einvoice.rules.en16931.syntax.table import Entry, Family, Names, entries
from einvoice.rules.rule import Check, Hit, Rule
from einvoice.rules.rule import Family as RuleFamily
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import Syntax

_KINDS = {"none": frozenset({"none", "partly"}), "once": frozenset({"once"})}
"""The kinds of entries that are decided together."""
_AGAIN = frozenset({"repeated", "again"})


@cache
def _matcher(family: Family, kind: str) -> Matcher[Entry]:
    kinds = _KINDS[kind]
    return Matcher(entry for entry in entries(family) if entry.kind in kinds)


@cache
def _watch(syntax: Syntax) -> Watch[Entry]:
    return watch_for(syntax, _matcher("ubl" if syntax.family == "ubl" else "cii", "none"))


def syntax_of(stated: Stated) -> Syntax:
    """The syntax of a document with its root."""
    if stated.syntax == "cii":
        return Syntax.CII
    return Syntax.UBL_CREDIT_NOTE if stated.is_credit_note else Syntax.UBL_INVOICE


def unused(stated: Stated, family: Family) -> Iterator[tuple[Entry, Hit]]:
    """Elements and attributes that EN 16931 does not use."""
    fired = set[Entry]()
    for path, entry in stated_in(_watch(syntax_of(stated)), stated.invoice):
        fired.add(entry)
        yield entry, Hit(path, {"place": path})
    if not is_amiss(stated):
        return
    found, matcher = outline(stated), _matcher(family, "none")
    for path, places in found.by_path.items():
        for entry in matcher.of(path):
            fired.add(entry)
            yield from ((entry, hit_at(place)) for place in places)
    for path, place in found.around.items():
        yield from ((entry, hit_at(place)) for entry in matcher.of(path) if entry not in fired)


def repeated(stated: Stated, family: Family) -> Iterator[tuple[Entry, Hit]]:
    """Elements that stand more often than once in their context."""
    if not is_amiss(stated):
        return
    matcher, found = _matcher(family, "once"), outline(stated)
    for path, places in found.by_path.items():
        for entry in matcher.of(path):
            for place in too_many(stated, path, places, entry.depth):
                yield entry, hit_at(place)


def too_many(
    stated: Stated, path: Names, places: Iterable[Place], depth: int, most: int = 1
) -> Iterator[Place]:
    """The places of a path that are too many in their context, which is so many levels above."""
    contexts: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.code in COUNTED or place.code in _AGAIN:
            contexts[place.context(depth)].append(place)
    for context, same in contexts.items():
        several = any(one.code in _AGAIN and one.is_one_of_several for one in same)
        # In an element that no row takes, the model holds nothing.
        alone = any(0 < one.unmapped_depth <= len(path) - depth for one in same)
        known = several or (not alone and holds(stated, syntax_of(stated), path, context, depth))
        if len(same) + known > most:
            yield same[-1]


_TEXTS = {"none": "UNUSED", "partly": "UNUSED", "once": "ONCE"}


def listed(entry: Entry) -> Rule:
    """The rule that an entry of a table stands for."""
    text = _TEXTS[entry.kind]
    facts = {"element": entry.element}
    if entry.parent:
        facts["parent"] = entry.parent
    else:
        text += "-ANYWHERE"
    return Rule(
        id=entry.id,
        check=_alone(entry),
        severity=entry.severity,
        syntaxes=frozenset({entry.family}),
        area=AREA,
        text=text,
        facts=facts,
    )


def _alone(entry: Entry) -> Check:
    """The check of one rule, for who asks for it alone."""
    decide = repeated if entry.kind == "once" else unused

    def check(stated: Stated) -> Iterator[Hit]:
        yield from (hit for found, hit in decide(stated, entry.family) if found is entry)
        if more := _MORE.get(entry.id):
            yield from more(stated)

    return check


Decide = Callable[[Stated, Family], Iterator[tuple[Entry, Hit]]]
BEYOND = frozenset({"CII-SR-282", "CII-SR-283", "CII-SR-461"})
"""Rules of the tables that are functions all the same: the model joins what they tell apart."""


_MORE: Mapping[str, Check] = {**LISTED, **DOCUMENTS}
"""Rule -> what is to be checked of it beside the table."""


@cache
def _rules(family: Family, kind: str) -> Mapping[Entry, Rule]:
    kinds = _KINDS[kind]
    wanted = (one for one in entries(family) if one.kind in kinds and one.id not in BEYOND)
    return {entry: listed(entry) for entry in wanted}


@cache
def _more(family: Family, kind: str) -> tuple[tuple[Entry, Check], ...]:
    kinds = _KINDS[kind]
    return tuple(
        (entry, _MORE[entry.id])
        for entry in entries(family)
        if entry.id in _MORE and entry.kind in kinds and entry.id not in BEYOND
    )


def _family(family: Family, kind: str, decide: Decide) -> RuleFamily:
    def check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
        if stated.syntax != family:
            return
        for entry, hit in decide(stated, family):
            if rule := _rules(family, kind).get(entry):
                yield rule, hit
        for entry, other in _more(family, kind):
            for hit in other(stated):
                yield _rules(family, kind)[entry], hit

    return RuleFamily(lambda: tuple(_rules(family, kind).values()), check, family)


FAMILIES = (
    _family("ubl", "none", unused),
    _family("cii", "none", unused),
    _family("ubl", "once", repeated),
    _family("cii", "once", repeated),
)
