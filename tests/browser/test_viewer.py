"""The viewer in a real browser: what is clicked happens, and nothing of a stranger runs."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from einvoice import write
from einvoice.viewing import page_of, view_of
from einvoice.viewing.server import Viewer
from tests.browser.chromium import Tab, browser
from tests.pdf.hybrids import hybrid
from tests.report.reports import WRONG
from tests.viewing.documents import CLEAN, HOSTILE, WRONG_UBL, hostile, with_file

pytestmark = pytest.mark.browser
WIDE, MIDDLE, NARROW = 1760, 1200, 420
CARD = ".finding[data-path='totals.sum_of_lines']"
SHOWN = "[...document.querySelectorAll('.pane:not([hidden])')].map((one) => one.id)"
IN_SIGHT = """(() => {
  const one = document.querySelector(%r), pane = one.closest('.pane');
  const place = one.getBoundingClientRect(), around = pane.getBoundingClientRect();
  return !pane.hidden && place.height > 0 && place.top >= around.top - 1
    && place.bottom <= Math.min(around.bottom, innerHeight) + 1;
})()"""


@pytest.fixture(scope="module")
def opened() -> Generator[Tab]:
    with browser() as tab:
        yield tab


@pytest.fixture
def tab(opened: Tab) -> Tab:
    opened.scripts(allowed=True)
    opened.size(MIDDLE)
    return opened


@contextmanager
def viewing(data: bytes, name: str = "file.xml", language: str = "en") -> Generator[str]:
    viewer = Viewer(view_of(data, name, (language,)))
    viewer.start()
    try:
        yield viewer.address
    finally:
        viewer.close()


def marked(tab: Tab) -> list[str]:
    """The panes that something is marked in."""
    return tab.value("[...document.querySelectorAll('.marked')].map((o) => o.closest('.pane').id)")


def test_on_a_wide_screen_picture_content_and_findings_stand_side_by_side(tab: Tab) -> None:
    tab.size(WIDE)
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        assert tab.value(SHOWN) == ["drawing", "content", "findings"]
        tops: list[float] = tab.value(
            "[...document.querySelectorAll('.pane:not([hidden])')]"
            ".map((one) => one.getBoundingClientRect().top)"
        )
    assert len(set(tops)) == 1
    assert tab.complaints() == []


def test_a_click_on_a_finding_scrolls_to_its_place_in_drawing_content_and_xml(tab: Tab) -> None:
    tab.size(WIDE, 500)
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        assert not tab.value(IN_SIGHT % ".row[id='c20']")
        tab.click(CARD)
        assert sorted(marked(tab)) == ["content", "drawing", "source"]
        for pane in ("drawing", "content"):
            assert tab.value(IN_SIGHT % f"#{pane} .marked")
        assert "20.01" in tab.value("document.querySelector('#content .marked').innerText")
        tab.click("#tab-source")
        assert tab.value(IN_SIGHT % "#source .marked")
        assert "LineExtensionAmount" in tab.value(
            "document.querySelector('#source .marked').innerText"
        )
    assert tab.complaints() == []


def test_where_no_view_shows_the_place_the_first_that_can_is_turned_to(tab: Tab) -> None:
    with viewing(hybrid(write(WRONG, syntax="cii")), "h.pdf") as address:
        tab.go(address)
        assert tab.value(SHOWN) == ["pages", "findings"]
        tab.click(CARD)
        assert tab.value(SHOWN) == ["content", "findings"]
        assert tab.value(IN_SIGHT % "#content .marked")


def test_links_of_a_finding_lead_to_the_value_and_to_the_line(tab: Tab) -> None:
    tab.size(MIDDLE, 400)
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        tab.click(f"{CARD} .places a[href^='#x']")
        assert tab.value(SHOWN) == ["source", "findings"]
        assert tab.value(IN_SIGHT % "#source .marked")
        tab.click(f"{CARD} .places a[href^='#c']")
        assert tab.value(SHOWN) == ["content", "findings"]
        # A reader that does not look is led there as well.
        assert tab.value("document.activeElement.classList.contains('row')")
        tab.click("#content .row .where a")
        assert tab.value(SHOWN) == ["source", "findings"]


def test_tabs_turn_by_keyboard(tab: Tab) -> None:
    with viewing(CLEAN) as address:
        tab.go(address)
        tab.value("document.getElementById('tab-drawing').focus()")
        order: list[Any] = []
        for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
            tab.press(key)
            order.append(tab.value("document.activeElement.id"))
            assert tab.value("document.activeElement.getAttribute('aria-selected')") == "true"
        names = ("content", "source", "drawing", "source", "drawing", "source")
        assert order == [f"tab-{name}" for name in names]
        assert tab.value(SHOWN) == ["source", "findings"]
        assert tab.value("document.querySelectorAll('[role=tab][tabindex=\"0\"]').length") == 2


def test_the_tabs_say_what_they_are(tab: Tab) -> None:
    with viewing(CLEAN) as address:
        tab.go(address)
        assert tab.value(
            "[...document.querySelectorAll('[role=tab]')].every((tab) => {"
            "  const pane = document.getElementById(tab.getAttribute('aria-controls'));"
            "  return pane.getAttribute('role') === 'tabpanel'"
            "    && tab.parentElement.getAttribute('role') === 'tablist'"
            "    && pane.getAttribute('aria-labelledby') === tab.id; })"
        )


def test_the_content_is_searched_and_what_leads_there_brings_it_back(tab: Tab) -> None:
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        tab.click("#tab-content")
        tab.click("#search")
        tab.type("buyer ltd")
        visible = (
            "[...document.querySelectorAll('.row')].filter((one) => one.offsetParent)"
            ".map((one) => one.querySelector('.value').innerText)"
        )
        assert set(tab.value(visible)) == {"Example Buyer Ltd"}
        assert "values" in tab.value("document.getElementById('shown').innerText")
        tab.click(CARD)
        assert tab.value(IN_SIGHT % "#content .marked")
        assert len(tab.value(visible)) > 20


def test_a_narrow_screen_has_one_column_and_nothing_beside_it(tab: Tab) -> None:
    tab.size(NARROW)
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        assert tab.value(SHOWN) == ["findings"]
        for name in ("drawing", "content", "source", "files", "about", "findings"):
            tab.click(f"#tab-{name}")
            assert tab.value(SHOWN) == [name]
            assert tab.value("document.documentElement.scrollWidth") <= NARROW
        tab.click(CARD)
        assert tab.value(SHOWN) == ["content"]
        assert tab.value(IN_SIGHT % "#content .marked")


def test_a_screen_that_changes_keeps_what_it_showed(tab: Tab) -> None:
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        tab.click("#tab-source")
        tab.size(WIDE)
        tab.until(f"{SHOWN}.length === 3")
        assert tab.value(SHOWN) == ["drawing", "source", "findings"]


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground(tab: Tab, dark: bool) -> None:
    tab.size(WIDE, dark=dark)
    with viewing(WRONG_UBL) as address:
        tab.go(address)
        tab.click(CARD)
        faint = tab.value(CONTRASTS)
    assert faint == []


CONTRASTS = """(() => {
  const parts = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !one.offsetParent) continue;
    const [a, b] = [light(parts(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.add(`${one.className || one.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...found];
})()"""
"""What has a contrast below that which WCAG asks for."""


def test_without_scripts_everything_can_be_read(tab: Tab) -> None:
    tab.scripts(allowed=False)
    for width in (WIDE, NARROW):
        tab.size(width)
        with viewing(WRONG_UBL) as address:
            tab.go(address)
            assert tab.value(
                "[...document.querySelectorAll('.pane')].every((one) => one.offsetHeight > 40)"
            )
            assert not tab.value("!!document.querySelector('#search').offsetParent")
            tab.click(f"{CARD} .places a[href^='#c']")
            tab.until("location.hash.startsWith('#c')")


def test_nothing_of_a_hostile_document_runs(tab: Tab) -> None:
    with viewing(hostile(), HOSTILE) as address:
        tab.go(address)
        for name in ("drawing", "content", "source", "files", "about"):
            tab.click(f"#tab-{name}")
        assert tab.value("window.pwned") is None
        assert tab.value("document.images.length") == 0
        assert tab.value("document.scripts.length") == 1
    assert tab.complaints() == []


def test_what_slipped_into_the_page_would_not_run_either(tab: Tab, tmp_path: Path) -> None:
    slipped = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'>"
    page = page_of(view_of(CLEAN, "x")).html.replace("<main", f"{slipped}<main")
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    tab.go(path.as_uri())
    assert tab.value("window.pwned") is None
    assert tab.value("document.querySelectorAll('[role=tab]').length") == 6  # ours does run
    assert any("Content Security Policy" in one for one in tab.complaints())


@pytest.mark.parametrize("served", [True, False])
def test_the_pages_of_a_pdf_are_shown(tab: Tab, tmp_path: Path, served: bool) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of(view_of(hybrid(), "h.pdf")).html, encoding="utf-8")
    with viewing(hybrid(), "h.pdf") as address:
        tab.go(address if served else path.as_uri())
        tab.until("document.querySelector('iframe').offsetHeight > 300")
        start = "http://127.0.0.1" if served else "blob:"
        assert tab.value("document.querySelector('iframe').src").startswith(start)
    assert tab.complaints() == []


def test_a_file_is_saved_and_not_shown(tab: Tab, tmp_path: Path) -> None:
    tab.save_to(tmp_path)
    with viewing(with_file()) as address:
        tab.go(address)
        tab.click("#tab-files")
        tab.click("#files a[download='hours.csv']")
        saved = tmp_path / "hours.csv"
        tab.wait(lambda: saved.is_file() and saved.stat().st_size > 0)
        assert saved.read_bytes() == b"day;hours\n1;8\n"
        assert tab.value("location.href") == address
