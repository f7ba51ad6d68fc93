"""The notebooks of the documentation show what they show when they are run."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import ROOT
from tools.notebook_pages import PLACE, as_markdown
from tools.notebooks import FOLDER, KINDS, METADATA, words

pytestmark = pytest.mark.programs

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def kept(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def check(path: Path) -> subprocess.CompletedProcess[str]:
    """Run a notebook as its author does, in a process of its own: kernels leave threads behind."""
    command = [sys.executable, str(ROOT / "tools" / "notebooks.py"), "--check", str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_there_are_three() -> None:
    assert len(NOTEBOOKS) == 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_shows_when_it_is_run(path: Path) -> None:
    done = check(path)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def test_a_notebook_that_says_otherwise_is_noticed(tmp_path: Path) -> None:
    source: dict[str, Any] = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": ["print(6 * 7)"],
    }
    output = {"output_type": "stream", "name": "stdout", "text": ["41\n"]}
    cells: list[dict[str, Any]] = [{**source, "execution_count": 1, "outputs": [output]}]
    path = tmp_path / "wrong.ipynb"
    notebook: dict[str, Any] = {
        "cells": cells,
        "metadata": METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")
    done = check(path)
    assert done.returncode == 1
    assert "-41\n+42" in done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_is_the_same_wherever_it_ran(path: Path) -> None:
    notebook = kept(path)
    assert notebook["metadata"] == METADATA
    count = 0
    for number, cell in enumerate(notebook["cells"], 1):
        assert (cell["id"], cell["metadata"]) == (f"cell-{number}", {})
        if cell["cell_type"] == "code":
            count += 1
            assert cell["execution_count"] == count
            for output in cell["outputs"]:
                assert output.get("name", "stdout") == "stdout"
                assert output["output_type"] != "error"
                assert len(output.get("data", KINDS[:1])) == 1
    assert not re.search(r"0x[0-9a-f]{6,}|<dc:date>", json.dumps(notebook))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_a_page_with_all_its_cells(path: Path) -> None:
    assert PLACE in path.with_suffix(".md").read_text(encoding="utf-8")
    assert f"notebooks/{path.stem}.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    page = as_markdown(kept(path))
    for cell in kept(path)["cells"]:
        assert "".join(cell["source"]) in page
    pictures = sum("image/svg+xml" in one for one in outputs(kept(path)))
    assert page.count("<img src=") == pictures


def outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """What the cells show, by its form."""
    return [one.get("data", {}) for cell in notebook["cells"] for one in cell.get("outputs", ())]


def test_the_folder_is_shown_with_charts() -> None:
    charts = [one for one in outputs(kept(FOLDER / "folder-as-table.ipynb")) if KINDS[1] in one]
    assert len(charts) == 2


def test_words_leave_out_how_they_are_set() -> None:
    data = {"text/html": ["<style>b{}</style><b>1 &lt; 2</b>\n<i> yes</i>"]}
    output = {"output_type": "execute_result", "data": data}
    assert words({"cells": [{"outputs": [output]}]}) == ["cell 1:", "1 < 2", "yes"]
