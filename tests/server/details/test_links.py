"""Links: what they open, for how long, and that nothing of them can be changed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from einvoice_server.details.counting import network_of
from einvoice_server.details.links import Ended, Kind, Opened, details_page, opened
from einvoice_server.kit.secret import Secret
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running

NOW = datetime(2026, 3, 30, 23, 59, tzinfo=UTC)
TENANT = Tenant("acc_1", Environment.LIVE)


@pytest.fixture
def secret(server: Running) -> Secret:
    return server.services.secret


def token(server: Running, tenant: Tenant = TENANT, kind: Kind = Kind.INVOICE) -> str:
    return details_page(server.services, tenant, kind, "INV-1", NOW).partition("?t=")[2]


def test_a_link_opens_one_document_of_one_tenant(server: Running, secret: Secret) -> None:
    found = opened(secret, Kind.INVOICE, "INV-1", token(server), NOW)
    assert found == Opened(TENANT, Kind.INVOICE, "INV-1", date(2026, 6, 28))


def test_a_link_opens_to_the_end_of_its_last_day_and_then_says_so(
    server: Running, secret: Secret
) -> None:
    last = NOW + timedelta(days=server.services.settings.details_page_days)
    assert isinstance(opened(secret, Kind.INVOICE, "INV-1", token(server), last), Opened)
    after = last + timedelta(minutes=1)
    assert opened(secret, Kind.INVOICE, "INV-1", token(server), after) == Ended()


def test_a_token_is_of_no_use_for_anything_else(server: Running, secret: Secret) -> None:
    given = token(server)
    assert opened(secret, Kind.IMPORT, "INV-1", given, NOW) is None
    assert opened(secret, Kind.INVOICE, "INV-2", given, NOW) is None
    assert opened(secret, Kind.INVOICE, "INV-1\n", given, NOW) is None
    for old, new in (("acc_1", "acc_2"), (".live.", ".test."), ("20260628", "20260629")):
        assert old in given
        assert opened(secret, Kind.INVOICE, "INV-1", given.replace(old, new), NOW) is None
    other = Secret("another secret, which is long enough to be one")
    assert opened(other, Kind.INVOICE, "INV-1", given, NOW) is None


def test_no_character_of_a_token_can_be_changed(server: Running, secret: Secret) -> None:
    given = token(server)
    for at, letter in enumerate(given):
        changed = given[:at] + ("A" if letter != "A" else "B") + given[at + 1 :]
        assert opened(secret, Kind.INVOICE, "INV-1", changed, NOW) is None


def test_an_old_token_with_a_wrong_mac_does_not_look_like_one_of_ours(
    server: Running, secret: Secret
) -> None:
    old = token(server).replace("20260628", "20200101")
    assert opened(secret, Kind.INVOICE, "INV-1", old, NOW) is None


@pytest.mark.parametrize(
    "given", ["", "x", "20261399.acc_1.live." + "A" * 24, "\u0660" * 8, "\ud800"]
)
def test_what_is_no_token_opens_nothing(secret: Secret, given: str) -> None:
    assert opened(secret, Kind.INVOICE, "INV-1", given, NOW) is None


def test_an_id_with_marks_stays_within_its_place_in_the_address(server: Running) -> None:
    address = details_page(server.services, TENANT, Kind.INVOICE, "a/b?c#d", NOW)
    assert "/invoice/details/a%2Fb%3Fc%23d?t=" in address


def test_addresses_are_counted_by_what_their_owner_cannot_choose() -> None:
    assert network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("2001:db8::1") == network_of("2001:db8:0:0:ffff::9")
    assert network_of("2001:db8::1") != network_of("2001:db8:0:1::1")
    assert network_of("::ffff:192.0.2.1") == "192.0.2.1"
    assert network_of("testclient") == "testclient"
