"""Every rule can be looked up, with words that need no document."""

import pytest

from einvoice.errors import UnknownRuleError
from einvoice.rules.catalogue import entries_in, entries_of
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.texts import LANGUAGES


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_says_what_must_hold_why_and_what_to_change(name: str) -> None:
    inert = {rule.id for rule in RULE_SETS[name].rules() if rule.inert}
    for language in LANGUAGES:
        for entry in entries_in(name, language):
            assert entry.rule, entry.id
            assert entry.id in inert or (entry.why and entry.fix), entry.id
            for text in (entry.rule, entry.why, entry.fix):
                assert "{" not in text, entry.id


def test_an_id_is_found_whatever_its_case_and_once_for_each_set_that_has_it() -> None:
    assert {one.rule_set for one in entries_of("peppol-en16931-r008")} >= {"peppol", "xrechnung"}


def test_an_unknown_id_is_refused_with_the_ones_that_are_near() -> None:
    with pytest.raises(UnknownRuleError) as caught:
        entries_of("BR-C0-10")
    assert "BR-CO-10" in caught.value.known


def test_the_rule_of_the_schemas_is_told_fault_by_fault() -> None:
    for language in LANGUAGES:
        found = entries_of("xsd", language)
        assert len(found) > 25
        assert {one.rule_set for one in found} == {"structure"}
        assert all(one.rule and one.why and one.fix for one in found)
