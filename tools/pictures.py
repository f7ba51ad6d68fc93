"""Draws the pictures of the documentation that show what the library draws.

    python tools/pictures.py              # draws all of them
    python tools/pictures.py report       # draws those whose names contain a word

Needs `pdftoppm` (poppler) and Pillow. The same pages always make the same pictures.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from einvoice import render, validate, write
from einvoice.example import example_invoice

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
DOTS = 62
"""Dots per inch: two pages of A4 beside each other are as wide as a page of the documentation."""
MARGIN = 16
GROUND = "#e5e9ee"
COLOURS = 48
"""What anti-aliased text and a few tones need; more make the files larger, not better."""

Page = tuple[bytes, int]
"""A document, and the number of one of its pages."""


def classic() -> Iterator[Page]:
    """Two pages of the usual theme."""
    drawn = render(example_invoice())
    yield from ((drawn, 1), (drawn, 2))


def bilingual() -> Iterator[Page]:
    """Two pages in two languages, with a logo."""
    drawn = render(example_invoice(), language=("de", "en"), theme="modern", logo=logo())
    yield from ((drawn, 1), (drawn, 2))


def languages() -> Iterator[Page]:
    """The first page in French and in Polish."""
    yield render(example_invoice(), language="fr", theme={"base": "plain", "fold_marks": True}), 1
    yield render(example_invoice(), language="pl", theme="modern"), 1


def report() -> Iterator[Page]:
    """The report on an invoice with faults, in English and in German."""
    stated = example_invoice()
    assert stated.totals is not None
    assert stated.seller is not None
    wrong = stated.replace(
        totals=stated.totals.replace(amount_due=Decimal("1000.00")),
        seller=stated.seller.replace(contact=None),
    )
    data = write(wrong, syntax="ubl", profile="xrechnung")
    found = validate(data)
    yield found.to_pdf(source=data, name="invoice.xml"), 1
    yield found.to_pdf(language="de", source=data, name="invoice.xml"), 1


PICTURES: dict[str, Callable[[], Iterator[Page]]] = {
    "render-classic": classic,
    "render-bilingual": bilingual,
    "render-languages": languages,
    "report": report,
}


def logo() -> bytes:
    """A mark of nobody: a square with two bars beside it."""
    image = Image.new("RGB", (900, 230), "white")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 10, 215, 225), 45, fill="#0b6e69")
    draw.rectangle((290, 55, 890, 105), fill="#0b6e69")
    draw.rectangle((290, 150, 720, 200), fill="#5a6675")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def seen(page: Page) -> Image.Image:
    """A page as it is seen."""
    data, number = page
    with tempfile.TemporaryDirectory() as folder:
        drawn, shown = Path(folder, "drawn.pdf"), Path(folder, "shown")
        drawn.write_bytes(data)
        only = ("-f", str(number), "-l", str(number), "-singlefile")
        command = ("pdftoppm", "-r", str(DOTS), *only, "-png", str(drawn), str(shown))
        subprocess.run(command, check=True, timeout=60)
        return Image.open(BytesIO(shown.with_suffix(".png").read_bytes())).convert("RGB")


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pages on a table."""
    width = sum(page.width for page in pages) + MARGIN * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * MARGIN
    table = Image.new("RGB", (width, height), GROUND)
    x = MARGIN
    for page in pages:
        table.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    return table


def main(words: list[str]) -> None:
    """Draw the pictures that the words name, or all."""
    for name, pages in PICTURES.items():
        if words and not any(word in name for word in words):
            continue
        picture = beside([seen(page) for page in pages()])
        path = FOLDER / f"{name}.png"
        # With no dithering: flat areas stay flat, and the file small.
        few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        print(f"{path.name}: {picture.width} x {picture.height}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
