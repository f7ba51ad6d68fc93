"""What is drawn alone is accessible: veraPDF finds nothing against PDF/UA-1 in it."""

import pytest

from einvoice import render
from einvoice.example import example_invoice
from tests.builders import full_invoice
from tests.oracle.hybrids import against, verdicts
from tests.oracle.made import Made
from tests.rendering.test_structure import LOGO

pytestmark = pytest.mark.oracle


def test_what_is_drawn_is_pdf_ua() -> None:
    drawn = {
        "full": render(full_invoice()),
        "bilingual": render(example_invoice(), language=("pl", "en"), theme="modern", logo=LOGO),
        "letter": render(example_invoice(), language="en", paper="Letter"),
    }
    judged = verdicts(Made(name, data, "ua1") for name, data in drawn.items())
    failed = {one.name: against(verdict) for one, verdict in judged}
    assert failed.keys() == drawn.keys()
    assert not any(failed.values()), failed
