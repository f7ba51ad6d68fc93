"""A server whose worker works when told, beside a receiver, at a time that tests set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import httpx
from pydantic import JsonValue

from einvoice_server.catalogue import job_kinds
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from einvoice_server.operator import as_operator
from einvoice_server.tenancy.tenant import Tenant
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS
from einvoice_server.webhooks.schemas import DeliveryDetail
from tests.server.running import Running
from tests.server.webhooks.receiver import Receiver

Object = dict[str, JsonValue]


@dataclass
class Desk:
    """What tests of deliveries work with."""

    server: Running
    clock: ManualClock
    tenant: Tenant
    client: httpx.Client
    receiver: Receiver

    def subscribe(self, action: str = "invoiceCreated", **given: JsonValue) -> Object:
        told = {"action": action, "target": self.receiver.url(), **given}
        answer = self.client.post("/webhooks", json=told)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def tell(
        self, event: Event = Event.INVOICE_CREATE, data: Mapping[str, object] | None = None
    ) -> None:
        async def do(unit: Unit) -> None:
            await emit(unit, event, PAYLOADS[event].example if data is None else data)

        self.server.do(as_operator(self.server.services, self.tenant, "tell", do))

    def worker(self) -> Worker:
        return Worker(self.server.services, job_kinds(), at_once=4)

    def work(self) -> int:
        """Do what is due; how many jobs that were."""
        return self.server.do(self.worker().drain())

    def forward(self, **by: float) -> None:
        self.clock.forward(timedelta(**by))

    def deliveries(self, webhook: Object, **query: str) -> list[Object]:
        answer = self.client.get(f"/webhooks/{webhook['webhookId']}/deliveries", params=query)
        return answer.raise_for_status().json()["data"]

    def delivery(self, webhook: Object) -> DeliveryDetail:
        """The newest delivery, with its log."""
        newest = self.deliveries(webhook)[0]
        path = f"/webhooks/{webhook['webhookId']}/deliveries/{newest['deliveryId']}"
        return DeliveryDetail.model_validate_json(self.client.get(path).raise_for_status().text)

    def webhook(self, webhook: Object) -> Object:
        return self.client.get(f"/webhooks/{webhook['webhookId']}").raise_for_status().json()
