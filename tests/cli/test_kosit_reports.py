from pathlib import Path

import pytest

from einvoice.official.kosit.report import VARL
from einvoice.syntax.xml import parse
from tests.cli.running import run
from tests.official.building import kosit_files, make_zip
from tests.official.kosit_packs import FOREIGN, ORDER, rules

REFERENCE = f"{{{VARL}}}documentIdentification/{{{VARL}}}documentReference"


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, ...]:
    archive = make_zip(tmp_path / "orders.zip", {**kosit_files(), "xsl/order.xsl": rules()})
    return "validate", "--engine", "official", "--configuration", str(archive), "-f", "kosit"


def put(folder: Path, **documents: bytes) -> Path:
    folder.mkdir()
    for name, data in documents.items():
        (folder / f"{name}.xml").write_bytes(data)
    return folder


def test_one_report_goes_into_a_file(tmp_path: Path, asked: tuple[str, ...]) -> None:
    documents = put(tmp_path / "in", good=ORDER)
    target = tmp_path / "report.xml"
    run(*asked, documents / "good.xml", "-o", target)
    assert parse(target.read_bytes()).root.findtext(REFERENCE) == "good.xml"


def test_one_report_goes_to_standard_output(asked: tuple[str, ...]) -> None:
    assert "varl/1" in run(*asked, "-", stdin=ORDER).stdout


def test_several_reports_go_into_a_folder(tmp_path: Path, asked: tuple[str, ...]) -> None:
    documents = put(tmp_path / "in", good=ORDER, other=FOREIGN)
    run(*asked, documents, "-o", tmp_path / "out", code=1)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["good-report.xml", "other-report.xml"]
    run(*asked, documents, code=2)


@pytest.mark.parametrize(("data", "code"), [(ORDER, 0), (FOREIGN, 1), (b"<a>", 3)])
def test_the_exit_code_says_what_came_of_it(asked: tuple[str, ...], data: bytes, code: int) -> None:
    run(*asked, "-", stdin=data, code=code)


def test_a_report_needs_a_configuration(asked: tuple[str, ...]) -> None:
    assert "--configuration" in run("validate", "-f", "kosit", "-", stdin=ORDER, code=2).output
    run("validate", "-f", "kosit", "-c", "nothing", "-", stdin=ORDER, code=2)


def test_nothing_but_the_configuration_chooses_the_rules(asked: tuple[str, ...]) -> None:
    assert "no other choice" in run(*asked, "--advice", "-", stdin=ORDER, code=2).output
