"""Server and worker are killed at random while clients create and import; then all is counted."""

import asyncio
import json
import random
import subprocess
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

import httpx
from pydantic import JsonValue
from sqlalchemy import func, select

from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.kit.clock import SystemClock
from einvoice_server.migrations.schema_version import migrate
from einvoice_server.operator import make_account, make_key
from einvoice_server.services import Services, build_services
from einvoice_server.settings import Settings
from einvoice_server.tables import metadata
from einvoice_server.tenancy.api_keys.schemas import CreateApiKey
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.kill.clients import Clients, Wanted, wanted
from tests.server.kill.programs import (
    PATIENCE,
    PROGRAM,
    Family,
    Program,
    environment_of,
    free_port,
    until_gone,
)
from tests.server.running import settings_for
from tests.server.webhooks.receiver import Receiver, receiving

Result = TypeVar("Result")
Object = dict[str, JsonValue]
EVENTS = ("invoiceCreate", "invoiceIncomingCreate")
_LEASE_SECONDS = 3
_THREADS = 4
_AHEAD = 2 * _THREADS
"""How many requests may be answered before the next kill comes."""

_UNTIL_QUIET = 600.0


class Kind(Enum):
    """How the server runs."""

    INSIDE = "worker-inside"
    APART = "worker-apart"
    SEVERAL = "several-processes"


