"""The files that come with the document."""

from collections.abc import Iterator, Sequence

from einvoice.rendering.formats import size
from einvoice.rendering.language import language
from einvoice.viewing.files import File
from einvoice.viewing.gathering import Viewed
from einvoice.viewing.panes.words import notice, pane, short, text, words_of


def files_pane(viewed: Viewed, addresses: Sequence[str]) -> Iterator[str]:
    """Every file with a way to save it; an address that is empty is none."""
    words = words_of(viewed.language)
    body = _body(viewed, addresses)
    yield from pane("files", words("pane", "files"), body, count=len(viewed.files))


def _body(viewed: Viewed, addresses: Sequence[str]) -> Iterator[str]:
    words = words_of(viewed.language)
    if viewed.more_files:
        yield notice(words("text", "cut_files", count=len(viewed.files)))
    yield "<ul>\n"
    for file, address in zip(viewed.files, addresses, strict=True):
        yield f"<li><div><strong><bdi>{text(short(file.stated or file.name))}</bdi></strong>"
        facts = [short(file.description), short(file.kind)]
        if file.role:
            facts.insert(0, words("role", file.role))
        if file.size is not None:
            facts.append(size(file.size, language(viewed.language)))
        yield f'<p class="quiet">{text(" · ".join(filter(None, facts)))}</p></div>'
        yield f"<div>{_way(file, address, viewed)}</div></li>\n"
    yield "</ul>\n"


def _way(file: File, address: str, viewed: Viewed) -> str:
    words = words_of(viewed.language)
    if address:
        said = text(words("text", "download"))
        name = text(file.name)
        return f'<a href="{text(address)}" download="{name}" aria-label="{said}: {name}">{said}</a>'
    if file.held is None:
        # Where a stranger wants people to go is told, and no link.
        where = f"<br><code>{text(short(file.location))}</code>" if file.location else ""
        return f'<span class="quiet">{text(words("text", "linked"))}</span>{where}'
    reason = "undecodable" if file.size is None else "not_included"
    return f'<span class="quiet">{text(words("text", reason))}</span>'
