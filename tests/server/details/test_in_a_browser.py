"""The pages in a real browser: nothing is loaded, nothing runs, everything has a name."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from einvoice_server.details.links import Kind
from tests.browser.chromium import Tab, browser
from tests.server.details.fakes import ID, INVOICE
from tests.server.details.opening import link
from tests.server.products.making import made
from tests.server.running import Running, running

pytestmark = pytest.mark.browser
HOSTILE = "</style></title><script>document.title = 'run'</script><img src=x onerror=\"a\">"
LOADED = "performance.getEntriesByType('resource').map((one) => one.name)"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CONTRASTS = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    const colour = getComputedStyle(one).backgroundColor;
    return parts(colour)[3] === 0 ? ground(one.parentElement) : colour;
  };
  return [...document.querySelectorAll('main *, .top *, .end *')]
    .filter((one) => [...one.childNodes].some((o) => o.nodeType === 3 && o.data.trim()))
    .map((one) => {
      const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.outerHTML];
    }).filter(([contrast]) => contrast < 4.5);
})()"""


@pytest.fixture(scope="module")
def tab() -> Generator[Tab]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def invoice(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The page about an invoice."""
    with running(tmp_path_factory.mktemp("server"), registry=INVOICE) as server:
        yield link(server, server.account(), Kind.INVOICE, ID)


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_a_page_loads_nothing_and_can_be_read(tab: Tab, invoice: str, dark: bool) -> None:
    for width in (1200, 360):
        tab.size(width, dark=dark)
        tab.go(invoice)
        assert tab.value("document.styleSheets.length") == 1
        assert tab.value("getComputedStyle(document.body).margin") == "0px"
        assert tab.value(LOADED) == []
        assert tab.value(WIDER) is False
        assert tab.value(CONTRASTS) == []
        assert tab.complaints() == []


def test_what_can_be_reached_by_keyboard_has_a_name(tab: Tab, invoice: str) -> None:
    tab.go(invoice)
    nodes: list[dict[str, Any]] = tab._ask("Accessibility.getFullAXTree")["nodes"]  # pyright: ignore[reportPrivateUsage]
    wanted = ("link", "region", "table", "navigation", "heading")
    found = [
        (one["role"]["value"], one.get("name", {}).get("value", ""))
        for one in nodes
        if not one["ignored"] and one.get("role", {}).get("value") in wanted
    ]
    assert {role for role, _name in found} == set(wanted)
    assert [role for role, name in found if not name.strip()] == []
    roles = {one["role"]["value"] for one in nodes if not one["ignored"]}
    assert {"main", "banner", "contentinfo"} <= roles


def test_a_hostile_name_runs_nothing(tab: Tab, server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        id = str(made(client, name=HOSTILE, description=HOSTILE)["productId"])
    tab.go(link(server, account, Kind.PRODUCT, id))
    assert tab.value("document.querySelector('h1').textContent") == HOSTILE
    assert HOSTILE in tab.value("document.title")
    assert tab.value("document.querySelectorAll('script, img').length") == 0
    assert tab.complaints() == []


def test_the_policy_stops_a_script_that_got_in_all_the_same(tab: Tab, server: Running) -> None:
    tab.go(server.url + "/product/details/unknown?t=x")
    tab.value(
        "document.body.append(Object.assign(document.createElement('script'),"
        "{textContent: \"document.title = 'run'\"}))"
    )
    assert tab.value("document.title") != "run"
    assert "Content Security Policy" in json.dumps(tab.complaints())


def test_a_click_saves_the_file_and_stays_on_the_page(
    tab: Tab, invoice: str, tmp_path: Path
) -> None:
    tab.save_to(tmp_path)
    tab.go(invoice)
    tab.click(".files a")
    tab.wait(lambda: [one.name for one in tmp_path.iterdir()] == ["Größe 1.pdf"])
    assert (tmp_path / "Größe 1.pdf").read_bytes() == b"%PDF-"
    assert tab.value("location.href") == invoice
