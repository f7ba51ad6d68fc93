"""`einvoice render` draws documents, beside them or where it is told, and replaces none unasked."""

from pathlib import Path

import pytest

from tests.cli.running import example, run, run_json


def test_a_document_gets_a_pdf_beside_it(tmp_path: Path) -> None:
    path = example(tmp_path)
    run("render", path)
    assert (tmp_path / "example.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "exists" in run("render", path, code=2).stderr
    run("render", path, "--force")


def test_html_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    run(
        "render", example(tmp_path), "-o", out, "--html", "--language", "fr,en", "--theme", "modern"
    )
    assert '<html lang="fr">' in out.read_text(encoding="utf-8")


def test_many_documents_go_to_a_folder_or_stand_beside_their_sources(tmp_path: Path) -> None:
    for name in ("a.xml", "b/c.xml"):
        example(tmp_path / "in", name)
    result = run("render", tmp_path / "in", "-o", tmp_path / "out")
    assert "2 of 2 rendered" in result.stderr
    assert (tmp_path / "out" / "b" / "c.pdf").is_file()
    run("render", tmp_path / "in")
    assert (tmp_path / "in" / "b" / "c.pdf").is_file()


def test_standard_output_gets_the_bytes(tmp_path: Path) -> None:
    path = example(tmp_path)
    assert run("render", path, "-o", "-").stdout_bytes.startswith(b"%PDF")
    assert run("render", "-", stdin=path.read_bytes()).stdout_bytes.startswith(b"%PDF")


def test_what_was_made_is_told_to_machines(tmp_path: Path) -> None:
    path = example(tmp_path)
    [found] = run_json("render", path)
    assert found == {
        "file": str(path),
        "output": str(tmp_path / "example.pdf"),
        "bytes": (tmp_path / "example.pdf").stat().st_size,
    }


def test_a_theme_can_come_from_a_file(tmp_path: Path) -> None:
    theme = tmp_path / "ours.toml"
    theme.write_text('base = "modern"\naccent = "#aa0000"\n', encoding="utf-8")
    out = tmp_path / "out.html"
    run("render", example(tmp_path), "-o", out, "--html", "--theme", theme)
    assert "#aa0000" in out.read_text(encoding="utf-8")
    theme.write_text("accent = ", encoding="utf-8")
    assert "no TOML" in run("render", example(tmp_path), "--theme", theme, code=2).stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--theme", "baroque"],
        ["--language", "xx"],
        ["--language", ","],
        ["--paper", "A9"],
        ["--logo", "none.png"],
        ["--theme", "none.toml"],
    ],
)
def test_what_is_not_known_is_wrong_usage(tmp_path: Path, options: list[str]) -> None:
    run("render", example(tmp_path), *options, code=2)
    assert not (tmp_path / "example.pdf").exists()


def test_a_character_without_a_glyph_is_a_fault_of_the_document_or_replaced(tmp_path: Path) -> None:
    path = example(tmp_path, buyer_reference="✓")
    assert "CHECK MARK" in run("render", path, code=1).stderr
    run("render", path, "--replace-missing")


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    example(tmp_path / "in", "a.xml")
    (tmp_path / "in" / "bad.xml").write_bytes(b"<html/>")
    result = run("render", tmp_path / "in", code=3)
    assert "1 of 2 rendered" in result.stderr
    assert (tmp_path / "in" / "a.pdf").is_file()
