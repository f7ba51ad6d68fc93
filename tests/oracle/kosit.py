"""What the KoSIT validator itself says of documents, where it is installed.

It is a jar of its own (`validator-*-standalone.jar`), which EINVOICE_KOSIT_VALIDATOR names; the
README says why scripts/artefacts does not install it. What it is told of its configuration and what
is read of its reports are of the versions 1.5; see kosit_configuration.py.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from einvoice.rules.kosit import SCENARIOS
from tests.oracle.judging import Judge, Judgement
from tests.oracle.jvm import run_java
from tests.oracle.kosit_configuration import write_configuration

_REPORT = "{http://www.xoev.de/de/validator/varl/1}"
_FILES_A_RUN = 200


def kosit_if_installed() -> Judge | None:
    """The validator as a judge; None where EINVOICE_KOSIT_VALIDATOR does not name it."""
    named = os.environ.get("EINVOICE_KOSIT_VALIDATOR")
    if not named:
        return None
    jar = Path(named)
    if not jar.is_file():
        raise FileNotFoundError(f"EINVOICE_KOSIT_VALIDATOR names {jar}, which is no file")
    names = frozenset(scenario.name for scenario in SCENARIOS)
    return Judge("kosit", lambda documents: _judged(jar, documents), names)


def _judged(jar: Path, documents: Sequence[tuple[str, Path]]) -> list[Judgement]:
    judgements: list[Judgement] = []
    with tempfile.TemporaryDirectory() as folder:
        scenarios = write_configuration(Path(folder, "configuration"))
        reports = Path(folder, "reports")
        reports.mkdir()
        for start in range(0, len(documents), _FILES_A_RUN):
            part = documents[start : start + _FILES_A_RUN]
            options = ["-s", str(scenarios), "-r", str(scenarios.parent), "-o", str(reports)]
            files = [str(file.resolve()) for _, file in part]
            # It ends with the number of files that it rejects.
            run_java("", "-jar", [str(jar), *options, *files], ends_with=range(len(part) + 1))
            judgements += [
                read_report((reports / f"{file.stem}-report.xml").read_bytes(), scenario)
                for scenario, file in part
            ]
    return judgements


def read_report(report: bytes, scenario: str) -> Judgement:
    """What a report of kosit_stylesheet.py says of a document for which a scenario was expected."""
    root = etree.fromstring(report, etree.XMLParser(no_network=True, resolve_entities=False))
    if (found := root.get("scenario")) != scenario:
        raise ValueError(f"expected the scenario {scenario!r}, the validator took {found!r}")
    messages = root.findall(f"{_REPORT}message")
    return Judgement(
        accepted=root.find(f"{_REPORT}assessment/{_REPORT}accept") is not None,
        schema_valid=root.get("schema-valid") == "true",
        fired=Counter(message.get("id", "") for message in messages if message.get("id")),
        errors=tuple(
            message.get("id") or message.text or ""
            for message in messages
            if message.get("level") == "error"
        ),
    )
