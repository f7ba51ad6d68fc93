"""veraPDF and Mustang on the PDFs that we make: what they claim is what they are."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from einvoice import embed, to_pdfa
from einvoice.errors import NotConvertibleError
from einvoice.example import example_invoice
from einvoice.pdf.embedding.files import AttachedFile
from tests.builders import full_invoice, invoice
from tests.corpus_files import corpus_folder
from tests.oracle.mustang import mustang
from tests.oracle.producers import produced
from tests.oracle.verapdf import verapdf
from tests.pdf import test_to_pdfa as spoiling
from tests.pdf.making import attach, changed, ordinary, with_missing_font
from tests.pdf.test_xmp_making import CUSTOM, with_packet

pytestmark = pytest.mark.oracle

PROFILES = (
    "factur-x-minimum",
    "factur-x-basic-wl",
    "factur-x-basic",
    "factur-x-en16931",
    "factur-x-extended",
    "xrechnung-3.0",
    "xrechnung-3.0-extension",
    "extended-ctc-fr",
)
TEXT = AttachedFile(name="Bedingungen für alle.txt", data=b"terms")
SPOILT = (
    spoiling.scripts,
    spoiling.annotations,
    spoiling.oddities,
    spoiling.image,
    spoiling.states,
    spoiling.newer,
)
FACES = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")


def embedded_everywhere() -> Iterator[tuple[str, bytes]]:
    """Every profile in pages of reportlab, and what else may be in a hybrid."""
    for profile in PROFILES:
        yield profile, embed(ordinary(2), invoice(), profile=profile, on_loss="drop")
    yield "attachments", embed(ordinary(), invoice(), attachments=[TEXT])
    yield "supporting", embed(ordinary(), full_invoice(), profile="extended", on_loss="drop")
    yield "earlier", embed(changed(ordinary(), _attach_some), invoice(), pdfa="ensure")
    yield "custom-xmp", embed(with_packet(CUSTOM), invoice())
    yield "replaced", embed(embed(ordinary(), invoice()), invoice(), existing="replace")
    yield "trusted", embed(to_pdfa(ordinary()).pdf, invoice(), pdfa="trust")
    for path in sorted((corpus_folder() / "pdf").glob("*.pdf")):
        yield path.stem, embed(path, invoice(), existing="replace")


def converted() -> Iterator[tuple[str, bytes]]:
    """What conversion mends, one by one, and fonts put in the place of missing ones."""
    for spoil in SPOILT:
        yield spoil.__name__, to_pdfa(changed(ordinary(), spoil)).pdf
    for face in FACES:
        yield face, to_pdfa(with_missing_font(face), substitute_fonts=True).pdf
    for path in sorted((corpus_folder() / "pdf").glob("*.pdf")):
        yield path.stem, to_pdfa(path).pdf


def tagged() -> Iterator[tuple[str, bytes]]:
    """Pages of our own: every profile, and all that an invoice can say."""
    for profile in PROFILES:
        yield profile, invoice().to_pdf(profile=profile, on_loss="drop")
    yield "full", full_invoice().to_pdf(profile="extended", on_loss="drop", language=("de", "en"))
    many = example_invoice()
    lines = [line.replace(id=str(i)) for i in range(300) for line in many.lines[:1]]
    yield "long", many.replace(lines=lines).to_pdf(profile="en16931", language="en")


def _attach_some(pdf: spoiling.Pdf) -> None:
    for number in range(70):
        attach(pdf, f"{number}.txt", b"x")


def _judged(folder: Path, made: Iterator[tuple[str, bytes]], flavour: str) -> dict[str, list[str]]:
    """File -> the rules that it breaks; files that break none are left out."""
    paths: list[Path] = []
    for number, (name, data) in enumerate(made):
        paths.append(folder / f"{number}-{name}.pdf")
        paths[-1].write_bytes(data)
    assert paths
    return {
        verdict.file.name: [str(rule) for rule in verdict.failed] or [verdict.error]
        for verdict in verapdf(paths, flavour=flavour)
        if not verdict.compliant
    }


@pytest.mark.parametrize("made", [embedded_everywhere, converted])
def test_what_we_make_is_pdfa_3b(
    tmp_path: Path, made: Callable[[], Iterator[tuple[str, bytes]]]
) -> None:
    assert _judged(tmp_path, made(), "3b") == {}


def test_text_is_extractable_at_level_u(tmp_path: Path) -> None:
    done = to_pdfa(ordinary(), level="U").pdf
    assert _judged(tmp_path, iter([("u", done)]), "3u") == {}


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_what_we_draw_is_tagged(tmp_path: Path, flavour: str) -> None:
    assert _judged(tmp_path, tagged(), flavour) == {}


def test_what_is_embedded_without_a_claim_is_not_pdfa(tmp_path: Path) -> None:
    data = embed(with_missing_font(), invoice(), pdfa="none")
    assert _judged(tmp_path, iter([("none", data)]), "3b") != {}


def test_pdfs_of_other_producers_become_pdfa_or_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    done: list[tuple[str, bytes]] = []
    refused: dict[str, str] = {}
    for name, path in produced(source):
        if path is None:
            continue
        try:
            done.append((name, embed(path, invoice())))
            done.append((name, to_pdfa(path).pdf))
        except NotConvertibleError as error:
            refused[name] = str(error)
    # Ghostscript shares a soft mask with an image, which nobody here can judge.
    assert set(refused) <= {"ghostscript"}, refused
    assert _judged(tmp_path, iter(done), "3b") == {}


def test_mustang_accepts_our_hybrids(tmp_path: Path) -> None:
    paths: list[Path] = []
    for profile in ("factur-x-en16931", "xrechnung-3.0"):
        paths.append(tmp_path / f"{profile}.pdf")
        paths[-1].write_bytes(example_invoice().to_pdf(profile=profile, on_loss="drop"))
    verdicts = mustang(paths)
    assert {one.file.name: one.errors for one in verdicts if not one.valid} == {}
