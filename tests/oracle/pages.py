"""Web pages with an invoice on them, which several programs turn into PDFs."""

import base64
from functools import cache
from io import BytesIO
from typing import Literal

from PIL import Image

_ROWS = 60
_STYLE = """@page { size: A4; margin: 2cm }
body { font-family: 'DejaVu Sans'; font-size: 10pt }
h1 { background: #003366; color: #ffffff; padding: 8px; border-radius: 6px }
tr:nth-child(even) { background: rgba(0, 80, 160, 0.1) }
.pale { opacity: 0.6 }"""


@cache
def logo(kind: Literal["PNG", "JPEG"]) -> BytesIO:
    """A small picture: as PNG partly transparent."""
    picture = Image.new("RGBA", (48, 48))
    for x in range(48):
        for y in range(48):
            picture.putpixel((x, y), (5 * x, 5 * y, 128, min(255, 8 * x)))
    out = BytesIO()
    (picture if kind == "PNG" else picture.convert("RGB")).save(out, kind)
    return out


def invoice_page(more: str = "") -> str:
    """An invoice over pages: fonts and faces, pictures, transparency, links inside and outside."""
    rows = "".join(
        f"<tr><td>{number}</td><td><b>Bücher</b>, <i>gebunden</i>: Ωμέγα, Жук, Łódź</td>"
        f"<td>{number},50 €</td></tr>"
        for number in range(1, _ROWS + 1)
    )
    pictures = "".join(
        f'<img width="60" alt="" src="data:image/{kind.lower()};base64,'
        f'{base64.b64encode(logo(kind).getvalue()).decode()}">'
        for kind in ("PNG", "JPEG")
    )
    return f"""<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Rechnung 2026-001</title>
<style>{_STYLE}</style></head><body>
<h1 id="start">Rechnung 2026-001</h1>{pictures}
<p><a href="https://example.com">Fragen?</a> <a href="#end">Zur Summe</a></p>
<table><tr><th>Nr.</th><th>Was</th><th>Betrag</th></tr>{rows}</table>
{more}<p id="end" class="pale">Summe: 1.860,00 €. <a href="#start">Zum Anfang</a></p>
</body></html>"""


def form() -> str:
    """Fields to fill in."""
    return '<form><input type="text" value="Bestellung"><input type="checkbox" checked></form>'


def gradient() -> str:
    """A box whose colour changes from side to side."""
    return '<p style="background: linear-gradient(90deg, #003366, #99ccff)">Danke</p>'
