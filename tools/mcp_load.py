"""How fast the server answers over MCP, beside the same over REST, in one run and over loopback.

    python tools/mcp_load.py
    python tools/mcp_load.py --connections 16 --calls 1000 --rounds 3

Each case is one operation, asked for over REST, as a tool that answers in plain JSON, and as a tool
that answers by a stream, as assistants ask: 1000 calls from 16 clients each, one after the other on
every connection. Rounds alternate, and what is printed are medians; `of REST` is the throughput as
a part of that over REST in the same run. Exits with 1 where a call failed, or where the parts over
all cases have a median below a half.
"""

import argparse
import asyncio
import json
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from server_load import COMPANY, INVOICE, Figures, request_bytes, server

_SESSIONLESS = "2025-11-25"


@dataclass(frozen=True)
class Way:
    """One way of asking for one thing."""

    case: str
    name: str
    request: bytes
    is_good: Callable[[int, bytes], bool]


def call_bytes(host: str, key: str, tool: str, arguments: object, accept: str) -> bytes:
    """A call of a tool as it goes over the wire."""
    params = {"name": tool, "arguments": arguments}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    plain = request_bytes("POST", "/api/v1/mcp", host, key, body)
    told = f"Accept: {accept}\r\nMCP-Protocol-Version: {_SESSIONLESS}\r\n".encode()
    return plain.replace(b"X-API-KEY", told + b"X-API-KEY", 1)


def ways_of(port: int, key: str) -> Iterator[Way]:
    """What is asked for, on an account that has invoices."""
    host = f"127.0.0.1:{port}"
    with httpx.Client(base_url=f"http://{host}/api/v1", headers={"X-API-KEY": key}) as client:
        client.patch("/account", json={"company": COMPANY}).raise_for_status()
        made = client.post("/invoices", json={"invoices": [INVOICE] * 100}, timeout=60)
        id = made.raise_for_status().json()[0]["faktooraId"]
        while client.get(f"/invoices/{id}/status").json()["jobStatus"] is not None:
            time.sleep(0.1)
    asked = {name: value for name, value in INVOICE.items() if name != "format"}
    draft, drafts = {**asked, "draftOnly": True}, {**INVOICE, "draftOnly": True}
    cases: tuple[tuple[str, str, str, object, str, object], ...] = (
        ("status", "GET", f"/invoices/{id}/status", None, "get_invoice_status", {"faktooraId": id}),
        ("list of 25", "GET", "/invoices", None, "list_invoices", {}),
        ("rule", "GET", "/rules/BR-CO-10", None, "explain_rule", {"ruleId": "BR-CO-10"}),
        ("draft", "POST", "/invoices", {"invoices": [drafts]}, "create_invoice_zugferd2", draft),
    )
    for case, method, path, body, tool, arguments in cases:
        rest = request_bytes(method, f"/api/v1{path}", host, key, body)
        yield Way(case, "REST", rest, lambda status, _: status < 300)
        for name, accept in (
            ("MCP", "application/json"),
            ("MCP stream", "application/json, text/event-stream"),
        ):
            call = call_bytes(host, key, tool, arguments, accept)
            yield Way(case, name, call, _did_its_work)


def _did_its_work(status: int, body: bytes) -> bool:
    return status == 200 and b'"result"' in body and b'"isError":true' not in body


async def ask(port: int, way: Way, *, connections: int, calls: int) -> Figures:
    """Ask so many times, over several connections, on each one call after the other."""
    figures, left = Figures(), calls
    started = time.perf_counter()

    async def one() -> None:
        nonlocal left
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            while left > 0:
                left -= 1
                before = time.perf_counter()
                writer.write(way.request)
                status, body = await answer(reader)
                figures.seconds.append(time.perf_counter() - before)
                figures.refused += not way.is_good(status, body)
        finally:
            writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    figures.took = time.perf_counter() - started
    return figures


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """The status and the body of the next answer, of a known length or in chunks."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    if length is not None:
        return status, await reader.readexactly(int(length[1]))
    body = b""
    while size := int((await reader.readline()).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return status, body


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database-url")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    asked = parser.parse_args()
    rounds: dict[tuple[str, str], list[Figures]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder), asked.database_url, works=True) as (port, key),
    ):
        ways = list(ways_of(port, key))
        for _ in range(asked.rounds):
            for way in ways:
                figures = asyncio.run(
                    ask(port, way, connections=asked.connections, calls=asked.calls)
                )
                rounds.setdefault((way.case, way.name), []).append(figures)
    parts = show(rounds)
    if asked.json is not None:
        told = {f"{case}, {name}": part for (case, name), part in parts.items()}
        asked.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    failed = any(one.refused for several in rounds.values() for one in several)
    return 1 if failed or statistics.median(parts.values()) < 0.5 else 0


def show(rounds: dict[tuple[str, str], list[Figures]]) -> dict[tuple[str, str], float]:
    """Print the medians, and give the parts of REST."""
    rates = {way: statistics.median(one.rate for one in several) for way, several in rounds.items()}
    parts: dict[tuple[str, str], float] = {}
    print(f"{'':22} {'a second':>9} {'of REST':>8} {'p50 ms':>7} {'p99 ms':>7} {'failed':>7}")
    for (case, name), several in rounds.items():
        rate = rates[case, name]
        middle, last = (
            statistics.median(one.percentile(part) for one in several) for part in (0.5, 0.99)
        )
        if name != "REST":
            parts[case, name] = rate / rates[case, "REST"]
        part = f"{parts[case, name]:8.2f}" if name != "REST" else " " * 8
        failed = sum(one.refused for one in several)
        print(f"{case:11}{name:11} {rate:9.0f} {part} {middle:7.1f} {last:7.1f} {failed:7}")
    return parts


if __name__ == "__main__":
    raise SystemExit(main())
