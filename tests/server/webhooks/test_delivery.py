"""Deliveries are tried again as planned, logged, repeated on demand, and stopped where useless."""

import json
import threading
from collections.abc import Sequence
from datetime import timedelta
from email.utils import format_datetime

import pytest

from einvoice_server.webhooks.forgetting import KEPT, forget_told
from einvoice_server.webhooks.outcomes import FAILING_DAYS, PAUSES
from tests.server.webhooks.desk import Desk
from tests.server.webhooks.receiver import Answer

LATER = 1.11
"""A little more than the jitter adds."""


def test_what_arrives_is_delivered_once_and_logged(desk: Desk) -> None:
    webhook = desk.subscribe(headers={"X-Token": "secret token"})
    desk.receiver.answers.append(Answer(202, body=b"\xff taken \x00"))
    desk.tell()
    assert (desk.work(), desk.work(), len(desk.receiver.received)) == (1, 0, 1)
    delivery = desk.delivery(webhook)
    assert (delivery.status, delivery.attempts, delivery.response_status) == (
        "delivered",
        1,
        202,
    )
    (attempt,) = delivery.log
    assert attempt.response_body == "\ufffd taken "
    assert attempt.request_headers["X-Token"] == "***"
    assert attempt.request_headers["webhook-id"] == desk.receiver.ids[0] == delivery.event_id
    assert attempt.target == desk.receiver.url()
    assert delivery.payload == json.loads(desk.receiver.received[0].body)


def test_a_failure_is_tried_again_after_each_pause_and_given_up_in_the_end(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(500)] * 20
    desk.tell()
    desk.work()
    for number, pause in enumerate(PAUSES, start=1):
        delivery = desk.deliveries(webhook)[0]
        assert (delivery["status"], delivery["attempts"]) == ("failed", number)
        desk.clock.forward(pause * 0.99)
        assert desk.work() == 0, "not before its time"
        desk.clock.forward(pause * 0.12)
        assert desk.work() == 1
    given_up = desk.delivery(webhook)
    assert (given_up.status, given_up.attempts) == ("failed_permanently", 8)
    assert given_up.next_attempt_at is None
    assert [attempt.number for attempt in given_up.log] == list(range(1, 9))
    assert len(set(desk.receiver.ids)) == 1
    assert len({request.body for request in desk.receiver.received}) == 1
    stamps = [int(one.headers["webhook-timestamp"]) for one in desk.receiver.received]
    assert stamps == sorted(set(stamps)), "each attempt is signed for its own moment"
    desk.forward(days=30)
    assert desk.work() == 0


def test_what_arrives_late_is_delivered(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(500)]
    desk.tell()
    desk.work()
    assert desk.webhook(webhook)["failingSince"] is not None
    desk.clock.forward(PAUSES[0] * LATER)
    desk.work()
    assert [one["status"] for one in desk.deliveries(webhook)] == ["delivered"]
    assert desk.webhook(webhook)["failingSince"] is None


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_honoured(desk: Desk, status: int, as_date: bool) -> None:
    webhook = desk.subscribe()
    wanted = desk.clock.now() + timedelta(hours=1)
    after = format_datetime(wanted, usegmt=True) if as_date else "3600"
    desk.receiver.answers.append(Answer(status, {"Retry-After": after}))
    desk.tell()
    desk.work()
    desk.forward(minutes=59)
    assert desk.work() == 0
    desk.forward(minutes=2)
    assert desk.work() == 1
    assert desk.deliveries(webhook)[0]["status"] == "delivered"


@pytest.mark.parametrize(
    ("status", "after", "hours"),
    [
        (503, "99999999999999999999", 24),
        (503, "Fri, 31 Dec 9999 23:59:59 GMT", 24),
        (503, "-5", 0.02),
        (503, "soon", 0.02),
        (503, "Mon, 99 Foo", 0.02),
        (500, "3600", 0.02),
        (429, "1", 0.02),
    ],
)
def test_retry_after_is_bounded_and_nonsense_is_not_heard(
    desk: Desk, status: int, after: str, hours: float
) -> None:
    desk.subscribe()
    desk.receiver.answers.append(Answer(status, {"Retry-After": after}))
    desk.tell()
    desk.work()
    desk.forward(hours=hours * 0.8)
    assert desk.work() == 0
    desk.forward(hours=hours * 0.4)
    assert desk.work() == 1


