"""Runs the notebooks of the documentation and keeps what they print.

    python tools/notebooks.py             # runs all of them and writes what they show
    python tools/notebooks.py --check     # says which show something else than they do in the file
    python tools/notebooks.py --check docs/notebooks/first-steps.ipynb

A notebook runs in an empty folder. What is kept is the same wherever and whenever it ran: no times,
no paths, one form of every output, pictures as SVG. Checked are the words, not how they are set.
"""

import difflib
import html
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "notebooks"

KINDS = ("text/html", "image/svg+xml", "text/plain")
"""The forms of an output, the best first; one is kept."""
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
PREPARED = """
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"metadata": {"Date": None, "Creator": None}, \
"bbox_inches": "tight"}
import matplotlib.pyplot
matplotlib.rcParams["svg.hashsalt"] = "einvoice"
matplotlib.rcParams["svg.fonttype"] = "none"
"""
"""Run in front of every notebook and not kept: pictures that are the same each time."""

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with what it shows now; an error in a cell is one here."""
    with tempfile.TemporaryDirectory(prefix="notebook-") as folder:
        work = Path(folder, "work")
        work.mkdir()
        # The kernel of this environment, whatever else is installed for the user.
        os.environ |= {
            "IPYTHONDIR": f"{folder}/ipython",
            "JUPYTER_CONFIG_DIR": f"{folder}/config",
            "JUPYTER_DATA_DIR": f"{folder}/data",
            "JUPYTER_PLATFORM_DIRS": "1",
            "JUPYTER_PREFER_ENV_PATH": "1",
            "JUPYTER_RUNTIME_DIR": f"{folder}/runtime",
            "MPLCONFIGDIR": f"{folder}/matplotlib",
        }
        return _clean(_run(notebook, work))


def _run(notebook: dict[str, Any], work: Path) -> dict[str, Any]:
    import nbformat
    from nbclient import NotebookClient

    format: Any = nbformat  # untyped, as the rest is
    first: dict[str, Any] = {"cell_type": "code", "id": "prepared", "metadata": {}}
    first |= {"source": PREPARED, "outputs": [], "execution_count": None}
    cells = [first, *notebook["cells"]]
    node = format.reads(json.dumps({**notebook, "cells": cells}), as_version=4)
    client: Any = NotebookClient(
        node, kernel_name="python3", timeout=300, resources={"metadata": {"path": str(work)}}
    )
    client.execute()
    done: dict[str, Any] = json.loads(format.writes(node))
    return {**done, "cells": done["cells"][1:]}


def _clean(notebook: dict[str, Any]) -> dict[str, Any]:
    cells = [_cell(cell, number) for number, cell in enumerate(notebook["cells"], 1)]
    count = 0
    for cell in cells:
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            for output in cell["outputs"]:
                if "execution_count" in output:
                    output["execution_count"] = count
    return {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}


def _cell(cell: dict[str, Any], number: int) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "cell_type": cell["cell_type"],
        "id": f"cell-{number}",
        "metadata": {},
        "source": cell["source"],
    }
    if cell["cell_type"] == "code":
        outputs = [shown for output in cell["outputs"] if (shown := _output(output))]
        kept |= {"execution_count": None, "outputs": outputs}
    return kept


def _output(output: dict[str, Any]) -> dict[str, Any] | None:
    if output["output_type"] == "stream":
        if output["name"] == "stderr":
            raise ValueError(f"expected nothing on standard error, found {text(output['text'])!r}")
        return output
    kind = next((kind for kind in KINDS if kind in output["data"]), None)
    if kind is None:
        return None
    return {**output, "data": {kind: output["data"][kind]}, "metadata": {}}


def text(lines: str | list[str]) -> str:
    """A text as the format keeps it, in one piece."""
    return lines if isinstance(lines, str) else "".join(lines)


def words(notebook: dict[str, Any]) -> list[str]:
    """What the cells say, line by line, with what is only form left out."""
    said: list[str] = []
    for number, cell in enumerate(notebook["cells"], 1):
        for output in cell.get("outputs", ()):
            said.append(f"cell {number}:")
            said += _said(output)
    return said


def _said(output: dict[str, Any]) -> list[str]:
    if output["output_type"] == "stream":
        return text(output["text"]).splitlines()
    [(kind, content)] = output["data"].items()
    if kind == "image/svg+xml":
        # Where things stand in a picture is for the library that draws it to say.
        return [" ".join(sorted(set(re.findall(r">([^<>\s][^<>]*)</text>", text(content)))))]
    if kind == "text/html":
        plain = html.unescape(_TAG.sub("\n", _STYLE.sub("", text(content))))
        return [line.strip() for line in plain.splitlines() if line.strip()]
    return text(content).splitlines()


def read(path: Path) -> dict[str, Any]:
    """A notebook as it is kept."""
    return json.loads(path.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Run the notebooks that are named, or all."""
    check = "--check" in arguments
    named = [Path(one) for one in arguments if not one.startswith("-")]
    failed = False
    for path in named or sorted(FOLDER.glob("*.ipynb")):
        kept = read(path)
        now = executed(kept)
        if not check:
            written = json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True)
            path.write_text(f"{written}\n", encoding="utf-8")
            print(f"{path.name}: written")
        elif (before := words(kept)) != (after := words(now)):
            failed = True
            print(*difflib.unified_diff(before, after, "kept", "now", lineterm=""), sep="\n")
            print(f"{path.name}: differs")
        else:
            print(f"{path.name}: as it is kept")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
