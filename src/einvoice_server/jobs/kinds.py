"""The kinds of jobs: what each does, how often it is tried, what happens when it is given up."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from einvoice_server.jobs.running import RunningJob

Handler = Callable[["RunningJob"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job.

    A handler may be run more than once for one job: a worker can be killed at any moment. What it
    stores, it stores in `job.finishing()`, which also says that the job is done; so that happens
    once. What it does to the world outside must bear being done again.
    """

    name: str
    """Its name in the table: `invoices.generate`."""

    run: Handler

    pauses: tuple[int, ...] = (1, 5, 30, 120, 600)
    """Seconds to wait after each failed attempt; after the last attempt it is given up."""

    given_up: Handler | None = None
    """What is done in the end where every attempt failed; `job.error` says why."""

    @property
    def most_attempts(self) -> int:
        """How often it is tried."""
        return len(self.pauses) + 1


class JobKinds:
    """All kinds of jobs that the server knows."""

    def __init__(self, kinds: Sequence[JobKind]) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        if len(self._kinds) != len(kinds):
            raise ValueError("two kinds of jobs have one name")

    def __iter__(self) -> Iterator[JobKind]:
        return iter(self._kinds.values())

    def get(self, name: str) -> JobKind | None:
        """The kind of a name; None for one that a newer version of the server has left."""
        return self._kinds.get(name)