def test_410_switches_the_webhook_off_and_cancels_what_is_on_its_way(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(500), Answer(410)]
    desk.tell()
    desk.work()
    desk.tell()
    desk.work()
    shown = desk.webhook(webhook)
    assert (shown["isActive"], shown["disabledReason"]) == (False, "gone")
    newest, first = desk.deliveries(webhook)
    assert (newest["status"], first["status"]) == ("failed_permanently", "cancelled")
    desk.tell()
    desk.forward(days=10)
    desk.work()
    assert len(desk.receiver.received) == 2
    desk.client.patch(f"/webhooks/{webhook['webhookId']}", json={"isActive": True})
    assert desk.webhook(webhook)["disabledReason"] is None
    desk.tell()
    desk.work()
    assert len(desk.receiver.received) == 3


def test_days_of_nothing_but_failures_switch_the_webhook_off(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(500)] * 100
    desk.tell()
    desk.work()
    desk.clock.forward(FAILING_DAYS * 0.99)
    desk.tell()
    desk.work()
    assert desk.webhook(webhook)["isActive"] is True
    desk.clock.forward(FAILING_DAYS * 0.02)
    desk.tell()
    desk.work()
    shown = desk.webhook(webhook)
    assert (shown["isActive"], shown["disabledReason"]) == (False, "failing")
    assert [one["status"] for one in desk.deliveries(webhook)] == ["cancelled"] * 3
    changes = desk.client.get("/audit").json()["data"]
    assert any(one["actor"] == "job:webhooks.deliver" for one in changes)


def test_the_health_of_a_receiver_is_no_change_for_the_audit_log(desk: Desk) -> None:
    desk.subscribe()
    before = desk.client.get("/audit").json()["meta"]["totalItems"]
    desk.receiver.answers.append(Answer(500))
    desk.tell()
    desk.work()
    assert desk.client.get("/audit").json()["meta"]["totalItems"] == before


