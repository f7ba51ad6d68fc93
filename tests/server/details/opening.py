"""What tests of pages begin with: links, and pages taken apart."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser

import httpx

from einvoice_server.details.links import Kind, details_page
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running

EMPTY = frozenset({"meta", "link", "br", "input", "img"})


def link(
    server: Running,
    account: str,
    kind: Kind,
    id: str,
    *,
    environment: Environment = Environment.LIVE,
    at: datetime | None = None,
) -> str:
    """The address of a page on a server of tests."""
    tenant = Tenant(account, environment)
    address = details_page(server.services, tenant, kind, id, at or datetime.now(UTC))
    return address.replace(server.services.settings.public_url.rstrip("/"), server.url, 1)


def get(address: str, language: str = "en", method: str = "GET") -> httpx.Response:
    return httpx.request(method, address, headers={"Accept-Language": language}, timeout=30)


@dataclass
class Element:
    """A part of a page."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list["Element | str"])

    def all(self, *tags: str) -> list["Element"]:
        """The elements of some tags, in the order of the page."""
        found = list["Element"]()
        for one in self.inside:
            if isinstance(one, Element):
                found += [one] if one.tag in tags else []
                found += one.all(*tags)
        return found

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].inside.append(one)
        if tag not in EMPTY:
            self.stack.append(one)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.stack[-1].inside.append(data)


def parsed(answer: httpx.Response) -> Element:
    """A page taken apart; every element must be closed."""
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    parser = _Parser()
    parser.feed(answer.text)
    parser.close()
    assert len(parser.stack) == 1
    return parser.stack[0]


def facts(page: Element) -> dict[str, str]:
    """What the page says behind its labels."""
    labels = (one.text for one in page.all("dt"))
    return dict(zip(labels, (one.text for one in page.all("dd")), strict=True))


def rows(page: Element, caption: str) -> list[list[str]]:
    """The rows of the table of a caption, the heads first."""
    table = next(one for one in page.all("table") if one.all("caption")[0].text == caption)
    return [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]
