"""The two clients: how they connect, and how often they try."""

import asyncio
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self
from uuid import uuid4

import httpx

from einvoice_server.client.exchange import Call, answer_of, problem_of
from einvoice_server.client.generated.all import Methods
from einvoice_server.client.generated.all_async import AsyncMethods
from einvoice_server.client.problems import ConnectionProblem

_TRY_AGAIN = frozenset({429, 502, 503, 504})
_PAUSES = (0.2, 1.0, 3.0)
_LONGEST_PAUSE = 60.0


class _Connection:
    """What both clients know."""

    def __init__(self, url: str, key: str, account_id: str | None, attempts: int) -> None:
        if attempts < 1:
            raise ValueError(f"expected at least one attempt, found {attempts}")
        self._base = url.rstrip("/") + "/api/v1"
        self._headers = {"X-API-KEY": key}
        if account_id is not None:
            self._headers["x-account-id"] = account_id
        self._attempts = attempts

    def _extra(self, call: Call) -> Mapping[str, str]:
        # A request that is sent again after its answer was lost must not be done twice.
        return {"Idempotency-Key": uuid4().hex} if call.writes else {}

    def _pause(self, attempt: int, response: httpx.Response | None) -> float | None:
        """Seconds to wait before the next attempt; None where the answer is final."""
        if response is not None and response.status_code not in _TRY_AGAIN:
            return None
        if attempt >= self._attempts:
            return None
        pause = _PAUSES[min(attempt, len(_PAUSES)) - 1]
        told = problem_of(response).retry_after if response is not None else None
        if told is None:
            return pause
        return max(pause, told) if told <= _LONGEST_PAUSE else None


class Client(_Connection, Methods):
    """Calls the server and waits for its answers.

    Args:
        url: Where the server is, without `/api/v1`.
        key: The API key.
        account_id: The account to work for, if not the key's own.
        timeout: Seconds to wait for an answer.
        attempts: How often a call is sent where the server is not reached, is busy or asks to
            wait; writing calls carry an `Idempotency-Key`, so they are done once.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        account_id: str | None = None,
        timeout: float = 30,
        attempts: int = 3,
    ) -> None:
        super().__init__(url, key, account_id, attempts)
        self._client = httpx.Client(base_url=self._base, headers=self._headers, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _call(self, call: Call) -> object:
        request = call.request(self._client, self._extra(call))
        attempt = 0
        while True:
            attempt += 1
            response: httpx.Response | None = None
            failure: httpx.TransportError | None = None
            try:
                response = self._client.send(request)
            except httpx.TransportError as error:
                failure = error
            pause = self._pause(attempt, response)
            if pause is not None:
                time.sleep(pause)
            elif response is None:
                raise ConnectionProblem(f"no answer from {self._base}: {failure}") from failure
            else:
                return answer_of(response)


class AsyncClient(_Connection, AsyncMethods):
    """The same for asyncio; see `Client` for its arguments."""

    def __init__(
        self,
        url: str,
        key: str,
        *,
        account_id: str | None = None,
        timeout: float = 30,
        attempts: int = 3,
    ) -> None:
        super().__init__(url, key, account_id, attempts)
        self._client = httpx.AsyncClient(
            base_url=self._base, headers=self._headers, timeout=timeout
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose()

    async def _call(self, call: Call) -> object:
        request = call.request(self._client, self._extra(call))
        attempt = 0
        while True:
            attempt += 1
            response: httpx.Response | None = None
            failure: httpx.TransportError | None = None
            try:
                response = await self._client.send(request)
            except httpx.TransportError as error:
                failure = error
            pause = self._pause(attempt, response)
            if pause is not None:
                await asyncio.sleep(pause)
            elif response is None:
                raise ConnectionProblem(f"no answer from {self._base}: {failure}") from failure
            else:
                return answer_of(response)
