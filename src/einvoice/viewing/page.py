"""The page: one file of HTML that loads nothing, runs only our script and holds all of a view."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from einvoice._version import __version__
from einvoice.rendering.formats import money
from einvoice.rendering.language import Languages
from einvoice.viewing.gathering import Viewed
from einvoice.viewing.panes.about import about_pane
from einvoice.viewing.panes.content import content_pane
from einvoice.viewing.panes.files import files_pane
from einvoice.viewing.panes.findings import findings_pane
from einvoice.viewing.panes.pictures import (
    drawing_of,
    drawing_pane,
    pages_pane,
    sha256_of,
    style_hash,
)
from einvoice.viewing.panes.source import source_pane
from einvoice.viewing.panes.words import short, text, words_of
from einvoice.viewing.places import Lines
from einvoice.viewing.rows import Rows

PDF_ADDRESS = "document.pdf"
"""Where a server has the PDF, seen from the page."""
FILES_ADDRESS = "files"
"""Where it has the other files: by their numbers."""
MOST_EMBEDDED = 5 * 1024 * 1024
"""Bytes of the PDF, and of all files together, that a page holds itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the policy that keeps everything of a stranger in it from running."""

    html: str = field(repr=False)
    policy: str
    """The Content-Security-Policy; the page states it itself, too."""


def page_of(viewed: Viewed, *, theme: str = "classic", served: bool = False) -> Page:
    """The page of a view: alone it holds its files, `served` it asks a `Viewer` for them."""
    drawing = drawing_of(viewed, theme)
    pdf, addresses = _served(viewed) if served else _embedded(viewed)
    policy = _policy(drawing, _frames(viewed, pdf, served=served))
    lines = Lines(viewed.reading, viewed.source)
    rows = Rows(viewed.content, lines, viewed.language)
    words = words_of(viewed.language)
    title = " · ".join(filter(None, (_title(viewed), short(viewed.name))))
    html = "".join(
        (
            f'<!doctype html>\n<html lang="{viewed.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
            f"<title>{text(title)}</title>\n<style>{_asset('style.css')}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#findings">{text(words("text", "skip"))}</a>\n',
            *_banner(viewed),
            f'<main aria-label="{text(words("text", "panes"))}">\n',
            *findings_pane(viewed.report, rows, lines),
            *(pages_pane(viewed, pdf) if viewed.pdf is not None else ()),
            *drawing_pane(viewed, drawing),
            *content_pane(viewed, rows, lines),
            *source_pane(viewed),
            *files_pane(viewed, addresses),
            *about_pane(viewed.report),
            f"</main>\n<footer>{text(words('text', 'made_by', version=__version__))}</footer>\n"
            f"<script>{_asset('script.js')}</script>\n</body>\n</html>\n",
        )
    )
    return Page(html, policy)


@cache
def _asset(name: str) -> str:
    return files("einvoice.viewing").joinpath(name).read_text(encoding="utf-8")


def _policy(drawing: str, frames: str) -> str:
    styles = " ".join(filter(None, (sha256_of(_asset("style.css")), style_hash(drawing))))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {sha256_of(_asset('script.js'))}",
            f"style-src {styles}",
            "img-src data:",
            f"frame-src {frames}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _frames(viewed: Viewed, pdf: str, *, served: bool) -> str:
    if viewed.pdf is None or not pdf:
        return "'none'"
    return "'self'" if served else "data: blob:"


def _served(viewed: Viewed) -> tuple[str, Sequence[str]]:
    addresses = [
        f"{FILES_ADDRESS}/{number}" if file.size is not None else ""
        for number, file in enumerate(viewed.files)
    ]
    return PDF_ADDRESS, addresses


def _embedded(viewed: Viewed) -> tuple[str, Sequence[str]]:
    """The files as addresses that hold them, as long as they are not too large."""
    pdf = ""
    if viewed.pdf is not None and len(viewed.pdf) < MOST_EMBEDDED:
        pdf = _data_address("application/pdf", viewed.pdf)
    left = MOST_EMBEDDED
    addresses: list[str] = []
    for file in viewed.files:
        data = file.data() if file.size is not None and file.size < left else None
        left -= len(data) if data is not None else 0
        addresses.append("" if data is None else _data_address("application/octet-stream", data))
    return pdf, addresses


def _data_address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _banner(viewed: Viewed) -> Iterator[str]:
    report, invoice = viewed.report, viewed.invoice
    yield '<header class="top">\n<div class="name">'
    yield f"<h1>{text(_title(viewed) or short(viewed.name))}</h1>\n"
    if invoice is not None:
        parties = (invoice.seller and invoice.seller.name, invoice.buyer and invoice.buyer.name)
        named = (f"<bdi>{text(short(one))}</bdi>" for one in parties if one)
        yield f'<p class="parties">{" → ".join(named)}</p>\n'
    profile = viewed.reading.profile if viewed.reading else None
    told = f" · {text(profile.title)}" if profile else ""
    yield f'<p class="file"><bdi>{text(short(viewed.name))}</bdi>{told}</p>\n</div>\n'
    yield from _due(viewed)
    counts = " · ".join(f"{label}: {count}" for _severity, label, count in report.counts)
    yield f'<div class="verdict {report.outcome}" role="status">'
    yield f"<strong>{text(report.verdict)}</strong> "
    yield f'<span class="quiet">{text(counts or report.sentence)}</span></div>\n</header>\n'


def _due(viewed: Viewed) -> Iterator[str]:
    invoice = viewed.invoice
    if invoice is None or invoice.totals is None or invoice.totals.amount_due is None:
        return
    languages = Languages(viewed.language)
    amount = money(invoice.totals.amount_due, languages.main, invoice.currency_code)
    label = languages.field("Totals", "amount_due")[0].text
    yield f'<p class="due"><span class="quiet">{text(label)}</span> '
    yield f"<strong>{text(amount)}</strong></p>\n"


def _title(viewed: Viewed) -> str:
    """What kind of document it is, and its number."""
    invoice = viewed.invoice
    if invoice is None:
        return ""
    languages = Languages(viewed.language)
    kind = languages.code("document_types", invoice.type_code or "")
    name = kind[0].text if kind else languages.say("invoice")[0].text
    return short(f"{name} {invoice.number or ''}".strip())
