"""How many requests a second the server answers, beside a bare FastAPI route in the same run.

    python tools/server_load.py                         SQLite, in a temporary folder
    python tools/server_load.py --connections 16 --seconds 5 --rounds 3
    python tools/server_load.py --database-url postgresql://...   a database it may fill
    python tools/server_load.py --without-worker        as where invoices are drawn elsewhere
    python tools/server_load.py --processes 2           a server of several processes

The server runs as its operator would run it (`einvoice-server serve`), in a process of its own with
durable commits. The caller is another process, which does nothing but send prepared bytes over kept
connections. What reads is measured first, with nothing else to do; then what creates, while the
worker draws what was created (unless it is left out). Figures are the medians of the rounds, the
floor's of both.
"""

import argparse
import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

FLOOR = """
import sys, uvicorn
from fastapi import FastAPI

app = FastAPI()

@app.get("/floor")
async def floor() -> dict[str, str]:
    return {"status": "ok"}

uvicorn.run(app, fd=int(sys.argv[1]), log_level="error", access_log=False)
"""
COMPANY = {
    "name": "Example GmbH",
    "street": "Beispielweg 1",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "vatId": "DE123456788",
    "email": "invoices@example.com",
    "phone": "+49 30 1234567",
    "iban": "DE02120300000000202051",
    "contactPerson": {
        "name": "Accounting",
        "email": "invoices@example.com",
        "phone": "+49 30 1234567",
    },
}
INVOICE: dict[str, object] = {
    "invoiceTypeCode": 380,
    "issueDate": "20260302",
    "dueDate": "20260401",
    "format": "zf:2",
    "buyer": {
        "name": "Buyer Example AG",
        "street": "Musterstraße 2",
        "postcode": "80331",
        "city": "München",
        "country": "DE",
        "email": "buyer@example.com",
    },
    "invoiceItems": [
        {
            "id": str(number),
            "product": {
                "name": name,
                "quantity": 8,
                "unitCode": "HUR",
                "price": 150.00,
                "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
            },
        }
        for number, name in enumerate(("Consulting", "Training"), 1)
    ],
}


@dataclass
class Figures:
    """What one case gave in one round."""

    seconds: list[float] = field(default_factory=list[float])
    took: float = 0.0
    refused: int = 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.took

    def percentile(self, part: float) -> float:
        """Milliseconds within which this part of the answers came."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclass(frozen=True)
class Case:
    """One kind of request."""

    name: str
    status: int
    request: Callable[[], bytes]


def request_bytes(method: str, path: str, host: str, key: str, body: object = None) -> bytes:
    """A request as it goes over the wire."""
    content = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nX-API-KEY: {key}\r\n"
    if content:
        head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
    return head.encode() + b"\r\n" + content


async def load(port: int, case: Case, *, connections: int, seconds: float) -> Figures:
    """Send a case over several connections, on each one request after the other."""
    figures = Figures()
    started = time.perf_counter()
    end = started + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            while time.perf_counter() < end:
                before = time.perf_counter()
                writer.write(case.request())
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
                if length is not None and int(length[1]):
                    await reader.readexactly(int(length[1]))
                figures.seconds.append(time.perf_counter() - before)
                if int(head[9:12]) != case.status:
                    figures.refused += 1
        finally:
            writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    figures.took = time.perf_counter() - started
    return figures


@contextlib.contextmanager
def process(arguments: list[str], environment: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    """A program that is ended with the block."""
    started = subprocess.Popen(
        arguments,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield started
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(30)
        except subprocess.TimeoutExpired:
            started.kill()


@contextlib.contextmanager
def floor() -> Generator[int]:
    """A bare FastAPI route."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.set_inheritable(True)
        port = listener.getsockname()[1]
        with subprocess.Popen(
            [sys.executable, "-c", FLOOR, str(listener.fileno())], pass_fds=(listener.fileno(),)
        ) as started:
            try:
                wait_for(f"http://127.0.0.1:{port}/floor")
                yield port
            finally:
                started.terminate()


