"""Careful clients: what got no answer they send again, under the key that it had."""

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from queue import Empty, Queue
from typing import cast

import httpx
from pydantic import JsonValue

from einvoice_server.invoices.examples import INVOICE
from tests.server.imports.helpers import ubl
from tests.server.kill.programs import PATIENCE
from tests.server.running import API

SIZES = (1, 1, 1, 2, 5)
FORMATS = ("pdf", "pdf", "pdf", "zf:2")
_AGAIN = 0.2
"""How many of the answered requests are sent once more."""


@dataclass(frozen=True)
class Wanted:
    """One request: invoices to create, or a file to import."""

    key: str
    invoices: tuple[dict[str, JsonValue], ...] = ()
    file: bytes = b""

    def send(self, client: httpx.Client) -> httpx.Response:
        headers = {"Idempotency-Key": self.key}
        if self.file:
            upload = {"file": (f"{self.key}.xml", self.file, "application/xml")}
            return client.post("/import/incoming", files=upload, headers=headers)
        return client.post("/invoices", json={"invoices": list(self.invoices)}, headers=headers)


def wanted(chance: random.Random, operations: int) -> list[Wanted]:
    """Requests that create and import so many invoices together."""
    made = list[Wanted]()
    left = operations
    for number in count():
        if left <= 0:
            return made
        key = f"request-{number}"
        if chance.random() < 0.3:
            made.append(Wanted(key, file=ubl(number=f"RE-{number}")))
            left -= 1
            continue
        size = min(chance.choice(SIZES), left)
        invoices = (
            {**INVOICE, "format": chance.choice(FORMATS), "validate": False, "orderNumber": key}
            for _ in range(size)
        )
        made.append(Wanted(key, invoices=tuple(invoices)))
        left -= size
    raise AssertionError


@dataclass
class Clients:
    """Some threads that send what is wanted, and remember what they were answered."""

    url: str
    key: str
    seed: int
    answers: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    """What each request was answered first."""

    faults: list[str] = field(default_factory=list[str])
    sent: int = 0
    """How many requests went out, repetitions included."""

    unanswered: int = 0
    limit: float = 0
    """How many may be answered for now; more wait, so that there are some at each kill."""

    is_over: bool = False
    """Whether the trial has failed, and nobody needs their answers any more."""

    def send(self, requests: Sequence[Wanted], threads: int) -> list[threading.Thread]:
        """Begin to send; the threads end when everything was answered."""
        waiting = Queue[Wanted]()
        for one in requests:
            waiting.put(one)
        working = [
            threading.Thread(target=self._work, args=(waiting, random.Random(self.seed + place)))
            for place in range(threads)
        ]
        for thread in working:
            thread.start()
        return working

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url + API, headers={"X-API-KEY": self.key}, timeout=30)

    def _work(self, waiting: Queue[Wanted], chance: random.Random) -> None:
        with self.client() as client:
            while not self.is_over:
                try:
                    one = waiting.get(block=False)
                except Empty:
                    return
                while len(self.answers) >= self.limit and not self.is_over:
                    time.sleep(0.005)
                first = self._answered(client, one)
                self.answers[one.key] = first
                if chance.random() < _AGAIN and self._answered(client, one) != first:
                    self.faults.append(f"{one.key}: answered otherwise when sent again")

    def _answered(self, client: httpx.Client, one: Wanted) -> JsonValue:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.is_over:
            self.sent += 1
            try:
                answer = one.send(client)
            except httpx.TransportError:
                self.unanswered += 1
                time.sleep(0.05)
                continue
            if answer.status_code == 202:
                return cast("JsonValue", answer.json())
            self.faults.append(f"{one.key}: {answer.status_code} {answer.text[:300]}")
            time.sleep(0.2)
        self.faults.append(f"{one.key}: never answered")
        return None
