"""Every rule with its words: what the command line and the reference pages show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from einvoice.errors import UnknownRuleError
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.rule import Rule
from einvoice.rules.texts import named_texts, text_of
from einvoice.verdict import Language, Severity

_SCHEMA = "XSD"
_STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as one rule set has it."""

    id: str
    rule_set: str
    version: str
    severity: Severity
    syntaxes: tuple[str, ...]
    terms: tuple[str, ...]
    rule: str
    """What must hold."""
    why: str
    fix: str
    says: str
    """What a finding says, with the names of its values in angle quotes."""


def entries_in(name: str, language: Language = "en") -> Iterator[Entry]:
    """Every rule of a set; one that differs between the syntaxes is there for each."""
    rule_set = RULE_SETS[name]
    for rule in rule_set.rules():
        yield _entry(name, rule_set.version, rule, language)


def entries_of(rule_id: str, language: Language = "en") -> tuple[Entry, ...]:
    """The rules with an id, whatever its case; UnknownRuleError where no set has it."""
    wanted = rule_id.strip().casefold()
    if wanted == _SCHEMA.casefold():
        return tuple(_of_schema(language))
    found = tuple(
        _entry(name, rule_set.version, rule, language)
        for name, rule_set in RULE_SETS.items()
        for rule in rule_set.rules()
        if rule.id.casefold() == wanted
    )
    if not found:
        raise UnknownRuleError(rule=rule_id, known=get_close_matches(rule_id.upper(), _ids(), n=5))
    return found


def _of_schema(language: Language) -> Iterator[Entry]:
    """The faults that the rule of the schemas stands for: no function declares it."""
    for kind, text in named_texts(_SCHEMA, _STRUCTURE, language):
        says, why, fix = (one.format_map(_Named()) for one in (text.says, text.why, text.fix))
        yield Entry(
            f"{_SCHEMA} {kind}",
            _STRUCTURE,
            "UBL 2.1, CII D16B",
            "fatal",
            ("cii", "ubl"),
            (),
            text.rule or says,
            why,
            fix,
            says,
        )


def _ids() -> list[str]:
    return sorted({rule.id for rule_set in RULE_SETS.values() for rule in rule_set.rules()})


def _entry(name: str, version: str, rule: Rule, language: Language) -> Entry:
    text = text_of(rule.key, rule.area, language)
    # A rule with several kinds of faults has its reasons with these; they are told one by one.
    told = (
        [text]
        if text and text.why
        else [one for _, one in named_texts(rule.key, rule.area, language)]
    )
    facts = _Named(rule.facts)

    def joined(texts: Iterable[str]) -> str:
        return " ".join(dict.fromkeys(one.format_map(facts) for one in texts))

    return Entry(
        id=rule.id,
        rule_set=name,
        version=version,
        severity=rule.severity,
        syntaxes=tuple(sorted(rule.syntaxes)),
        terms=rule.terms,
        rule=joined([text.rule] if text else []),
        why=joined(one.why for one in told),
        fix=joined(one.fix for one in told),
        says=joined(one.says for one in told),
    )


class _Named(dict[str, str]):
    """Facts of a rule; what only a document can tell keeps its name, in angle quotes."""

    def __missing__(self, key: str) -> str:
        return f"<{key}>"
