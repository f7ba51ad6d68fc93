"""The PDFs that we make, with what each of them claims to be.

What is made is kept, so that several tests can show it to several tools.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf

from einvoice import calculate, embed, to_pdfa
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from einvoice.pdf.embedding.files import AttachedFile
from einvoice.rendering import LANGUAGES, THEMES
from tests.builders import full_invoice, invoice
from tests.corpus_files import corpus_folder
from tests.oracle.sampling import evenly
from tests.pdf import test_to_pdfa as spoiling
from tests.pdf.making import attach, changed, ordinary, with_missing_font
from tests.pdf.test_xmp_making import CUSTOM, with_packet

TAGGED = "3a,ua1"
PROFILES = (
    "factur-x-minimum",
    "factur-x-basic-wl",
    "factur-x-basic",
    "factur-x-en16931",
    "factur-x-extended",
    "xrechnung-3.0",
    "xrechnung-3.0-extension",
    "extended-ctc-fr",
    "zugferd-1.0-basic",
    "zugferd-1.0-comfort",
    "zugferd-1.0-extended",
)
PAGES = (1, 2, 50, 500)
_LINES_A_PAGE = 16
_TEXT = AttachedFile(name="Bedingungen für alle.txt", data=b"terms")
_SPOILT = (
    spoiling.scripts,
    spoiling.annotations,
    spoiling.oddities,
    spoiling.image,
    spoiling.states,
    spoiling.newer,
)
_FACES = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF."""

    name: str
    data: bytes
    flavours: str = "3b"
    """What it claims to be, as veraPDF names it."""


@cache
def drawn_profiles() -> tuple[Made, ...]:
    """Our own pages with an invoice of each profile."""
    return tuple(
        Made(name, example_invoice().to_pdf(profile=name, on_loss="drop"), TAGGED)
        for name in PROFILES
    )


@cache
def drawn_looks(sample: int = 0) -> tuple[Made, ...]:
    """Every theme in every language; in a sample, each of both at least once."""
    pairs = [(theme, code) for theme in THEMES for code in LANGUAGES]
    if sample:
        themes = list(THEMES)
        pairs = [(themes[at % len(themes)], code) for at, code in enumerate(LANGUAGES)]
    return tuple(
        Made(f"{theme} {code}", example_invoice().to_pdf(language=code, theme=theme), TAGGED)
        for theme, code in pairs
    )


@cache
def drawn_contents() -> tuple[Made, ...]:
    """All that an invoice can say, in two languages, and files beside the invoice."""
    full = full_invoice()
    everything = full.to_pdf(profile="extended", on_loss="drop", language=("de", "en"))
    with_file = embed(
        example_invoice().to_pdf(),
        example_invoice(),
        existing="replace",
        attachments=[_TEXT],
        level="A",
        accessible=True,
    )
    return Made("full", everything, TAGGED), Made("attachment", with_file, TAGGED)


@cache
def drawn_pages(most: int) -> tuple[Made, ...]:
    """Documents of many pages."""
    return tuple(_of_pages(count) for count in PAGES if count <= most)


def _of_pages(count: int) -> Made:
    """A document of so many pages, or of the next few more."""
    if count == 1:
        data = invoice().to_pdf()
    else:
        lines = 4 if count == 2 else count * _LINES_A_PAGE
        data = of_lines(lines).to_pdf(profile="factur-x-en16931", language="en")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert count <= len(pdf.pages) <= count * 1.1, (count, len(pdf.pages))
    return Made(f"{count} pages", data, TAGGED)


def of_lines(count: int) -> Invoice:
    """An invoice whose totals are those of so many lines."""
    some = example_invoice().lines
    lines = [some[at % len(some)].replace(id=str(at + 1)) for at in range(count)]
    return calculate(example_invoice().replace(lines=lines))


@cache
def embedded() -> tuple[Made, ...]:
    """Every profile in pages of reportlab, and what else may be in a hybrid."""
    plain, two = ordinary(), ordinary(2)
    made = [
        *(Made(name, embed(two, invoice(), profile=name, on_loss="drop")) for name in PROFILES),
        Made("attachments", embed(plain, invoice(), attachments=[_TEXT])),
        Made("supporting", embed(plain, full_invoice(), profile="extended", on_loss="drop")),
        Made("earlier", embed(changed(plain, _attach_some), invoice(), pdfa="ensure")),
        Made("custom XMP", embed(with_packet(CUSTOM), invoice())),
        Made("replaced", embed(embed(plain, invoice()), invoice(), existing="replace")),
        Made("trusted", embed(to_pdfa(plain).pdf, invoice(), pdfa="trust")),
    ]
    return tuple(made)


def _attach_some(pdf: pikepdf.Pdf) -> None:
    for number in range(70):
        attach(pdf, f"{number}.txt", b"x")


@cache
def converted() -> tuple[Made, ...]:
    """What conversion mends, one by one, and fonts put in the place of missing ones."""
    made = [Made(one.__name__, to_pdfa(changed(ordinary(), one)).pdf) for one in _SPOILT]
    made += [
        Made(face, to_pdfa(with_missing_font(face), substitute_fonts=True).pdf) for face in _FACES
    ]
    made.append(Made("level U", to_pdfa(ordinary(), level="U").pdf, "3u"))
    return tuple(made)


@cache
def of_corpus(sample: int = 0) -> tuple[Made, ...]:
    """The hybrids of the corpus with another invoice in them, and converted once more."""
    paths = evenly(sorted((corpus_folder() / "pdf").glob("*.pdf")), sample)
    made = [Made(f"{one.stem} again", embed(one, invoice(), existing="replace")) for one in paths]
    return (*made, *(Made(f"{one.stem} converted", to_pdfa(one).pdf) for one in paths))


OWN: tuple[tuple[str, Callable[[int], Iterable[Made]]], ...] = (
    ("our pages, every profile", lambda _: drawn_profiles()),
    ("our pages, themes and languages", drawn_looks),
    ("our pages, all contents", lambda _: drawn_contents()),
    ("our pages, many of them", lambda sample: drawn_pages(50 if sample else max(PAGES))),
    ("embedded", lambda _: embedded()),
    ("converted", lambda _: converted()),
    ("hybrids of the corpus, embedded and converted", of_corpus),
)
"""By what they have in common, PDFs that need nothing but this project and the corpus."""


def put(folder: Path, made: Iterable[Made]) -> dict[Path, Made]:
    """Write them into a folder."""
    paths: dict[Path, Made] = {}
    for one in made:
        path = (folder / f"{len(paths):03d} {one.name.replace('/', '-')}.pdf").resolve()
        path.write_bytes(one.data)
        paths[path] = one
    return paths
