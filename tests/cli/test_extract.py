"""`einvoice extract` writes what hangs in PDFs, whole, over nothing, and into its folder."""

import os
from pathlib import Path

import pytest

from einvoice.safe_names import FreeNames, safe_name
from tests.cli.running import run, run_json
from tests.pdf.hybrids import CII, filespec, hybrid, in_names, new_pdf, saved


def pdf_at(path: Path, data: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or hybrid())
    return path


def with_files(*names: str) -> bytes:
    """A hybrid with further files of these names."""
    pdf = new_pdf()
    others = [filespec(pdf, name.encode(), name, mime_type="text/plain") for name in names]
    files = [filespec(pdf, CII), *others]
    in_names(pdf, [(f"{number:03}", file) for number, file in enumerate(files)])
    return saved(pdf)


def test_the_invoice_of_one_pdf_is_printed(tmp_path: Path) -> None:
    result = run("extract", pdf_at(tmp_path / "a.pdf"))
    assert result.stdout_bytes == CII
    assert result.stderr == ""
    assert run("extract", "-", stdin=hybrid()).stdout_bytes == CII


def test_a_folder_of_pdfs_keeps_its_shape_and_other_files_are_left_alone(tmp_path: Path) -> None:
    pdf_at(tmp_path / "in" / "a.pdf")
    pdf_at(tmp_path / "in" / "deep" / "b.PDF")
    pdf_at(tmp_path / "in" / "c.xml", CII)
    result = run("extract", tmp_path / "in", "-o", tmp_path / "out")
    assert (tmp_path / "out" / "a.xml").read_bytes() == CII
    assert (tmp_path / "out" / "deep" / "b.xml").read_bytes() == CII
    assert "2 of 2 extracted" in result.stderr


def test_a_pdf_without_an_invoice_stops_no_other(tmp_path: Path) -> None:
    pdf_at(tmp_path / "in" / "a.pdf")
    pdf_at(tmp_path / "in" / "b.pdf", saved(new_pdf()))
    pdf_at(tmp_path / "in" / "c.pdf", b"%PDF-1.7 nonsense")
    result = run("extract", tmp_path / "in", "-o", tmp_path / "out", code=3)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.xml"]
    assert "b.pdf: expected a PDF with an embedded invoice, found no attachment" in result.stderr
    assert "1 of 3 extracted" in result.stderr


def test_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    path, out = pdf_at(tmp_path / "a.pdf"), tmp_path / "out.xml"
    out.write_bytes(b"mine")
    run("extract", path, "-o", out, code=2)
    assert out.read_bytes() == b"mine"
    run("extract", path, "-o", out, "--force")
    assert out.read_bytes() == CII
    run("extract", path, "--all", "-o", tmp_path / "all")
    (tmp_path / "all" / "factur-x.xml").write_bytes(b"mine")
    run("extract", path, "--all", "-o", tmp_path / "all", code=2)
    assert (tmp_path / "all" / "factur-x.xml").read_bytes() == b"mine"


def test_every_file_is_taken_out_under_its_own_name(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "a.pdf", with_files("terms.txt", "terms.TXT", ""))
    run("extract", path, "--all", "-o", tmp_path / "out")
    found = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert found == {
        "factur-x.xml": CII,
        "terms.txt": b"terms.txt",
        "terms-2.TXT": b"terms.TXT",
        "003": b"",
    }


