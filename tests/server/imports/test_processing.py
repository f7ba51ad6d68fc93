"""Processing happens once, whatever happens to workers, and always comes to an end."""

import asyncio
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from einvoice_server.catalogue import job_kinds
from einvoice_server.documents.events import payload_of
from einvoice_server.documents.repository import DocumentRepository
from einvoice_server.documents.tables import Direction
from einvoice_server.files.tables import StoredFile
from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.jobs.leases import LEASE
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from einvoice_server.operator import as_operator
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from tests.server.imports.helpers import Object, got, hybrid, send, ubl
from tests.server.running import Running, running


class Desk:
    """A server whose worker works when it is told to."""

    def __init__(self, server: Running, clock: ManualClock) -> None:
        self.server = server
        self.clock = clock
        self.account = server.account(features=True)
        self.tenant = Tenant(self.account, Environment.LIVE)

    def client(self) -> httpx.Client:
        return self.server.client(self.server.key(self.account))

    def worker(self) -> Worker:
        return Worker(self.server.services, job_kinds(), at_once=2)

    def work(self) -> int:
        return self.server.do(self.worker().drain())

    def again(self, id: str) -> None:
        """Put the job of a document once more, as a confused queue might."""

        async def do(unit: Unit) -> str:
            return await enqueue(unit, "documents.process", {"documentId": id}, subject=id)

        self.server.do(as_operator(self.server.services, self.tenant, "again", do))

    def files(self) -> int:
        async def count() -> int:
            async with scoped(self.server.services.database, self.tenant, writes=False) as session:
                return await session.scalar(select(func.count()).select_from(StoredFile)) or 0

        return self.server.do(count())


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    clock = ManualClock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    with running(tmp_path, clock=clock, worker_jobs=0) as server:
        yield Desk(server, clock)


def put(client: httpx.Client, data: bytes) -> str:
    return f"/import/incoming/{send(client, data).raise_for_status().json()['importId']}"


PENDING: Object = dict.fromkeys(
    ("validationStatus", "visualizationStatus", "overallStatus"), "pending"
)


def test_what_is_not_processed_yet_says_so(desk: Desk) -> None:
    with desk.client() as client:
        path = put(client, data := ubl())
        assert got(client, f"{path}/status") == PENDING
        assert got(client, f"{path}/validation")["status"] == "pending"
        record = got(client, path)
        assert (record["isValid"], record["processedAt"]) == (None, None)
        for rest in ("content", "content/summary", "content/pdf", "validation/pdf", "attachments"):
            answer = client.get(f"{path}/{rest}")
            assert (answer.status_code, answer.json()["code"]) == (404, "NOT_READY")
            assert answer.headers["Retry-After"] == "1"
        assert client.get(f"{path}/source").content == data
        waiting = put(client, pdf := hybrid())
        assert client.get(f"{waiting}/source").json()["code"] == "NOT_READY"
        wanted = client.get(f"{waiting}/source", headers={"Accept": "application/pdf"})
        assert wanted.content == pdf


def test_a_job_that_runs_twice_makes_one_result(desk: Desk) -> None:
    with desk.client() as client:
        path = put(client, hybrid())
        assert desk.work() == 1
        record, files = got(client, path), desk.files()
        desk.again(path.rpartition("/")[2])
        desk.clock.forward(timedelta(seconds=5))
        assert desk.work() == 1
        assert (got(client, path), desk.files()) == (record, files)


def test_a_worker_that_is_gone_in_the_middle_loses_nothing(desk: Desk) -> None:
    with desk.client() as client:
        path = put(client, ubl())

        async def die() -> None:
            task = asyncio.create_task(desk.worker().drain())
            while not desk.server.services.crew.__dict__["_members"]:
                await asyncio.sleep(0.001)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        desk.server.do(die())
        assert got(client, f"{path}/status") == PENDING
        assert desk.work() == 0
        desk.clock.forward(LEASE)
        assert desk.work() == 1
        assert got(client, path)["isValid"] is True


def test_a_document_that_is_deleted_meanwhile_stays_deleted(desk: Desk) -> None:
    with desk.client() as client:
        path = put(client, ubl())
        assert client.delete(path).status_code == 204
        assert desk.work() == 1
        assert client.get(path).status_code == 404
        assert desk.files() == 0


def test_an_edit_before_processing_is_kept(desk: Desk) -> None:
    with desk.client() as client:
        path = put(client, ubl())
        client.patch(path, json={"invoiceNumber": "R-77"}).raise_for_status()
        desk.work()
        record = got(client, path)
        assert (record["invoiceNumber"], record["edited"]) == ("R-77", ["invoiceNumber"])
        back = client.patch(path, json={"invoiceNumber": None}).json()
        assert back["invoiceNumber"] == "EXAMPLE-2026-001"


def test_two_that_are_alike_and_processed_out_of_order_are_told_apart(desk: Desk) -> None:
    with desk.client() as client:
        first = put(client, ubl())
        desk.clock.forward(timedelta(seconds=1))
        second = put(client, ubl() + b"\n")
        desk.clock.forward(timedelta(seconds=1))
        desk.again(second.rpartition("/")[2])
        assert desk.work() == 3
        assert got(client, first)["duplicateOf"] is None
        assert got(client, second)["duplicateOf"] == got(client, first)["importId"]


def test_what_takes_the_crew_too_long_ends_as_failed_with_the_reason(tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    with running(tmp_path, clock=clock, worker_jobs=0, crew_seconds=0.000_001) as server:
        desk = Desk(server, clock)
        with desk.client() as client:
            path = put(client, data := ubl())
            for pause in (2, 20, 0):
                assert desk.work() == 1
                clock.forward(timedelta(seconds=pause))
            assert got(client, f"{path}/status") == dict.fromkeys(PENDING, "failed")
            validation = got(client, f"{path}/validation")
            assert validation["status"] == "rejected"
            assert "was not done within" in str(validation["reason"])
            assert client.get(f"{path}/source").content == data


def test_the_language_of_pictures_and_reports_is_the_accounts(desk: Desk) -> None:
    reports = list[bytes]()
    with desk.client() as client:
        for language in ("de", "en"):
            client.patch("/account", json={"preferences": {"language": language}})
            path = put(client, ubl(number=f"R-{language}"))
            desk.work()
            reports.append(client.get(f"{path}/content/pdf").content)
    assert b"de" in reports[0]
    assert len({report.count(b"/Lang (en)") for report in reports}) == 2


def test_subscribers_are_told_what_the_contract_says_of_an_incoming_invoice(desk: Desk) -> None:
    with desk.client() as client:
        id = put(client, ubl()).rpartition("/")[2]
        desk.work()

    async def payload() -> Object:
        async with scoped(desk.server.services.database, desk.tenant, writes=False) as session:
            document = await DocumentRepository(session).get(Direction.INCOMING, id)
            assert document is not None
            return payload_of(document)

    assert desk.server.do(payload()) == {
        "importId": id,
        "type": "380",
        "inputType": "xml",
        "isValid": True,
        "status": "accepted",
        "invoiceNumber": "EXAMPLE-2026-001",
        "issueDate": "20260131",
        "dueDate": "20260228",
        "sellerName": "Example Books GmbH",
        "buyerReference": "99-EXAMPLE-30",
        "invoiceCurrencyCode": "EUR",
        "amount": 1062.19,
        "taxAmount": 113.39,
        "duplicateOf": None,
        "createdAt": "2026-03-02T08:00:00.000Z",
    }
