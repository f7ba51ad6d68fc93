"""What people see of the invoice: the pages of its PDF, and the drawing of what the XML says."""

import base64
import hashlib
import re
from collections.abc import Iterator

from einvoice.rendering.verbs import render_html
from einvoice.syntax.escape import replaced
from einvoice.viewing.gathering import Viewed
from einvoice.viewing.panes.words import notice, pane, text, words_of

MOST_DRAWN = 10_000_000
"""Characters of a drawing that is shown: browsers become slow with more."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def pages_pane(viewed: Viewed, address: str) -> Iterator[str]:
    """The pages as the browser shows PDFs; an address that is empty is none."""
    words = words_of(viewed.language)
    yield from pane("pages", words("pane", "pages"), _pages(viewed, address))


def _pages(viewed: Viewed, address: str) -> Iterator[str]:
    words = words_of(viewed.language)
    if not address:
        yield notice(words("text", "too_large"))
        return
    href, title = text(address), text(words("text", "pages_title"))
    # What browsers take as wishes: the width of the page, and no column of small pages.
    wishes = "" if address.startswith("data:") else text("#navpanes=0&view=FitH")
    yield f'<iframe src="{href}{wishes}" title="{title}"></iframe>\n'
    yield f'<p class="other quiet">{text(words("text", "pages_other"))} '
    yield f'<a href="{href}" data-pdf rel="noopener">{text(words("text", "pages_open"))}</a></p>\n'


def drawing_pane(viewed: Viewed, drawing: str) -> Iterator[str]:
    """The drawing of what the document states."""
    words = words_of(viewed.language)
    body: list[str] = []
    if viewed.is_healed and drawing:
        body.append(notice(words("text", "healed")))
    shown = f'<div class="sheet">{drawing}</div>\n' if drawing else ""
    reason = "no_drawing" if viewed.invoice is None else "large_drawing"
    body.append(shown or notice(words("text", reason)))
    yield from pane("drawing", words("pane", "drawing"), body)


def drawing_of(viewed: Viewed, theme: str) -> str:
    """The invoice as HTML with a style of its own; empty where there is none, or too much."""
    if viewed.invoice is None:
        return ""
    html = render_html(viewed.invoice, language=viewed.languages, theme=theme, fragment=True)
    return replaced(html) if len(html) <= MOST_DRAWN else ""


def style_hash(html: str) -> str:
    """The hash of the style in it, by which a policy allows that style and no other."""
    found = _STYLE.match(html)
    return sha256_of(found[1]) if found else ""


def sha256_of(source: str) -> str:
    """A style or a script as a policy names it."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
