"""Whether another validator accepts what we accept, and names the rules that we name."""

from einvoice import validate
from einvoice.rules.kosit import Acceptance
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.judging import Comparison, Judge, Judgement
from tests.oracle.sampling import evenly

ALWAYS = frozenset({"xrechnung-testsuite", "kosit-configuration"})
"""The sources of which a sample has every document."""


def accepting(judge: Judge, sample: int = 0) -> Comparison:
    """Compare the native and the recorded KoSIT verdict with a judge's, document by document.

    Args:
        judge: the other validator.
        sample: how many documents to take beside those of ALWAYS; 0 is every one.
    """
    comparison = Comparison(judge.name, "KoSIT scenarios of the corpus")
    documents = _judgeable(judge, sample, comparison)
    judgements = judge.run([(_scenario(one), one.location) for one in documents])
    for document, judgement in zip(documents, judgements, strict=True):
        differences, agreed = _differences(document, judge, judgement)
        comparison.note(_named(document), differences, agreed)
    return comparison


def with_scenario(sample: int) -> list[CorpusFile]:
    """The documents that a scenario is for: those of ALWAYS, and a sample of the others."""
    having = [one for one in corpus_files() if "kosit" in one.row]
    always = [one for one in having if one.row["source"] in ALWAYS]
    return always + evenly([one for one in having if one.row["source"] not in ALWAYS], sample)


def _judgeable(judge: Judge, sample: int, comparison: Comparison) -> list[CorpusFile]:
    documents: list[CorpusFile] = []
    for one in with_scenario(sample):
        if _scenario(one) in judge.scenarios:
            documents.append(one)
        else:
            comparison.not_judged[f"has no rules for {_scenario(one)}"] += 1
    return documents


def _scenario(document: CorpusFile) -> str:
    return document.row["kosit"]["scenario"] if "kosit" in document.row else ""


def _named(document: CorpusFile) -> str:
    return f"{document} ({document.row['source']}, {document.row['path']})"


def _differences(
    document: CorpusFile, judge: Judge, judgement: Judgement
) -> tuple[list[str], list[str]]:
    native = validate(document.data).kosit
    differences: list[str] = []
    agreed: list[str] = []
    recorded = document.row["kosit"]["accept"] if "kosit" in document.row else None
    if native.accepted != recorded:
        differences.append(f"native accepts: {native.accepted}, recorded: {recorded}")
    if native.accepted != judgement.accepted:
        reasons = [
            f"{rule}: {judge.milder[rule]}" for rule in native.errors if rule in judge.milder
        ]
        if judgement.accepted and len(reasons) == len(native.errors):
            agreed += reasons
        else:
            said = ", ".join(judgement.errors) or "nothing against it"
            differences.append(f"native accepts: {native.accepted}, {judge.name} says {said}")
    if judgement.schema_valid:
        _compare_ids(document, judge, judgement, native, differences, agreed)
    return differences, agreed


def _compare_ids(
    document: CorpusFile,
    judge: Judge,
    judgement: Judgement,
    native: Acceptance,
    differences: list[str],
    agreed: list[str],
) -> None:
    expected = _recorded(document)
    for rule in sorted(expected.keys() | judgement.fired.keys() | native.levels.keys()):
        counts = expected.get(rule, 0), judgement.fired[rule]
        if (rule in native.levels) != (counts[0] > 0):
            differences.append(
                f"{rule} fires natively: {rule in native.levels}, recorded {counts[0]}"
            )
        if counts[0] != counts[1] and rule in judge.lacks:
            agreed.append(f"{rule} {judge.lacks[rule]}")
        elif counts[0] != counts[1]:
            differences.append(f"{rule} recorded {counts[0]} times, {judge.name} {counts[1]}")


def _recorded(document: CorpusFile) -> dict[str, int]:
    """What the corpus says that fired in the rule sets of the document's scenario."""
    counts: dict[str, int] = {}
    for name, verdict in document.verdicts.items():
        if name.startswith(("cen-", "xrechnung-")):
            for entry in verdict.get("fired", []):
                counts[entry[0]] = counts.get(entry[0], 0) + entry[2]
    return counts
