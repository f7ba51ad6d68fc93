"""What is sent is signed so that the library of Standard Webhooks accepts it."""

import json

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from tests.server.webhooks.desk import Desk
from tests.server.webhooks.receiver import Received


def accepts(secret: object, request: Received, body: bytes | None = None) -> bool:
    try:
        Webhook(str(secret)).verify(body or request.body, request.headers)
    except WebhookVerificationError:
        return False
    return True


def test_a_delivery_is_accepted_by_its_secret_and_by_no_other(desk: Desk) -> None:
    webhook, other = desk.subscribe(headers={"X-Tenant": "42"}), desk.subscribe("customerCreated")
    desk.tell()
    assert desk.work() == 1
    (request,) = desk.receiver.received
    assert accepts(webhook["secret"], request)
    assert not accepts(other["secret"], request)
    assert not accepts(webhook["secret"], request, request.body + b" ")
    told = json.loads(request.body)
    assert (told["action"], told["faktooraId"], told["amount"]) == (
        "invoiceCreate",
        "INV-0042",
        1190,
    )
    assert request.headers["x-einvoice-event"] == "invoiceCreate"
    assert request.headers["x-tenant"] == "42"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("einvoice-kit")


def test_for_a_day_after_rotation_both_secrets_sign(desk: Desk) -> None:
    webhook = desk.subscribe()
    rotated = desk.client.post(f"/webhooks/{webhook['webhookId']}/rotate-secret").json()
    assert rotated["secret"] != webhook["secret"]
    assert rotated["previousSecretEndsAt"] is not None
    desk.tell()
    desk.work()
    desk.forward(hours=24)
    desk.tell()
    desk.work()
    during, after = desk.receiver.received
    assert len(during.headers["webhook-signature"].split()) == 2
    assert accepts(webhook["secret"], during)
    assert accepts(rotated["secret"], during)
    assert len(after.headers["webhook-signature"].split()) == 1
    assert desk.webhook(webhook)["previousSecretEndsAt"] is None


def test_after_rotation_and_its_grace_the_old_secret_signs_no_more(desk: Desk) -> None:
    webhook = desk.subscribe()
    rotated = desk.client.post(f"/webhooks/{webhook['webhookId']}/rotate-secret").json()
    desk.forward(hours=24)
    desk.tell()
    desk.work()
    (request,) = desk.receiver.received
    sent = int(request.headers["webhook-timestamp"])
    assert sent == int(desk.clock.now().timestamp())
    signature = Webhook(rotated["secret"]).sign(
        request.headers["webhook-id"], desk.clock.now(), request.body.decode()
    )
    assert request.headers["webhook-signature"] == signature


@pytest.mark.parametrize("times", [3, 8])
def test_of_many_rotations_the_last_few_secrets_sign(desk: Desk, times: int) -> None:
    webhook = desk.subscribe()
    secrets = [webhook["secret"]]
    for _ in range(times):
        rotated = desk.client.post(f"/webhooks/{webhook['webhookId']}/rotate-secret").json()
        secrets.append(rotated["secret"])
    desk.tell()
    desk.work()
    (request,) = desk.receiver.received
    signing = [secret for secret in secrets if accepts(secret, request)]
    assert signing == secrets[-5:]
