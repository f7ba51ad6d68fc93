"""Own drawing comes in by overriding what stands around the text."""

from einvoice import render
from einvoice.example import example_invoice
from einvoice.rendering import Decor, Page
from tests.rendering.pdf_text import pages, text


class Ours(Decor):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[str] = []

    def header(self, page: Page) -> None:
        page.area(0, 0, page.width, 4)
        page.path([(0, 0), (10, 0), (0, 10)], colour="#112233")
        page.text(page.width / 2, 8, f"Ours {page.number} {page.total}", align="centre")

    def footer(self, page: Page) -> None:
        page.rule(25, 280, 50)
        page.text(25, 285, f"{page.number} of {page.total}", strong=True)
        page.text(190, 285, "x" * 500, align="right", room=30)

    def before(self, section: str, page: Page) -> None:
        self.sections.append(f"+{section}")

    def after(self, section: str, page: Page) -> None:
        self.sections.append(f"-{section}")


def test_header_and_footer_are_drawn_on_every_page_as_furniture() -> None:
    data = render(example_invoice(), decor=Ours())
    drawn = pages(data)
    assert len(drawn) == 2
    for number, page in enumerate(drawn, 1):
        furniture = [marked.text for marked in page if marked.mcid is None]
        assert f"Ours {number} None" in furniture
        assert f"{number} of 2" in furniture
    assert "Seite 1" not in text(data)


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    found = text(render(example_invoice(), decor=Ours()))
    assert "xxx…" in found
    assert "x" * 100 not in found


def test_sections_are_announced_before_and_after() -> None:
    ours = Ours()
    render(example_invoice(), decor=ours)
    assert ours.sections[:4] == ["+lines", "-lines", "+adjustments", "-adjustments"]
    assert len(ours.sections) == 2 * len({name[1:] for name in ours.sections})
