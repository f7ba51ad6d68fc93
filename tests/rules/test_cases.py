"""Every rule has a document that it fires on and one that it is silent on, in each syntax."""

import re
from functools import cache

import pytest

from einvoice.rules.registry import RULE_SETS
from einvoice.rules.rule import Rule
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.texts import LANGUAGES, filled, text_of
from tests.rules.cases import Case, cases_of, outcome

FOLDERS = {
    "en16931": "en16931",
    "xrechnung": "xrechnung",
    "peppol": "peppol",
    "peppol-self-billing": "peppol",
    "facturx": "facturx",
    "advice": "advice",
}


@cache
def cases(name: str) -> tuple[Case, ...]:
    known = RULE_SETS[name].by_id
    return tuple(
        case for case in cases_of(FOLDERS[name]) if case.rule in known and case.only in ("", name)
    )


ALL = [
    pytest.param(RULE_SETS[name], case, syntax, id=f"{name}-{case.rule}-{syntax}")
    for name in RULE_SETS
    for case in cases(name)
    for syntax in sorted(case.syntaxes)
    if any(rule.id == case.rule and syntax in rule.syntaxes for rule in RULE_SETS[name].rules())
]


@pytest.mark.parametrize(("rule_set", "case", "syntax"), ALL)
def test_a_rule_fires_where_it_should_and_says_so_in_full(
    rule_set: RuleSet, case: Case, syntax: str
) -> None:
    fired = outcome(case.fires, rule_set, syntax, credit_note=case.credit_note)
    found = [one for one in fired if one.rule.id == case.rule]
    assert found, f"fired instead: {sorted({one.rule.id for one in fired})}"
    for one in found:
        for language in LANGUAGES:
            text = text_of(
                f"{one.rule.key}{one.hit.kind and '.'}{one.hit.kind}", one.rule.area, language
            )
            assert text is not None, f"no texts in {language}"
            values = {**one.rule.facts, **one.hit.values}
            for template in (text.says, text.why, text.fix):
                assert template, f"a text in {language} is empty"
                lacking = set(re.findall(r"\{(\w+)\}", template)) - set(values)
                assert not lacking, f"the text in {language} wants {sorted(lacking)}"
                assert filled(template, values)


@pytest.mark.parametrize(("rule_set", "case", "syntax"), ALL)
def test_a_rule_is_silent_where_nothing_is_wrong(
    rule_set: RuleSet, case: Case, syntax: str
) -> None:
    fired = outcome(case.silent, rule_set, syntax, credit_note=case.credit_note)
    assert case.rule not in {one.rule.id for one in fired}


@pytest.mark.parametrize("name", RULE_SETS)
def test_no_rule_is_without_its_two_documents(name: str) -> None:
    shown = {(case.rule, syntax) for case in cases(name) for syntax in case.syntaxes}
    lacking = [
        (rule.id, syntax)
        for rule in RULE_SETS[name].rules()
        for syntax in sorted(rule.syntaxes)
        # What can never fire has no document to show it on.
        if (rule.id, syntax) not in shown and not rule.inert
    ]
    assert lacking == []


@pytest.mark.parametrize("name", RULE_SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_what_must_hold(name: str, language: str) -> None:
    def stated(rule: Rule) -> bool:
        text = text_of(rule.key, rule.area, language)
        return text is not None and bool(text.rule)

    assert [rule.id for rule in RULE_SETS[name].rules() if not stated(rule)] == []
