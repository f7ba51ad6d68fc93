"""Whatever bytes are given: a report or a typed error, within bounds."""

import random
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from einvoice import check_pdf
from einvoice.errors import EInvoiceError
from einvoice.pdf.limits import PdfLimits
from einvoice.pdf.preflight.xmp_packet import PacketError, read_packet
from tests.pdf.preflight.making import hybrid, packet


def survives(data: bytes) -> None:
    try:
        check_pdf(data)
    except EInvoiceError:
        pass


@pytest.mark.parametrize("seed", range(40))
def test_mutated_bytes_never_raise_anything_else(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(hybrid())
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    survives(bytes(data))


@pytest.mark.parametrize("share", range(1, 10))
def test_truncated_files_never_raise_anything_else(share: int) -> None:
    data = hybrid()
    survives(data[: len(data) * share // 10])


def test_a_bomb_in_a_page_is_refused_before_it_goes_off() -> None:
    def bomb(pdf: pikepdf.Pdf) -> None:
        packed = zlib.compress(bytes(20_000_000), 9)
        stream = pikepdf.Stream(pdf, packed)
        stream["/Filter"] = Name.FlateDecode
        pdf.pages[0].obj.Contents = stream

    with pytest.raises(EInvoiceError) as caught:
        check_pdf(hybrid(bomb), limits=PdfLimits(max_stream=1_000_000))
    assert caught.value.code == "pdf.limit-exceeded"


def test_a_page_of_endless_instructions_is_left_unchecked() -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, b"q Q\n" * 1_100_000)

    report = check_pdf(hybrid(fill))
    assert report.verdict.value == "not_checked"
    assert [one.kind for one in report.not_checked] == ["pdf-large"]


def test_a_structure_in_a_circle_ends() -> None:
    def circle(pdf: pikepdf.Pdf) -> None:
        one = pdf.make_indirect(Dictionary(S=Name.P))
        two = pdf.make_indirect(Dictionary(S=Name.P, K=one))
        one.K = Array([two, one])
        pdf.Root.StructTreeRoot = Dictionary(
            Type=Name.StructTreeRoot, K=one, ParentTree=Dictionary(Nums=Array([]))
        )

    survives(hybrid(circle, xmp=packet(conformance="A")))


def test_actions_in_a_circle_end() -> None:
    def circle(pdf: pikepdf.Pdf) -> None:
        one = pdf.make_indirect(Dictionary(S=Name.URI))
        one.Next = one
        pdf.Root.OpenAction = one

    survives(hybrid(circle))


def test_objects_nested_beyond_reason_do_not_exhaust_the_stack() -> None:
    data = hybrid()
    deep = b"[" * 5_000 + b"]" * 5_000
    survives(data.replace(b"/Marked", b"/X " + deep))
    survives(data.replace(b"/PageMode /UseNone", b"/X " + deep))


def test_types_without_an_end_do_not_exhaust_the_stack() -> None:
    text = packet().replace("Type>Text<", f"Type>{'bag ' * 20_000}Text<", 1)
    report = check_pdf(hybrid(xmp=text))
    assert report.verdict.value != "pass"


def test_metadata_nested_beyond_reason_are_refused() -> None:
    nested = "<rdf:Bag><rdf:li>" * 500 + "</rdf:li></rdf:Bag>" * 500
    with pytest.raises(PacketError):
        read_packet(packet().replace("Invoice 42", nested).encode())


def test_a_reference_table_with_a_billion_entries_is_not_counted_out() -> None:
    data = hybrid()
    survives(data.replace(b"xref\n0 ", b"xref\n0 9999999", 1))