def test_redirects_count_as_failures(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers.append(Answer(302, {"Location": desk.receiver.url("/elsewhere")}))
    desk.tell()
    desk.work()
    delivery = desk.delivery(webhook)
    assert (delivery.status, delivery.response_status) == ("failed", 302)
    assert delivery.log[0].error == "Redirects are not followed."
    assert [request.path for request in desk.receiver.received] == ["/hook"]


def test_a_slow_receiver_is_left_alone_for_a_while(desk: Desk) -> None:
    webhook = desk.subscribe(timeoutSeconds=1)
    ended = threading.Event()
    desk.receiver.answers.append(Answer(after=ended))
    desk.tell()
    desk.work()
    ended.set()
    first = desk.delivery(webhook)
    assert (first.status, first.response_status) == ("failed", None)
    assert "1 s" in str(first.log[0].error)
    desk.tell()
    assert desk.work() == 1, "the second is put off"
    assert len(desk.receiver.received) == 1
    waiting = desk.deliveries(webhook)[0]
    assert (waiting["status"], waiting["attempts"]) == ("pending", 0)
    desk.forward(seconds=70)
    desk.work()
    assert [one["status"] for one in desk.deliveries(webhook)] == ["delivered"] * 2


def test_a_host_that_leads_inside_by_now_gets_nothing(desk: Desk) -> None:
    answers = [["8.8.8.8"], ["127.0.0.1"]]

    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return answers.pop(0)

    desk.server.services.outbound.resolve = rebinding
    webhook = desk.subscribe(target="https://rebinding.example.com/")
    desk.tell()
    desk.work()
    delivery = desk.delivery(webhook)
    assert (delivery.status, delivery.response_status) == ("failed", None)
    assert "public internet" in str(delivery.log[0].error)
    assert "127.0.0.1" not in str(delivery)


def test_a_delivery_is_repeated_under_the_same_id_to_where_the_webhook_leads_now(
    desk: Desk,
) -> None:
    webhook = desk.subscribe()
    desk.tell()
    desk.work()
    desk.client.patch(
        f"/webhooks/{webhook['webhookId']}", json={"target": desk.receiver.url("/new")}
    )
    first = desk.deliveries(webhook)[0]
    path = f"/webhooks/{webhook['webhookId']}/deliveries/{first['deliveryId']}/replay"
    answer = desk.client.post(path)
    assert (answer.status_code, answer.json()["replayOfId"]) == (202, first["deliveryId"])
    desk.work()
    assert len(set(desk.receiver.ids)) == 1
    assert [request.path for request in desk.receiver.received] == ["/hook", "/new"]
    assert len({request.body for request in desk.receiver.received}) == 1
    assert [one["status"] for one in desk.deliveries(webhook)] == ["delivered"] * 2
    desk.client.patch(f"/webhooks/{webhook['webhookId']}", json={"isActive": False})
    assert desk.client.post(path).status_code == 409


def test_a_delivery_is_not_found_under_another_webhook(desk: Desk) -> None:
    webhook, other = desk.subscribe(), desk.subscribe("customerCreated")
    desk.tell()
    id = desk.deliveries(webhook)[0]["deliveryId"]
    for method, end in (("GET", ""), ("POST", "/replay")):
        path = f"/webhooks/{other['webhookId']}/deliveries/{id}{end}"
        assert desk.client.request(method, path).status_code == 404


def test_deliveries_are_listed_by_pages_and_status(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.receiver.answers += [Answer(500)]
    for _ in range(3):
        desk.tell()
        desk.work()
    assert len(desk.deliveries(webhook, status="delivered")) == 2
    assert len(desk.deliveries(webhook, status="failed")) == 1
    assert len(desk.deliveries(webhook, perPage="2")) == 2
    assert len(desk.deliveries(webhook, perPage="2", page="2")) == 1
    wrong = desk.client.get(
        f"/webhooks/{webhook['webhookId']}/deliveries", params={"status": "lost"}
    )
    assert wrong.status_code == 400


def test_a_test_is_sent_once_says_so_and_harms_nothing(desk: Desk) -> None:
    webhook = desk.subscribe(isActive=False)
    desk.receiver.answers.append(Answer(500))
    assert desk.client.post(f"/webhooks/{webhook['webhookId']}/test").json()["isTest"] is True
    desk.work()
    desk.forward(days=30)
    desk.work()
    (request,) = desk.receiver.received
    assert json.loads(request.body)["isTest"] is True
    assert desk.deliveries(webhook)[0]["status"] == "failed_permanently"
    assert desk.webhook(webhook)["failingSince"] is None


def test_switched_off_or_removed_nothing_arrives_any_more(desk: Desk) -> None:
    kept, removed = desk.subscribe(), desk.subscribe()
    desk.tell()
    desk.client.patch(f"/webhooks/{kept['webhookId']}", json={"isActive": False})
    desk.client.delete(f"/webhooks/{removed['webhookId']}").raise_for_status()
    desk.work()
    assert desk.receiver.received == []
    assert [one["status"] for one in desk.deliveries(kept)] == ["cancelled"]


def test_what_was_told_is_forgotten_after_a_month(desk: Desk) -> None:
    webhook = desk.subscribe()
    desk.tell()
    desk.work()
    desk.clock.forward(KEPT * 0.99)
    assert desk.server.do(forget_told(desk.server.services)) == 0
    desk.tell()
    desk.work()
    desk.clock.forward(KEPT * 0.02)
    assert desk.server.do(forget_told(desk.server.services)) == 1
    assert len(desk.deliveries(webhook)) == 1
