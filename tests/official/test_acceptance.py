"""A configuration chooses scenarios and accepts as the validator does, over the corpus."""

import json
from collections import Counter

from einvoice.errors import ReadError
from einvoice.official.acceptance import accept
from einvoice.official.scenarios import Scenario, parse_scenarios, select
from einvoice.rules.kosit import SCENARIOS, acceptance
from einvoice.syntax.xml import parse
from tests.absence import absent
from tests.corpus_files import PROJECT, CorpusFile, corpus_files
from tests.official.building import scenario, scenarios

LEVELS = PROJECT.parent / "shared" / "rules" / "kosit-custom-levels.json"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CII = "urn:un:unece:uncefact:data:standard:"
NAMESPACES = {
    "Invoice": f"{UBL}Invoice-2",
    "CreditNote": f"{UBL}CreditNote-2",
    "CrossIndustryInvoice": f"{CII}CrossIndustryInvoice:100",
    "cbc": f"{UBL}CommonBasicComponents-2",
    "ram": f"{CII}ReusableAggregateBusinessInformationEntity:100",
}
MATCHES = {
    "Invoice": "exists(/o:Invoice/cbc:CustomizationID[ . = '{guideline}'])",
    "CreditNote": "exists(/o:CreditNote[ cbc:CustomizationID/text() = '{guideline}'])",
    "CrossIndustryInvoice": (
        "exists(/o:CrossIndustryInvoice[o:ExchangedDocumentContext/"
        "ram:GuidelineSpecifiedDocumentContextParameter/ram:ID/text() = '{guideline}'])"
    ),
}
SCHEMAS = {"Invoice": "ubl-2.1-invoice", "CreditNote": "ubl-2.1-creditnote"}


def stated() -> list[dict[str, object]]:
    if not LEVELS.is_file():
        absent("the levels of the scenarios", remedy="put them into ../shared/rules")
    return json.loads(LEVELS.read_text(encoding="utf-8"))["scenarios"]


def configuration() -> dict[str, Scenario]:
    """The scenarios of the snapshot, written as a scenarios.xml and read again."""
    parts: list[str] = []
    for one in stated():
        root = str(one["root"])
        levels = one["custom_levels"]
        assert isinstance(levels, dict)
        part = scenario(
            str(one["scenario"]),
            match=MATCHES[root].format(guideline=one["guideline"]),
            levels="".join(
                f'<customLevel level="{level}">{rule}</customLevel>'
                for rule, level in levels.items()  # pyright: ignore[reportUnknownVariableType]
            ),
        )
        declared = "".join(
            f'<namespace prefix="{prefix}">{NAMESPACES[prefix]}</namespace>'
            for prefix in ("cbc", "ram")
        )
        part = part.replace(">urn:order<", f">{NAMESPACES[root]}<")
        parts.append(part.replace("<match>", f"{declared}<match>"))
    return {one.name: one for one in parse_scenarios(scenarios(*parts)).scenarios}


def judged(document: CorpusFile, found: Scenario | None) -> bool:
    """Whether the configuration accepts a document, given what the official rules fired."""
    root = document.row.get("root", "")
    syntax = "cii" if root == "CrossIndustryInvoice" else "ubl"
    native = next((one for one in SCENARIOS if found and one.name == found.name), None)
    sets = {"en16931": f"cen-{syntax}", "xrechnung": f"xrechnung-{syntax}"}
    verdicts = [
        document.verdicts.get(sets[name], {"error": "not run"})
        for name in (native.rule_sets if native else ())
    ]
    fired = [(rule, flag) for one in verdicts for rule, flag, *_ in one.get("fired", [])]
    return accept(
        found,
        fired,
        schema_valid=document.xsd.get(SCHEMAS.get(root, "cii-d16b"), False),
        complete=not any("error" in one for one in verdicts),
    ).accepted


def test_the_scenario_and_the_acceptance_of_every_document_are_those_of_the_validator() -> None:
    configured = configuration()
    counted: Counter[bool] = Counter()
    wrong: list[str] = []
    for document in corpus_files():
        kosit = document.row.get("kosit")
        if kosit is None:
            continue
        try:
            root = parse(document.data).root
        except ReadError:
            continue
        chosen = select(configured.values(), root).scenario
        if (chosen.name if chosen else None) != kosit["scenario"]:
            wrong.append(f"{document}: {chosen and chosen.name}")
        elif judged(document, chosen) != kosit["accept"]:
            wrong.append(f"{document}: accept is {kosit['accept']}")
        counted[kosit["accept"]] += 1
    assert wrong == []
    assert min(counted[True], counted[False]) > 100


def test_a_configuration_decides_as_the_native_table_of_scenarios_does() -> None:
    configured = configuration()
    assert {native.name for native in SCENARIOS} == set(configured)
    for native in SCENARIOS:
        changed = [(rule, "warning") for rule in native.levels]
        for flag in ("fatal", "warning"):
            ours = accept(
                configured[native.name], [*changed, ("BR-CL-24", flag)], schema_valid=True
            )
            theirs = acceptance(
                native.guideline,
                native.root,
                [*((rule, "warning") for rule in native.levels), ("BR-CL-24", flag)],
                schema_valid=True,
            )
            assert (ours.accepted, dict(ours.levels), ours.errors) == (
                theirs.accepted,
                dict(theirs.levels),
                theirs.errors,
            )
