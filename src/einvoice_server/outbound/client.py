"""Sending to an address that a caller named."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import perf_counter

import httpcore2

from einvoice_server.outbound.errors import (
    BrokenAnswerError,
    NoConnectionError,
    SlowAnswerError,
)
from einvoice_server.outbound.names import (
    GuardedBackend,
    Resolver,
    addresses_of,
    system_resolver,
    trusted,
)
from einvoice_server.outbound.targets import Target, TargetRules, target_of

MOST_KEPT = 4096
"""Bytes of an answer that are read; what follows is left on the wire."""

_RESOLVING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    retry_after: str | None
    body: bytes
    """The first bytes of it."""


@dataclass(slots=True)
class Stopwatch:
    """How long something took, however it ended."""

    started: float = field(default_factory=perf_counter)

    @property
    def milliseconds(self) -> int:
        """Since it was started."""
        return int((perf_counter() - self.started) * 1000)


class Outbound:
    """Sends requests to the public internet, and to the hosts that the operator named.

    No proxy, cookie or credential of the environment is used, no redirect followed, no connection
    kept: each request resolves, checks and dials anew.
    """

    def __init__(self, rules: TargetRules, *, ca_file: Path | None = None) -> None:
        self._rules = rules
        self._ca_file = ca_file
        self.resolve: Resolver = system_resolver
        """How names become addresses; tests have their own."""

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return trusted(str(self._ca_file) if self._ca_file else None)

    async def check(self, url: str) -> Target:
        """Look at a URL that is to be sent to later.

        Raises:
            RefusedTargetError: Nothing will be sent there.
        """
        target = target_of(url, self._rules)
        if not self._believes(target):
            try:
                async with asyncio.timeout(_RESOLVING_SECONDS):
                    await addresses_of(self.resolve, target.host, target.port, believed=False)
            except TimeoutError:
                raise SlowAnswerError("The host was not resolved in time.") from None
        return target

    async def post(
        self, url: str, headers: Mapping[str, str], body: bytes, *, seconds: float
    ) -> Reply:
        """Send a body, and read the beginning of the answer.

        Raises:
            OutboundError: There is none, and why.
        """
        target = target_of(url, self._rules)
        try:
            async with asyncio.timeout(seconds):  # the whole of it: slow drops are slow, too
                return await self._post(target, headers, body)
        except (TimeoutError, httpcore2.TimeoutException):
            raise SlowAnswerError(f"No answer within {seconds:g} s.") from None
        except httpcore2.ConnectError:  # what remains of these is the handshake
            raise NoConnectionError("The TLS handshake failed.") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError):
            raise BrokenAnswerError("The connection broke before an answer came.") from None

    async def _post(self, target: Target, headers: Mapping[str, str], body: bytes) -> Reply:
        backend = GuardedBackend(self.resolve, believed=self._believes(target))
        url = httpcore2.URL(
            scheme=target.scheme.encode(),
            host=target.host.strip("[]").encode(),
            port=target.port,
            target=target.path.encode(),
        )
        sent = {
            "Host": target.host_header,
            "Content-Length": str(len(body)),
            "Accept-Encoding": "identity",
            "Connection": "close",
            **headers,
        }
        async with (
            httpcore2.AsyncConnectionPool(
                ssl_context=self._tls, network_backend=backend, max_keepalive_connections=0
            ) as pool,
            pool.stream(
                "POST",
                url,
                headers=[(name.encode(), value.encode()) for name, value in sent.items()],
                content=body,
            ) as response,
        ):
            return Reply(
                status=response.status,
                retry_after=_header(response, b"retry-after"),
                body=await _beginning(response),
            )

    def _believes(self, target: Target) -> bool:
        return target.place in self._rules.allowed


def _header(response: httpcore2.Response, wanted: bytes) -> str | None:
    for name, value in response.headers:
        if name.lower() == wanted:
            return value.decode("latin-1")
    return None


async def _beginning(response: httpcore2.Response) -> bytes:
    """What can be read of the body; one that breaks off has still answered."""
    kept = b""
    try:
        async for chunk in response.aiter_stream():
            kept += chunk
            if len(kept) >= MOST_KEPT:
                break
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        pass
    return kept[:MOST_KEPT]
