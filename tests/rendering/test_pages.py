"""Long invoices go on over pages: heads again, amounts carried, nothing twice, nothing lost."""

import re
from decimal import Decimal

import pytest

from einvoice import calculate, render
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Seller
from tests.builders import invoice, line
from tests.rendering.pdf_text import Marked, pages, squeezed, structure, text


def long_invoice(count: int) -> Invoice:
    some = example_invoice().lines
    lines = [some[at % 4].replace(id=str(at + 1)) for at in range(count)]
    return calculate(example_invoice().replace(lines=lines))


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def carried(page: list[Marked]) -> list[Decimal]:
    """The amounts behind the word for what is carried, from top to bottom."""
    texts = [marked.text for marked in page if marked.mcid is None]
    return [number(texts[at + 1]) for at, text in enumerate(texts) if text == "Übertrag"]


def test_what_is_carried_is_the_sum_of_the_lines_so_far() -> None:
    stated = long_invoice(150)
    drawn = pages(render(stated))
    assert len(drawn) > 6
    nets = [line.net_amount or Decimal(0) for line in stated.lines]
    seen = 0
    ends: list[Decimal] = []
    for page in drawn:
        amounts = carried(page)
        if ends:
            assert amounts[:1] == ends[-1:]
        ids = {marked.text for marked in page if marked.tag == "TD"} & {
            line.id for line in stated.lines
        }
        seen = max([seen, *(int(id) for id in ids if id)])
        if seen == len(nets):
            break
        assert amounts[-1] == sum(nets[:seen])
        ends.append(amounts[-1])
    assert len(ends) >= 5


def test_a_short_invoice_carries_nothing() -> None:
    assert "Übertrag" not in text(render(example_invoice()))


def test_sub_lines_and_headings_are_not_carried() -> None:
    part = line(id="1.1", net_amount=Decimal(7))
    group = line(id="0", status_reason_code="GROUP", net_amount=Decimal(1000))
    lines = [
        group,
        *(line(id=str(at), net_amount=Decimal(1), sub_lines=[part]) for at in range(60)),
    ]
    first = pages(render(invoice(lines=lines)))[0]
    shown = {marked.text for marked in first if marked.tag == "TD"}
    count = sum(str(at) in shown for at in range(60))
    assert carried(first) == [Decimal(count)] or carried(first) == [Decimal(count - 1)]


def test_every_further_page_of_a_table_repeats_its_head_as_furniture() -> None:
    data = render(long_invoice(60))
    heads = [
        [marked.mcid is None for marked in page if marked.text == "Bezeichnung"]
        for page in pages(data)
    ]
    assert heads[0] == [False]
    assert heads[1] == [True]
    tree, _ = structure(data)
    totals = 1  # a table whose rows have heads
    assert len(tree.find("THead")) == len(tree.find("Table")) - totals


def test_pages_are_numbered_with_their_count() -> None:
    drawn = pages(render(long_invoice(80)))
    for at, page in enumerate(drawn, 1):
        assert any(marked.text == f"Seite {at} von {len(drawn)}" for marked in page)


def test_every_line_of_many_is_drawn_once() -> None:
    stated = invoice(lines=[line(id=f"L{at:04}") for at in range(700)])
    found = re.findall(r"L[0-9]{4}", text(render(stated)))
    assert found == [f"L{at:04}" for at in range(700)]


def test_a_line_longer_than_a_page_is_broken_and_stays_whole() -> None:
    words = " ".join(f"word{at:05}" for at in range(4_000))
    data = render(invoice(lines=[line(item=Item(name="Long", description=words))]))
    assert len(pages(data)) > 3
    assert squeezed(words) in squeezed(text(data, artifacts=False))


@pytest.mark.parametrize("paper", ["A4", "Letter", "legal"])
@pytest.mark.parametrize("theme", ["classic", "modern", "plain"])
def test_text_stays_inside_the_page(paper: str, theme: str) -> None:
    wide = line(
        id="1" * 40,
        quantity=Decimal("-123456789012.123"),
        unit_code="ZZ",
        net_amount=Decimal("-98765432109876.54"),
        item=Item(name="W" * 300, description="\u00a0".join(["unbreakable"] * 60)),
    )
    stated = invoice(number="N" * 120, lines=[wide, Line(id="2", sub_lines=[wide])])
    height = {"A4": 841.89, "Letter": 792, "legal": 1008}[paper]
    for page in pages(render(stated, paper=paper, theme=theme)):
        for marked in page:
            for x, y in marked.positions:
                assert 0 < x < 612
                assert 0 < y < height


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_no_heading_is_left_alone_at_the_end_of_a_page(theme: str) -> None:
    for count in range(1, 30):
        for page in pages(render(long_invoice(count), theme=theme, language=("fr", "de"))):
            last = [marked for marked in page if marked.mcid is not None][-1]
            assert last.tag not in ("H1", "H2", "TH"), (count, last.text)


@pytest.mark.parametrize(("words", "size"), [(120, 9), (200, 9), (280, 9), (120, 12)])
def test_what_stands_below_a_heading_or_a_table_head_begins_on_its_page(
    words: int, size: int
) -> None:
    long = " ".join(["word"] * words)
    base = example_invoice()
    stated = base.replace(
        notes=[base.notes[0].replace(text=long)],
        supporting_documents=[base.supporting_documents[0].replace(description=long)],
    )
    heads = {"Bezeichnung", "Steuerart", "Beschreibung"}
    for count in range(1, 14):
        lines = [base.lines[0].replace(id=str(at)) for at in range(count)]
        data = render(stated.replace(lines=lines), theme={"size": size})
        for page in pages(data):
            content = [at for at, marked in enumerate(page) if marked.mcid is not None]
            last = page[content[-1]]
            assert last.tag not in ("H1", "H2", "TH"), (count, last.text)
            # Also where a head is repeated, and is no content.
            assert not any(marked.text in heads for marked in page[content[-1] :]), count


def test_a_head_of_any_size_stays_on_pages_and_whole() -> None:
    names = [f"name{at:04}" for at in range(400)]
    stated = invoice(
        seller=Seller(name="S" * 5_000, address=Address(line_1="L" * 3_000)),
        buyer=Buyer(name="\n".join(names)),
        buyer_reference="R" * 9_000,
    )
    data = render(stated, theme="modern")
    for page in pages(data):
        assert all(0 < y < 842 for marked in page for _, y in marked.positions)
    found = squeezed(text(data, artifacts=False))
    for value in ("S" * 5_000, "L" * 3_000, "".join(names), "R" * 9_000):
        assert value in found


def test_the_same_invoice_makes_the_same_bytes() -> None:
    assert render(long_invoice(30)) == render(long_invoice(30))
