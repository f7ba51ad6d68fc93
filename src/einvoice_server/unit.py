"""What an operation works with: one request, one transaction, one tenant."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal


@dataclass(frozen=True, slots=True)
class RequestInfo:
    """Where a request came from."""

    request_id: str | None = None
    address: str | None = None


class Progress(Protocol):
    """Hears how far long work has come; it never waits and may be called from any thread."""

    def __call__(self, done: float, total: float | None = None, message: str | None = None) -> None:
        """So much is done."""
        ...


def unheard(done: float, total: float | None = None, message: str | None = None) -> None:
    """Nobody asked to hear how far the work has come."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Handed to every service; what it changes is committed at its end, or not at all."""

    principal: Principal
    session: AsyncSession
    now: datetime
    services: Services
    request: RequestInfo = RequestInfo()
    after_commit: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    """What is done once the changes are certain: caches cleared, workers woken."""

    progress: Progress = unheard
    """Told by long work how far it has come; callers of tools may want to know, REST does not."""
