"""Who gets in: nothing tells a wrong link from one that leads nowhere."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from einvoice_server.details.links import Kind
from einvoice_server.operations import Effect
from einvoice_server.operator import suspend
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.details.fakes import DETAILS, ID, answering, registry
from tests.server.details.opening import get, link, parsed
from tests.server.products.making import made
from tests.server.running import Running, running

pytestmark = pytest.mark.programs


@dataclass
class Product:
    """A product of an account, and the link to it."""

    account: str
    id: str
    link: str


@pytest.fixture
def product(server: Running) -> Product:
    account = server.account()
    with server.client(server.key(account)) as client:
        id = str(made(client, name="Shown product")["productId"])
    return Product(account, id, link(server, account, Kind.PRODUCT, id))


def told(answer: httpx.Response) -> tuple[int, str, dict[str, str]]:
    """All that a visitor learns."""
    passing = ("date", "x-request-id")
    headers = {name: value for name, value in answer.headers.items() if name not in passing}
    return answer.status_code, answer.text, headers


def nothing(server: Running) -> tuple[int, str, dict[str, str]]:
    found = told(get(server.url + "/product/details/unknown?t=x"))
    assert found[0] == 404
    assert "There is nothing here" in found[1]
    return found


def test_a_link_opens_its_page(product: Product) -> None:
    answer = get(product.link)
    assert answer.status_code == 200
    assert parsed(answer).all("h1")[0].text == "Shown product"


def test_every_wrong_link_gets_the_same_page(server: Running, product: Product) -> None:
    address, _, token = product.link.partition("?t=")
    stranger = server.account()
    elsewhere = link(server, stranger, Kind.PRODUCT, product.id)
    other_day = datetime.now(UTC) + timedelta(days=1)
    expected = nothing(server)
    for wrong in (
        address,
        f"{address}?t=",
        f"{address}?t={token}x",
        f"{address}?t={token[:-1]}{'A' if token[-1] != 'A' else 'B'}",
        f"{address}?t={token}&t={token}",
        f"{address}?t={token.replace('.live.', '.test.')}",
        f"{address}?t={link(server, product.account, Kind.CUSTOMER, product.id).partition('=')[2]}",
        f"{address[:-1]}?t={token}",
        product.link.replace(product.id, product.id.upper()),
        f"{address}/pdf?t={token}",
        f"{address}/nothing?t={token}",
        elsewhere,
        link(server, product.account, Kind.PRODUCT, product.id, environment=Environment.TEST),
        link(server, product.account, Kind.PRODUCT, "unknown"),
        link(server, product.account, Kind.PRODUCT, "x y\n<b>"),
        link(server, "acc_unknown", Kind.PRODUCT, product.id, at=other_day),
        product.link.replace("/product/", "/user/"),
        product.link.replace("/product/", "/PRODUCT/"),
    ):
        assert told(get(wrong)) == expected, wrong


def test_a_document_that_is_gone_gets_the_same_page(server: Running, product: Product) -> None:
    with server.client(server.key(product.account)) as client:
        client.delete(f"/product/{product.id}").raise_for_status()
    assert told(get(product.link)) == nothing(server)


def test_the_pages_of_a_suspended_account_are_closed(server: Running, product: Product) -> None:
    tenant = Tenant(product.account, Environment.LIVE)
    server.do(suspend(server.services, tenant, True))
    assert told(get(product.link)) == nothing(server)
    server.do(suspend(server.services, tenant, False))
    assert get(product.link).status_code == 200


def test_an_expired_link_says_only_that_it_has_ended(server: Running, product: Product) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=server.services.settings.details_page_days + 1)
    gone = link(server, server.account(), Kind.PRODUCT, "unknown", at=long_ago)
    answers = [
        get(link(server, product.account, Kind.PRODUCT, product.id, at=long_ago)),
        get(gone),
        get(gone.replace("?", "/pdf?")),
    ]
    assert all(told(one) == told(answers[0]) for one in answers)
    assert answers[0].status_code == 404
    assert "This link has ended" in answers[0].text
    forged = gone[:-1] + ("A" if gone[-1] != "A" else "B")
    assert told(get(forged)) == nothing(server)


def test_a_kind_whose_operation_is_not_there_is_not_there(server: Running) -> None:
    account = server.account()
    for kind in Kind:
        assert get(link(server, account, kind, "some-id")).status_code == 404


def test_head_is_get_without_a_body(server: Running, product: Product) -> None:
    for address in (product.link, product.link[:-1] + "!"):
        whole, head = get(address), get(address, method="HEAD")
        assert head.content == b""
        assert told(head)[0] == whole.status_code
        assert told(head)[2] == told(whole)[2]
    assert get(product.link, method="POST").status_code == 405


def test_pages_are_kept_from_caches_search_engines_frames_and_referrers(
    server: Running, product: Product
) -> None:
    for address in (product.link, server.url + "/product/details/unknown?t=x"):
        headers = get(address).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        assert "script" not in policy


def test_who_asks_too_often_is_told_when_to_come_again(tmp_path: Path) -> None:
    with running(tmp_path, rate_limit_per_minute=60, rate_limit_burst=3) as server:
        address = server.url + "/product/details/unknown?t=x"
        answers = [get(address) for _ in range(4)]
        assert [one.status_code for one in answers[:3]] == [404, 404, 404]
        last = get(address)
        assert last.status_code == 429
        assert int(last.headers["Retry-After"]) >= 1
        assert "Too many requests" in last.text
        assert get(address + "&file=1").status_code == 429


def test_what_writes_is_never_done_and_what_is_turned_off_is_not_there(tmp_path: Path) -> None:
    writing = answering("get_invoice_details", DETAILS, effect=Effect.CHANGES)
    privileged = answering("get_invoice_details", DETAILS, scope="invoices:write")
    feature = Feature.INVOICE_DELETE_MODE
    turned_off = answering("get_invoice_details", DETAILS, feature=feature)
    fine = answering("get_invoice_details", DETAILS)
    for number, (operation, status) in enumerate(
        ((writing, 404), (privileged, 404), (turned_off, 404), (fine, 200))
    ):
        with running(tmp_path / str(number), registry=registry(operation)) as server:
            address = link(server, server.account(), Kind.INVOICE, ID)
            assert get(address).status_code == status


def test_the_log_of_a_real_server_has_the_page_and_not_the_token(tmp_path: Path) -> None:
    from tests.server.test_serve import key_in, started

    with started(tmp_path, EINVOICE_SERVER_LOG_LEVEL="DEBUG") as server:
        headers = {"X-API-KEY": key_in(server.shown)}
        asked = {"name": "Made", "unit": "H87", "tax": 19}
        with httpx.Client(base_url=server.url + "/api/v1", headers=headers) as client:
            id = client.post("/product", json=asked).raise_for_status().json()["productId"]
            account = client.get("/account").json()["accountId"]
        secret = "the-token-of-a-link"
        right = _signed(tmp_path, account, id)
        for token, status in ((right, 200), (secret, 404)):
            address = f"{server.url}/product/details/{id}"
            assert httpx.get(f"{address}?t={token}").status_code == status
            httpx.get(f"{address}/pdf?t={token}")
        lines = [one for one in server.lines() if one.get("path") == f"/product/details/{id}"]
        assert [one["status"] for one in lines] == [200, 404]
        assert lines[0]["operation"] == "page:product"
        assert lines[0]["account"] == account
        log = server.log.read_text(encoding="utf-8")
        assert secret not in log
        assert right not in log
        assert right.rpartition(".")[2] not in log
        assert "?t=" not in log


def _signed(folder: Path, account: str, id: str) -> str:
    """The token that a server with its own secret gives."""
    from einvoice_server.details.links import details_page
    from einvoice_server.kit.clock import SystemClock
    from einvoice_server.services import build_services
    from einvoice_server.settings import Settings

    services = build_services(Settings(data_dir=folder / "data"), SystemClock())
    tenant = Tenant(account, Environment.LIVE)
    address = details_page(services, tenant, Kind.PRODUCT, id, datetime.now(UTC))
    return address.partition("?t=")[2]