def test_files_of_several_pdfs_get_a_folder_each(tmp_path: Path) -> None:
    pdf_at(tmp_path / "in" / "a.pdf")
    pdf_at(tmp_path / "in" / "b.pdf", with_files("terms.txt"))
    run("extract", tmp_path / "in", "--all", "-o", tmp_path / "out")
    found = {str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.*")}
    assert found == {
        os.path.join("a", "factur-x.xml"),
        os.path.join("b", "factur-x.xml"),
        os.path.join("b", "terms.txt"),
    }


EVIL = ("../../x.txt", "/etc/x.txt", "..\\..\\x.txt", "C:\\x.txt", "..", "a/../../x.txt", "x\0.txt")


def test_no_file_leaves_its_folder(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "deep" / "er" / "a.pdf", with_files(*EVIL))
    out = tmp_path / "deep" / "er" / "out"
    run("extract", path, "--all", "-o", out)
    assert len(list(out.iterdir())) == 1 + len(EVIL)
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == {path, *out.iterdir()}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("invoice.xml", "invoice.xml"),
        ("Überweisung für März.pdf", "Überweisung für März.pdf"),
        ("../../x", "x"),
        ("a\\b\\c.txt", "c.txt"),
        ("..", "file-1"),
        ("", "file-1"),
        ("/", "file-1"),
        (".bashrc", "bashrc"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ('a<b>c:d"e|f?g*h.txt', "a_b_c_d_e_f_g_h.txt"),
        ("gpj.\u202eexe.txt", "gpj.exe.txt"),
        ("a\nb\t.txt", "ab.txt"),
        ("trailing. . .", "trailing"),
        ("x" * 500 + ".xml", "x" * 120 + ".xml"),
        ("ä" * 500, "ä" * 60),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, "file-1") == safe


def test_no_name_is_given_twice() -> None:
    names = FreeNames()
    given = [names.free(name) for name in ("a.xml", "A.XML", "a.xml", "a-2.xml", "b", "b")]
    assert given == ["a.xml", "A-2.XML", "a-3.xml", "a-2-2.xml", "b", "b-2"]


def test_files_are_listed_without_taking_them_out(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "in" / "a.pdf", with_files("terms.txt"))
    pdf_at(tmp_path / "in" / "b.pdf", saved(new_pdf()))
    result = run("extract", path, "--list")
    assert "factur-x.xml" in result.stdout
    assert "text/plain" in result.stdout
    result = run("extract", tmp_path / "in", "-l")
    assert "No files." in result.stdout
    assert {file.name for file in tmp_path.rglob("*.*")} == {"a.pdf", "b.pdf"}


def test_json_tells_what_a_pdf_holds_and_where_it_went(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "a.pdf", with_files("terms.txt"))
    [listed] = run_json("extract", path, "--list")
    assert listed["invoice"] == "factur-x.xml"
    assert [one["name"] for one in listed["attachments"]] == ["factur-x.xml", "terms.txt"]
    assert [one["code"] for one in listed["issues"]] == ["xmp-missing"]
    [taken] = run_json("extract", path, "--all", "-o", tmp_path / "out")
    assert taken["output"] == [str(tmp_path / "out" / one) for one in ("factur-x.xml", "terms.txt")]
    [failed] = run_json("extract", pdf_at(tmp_path / "b.pdf", b"%PDF-1.7"), "--list", code=3)
    assert failed["error"]["code"] == "pdf.damaged"


@pytest.mark.parametrize("arguments", [["--all"], ["--all", "-o", "a.pdf"]])
def test_all_files_need_a_folder(tmp_path: Path, arguments: list[str]) -> None:
    path = pdf_at(tmp_path / "a.pdf")
    full = [str(path) if one == "a.pdf" else one for one in arguments]
    assert "needs a folder" in run("extract", path, *full, code=2).stderr


def test_several_pdfs_need_a_folder(tmp_path: Path) -> None:
    pdf_at(tmp_path / "in" / "a.pdf")
    assert "need a folder" in run("extract", tmp_path / "in", code=2).stderr


def test_what_is_odd_is_told_in_words(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "in" / "a.pdf", hybrid(name="odd.xml"))
    result = run("extract", path, "-o", tmp_path / "a.xml")
    assert "none of the known names" in result.stderr
    result = run("extract", tmp_path / "in", "-o", tmp_path / "out")
    assert "1 with something odd" in result.stderr


def test_other_verbs_take_pdfs(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "a.pdf", with_files("terms.txt"))
    shown = run("show", path).stdout
    assert "EXAMPLE-2026-001" in shown
    assert "terms.txt" in shown
    [described] = run_json("show", path)
    assert described["pdf"]["invoice"] == "factur-x.xml"
    run("convert", path, "-o", tmp_path / "a.xml", "--to", "ubl")
    assert "EXAMPLE-2026-001" in run("show", tmp_path / "a.xml").stdout
    assert run("validate", path, code=0).stdout
