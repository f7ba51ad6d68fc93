"""The rule ids and severities are those that Peppol publishes."""

import json
from pathlib import Path

import pytest

from einvoice.rules.peppol.process import SELF_BILLING, SELF_BILLING_PROCESS
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.run import Fired, run
from einvoice.rules.stated import Stated
from tests.absence import absent
from tests.builders import invoice
from tests.corpus_files import PROJECT
from tests.rules.peppol.documents import named

FOLDER = PROJECT.parent / "shared" / "rules"


def flags(name: str) -> dict[str, str]:
    """The severities of one inventory, by rule id."""
    file: Path = FOLDER / f"{name}.json"
    if not file.is_file():
        absent(f"the inventory {name}", remedy="it lies in ../shared/rules")
    rules = json.loads(file.read_text(encoding="utf-8"))["rules"]
    return {rule_id: rule["flag"] for rule_id, rule in rules.items()}


@pytest.mark.parametrize(
    ("inventory", "name", "syntax"),
    [
        ("peppol-ubl", "peppol", "ubl"),
        ("peppol-cii", "peppol", "cii"),
        ("peppol-ubl-sb", "peppol-self-billing", "ubl"),
    ],
)
def test_the_general_rules_are_those_of_the_inventory(
    inventory: str, name: str, syntax: str
) -> None:
    def general(rules: dict[str, str]) -> dict[str, str]:
        return {rule: flag for rule, flag in rules.items() if rule.startswith("PEPPOL-")}

    native = {rule.id: rule.severity for rule in RULE_SETS[name].rules() if syntax in rule.syntaxes}
    assert general(native) == general(flags(inventory))


def test_self_billing_has_no_rules_for_cii() -> None:
    assert RULE_SETS["peppol-self-billing"].by_syntax["cii"] == ()


def test_a_self_billed_invoice_is_no_billed_one() -> None:
    stated = Stated(
        invoice(process=named(SELF_BILLING_PROCESS, SELF_BILLING), type_code="389"), "ubl"
    )

    def ids(name: str) -> set[str]:
        outcome = run(RULE_SETS[name], stated)
        return {one.rule.id for one in outcome if isinstance(one, Fired)}

    own = {"PEPPOL-EN16931-R004", "PEPPOL-EN16931-R007"}
    assert own <= ids("peppol")
    assert not own & ids("peppol-self-billing")
    assert "PEPPOL-EN16931-P0100" not in ids("peppol-self-billing")