@dataclass
class Trial:
    """What is killed, and by which chance."""

    settings: Settings
    programs: list[Program]
    clients: Clients
    receiver: Receiver
    chance: random.Random

    def run(self, operations: int, kills: int) -> None:
        """Have so many invoices created and imported under so many kills, and look at the end."""
        requests = wanted(self.chance, operations)
        self._start(self.programs)
        self._until_up()
        self._subscribe()
        threads = self.clients.send(requests, _THREADS)
        early = kills - kills // 2
        for place in range(early):
            self._until_answered(len(requests) * (place + self.chance.random()) / early)
            self._kill_some()
        self.clients.limit = len(requests)
        for thread in threads:
            thread.join(PATIENCE * 2)
            assert not thread.is_alive()
        at_first = self.open_jobs()
        for place in range(kills - early):
            left = at_first * (1 - (place + self.chance.random()) / (kills - early))
            self._until_few_jobs(left)
            self._kill_some()
        self._until_up()
        self._until_few_jobs(0)
        self._look(requests)
        for program in self.programs:
            program.kill()
        self._check()

    def open_jobs(self) -> int:
        """How many jobs are still to be done."""

        async def count(services: Services) -> int:
            wanted = (
                select(func.count())
                .select_from(Job)
                .where(Job.status.in_([JobStatus.QUEUED.value, JobStatus.PROCESSING.value]))
            )
            async with unscoped(services.database, writes=False, reason="a test") as session:
                return await session.scalar(wanted) or 0

        return with_services(self.settings, count)

    def _start(self, programs: Iterable[Program]) -> None:
        for program in programs:
            program.start()

    def _until_up(self) -> None:
        for program in self.programs:
            program.until_up()

    def _kill_some(self) -> None:
        """Kill one or all at some moment; some are killed once more while they start."""
        time.sleep(self.chance.uniform(0, 0.2))
        some = self.chance.sample(self.programs, self.chance.randint(1, len(self.programs)))
        some = [program for program in some if not program.hit(self.chance)]
        for program in some:
            program.kill()
        if self.chance.random() < 0.2:
            self._start(some)
            time.sleep(self.chance.uniform(0, 3))
            for program in some:
                program.kill()
        self._start(some)
        if self.chance.random() < 0.8:
            self._until_up()

    def _until_answered(self, number: float) -> None:
        self.clients.limit = number + _AHEAD
        deadline = time.monotonic() + PATIENCE
        while len(self.clients.answers) < number:
            assert time.monotonic() < deadline, self.clients.faults[:5]
            time.sleep(0.01)

    def _until_few_jobs(self, number: float) -> None:
        deadline = time.monotonic() + _UNTIL_QUIET
        while (left := self.open_jobs()) > number:
            assert time.monotonic() < deadline, f"{left} jobs are left"
            time.sleep(0.2)

    def _subscribe(self) -> None:
        with self.clients.client() as client:
            for event in EVENTS:
                asked = {"action": event, "target": self.receiver.url(f"/{event}")}
                client.post("/webhooks", json=asked).raise_for_status()

    def _look(self, requests: list[Wanted]) -> None:
        assert self.clients.faults == []
        assert set(self.clients.answers) == {one.key for one in requests}
        with self.clients.client() as client:
            created = self._invoices(client, requests)
            imported = self._imports(client, requests)
        self._told("invoiceCreate", "faktooraId", created)
        self._told("invoiceIncomingCreate", "importId", imported)

    def _invoices(self, client: httpx.Client, requests: list[Wanted]) -> set[str]:
        """Look whether all invoices are there as answered, and no others; gives their ids."""
        answered = dict[str, str]()
        formats = dict[str, JsonValue]()
        for one in requests:
            if one.file:
                continue
            answers = self.clients.answers[one.key]
            assert isinstance(answers, list)
            for asked, answer in zip(one.invoices, answers, strict=True):
                assert isinstance(answer, dict)
                answered[str(answer["faktooraId"])] = str(answer["invoiceNumber"])
                formats[str(answer["faktooraId"])] = asked["format"]
        listed = list(everything(client, "/invoices"))
        assert len(listed) == len(answered)
        assert {str(one["faktooraId"]): str(one["invoiceNumber"]) for one in listed} == answered
        assert Counter(str(one["status"]) for one in listed) == {"created": len(answered)}
        counters = sorted(int(number.rpartition("/")[2]) for number in answered.values())
        assert counters == list(range(1, len(answered) + 1))
        for id, format in formats.items():
            pdf = client.get(f"/invoices/{id}", params={"format": "pdf"})
            assert pdf.raise_for_status().content.startswith(b"%PDF")
            if format != "pdf":
                xml = client.get(f"/invoices/{id}", params={"format": "xml"})
                assert answered[id].encode() in xml.raise_for_status().content
        return set(answered)

    def _imports(self, client: httpx.Client, requests: list[Wanted]) -> set[str]:
        sent = dict[str, bytes]()
        for one in requests:
            if one.file:
                answer = self.clients.answers[one.key]
                assert isinstance(answer, dict)
                sent[str(answer["importId"])] = one.file
        listed = list(everything(client, "/import/incoming"))
        assert len(listed) == len(sent)
        assert {str(one["importId"]) for one in listed} == set(sent)
        for id, file in sent.items():
            path = f"/import/incoming/{id}"
            assert client.get(f"{path}/status").json()["overallStatus"] == "accepted"
            assert client.get(f"{path}/source").raise_for_status().content == file
        return set(sent)

    def _told(self, event: str, name: str, ids: set[str]) -> None:
        """Look whether each was told of, under one id and in one wording however often it came."""
        bodies = dict[str, bytes]()
        for one in self.receiver.received:
            if one.path == f"/{event}":
                id = one.headers["webhook-id"]
                first = bodies.setdefault(id, one.body)
                assert first == one.body, f"{id} told as {first!r} and as {one.body!r}"
        assert Counter(json.loads(body)[name] for body in bodies.values()) == Counter(ids)

    def _check(self) -> None:
        done = subprocess.run(
            [*PROGRAM, "check", "--deep", "--json"],
            env=environment_of(self.settings),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert json.loads(done.stdout)["ok"]


@contextmanager
def trial_in(folder: Path, seed: int, kind: Kind) -> Generator[Trial, None, None]:
    """A server to be killed.

    It ends together with all processes that it began; nothing is left.
    """
    folder.mkdir()
    port, worker_port = free_port(), free_port()
    with receiving() as receiver:
        settings = settings_for(
            folder,
            port=port,
            worker_port=worker_port,
            processes=2 if kind is Kind.SEVERAL else 1,
            worker_jobs=0 if kind is Kind.APART else 4,
            worker_lease_seconds=_LEASE_SECONDS,
            webhook_allowed_hosts=(receiver.place,),
        )
        log = folder / "log"
        server = Family if kind is Kind.SEVERAL else Program
        programs = [server(("serve",), settings, port, log)]
        if kind is Kind.APART:
            programs.append(Program(("worker", "--jobs", "4"), settings, worker_port, log))
        migrate(settings.url)
        clients = Clients(f"http://127.0.0.1:{port}", with_services(settings, _key), seed)
        try:
            yield Trial(settings, programs, clients, receiver, random.Random(seed))
        finally:
            clients.is_over = True
            for program in programs:
                program.kill()
            until_gone(folder)


def everything(client: httpx.Client, path: str) -> Generator[Object, None, None]:
    """All pages of a list."""
    page = 1
    while True:
        query = {"page": page, "perPage": 50, "sort": "createdAt", "order": "asc"}
        answer = client.get(path, params=query).raise_for_status().json()
        yield from answer["data"]
        if page >= answer["meta"]["totalPages"]:
            return
        page += 1


def with_services(settings: Settings, do: Callable[[Services], Awaitable[Result]]) -> Result:
    """Something done beside the server, as a command does it."""

    async def work() -> Result:
        services = build_services(settings, SystemClock())
        try:
            return await do(services)
        finally:
            await services.close()

    assert metadata.tables
    return asyncio.run(work())


async def _key(services: Services) -> str:
    account = await make_account(services, "Example GmbH")
    tenant = Tenant(account.id, Environment.LIVE)
    return (await make_key(services, tenant, CreateApiKey(label="Test"))).api_key
