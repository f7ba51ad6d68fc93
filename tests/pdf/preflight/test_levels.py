"""Levels A and U: tags, languages, and what codes stand for."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String

from einvoice import check_pdf
from einvoice.pdf.preflight import PdfVerdict
from tests.builders import invoice
from tests.pdf.preflight.making import hybrid, packet, written


@cache
def tagged() -> bytes:
    """A tagged invoice, as the library draws it."""
    return invoice().to_pdf(profile="factur-x-en16931")


def changed(change: Callable[[Pdf], object]) -> bytes:
    """The tagged invoice with one thing broken."""
    with pikepdf.open(BytesIO(tagged())) as pdf:
        change(pdf)
        return written(pdf)


def elements(pdf: Pdf) -> list[pikepdf.Object]:
    """The structure elements."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and "/S" in one and "/P" in one and "/K" in one
    ]


def fonts(pdf: Pdf) -> list[pikepdf.Object]:
    """The fonts."""
    return [one for one in pdf.objects if isinstance(one, Dictionary) and "/ToUnicode" in one]


def circle(pdf: Pdf) -> None:
    """Let two types of our own stand for each other."""
    elements(pdf)[0]["/S"] = Name("/Mine")
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(Mine=Name("/Yours"), Yours=Name("/Mine"))


def remapped(pdf: Pdf) -> None:
    """Let a standard type stand for one of our own."""
    kind = str(elements(pdf)[0]["/S"])
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary({kind: Name("/Mine")})


def meaning(lines: bytes) -> Callable[[Pdf], None]:
    """Let the codes of all fonts stand for something else."""

    def change(pdf: Pdf) -> None:
        for font in fonts(pdf):
            font["/ToUnicode"].write(b"1 beginbfchar\n" + lines + b"endbfchar")

    return change


NOTHING = b"".join(b"<%04X> <0000>\n" % code for code in range(4000))


BROKEN: dict[str, tuple[str, Callable[[Pdf], object]]] = {
    "not marked": ("6.7.2.2-1", lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    "no structure": ("6.7.3.3-1", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "an unknown type": ("6.7.3.4-1", lambda pdf: elements(pdf)[0].__setitem__("/S", Name("/Mine"))),
    "an element without type": ("6.7.3.4-1", lambda pdf: elements(pdf)[0].__delitem__("/S")),
    "types in a circle": ("6.7.3.4-2", circle),
    "a standard type remapped": ("6.7.3.4-3", remapped),
    "a language that is none": (
        "6.7.4-1",
        lambda pdf: pdf.Root.__setitem__("/Lang", String("Deutsch (Österreich)")),
    ),
    "characters that only the font knows": (
        "6.2.11.7.3-1",
        meaning(NOTHING.replace(b"<0000>\n", b"<E001>\n")),
    ),
    "no tree of parents": (
        "PDF-STRUCTURE",
        lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
    ),
    "codes that stand for nothing": ("6.2.11.7.2-2", meaning(NOTHING)),
    "codes without meaning": ("6.2.11.7.2-1", meaning(b"<0001> <0041>\n")),
}


def test_a_tagged_invoice_passes_by_all_rules_of_level_a() -> None:
    report = check_pdf(tagged())
    assert report.findings == ()
    assert report.verdict is PdfVerdict.PASS
    assert (report.claim, report.rules_checked, report.rules) == ("3A", 155, 155)


@pytest.mark.parametrize("name", BROKEN)
def test_a_tagged_invoice_with_one_thing_broken_is_named(name: str) -> None:
    rule, change = BROKEN[name]
    assert rule in {one.rule for one in check_pdf(changed(change)).findings}


def test_an_untagged_file_can_claim_level_u_where_all_its_codes_have_meanings() -> None:
    report = check_pdf(hybrid(xmp=packet(conformance="U")))
    assert report.findings == ()
    assert (report.verdict, report.rules_checked) == (PdfVerdict.PASS, 148)


def test_rules_of_higher_levels_say_nothing_of_a_file_that_claims_level_b() -> None:
    assert check_pdf(hybrid()).findings == ()
