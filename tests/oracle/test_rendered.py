"""What is drawn is accessible: veraPDF finds nothing against PDF/UA-1 in any theme or language."""

from pathlib import Path

import pytest

from einvoice import render
from einvoice.example import example_invoice
from einvoice.rendering import LANGUAGES, THEMES
from tests.builders import full_invoice
from tests.oracle.verapdf import verapdf
from tests.rendering.test_pages import long_invoice
from tests.rendering.test_structure import LOGO

pytestmark = pytest.mark.oracle


def test_every_theme_and_language_is_pdf_ua(tmp_path: Path) -> None:
    drawn = {
        f"{theme}-{code}": render(example_invoice(), language=(code, "en"), theme=theme, logo=LOGO)
        for theme in THEMES
        for code in LANGUAGES
        if code != "en"
    }
    drawn |= {
        "full": render(full_invoice()),
        "long": render(long_invoice(1_000)),
        "letter": render(example_invoice(), language="en", paper="Letter"),
    }
    paths = [tmp_path / f"{name}.pdf" for name in drawn]
    for path, data in zip(paths, drawn.values(), strict=True):
        path.write_bytes(data)
    verdicts = dict(zip(drawn, verapdf(paths, flavour="ua1"), strict=True))
    assert {name: one.failed for name, one in verdicts.items() if not one.compliant} == {}
