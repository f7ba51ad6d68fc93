"""Shows the executed notebooks as pages when the documentation is built."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

PLACE = "<!-- notebook -->"
TABLES = "<style>table{border-collapse:collapse}th,td{padding:.2em .5em}</style>"
"""Data frames bring hardly any style of their own."""


def on_page_markdown(markdown: str, *, page: "Page", **_: object) -> str:
    """Put the cells where a page asks for them; called by MkDocs for every page."""
    if PLACE not in markdown or page.file.abs_src_path is None:
        return markdown
    notebook = Path(page.file.abs_src_path).with_suffix(".ipynb")
    return markdown.replace(PLACE, as_markdown(json.loads(notebook.read_text(encoding="utf-8"))))


def as_markdown(notebook: dict[str, Any]) -> str:
    """The cells of a notebook with what they show."""
    return "\n\n".join(part for cell in notebook["cells"] for part in _cell(cell))


def _cell(cell: dict[str, Any]) -> Iterator[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source
        return
    yield f"```python\n{source}\n```"
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            yield f"```text\n{''.join(output['text']).rstrip()}\n```"
        else:
            yield from (_shown(kind, "".join(text)) for kind, text in output["data"].items())


def _shown(kind: str, content: str) -> str:
    if kind == "image/svg+xml":
        # As a picture of its own: its styles and ids do not meet those of the page.
        data = b64encode(content.encode()).decode("ascii")
        return f'<p><img src="data:image/svg+xml;base64,{data}" alt="The chart drawn above"></p>'
    if kind == "text/html":
        # Without empty lines, which would end a block of HTML in a page; and in a tree of its own,
        # so that neither styles the other.
        lines = "\n".join(line for line in content.splitlines() if line.strip())
        return f'<div><template shadowrootmode="open">{TABLES}\n{lines}\n</template></div>'
    return f"```text\n{content.rstrip()}\n```"
