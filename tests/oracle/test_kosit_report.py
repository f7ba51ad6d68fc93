"""Our KoSIT report says what the corpus records, and what the validator itself says."""

from collections import Counter
from pathlib import Path

import pytest

from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.report import KositReport, kosit_report
from einvoice.official.packs import recognise
from tests.corpus_files import CorpusFile
from tests.oracle.accepting import with_scenario
from tests.oracle.kosit import kosit_if_installed
from tests.oracle.kosit_configuration import write_configuration
from tests.oracle.sampling import sample

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def documents() -> list[CorpusFile]:
    return [one for one in with_scenario(sample(20)) if "kosit" in one.row]


@pytest.fixture(scope="module")
def reports(
    documents: list[CorpusFile], tmp_path_factory: pytest.TempPathFactory
) -> list[KositReport]:
    folder = write_configuration(tmp_path_factory.mktemp("configuration")).parent
    configuration = KositConfiguration(recognise(folder))
    return [kosit_report(one.data, configuration) for one in documents]


def recorded_of(document: CorpusFile) -> tuple[str, bool]:
    """The scenario and the verdict that the corpus records."""
    assert "kosit" in document.row
    return document.row["kosit"]["scenario"], document.row["kosit"]["accept"]


def fired(report: KositReport) -> Counter[str]:
    """How often each rule fired by the steps of rules."""
    return Counter(
        message.code
        for step in report.run.steps
        if step.id.startswith("val-sch.")
        for message in step.messages
    )


def test_reports_accept_as_recorded(
    documents: list[CorpusFile], reports: list[KositReport]
) -> None:
    different = {
        str(document): (report.scenario, report.accepted)
        for document, report in zip(documents, reports, strict=True)
        if (report.scenario, report.accepted) != recorded_of(document)
    }
    assert different == {}
    assert len(documents) > 200


def test_reports_have_a_message_for_every_recorded_rule(
    documents: list[CorpusFile], reports: list[KositReport]
) -> None:
    different: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for document, report in zip(documents, reports, strict=True):
        recorded: Counter[str] = Counter()
        for name, verdict in document.verdicts.items():
            if name.startswith(("cen-", "xrechnung-")):
                for entry in verdict.get("fired", []):
                    recorded[entry[0]] += entry[2]
        if report.run.schema_valid and fired(report) != recorded:
            different[str(document)] = (fired(report) - recorded, recorded - fired(report))
    assert different == {}


def test_the_validator_itself_says_the_same(
    documents: list[CorpusFile], reports: list[KositReport]
) -> None:
    judge = kosit_if_installed()
    if judge is None:
        pytest.skip("the KoSIT validator is not installed: name it in EINVOICE_KOSIT_VALIDATOR")
    asked: list[tuple[str, Path]] = [
        (recorded_of(document)[0], document.location) for document in documents
    ]
    different = {
        str(document): judgement
        for document, report, judgement in zip(documents, reports, judge.run(asked), strict=True)
        if (report.accepted, report.run.schema_valid, fired(report))
        != (judgement.accepted, judgement.schema_valid, judgement.fired)
    }
    assert different == {}