@contextlib.contextmanager
def server(
    folder: Path, database_url: str | None, *, works: bool, processes: int = 1
) -> Generator[tuple[int, str]]:
    """The server as its operator runs it, and the key of its first start."""
    settings = {
        "DATA_DIR": str(folder),
        "LOG_LEVEL": "ERROR",
        "PROCESSES": str(processes),
        "RATE_LIMIT_PER_MINUTE": "1000000",
        "RATE_LIMIT_BURST": "1000000",
        "ACCOUNT_RATE_LIMIT_PER_MINUTE": "1000000",
        "ACCOUNT_RATE_LIMIT_BURST": "1000000",
        **({} if works else {"WORKER_JOBS": "0"}),
        **({"DATABASE_URL": database_url, "SECRET": "x" * 32} if database_url else {}),
    }
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = [sys.executable, "-m", "einvoice_server"]
    environment = {f"EINVOICE_SERVER_{name}": value for name, value in settings.items()}
    if database_url:
        subprocess.run([*program, "migrate"], env={**os.environ, **environment}, check=True)
    with process([*program, "serve", "--port", str(port)], environment) as started:
        key = next(line.split()[-1] for line in lines(started) if line.startswith("API key"))
        wait_for(f"http://127.0.0.1:{port}/ready")
        yield port, key


def lines(started: subprocess.Popen[str]) -> Iterator[str]:
    """What a program prints; `yield from` would close the pipe, which ends the program."""
    assert started.stdout is not None
    for line in started.stdout:  # noqa: UP028
        yield line


def wait_for(url: str) -> None:
    """Wait until somebody answers."""
    for _ in range(600):
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url).status_code < 500:
                return
        time.sleep(0.05)
    raise SystemExit(f"nobody answers at {url}")


def wait_until_drawn(client: httpx.Client) -> None:
    """Wait until the worker has nothing to do."""
    for _ in range(600):
        rows = client.get("/invoices", params={"perPage": 100}).raise_for_status().json()["data"]
        if all(row["status"] == "created" for row in rows):
            return
        time.sleep(0.2)
    raise SystemExit("the worker does not come to an end")


def cases_of(port: int, key: str, *, works: bool) -> list[Case]:
    """What is asked of the server, on an account that has invoices."""
    host = f"127.0.0.1:{port}"
    with httpx.Client(base_url=f"http://{host}/api/v1", headers={"X-API-KEY": key}) as client:
        client.patch("/account", json={"company": COMPANY}).raise_for_status()
        made = client.post("/invoices", json={"invoices": [INVOICE] * 100}, timeout=60)
        id = made.raise_for_status().json()[0]["faktooraId"]
        if works:
            wait_until_drawn(client)

    def fixed(method: str, path: str, body: object = None) -> Callable[[], bytes]:
        text = request_bytes(method, f"/api/v1{path}", host, key, body)
        return lambda: text

    return [
        Case("status", 200, fixed("GET", f"/invoices/{id}/status")),
        Case("list of 25", 200, fixed("GET", "/invoices")),
        Case("create", 202, fixed("POST", "/invoices", {"invoices": [INVOICE]})),
        Case("create 10", 202, fixed("POST", "/invoices", {"invoices": [INVOICE] * 10})),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database-url")
    parser.add_argument("--without-worker", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    works = not asked.without_worker
    rounds: dict[str, list[Figures]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        floor() as floor_port,
        server(Path(folder), asked.database_url, works=works, processes=asked.processes) as (
            port,
            key,
        ),
    ):
        cases = cases_of(port, key, works=works)
        text = request_bytes("GET", "/floor", f"127.0.0.1:{floor_port}", "none")
        bare = Case("floor", 200, lambda: text)
        reading, creating = cases[:2], cases[2:]
        for part in (reading, creating):
            for _ in range(asked.rounds):
                for case, at in ((bare, floor_port), *((case, port) for case in part)):
                    figures = asyncio.run(
                        load(at, case, connections=asked.connections, seconds=asked.seconds)
                    )
                    rounds.setdefault(case.name, []).append(figures)
    show(rounds)
    return 1 if any(one.refused for several in rounds.values() for one in several) else 0


def show(rounds: dict[str, list[Figures]]) -> None:
    """Print the medians."""
    base = statistics.median(one.rate for one in rounds["floor"])
    print(f"{'':12} {'a second':>9} {'of floor':>9} {'p50 ms':>7} {'p99 ms':>7} {'refused':>8}")
    for name, several in rounds.items():
        rate = statistics.median(one.rate for one in several)
        middle, last = (
            statistics.median(one.percentile(part) for one in several) for part in (0.5, 0.99)
        )
        refused = sum(one.refused for one in several)
        print(f"{name:12} {rate:9.0f} {rate / base:9.2f} {middle:7.1f} {last:7.1f} {refused:8}")


if __name__ == "__main__":
    raise SystemExit(main())
