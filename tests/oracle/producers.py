"""Ordinary PDFs by other programs, as far as they are installed.

    python -m tests.oracle.producers FOLDER

writes one PDF of each there, and tells which are absent.
"""

import importlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.pdf.making import font_file, ordinary

_PAGE = """<html lang="de"><body style="font-family: 'DejaVu Sans'"><h1>Rechnung 2026-001</h1>
<table border="1"><tr><td>Bücher</td><td>23,80 €</td></tr></table>
<p style="opacity: 0.7">Danke. <a href="https://example.com">Fragen?</a></p></body></html>"""


def _module(name: str) -> Any:
    """A package without types, or None."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def _fpdf2(out: Path) -> bool:
    if (library := _module("fpdf")) is None:
        return False
    made = library.FPDF()
    made.add_page()
    made.add_font("Fira", "", str(font_file()))
    made.set_font("Fira", size=11)
    made.cell(0, 8, "Rechnung über 23,80 €", link="https://example.com")
    made.output(str(out))
    return True


def _weasyprint(out: Path) -> bool:
    if (library := _module("weasyprint")) is None:
        return False
    library.HTML(string=_PAGE).write_pdf(str(out))
    return True


def _cairo(out: Path) -> bool:
    if (library := _module("cairo") or _module("cairocffi")) is None:
        return False
    surface = library.PDFSurface(str(out), 595, 842)
    page = library.Context(surface)
    page.select_font_face("DejaVu Sans")
    page.set_font_size(11)
    page.move_to(60, 80)
    page.show_text("Rechnung über 23,80 €")
    page.set_source_rgba(1, 0, 0, 0.5)
    page.rectangle(60, 100, 80, 80)
    page.fill()
    surface.finish()
    return True


def _reportlab(out: Path) -> bool:
    out.write_bytes(ordinary(2))
    return True


def _command(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _chromium(out: Path) -> bool:
    if (program := _command("chromium", "chromium-browser", "google-chrome")) is None:
        return False
    page = _page_beside(out)
    _run(program, "--headless", "--no-sandbox", f"--print-to-pdf={out}", page.as_uri())
    return True


def _libreoffice(out: Path) -> bool:
    if (program := _command("soffice", "libreoffice")) is None:
        return False
    page = _page_beside(out)
    _run(program, "--headless", "--convert-to", "pdf", "--outdir", str(out.parent), str(page))
    page.with_suffix(".pdf").rename(out)
    return True


def _ghostscript(out: Path) -> bool:
    if (program := _command("gs")) is None:
        return False
    source = out.with_suffix(".in")
    source.write_bytes(ordinary())
    _run(program, "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-o{out}", str(source))
    return True


def _page_beside(out: Path) -> Path:
    page = out.with_name(f"{out.stem}-page.html")
    page.write_text(_PAGE, encoding="utf-8")
    return page


PRODUCERS: dict[str, Callable[[Path], bool]] = {
    "reportlab": _reportlab,
    "fpdf2": _fpdf2,
    "weasyprint": _weasyprint,
    "cairo": _cairo,
    "chromium": _chromium,
    "libreoffice": _libreoffice,
    "ghostscript": _ghostscript,
}


def produced(folder: Path) -> Iterator[tuple[str, Path | None]]:
    """Producer -> its PDF; None where it is not installed."""
    for name, make in PRODUCERS.items():
        path = folder / f"{name}.pdf"
        yield name, path if make(path) else None


def main() -> None:
    """Write the PDFs into the folder that is named."""
    for name, path in produced(Path(sys.argv[1])):
        print(f"{name}: {path or 'absent'}")


if __name__ == "__main__":
    main()
