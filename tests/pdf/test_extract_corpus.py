"""The hybrid PDFs of the corpus: what each holds, and what is odd about it."""

from pathlib import Path

import pytest

from einvoice import extract, read
from einvoice.errors import NoInvoiceInPdfError, UnknownSyntaxError
from tests.absence import absent
from tests.corpus_files import corpus_folder

FX, ZF1, ZF2 = "factur-x", "zugferd-1.0", "zugferd-2.0"

EXPECTED: dict[str, tuple[str, str, str, int, str]] = {
    "Avoir_FR_type381_BASIC": (FX, "factur-x.xml", "BASIC", 7533, "Data"),
    "Facture_DOM_BASICWL": (FX, "factur-x.xml", "BASIC WL", 4626, "Data"),
    "Facture_UE_MINIMUM": (FX, "factur-x.xml", "MINIMUM", 2679, "Data"),
    "MustangGnuaccountingBeispielRE-20140519_499": (
        *(ZF1, "ZUGFeRD-invoice.xml", "BASIC", 6526, "Alternative"),
    ),
    "XRECHNUNG_Einfach": ("xrechnung", "xrechnung.xml", "XRECHNUNG", 14460, "Source"),
    "ZUGFeRD_1p0_EXTENDED_Kostenrechnung": (
        *(ZF1, "ZUGFeRD-invoice.xml", "EXTENDED", 22938, "Alternative"),
    ),
    "acme_invoice-42_ZUGFeRD": (ZF1, "ZUGFeRD-invoice.xml", "BASIC", 3092, "Alternative"),
    "invoice_EN16931": (FX, "factur-x.xml", "EN 16931", 41914, "Source"),
    "sample_inofficial_20190125_atgp_factur-x_v_1_0": (
        *(FX, "factur-x.xml", "EN 16931", 11233, "Data"),
    ),
    "zugferd_2p0_EN16931_Einfach": (ZF2, "zugferd-invoice.xml", "EN 16931", 10702, "Alternative"),
    "zugferd_2p0_EXTENDED_Warenrechnung": (
        *(ZF2, "zugferd-invoice.xml", "EXTENDED", 26314, "Alternative"),
    ),
    "zugferd_2p1_EN16931_2_Teilrechnung": (FX, "factur-x.xml", "EN 16931", 12123, "Data"),
}
WITHOUT = ("Empty", "empty_pdf16", "invoice_pdf17")
RELEASE_CANDIDATE = "MustangGnuaccountingBeispielRE-20140519_499"


def pdf(name: str) -> Path:
    """A file of the corpus."""
    folder = corpus_folder() / "pdf"
    if not folder.is_dir():
        absent("the corpus of hybrid PDFs", remedy="put it into ../shared/corpus/pdf")
    return folder / f"{name}.pdf"


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hybrid_holds_what_it_is_known_to_hold(name: str) -> None:
    generation, file, level, size, relationship = EXPECTED[name]
    found = extract(pdf(name))
    assert found.generation is not None
    assert found.metadata is not None
    assert (found.generation.name, found.name) == (generation, file)
    assert (found.metadata.conformance_level, found.metadata.file_name) == (level, file)
    assert (len(found.xml), found.attachment.relationship) == (size, relationship)
    assert found.attachment.places == ("name-tree", "catalog")
    assert found.attachment.mime_type == "text/xml"
    assert found.issues == ()


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {RELEASE_CANDIDATE}))
def test_a_hybrid_is_read_as_the_invoice_in_it(name: str) -> None:
    result = read(pdf(name))
    assert result.invoice.number
    assert result.container is not None
    assert result.source == result.container.xml


def test_a_release_candidate_of_zugferd_is_found_and_refused_by_name() -> None:
    with pytest.raises(UnknownSyntaxError, match="release candidate"):
        read(pdf(RELEASE_CANDIDATE))


@pytest.mark.parametrize("name", WITHOUT)
def test_an_ordinary_pdf_holds_no_invoice(name: str) -> None:
    with pytest.raises(NoInvoiceInPdfError, match="no attachment"):
        extract(pdf(name))


def test_a_delivery_note_hangs_beside_the_invoice() -> None:
    [note] = extract(pdf("invoice_EN16931")).supplements
    assert (note.name, note.mime_type) == ("Bon_de_livraison.pdf", "application/pdf")
    assert (note.relationship, note.is_as_stated) == ("Unspecified", True)
    assert note.data.startswith(b"%PDF-")


def test_nothing_of_the_corpus_goes_unnoticed() -> None:
    names = {path.stem for path in pdf("Empty").parent.glob("*.pdf")}
    assert names == {*EXPECTED, *WITHOUT}
