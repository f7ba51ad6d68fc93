"""A tree of pages that does not say what it is: what libraries mend in silence is noticed."""

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf

from einvoice import check_pdf
from einvoice.pdf.preflight import PdfVerdict
from tests.pdf.making import changed
from tests.pdf.preflight.making import hybrid


def test_a_good_tree_is_no_gap() -> None:
    assert check_pdf(hybrid()).verdict is PdfVerdict.PASS


def pages_of(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root["/Pages"]


def page_without_type(pdf: Pdf) -> None:
    del pages_of(pdf)["/Kids"][0]["/Type"]


def page_of_another_type(pdf: Pdf) -> None:
    pages_of(pdf)["/Kids"][0]["/Type"] = Name.X


def tree_of_another_type(pdf: Pdf) -> None:
    pages_of(pdf)["/Type"] = Name.Page


def a_page_twice(pdf: Pdf) -> None:
    kids = pages_of(pdf)["/Kids"]
    pages_of(pdf)["/Kids"] = Array([*kids, kids[0]])


def a_size_of_three_numbers(pdf: Pdf) -> None:
    del pages_of(pdf)["/Kids"][0]["/MediaBox"][3]


@pytest.mark.parametrize(
    "change",
    [
        page_without_type,
        page_of_another_type,
        tree_of_another_type,
        a_page_twice,
        a_size_of_three_numbers,
    ],
)
def test_a_broken_tree_is_no_pass(change: Callable[[Pdf], None]) -> None:
    report = check_pdf(changed(hybrid(), change))
    assert report.verdict is not PdfVerdict.PASS
    assert "pdf-damaged" in {gap.kind for gap in report.not_checked}
