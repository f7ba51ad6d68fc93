"""What happened is told if and only if it is committed, to those who subscribed, at least once."""

import asyncio
import sqlite3
import threading
from typing import cast

import pytest
from sqlalchemy import event, select, update

from einvoice_server.audit.changes import UNAUDITED
from einvoice_server.jobs.leases import LEASE
from einvoice_server.kit.database import DRIVER
from einvoice_server.operator import as_operator
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS
from einvoice_server.webhooks.tables import Webhook
from tests.server.webhooks.desk import Desk
from tests.server.webhooks.receiver import Answer


class UndoneError(Exception):
    pass


def test_what_is_rolled_back_is_told_to_nobody(desk: Desk) -> None:
    webhook = desk.subscribe()

    async def do(unit: Unit) -> None:
        await emit(unit, Event.INVOICE_CREATE, PAYLOADS[Event.INVOICE_CREATE].example)
        raise UndoneError

    with pytest.raises(UndoneError):
        desk.server.do(as_operator(desk.server.services, desk.tenant, "undo", do))
    assert desk.work() == 0
    assert (desk.deliveries(webhook), desk.receiver.received) == ([], [])


def test_only_subscribers_of_the_event_the_account_and_the_environment_are_told(
    desk: Desk,
) -> None:
    both = [desk.subscribe(), desk.subscribe()]
    desk.subscribe("invoiceSent")
    desk.subscribe(isActive=False)
    for tenant in (
        Tenant(desk.tenant.account_id, Environment.TEST),
        Tenant(desk.server.account(), Environment.LIVE),
    ):
        with desk.server.client(
            desk.server.key(tenant.account_id, environment=tenant.environment)
        ) as client:
            told = {"action": "invoiceCreated", "target": desk.receiver.url("/foreign")}
            assert client.post("/webhooks", json=told).status_code == 201
    desk.tell()
    assert desk.work() == 2
    assert [request.path for request in desk.receiver.received] == ["/hook", "/hook"]
    assert len(set(desk.receiver.ids)) == 1, "one event has one id"
    deliveries = [desk.deliveries(webhook)[0]["deliveryId"] for webhook in both]
    assert len(set(deliveries)) == 2


def test_where_nobody_subscribed_one_query_is_all_for_a_whole_batch(desk: Desk) -> None:
    said = list[str]()
    engine = desk.server.services.database.engine.sync_engine

    def note(*given: object) -> None:
        said.append(str(given[2]))

    async def do(unit: Unit) -> None:
        driver = cast("sqlite3.Connection | None", unit.session.sync_session.info.get(DRIVER))
        if driver is not None:  # some statements go to it by themselves
            driver.set_trace_callback(said.append)
        else:
            event.listen(engine, "before_cursor_execute", note)
        try:
            for _ in range(10):
                await emit(unit, Event.INVOICE_CREATE, PAYLOADS[Event.INVOICE_CREATE].example)
        finally:
            if driver is not None:
                driver.set_trace_callback(None)
            else:
                event.remove(engine, "before_cursor_execute", note)

    desk.server.do(as_operator(desk.server.services, desk.tenant, "tell", do))
    assert len([one for one in said if "webhook" in one]) == 1


def test_a_worker_that_is_gone_after_sending_leaves_it_to_another_under_the_same_id(
    desk: Desk,
) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(after=(ended := threading.Event()))]
    desk.tell()

    async def die_after_sending() -> None:
        working = asyncio.create_task(desk.worker().drain())
        await asyncio.to_thread(desk.receiver.arrived.wait, 30)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)

    desk.server.do(die_after_sending())
    ended.set()
    assert desk.work() == 0, "the first may still be at it"
    desk.clock.forward(LEASE)
    assert desk.work() == 1
    assert len(desk.receiver.received) == 2
    assert len(set(desk.receiver.ids)) == 1
    assert [one["status"] for one in desk.deliveries(webhook)] == ["delivered"]


def test_a_worker_that_was_given_up_does_not_write_over_what_another_wrote(desk: Desk) -> None:
    webhook = desk.subscribe()
    ended = threading.Event()
    desk.receiver.answers += [Answer(500, after=ended), Answer(200)]
    desk.tell()

    async def both() -> None:
        slow = asyncio.create_task(desk.worker().drain())
        await asyncio.to_thread(desk.receiver.arrived.wait, 30)
        desk.clock.forward(LEASE)
        assert await desk.worker().drain() == 1
        ended.set()
        await slow

    desk.server.do(both())
    delivery = desk.delivery(webhook)
    assert (delivery.status, delivery.attempts) == ("delivered", 1)


def test_a_failure_that_is_told_after_the_end_plans_nothing(desk: Desk) -> None:
    webhook = desk.subscribe()
    ended = threading.Event()
    desk.receiver.answers += [Answer(500, after=ended)]
    desk.tell()

    async def switch_off_meanwhile() -> None:
        working = asyncio.create_task(desk.worker().drain())
        await asyncio.to_thread(desk.receiver.arrived.wait, 30)
        off = {"isActive": False}
        await asyncio.to_thread(desk.client.patch, f"/webhooks/{webhook['webhookId']}", json=off)
        ended.set()
        await working

    desk.server.do(switch_off_meanwhile())
    delivery = desk.delivery(webhook)
    assert (delivery.status, delivery.attempts, len(delivery.log)) == ("cancelled", 1, 1)
    desk.forward(days=1)
    assert desk.work() == 0


def test_secrets_of_another_server_end_the_delivery(desk: Desk) -> None:
    webhook = desk.subscribe()

    async def spoil(value: bytes) -> None:
        async with scoped(desk.server.services.database, desk.tenant, writes=True) as session:
            await session.execute(
                update(Webhook).values(keyring=value).execution_options(**{UNAUDITED: "a test"})
            )

    async def keyring() -> bytes:
        async with scoped(desk.server.services.database, desk.tenant, writes=False) as session:
            return (await session.scalars(select(Webhook.keyring))).one()

    kept = desk.server.do(keyring())
    for wrong in (b"\x02" + kept[1:], kept[:-1] + bytes([kept[-1] ^ 1])):
        desk.tell()
        desk.server.do(spoil(wrong))
        desk.work()
        assert desk.receiver.received == []
    desk.server.do(spoil(kept))
    assert [one["status"] for one in desk.deliveries(webhook)] == ["failed_permanently"] * 2
