"""A server whose worker works when it is told to, and the invoices that tests give it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from sqlalchemy import select

from einvoice_server.catalogue import job_kinds
from einvoice_server.invoices.examples import INVOICE
from einvoice_server.jobs.kinds import JobKinds
from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from einvoice_server.operator import set_feature
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running, gathered

Json = dict[str, Any]
START = datetime(2026, 3, 26, 12, 34, 56, tzinfo=UTC)


@dataclass
class Desk:
    """A server, a clock that stands, and an account with its client."""

    server: Running
    clock: ManualClock
    tenant: Tenant = field(init=False)
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.tenant = Tenant(self.server.account(), Environment.LIVE)
        self.client = self.server.client(self.server.key(self.tenant.account_id))

    def turn(self, feature: Feature, on: bool) -> None:
        """Turn a feature of the account on or off."""
        self.server.do(set_feature(self.server.services, self.tenant, feature, on))

    def work(self, kinds: JobKinds | None = None) -> int:
        """Let a worker do all that is due for the account; gives how many jobs that was."""
        worker = Worker(self.server.services, kinds or job_kinds(), at_once=4)
        return self.server.do(self._work(worker))

    async def _work(self, worker: Worker) -> int:
        done = 0
        while ids := await self._due():
            done += sum(await gathered(worker.run_one(id) for id in ids))
        return done

    async def _due(self) -> list[str]:
        due = Job.status == JobStatus.QUEUED.value, Job.run_at <= self.clock.now()
        services = self.server.services
        async with scoped(services.database, self.tenant, writes=False) as session:
            return list(await session.scalars(select(Job.id).where(*due).order_by(Job.id)))

    def post(self, *invoices: Json, **headers: str) -> httpx.Response:
        """Ask for invoices to be created."""
        return self.client.post("/invoices", json={"invoices": list(invoices)}, headers=headers)

    def create(self, **changes: object) -> str:
        """The id of a new invoice that differs from the usual one."""
        answer = self.post(invoice(**changes))
        assert answer.status_code == 202, answer.text
        return answer.json()[0]["faktooraId"]

    def made(self, **changes: object) -> str:
        """The id of a new invoice after all jobs are done."""
        id = self.create(**changes)
        self.work()
        return id

    def status(self, id: str) -> Json:
        """What the status endpoint says."""
        answer = self.client.get(f"/invoices/{id}/status")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def details(self, id: str) -> Json:
        """All that is known of an invoice."""
        return self.client.get(f"/invoices/{id}/details").raise_for_status().json()

    def act(self, id: str, action: str, body: Json | None = None) -> httpx.Response:
        """Confirm, approve and so on."""
        return self.client.post(f"/invoices/{id}/{action}", json=body)

    def listed(self, **query: str | int | list[str]) -> list[Json]:
        """The invoices of a list."""
        answer = self.client.get("/invoices", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def audited(self, id: str) -> list[Json]:
        """What the audit log says of an invoice, the oldest first."""
        query = {"objectId": id, "order": "asc"}
        found = self.client.get("/audit", params=query).json()["data"]
        return [entry for entry in found if entry["objectType"] == "invoices"]


def invoice(**changes: object) -> Json:
    """The invoice of the examples as a PDF, which is drawn quickly, with some changes."""
    return {**INVOICE, "format": "pdf", "validate": False, **changes}


def item(price: float, *, name: str = "Consulting") -> Json:
    """One piece of something, at 19 %."""
    taxes = [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}]
    product = {"name": name, "quantity": 1, "unitCode": "C62", "price": price, "taxes": taxes}
    return {"id": "1", "product": product}


def refused(answer: httpx.Response, status: int, code: str) -> Json:
    """The body of a refusal of this kind."""
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    return answer.json()


def fields(answer: httpx.Response) -> list[str]:
    """Which fields a refusal names."""
    return [error["field"] for error in answer.json()["errors"]]
