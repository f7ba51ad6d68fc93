"""Nothing is sent into networks that are not public: by text, by name, or by a second answer."""

import asyncio
from collections.abc import Sequence

import pytest

from einvoice_server.outbound.addresses import is_public
from einvoice_server.outbound.client import Outbound
from einvoice_server.outbound.errors import OutboundError, RefusedTargetError
from einvoice_server.outbound.targets import TargetRules, target_of
from tests.server.running import Running
from tests.server.webhooks.receiver import Receiver

HOSTILE = [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0177.0.0.1/",
    "https://127.0.0.1.:443/",
    "https://1.2.3.0x4/",
    "https://0/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fe80::1%25eth0]/",
    "https://[64:ff9b::7f00:1]/",
    "https://localhost/",
    "https://localhost./",
    "https://printer/",
    "https://printer.local/",
    "https://metadata.google.internal/",
    "https://hooks.example.com.invalid/",
    "https://①②⑦.⓪.⓪.①/",
    "https://ⓛocalhost/",
    "https://127。0。0。1/",
    "https://hooks.example.com@127.0.0.1/",
    "https://user:password@receiver.example.com/",
    "https://receiver.example.com\\@127.0.0.1/",
    "https://receiver.example.com#@127.0.0.1/",
    "https://receiver.example.com:22/",
    "https://receiver.example.com:6379/",
    "https://receiver.example.com:99999/",
    "https://receiver.example.com:/",
    "https://receiver.example.com/a b",
    "https://receiver.example.com/a\r\nX-A: b",
    "https://receiver.example.com\t/",
    "https:///receiver.example.com/",
    "https:/receiver.example.com/",
    "//receiver.example.com/",
    "http://receiver.example.com/",
    "ftp://receiver.example.com/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "javascript:alert(1)",
    "https://receiver.example.com?x=1",
    "https://nobody-has-this-name.example.org/",
    "https://" + "a" * 64 + ".example.org/",
    "https://receiver.example.org/" + "a" * 2000,
    "",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_urls_are_refused_when_webhooks_are_made_and_changed(
    server: Running, url: str
) -> None:
    with server.new_client() as client:
        answer = client.post("/webhooks", json={"action": "invoiceCreated", "target": url})
        body = answer.json()
        assert (answer.status_code, body["code"], body["statusCode"]) == (400, "BAD_REQUEST", 400)
        assert body["errors"][0]["field"] == "target"
        assert client.get("/webhooks").json()["data"] == []
        good = {"action": "invoiceCreated", "target": "https://hooks.example.com/"}
        id = client.post("/webhooks", json=good).json()["webhookId"]
        assert client.patch(f"/webhooks/{id}", json={"target": url}).status_code == 400


@pytest.mark.parametrize("url", [url for url in HOSTILE if "nobody" not in url])
def test_hostile_urls_are_refused_as_text_before_any_name_is_resolved(url: str) -> None:
    with pytest.raises(RefusedTargetError):
        target_of(url, TargetRules())


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example.org",
        "https://Hooks.Example.org:443/a/b;c?d=e&f=%20",
        "https://xn--bcher-kva.example.org/x",
        "https://hooks.example.org:80/",
    ],
)
def test_ordinary_urls_are_taken(url: str) -> None:
    outbound, asked = resolving(["8.8.8.8", "2606:4700::1111"])
    target = asyncio.run(outbound.check(url))
    assert asked == [target.host]
    assert target.host == target.host.lower()


NOT_PUBLIC = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.0.9", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8"),
    *("64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378::1"),
    *("2001:db8::1", "2002:7f00:1::1", "2002:808:808::1", "3fff::1", "5f00::1"),
    *("fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"),
    *("2606:4700::1111%eth0", "not an address", ""),
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "172.15.0.1", "172.32.0.1", "2606:4700::1111"]
)
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


def resolving(*answers: Sequence[str]) -> tuple[Outbound, list[str]]:
    """An outbound whose resolver gives these answers, one after the other."""
    asked = list[str]()
    left = list(answers)
    outbound = Outbound(TargetRules())

    async def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return left.pop(0)

    outbound.resolve = resolve
    return outbound, asked


@pytest.mark.parametrize("address", NOT_PUBLIC[:-2])
def test_names_of_addresses_inside_are_refused_before_and_while_sending(address: str) -> None:
    outbound, _ = resolving([address], ["8.8.8.8", address], [address], ["8.8.8.8", address])
    for _ in range(2):
        with pytest.raises(RefusedTargetError) as refused:
            asyncio.run(outbound.check("https://hooks.example.com/"))
        assert address not in str(refused.value) or len(address) < 3
    for _ in range(2):
        with pytest.raises(RefusedTargetError):
            asyncio.run(outbound.post("https://hooks.example.com/", {}, b"{}", seconds=5))


def test_a_name_without_addresses_is_refused_in_the_same_words() -> None:
    outbound, _ = resolving([], ["10.0.0.1"])
    told = list[str]()
    for _ in range(2):
        with pytest.raises(RefusedTargetError) as refused:
            asyncio.run(outbound.check("https://hooks.example.com/"))
        told.append(str(refused.value))
    assert told[0] == told[1]


def test_a_name_that_leads_inside_the_second_time_is_refused_when_sending(
    receiver: Receiver,
) -> None:
    rules = TargetRules(ports=(receiver.port,), http=True)
    outbound, asked = resolving(["8.8.8.8"], ["127.0.0.1"])
    outbound_here = Outbound(rules)
    outbound_here.resolve = outbound.resolve
    url = f"http://rebinding.example.com:{receiver.port}/"
    asyncio.run(outbound_here.check(url))
    with pytest.raises(RefusedTargetError):
        asyncio.run(outbound_here.post(url, {}, b"{}", seconds=5))
    assert (receiver.received, len(asked)) == ([], 2)


def test_the_address_that_was_looked_at_is_dialled_and_the_resolver_asked_once(
    receiver: Receiver,
) -> None:
    host = f"receiver.example.com:{receiver.port}"
    outbound, asked = resolving(["127.0.0.1"])
    believed = Outbound(TargetRules(allowed=frozenset({host})))
    believed.resolve = outbound.resolve
    reply = asyncio.run(believed.post(f"http://{host}/x?y=1", {}, b"{}", seconds=5))
    assert (reply.status, asked) == (200, ["receiver.example.com"])
    assert (receiver.received[0].path, receiver.received[0].headers["host"]) == ("/x?y=1", host)


def test_only_the_exact_host_and_port_are_believed(receiver: Receiver) -> None:
    rules = TargetRules(allowed=frozenset({receiver.place}))
    assert target_of(receiver.url(), rules).place == receiver.place
    for other in ("http://127.0.0.1:1/", f"http://127.0.0.2:{receiver.port}/"):
        with pytest.raises(OutboundError):
            target_of(other, rules)


def test_proxies_of_the_environment_are_not_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    outbound = Outbound(TargetRules(allowed=frozenset({receiver.place})))
    assert asyncio.run(outbound.post(receiver.url(), {}, b"{}", seconds=5)).status == 200
