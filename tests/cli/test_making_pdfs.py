"""`einvoice embed` and `einvoice to-pdfa`: whole files, one failure never stops the others."""

from pathlib import Path

import pytest

from einvoice import read, write
from einvoice.example import example_invoice
from tests.cli.running import example, run, run_json
from tests.pdf.making import files_in, ordinary, with_missing_font


@pytest.fixture(name="pages")
def _pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.pdf"
    path.write_bytes(ordinary())
    return path


def test_xml_is_embedded_and_the_changes_are_told(tmp_path: Path, pages: Path) -> None:
    xml, out = example(tmp_path), tmp_path / "out.pdf"
    result = run("embed", pages, xml, "-o", out)
    assert files_in(out.read_bytes())["factur-x.xml"] == xml.read_bytes()
    assert "output intent" in result.stderr


def test_json_of_the_model_is_written_in_the_profile(tmp_path: Path, pages: Path) -> None:
    source, out = tmp_path / "a.json", tmp_path / "out.pdf"
    source.write_text(example_invoice().to_json(), encoding="utf-8")
    [told] = run_json("embed", pages, source, "-o", out, "--profile", "basic", "--drop")
    assert (told["profile"], told["invoice"]) == ("factur-x-basic", "factur-x.xml")
    assert told["level"] == "3B"
    found = read(files_in(out.read_bytes())["factur-x.xml"])
    assert found.profile is not None
    assert found.profile.name == "factur-x-basic"


def test_files_are_attached_and_an_invoice_replaced(tmp_path: Path, pages: Path) -> None:
    xml, out, more = example(tmp_path), tmp_path / "out.pdf", tmp_path / "terms.txt"
    more.write_text("terms", encoding="utf-8")
    run("embed", pages, xml, "-o", out, "--attach", more)
    assert files_in(out.read_bytes())["terms.txt"] == b"terms"
    assert "--replace" in run("embed", out, xml, "-o", tmp_path / "no.pdf", code=1).stderr
    run("embed", out, xml, "-o", out, "--replace", "--force")


def test_none_is_replaced_unasked(tmp_path: Path, pages: Path) -> None:
    assert "--force" in run("embed", pages, example(tmp_path), "-o", pages, code=2).stderr
    assert pages.read_bytes() == ordinary()


def test_many_pdfs_find_their_invoices_by_name(tmp_path: Path) -> None:
    pdfs, xmls, out = (tmp_path / name for name in ("pdfs", "xmls", "out"))
    for folder in (pdfs, xmls):
        folder.mkdir()
    for name in ("a", "b", "c"):
        (pdfs / f"{name}.pdf").write_bytes(ordinary())
    for name in ("a", "b"):
        data = write(example_invoice().replace(number=name), syntax="cii")
        (xmls / f"{name}.xml").write_bytes(data)
    result = run("embed", pdfs, xmls, "-o", out, code=2)
    assert "2 of 3 embedded" in result.stderr
    for name in ("a", "b"):
        data = files_in((out / f"{name}.pdf").read_bytes())["factur-x.xml"]
        assert read(data).invoice.number == name
    assert not (out / "c.pdf").exists()


def test_a_folder_is_converted_and_what_cannot_be_is_named(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(ordinary())
    (folder / "bad.pdf").write_bytes(with_missing_font())
    (folder / "beside.xml").write_text("<a/>", encoding="utf-8")
    result = run("to-pdfa", folder, "-o", out, code=1)
    assert "1 of 2 converted" in result.stderr
    assert "bad.pdf" in result.stderr
    assert [path.name for path in out.iterdir()] == ["good.pdf"]
    run("to-pdfa", folder, "-o", out, "--substitute-fonts", "installed", "--force")
    assert len(list(out.iterdir())) == 2


def test_each_obstacle_is_told_of_a_single_file(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    path.write_bytes(with_missing_font())
    result = run("to-pdfa", path, "-o", tmp_path / "out.pdf", code=1)
    assert result.stderr.startswith("font: ")
    assert not (tmp_path / "out.pdf").exists()


def test_wrong_options_end_the_run_at_once(tmp_path: Path, pages: Path) -> None:
    out = tmp_path / "out.pdf"
    run("to-pdfa", pages, "-o", out, "--icc", example(tmp_path), code=2)
    run("to-pdfa", pages, "-o", out, "--substitute-fonts", tmp_path / "none", code=2)
    run("embed", pages, "-", "-o", out, code=2)
    run("to-pdfa", example(tmp_path), "-o", out, code=3)
    assert not out.exists()


def test_an_invoice_in_ubl_is_refused_with_what_to_do(tmp_path: Path, pages: Path) -> None:
    stated = example(tmp_path, syntax="ubl")
    result = run("embed", pages, stated, "-o", tmp_path / "out.pdf", code=1)
    assert "convert it before" in result.stderr
