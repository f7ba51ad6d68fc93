"""Ordinary PDFs by other programs and libraries.

    python -m tests.oracle.producers FOLDER

writes every document of each there, and tells which producers are absent.
"""

import importlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.oracle.pages import form, gradient, invoice_page, logo
from tests.pdf.making import drawn, font_file, ordinary, with_missing_font

Maker = Callable[[Path], None]

_BY_PIP = "install tests/oracle/requirements.txt, as scripts/oracle does"
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Producer:
    """A program or library, and the documents that it is asked for."""

    is_present: Callable[[], bool]
    remedy: str
    """What to do where it is absent."""
    documents: Mapping[str, Maker]
    """By kind, what writes one into a file."""


def _library(name: str) -> Any:
    """A package without types."""
    return importlib.import_module(name)


def _packages(*names: str) -> Callable[[], bool]:
    return lambda: all(importlib.util.find_spec(name) is not None for name in names)


def _command(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _run(*names: str) -> Callable[..., None]:
    """Run the first of several programs that is there."""

    def run(*arguments: str) -> None:
        program = _command(*names)
        assert program is not None
        subprocess.run([program, *arguments], check=True, capture_output=True, timeout=_SECONDS)

    return run


def _program(*names: str) -> Callable[[], bool]:
    return lambda: _command(*names) is not None


_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LIBREOFFICE = ("soffice", "libreoffice")


def _chromium(html: str) -> Maker:
    def make(out: Path) -> None:
        page = _page_beside(out, html)
        _run(*_CHROMIUM)("--headless", "--no-sandbox", f"--print-to-pdf={out}", page.as_uri())

    return make


def _libreoffice(html: str) -> Maker:
    def make(out: Path) -> None:
        page = _page_beside(out, html)
        own = f"-env:UserInstallation={(out.parent / 'libreoffice').as_uri()}"
        to = ("--headless", "--convert-to", "pdf", "--outdir", str(out.parent), str(page))
        _run(*_LIBREOFFICE)(own, *to)
        page.with_suffix(".pdf").rename(out)

    return make


def _page_beside(out: Path, html: str) -> Path:
    page = out.with_name(f"{out.stem}-page.html")
    page.write_text(html, encoding="utf-8")
    return page


def _weasyprint(html: str) -> Maker:
    return lambda out: _library("weasyprint").HTML(string=html).write_pdf(str(out))


def _fpdf2(out: Path) -> None:
    made = _library("fpdf").FPDF()
    made.add_font("Fira", "", str(font_file()))
    for number in range(2):
        made.add_page()
        made.set_font("Fira", size=11)
        made.cell(0, 8, f"Rechnung über 23,80 €, Seite {number}", link="https://example.com")
        made.image(logo("PNG"), x=20, y=60, w=30)
        made.image(logo("JPEG"), x=60, y=60, w=30)
    made.output(str(out))


def _fpdf2_core_font(out: Path) -> None:
    made = _library("fpdf").FPDF()
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.cell(0, 8, "Invoice 2026-001")
    made.output(str(out))


def _cairo(*, with_gradient: bool) -> Maker:
    def make(out: Path) -> None:
        library = _library("cairocffi")
        surface = library.PDFSurface(str(out), 595, 842)
        page = library.Context(surface)
        for _ in range(2):
            page.select_font_face("DejaVu Sans")
            page.set_font_size(11)
            page.move_to(60, 80)
            page.show_text("Rechnung über 23,80 €")
            page.set_source_rgba(1, 0, 0, 0.5)
            if with_gradient:
                colours = library.LinearGradient(60, 0, 140, 0)
                colours.add_color_stop_rgb(0, 1, 0, 0)
                colours.add_color_stop_rgb(1, 0, 0, 1)
                page.set_source(colours)
            page.rectangle(60, 100, 80, 80)
            page.fill()
            surface.show_page()
        surface.finish()

    return make


def _ghostscript(source: Maker) -> Maker:
    def make(out: Path) -> None:
        given = out.with_suffix(".in")
        source(given)
        _run("gs")("-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-o{out}", str(given))

    return make


def _cmyk() -> bytes:
    def draw(page: Any) -> None:
        page.setFillColorCMYK(0.9, 0.4, 0, 0.2)
        page.rect(60, 700, 200, 20, fill=1)

    return drawn(draw)


def _written(source: Callable[[], bytes]) -> Maker:
    return lambda out: (out.write_bytes(source()), None)[1]


PRODUCERS: dict[str, Producer] = {
    "chromium": Producer(
        _program(*_CHROMIUM),
        "install the package chromium",
        {
            "invoice": _chromium(invoice_page()),
            "form": _chromium(invoice_page(form())),
            "gradient": _chromium(invoice_page(gradient())),
        },
    ),
    "libreoffice": Producer(
        _program(*_LIBREOFFICE),
        "install the package libreoffice-writer-nogui",
        {"invoice": _libreoffice(invoice_page()), "form": _libreoffice(invoice_page(form()))},
    ),
    "weasyprint": Producer(
        _packages("weasyprint"),
        _BY_PIP,
        {
            "invoice": _weasyprint(invoice_page()),
            "gradient": _weasyprint(invoice_page(gradient())),
        },
    ),
    "cairo": Producer(
        _packages("cairocffi"),
        _BY_PIP,
        {"invoice": _cairo(with_gradient=False), "gradient": _cairo(with_gradient=True)},
    ),
    "ghostscript": Producer(
        lambda: _program("gs")() and _packages("fpdf")(),
        "install the package ghostscript",
        {"invoice": _ghostscript(_fpdf2), "cmyk": _ghostscript(_written(_cmyk))},
    ),
    "reportlab": Producer(
        _packages("reportlab"),
        "install the extra pdf",
        {
            "invoice": _written(lambda: ordinary(2)),
            "core font": _written(with_missing_font),
            "cmyk": _written(_cmyk),
        },
    ),
    "fpdf2": Producer(
        _packages("fpdf"), _BY_PIP, {"invoice": _fpdf2, "core font": _fpdf2_core_font}
    ),
}


def main() -> None:
    """Write the PDFs into the folder that is named."""
    folder = Path(sys.argv[1]).resolve()
    for name, producer in PRODUCERS.items():
        if not producer.is_present():
            print(f"{name}: absent; {producer.remedy}")
            continue
        for kind, make in producer.documents.items():
            path = folder / f"{name} {kind}.pdf"
            make(path)
            print(path)


if __name__ == "__main__":
    main()
