"""The HTTP behaviour of the KoSIT daemon: documents in, reports out.

Requests are read by threads and judged in the worker processes of a `SaxonPool`, so they run in
parallel, and one that loops or brings SaxonC down costs its own answer and nothing else. There is
no authorisation, as in the original: it listens on this machine only, unless told otherwise.
"""

import socket
import threading
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from itertools import count
from multiprocessing import resource_tracker
from signal import SIGINT
from typing import Final, TypeAlias, cast

from einvoice.official.daemon_body import BodyError
from einvoice.official.daemon_handler import KositHandler
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.report import KositReport, kosit_report
from einvoice.syntax.limits import Limits
from einvoice.verdict import Language

Request: TypeAlias = socket.socket | tuple[bytes, socket.socket]
"""A connection, as the standard library declares it."""
MEBI: Final = 1024 * 1024
_BUSY: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nRetry-After: 1\r\n"
    b"Content-Length: 20\r\nConnection: close\r\n\r\nToo many connections"
)
_WAIT: Final = 1.0
"""Seconds that a connection waits for another to end, before it is turned away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaemonSettings:
    """What the daemon allows."""

    max_bytes: int = 32 * MEBI
    """Size of a document."""
    memory: int = 256 * MEBI
    """Size of all documents that are being received or judged."""
    connections: int = 64
    """Connections at a time; more are turned away with 503."""
    judging: int = 4
    """Documents that are parsed and judged at a time; others wait."""
    header_seconds: float = 20.0
    """Time for a request to begin and to send its headers."""
    idle_seconds: float = 5.0
    """Time for the next request of a connection to do so."""
    body_seconds: float = 60.0
    """Time for its body, and for taking the answer."""
    page: bool = True
    """Whether GET shows a page for people."""
    language: Language = "en"
    """The language of the explanations in reports."""


def silent(line: str) -> None:
    """The log of a daemon that has none."""


class KositDaemon(ThreadingHTTPServer):
    """The server; `serve` runs it and `stop` ends it.

    The configuration should have a `SaxonPool` as its engine: nothing else can stop a stylesheet.
    """

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(
        self,
        address: tuple[str, int],
        configuration: KositConfiguration,
        settings: DaemonSettings | None = None,
        *,
        log: Callable[[str], None] = silent,
    ) -> None:
        self.configuration = configuration
        self.settings = settings or DaemonSettings()
        self.log = log
        self.stopping = False
        self._limits = Limits(max_bytes=self.settings.max_bytes)
        self._slots = threading.BoundedSemaphore(self.settings.connections)
        self._judging = threading.BoundedSemaphore(self.settings.judging)
        self._lock = threading.Lock()
        self._held = 0
        self._active = 0
        self._waiting: set[socket.socket] = set()
        self._numbers = count(1)
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, KositHandler)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    def serve(self) -> None:
        """Answer until `stop` is called in another thread."""
        block_interrupts()
        self.serve_forever(poll_interval=0.1)

    def stop(self, *, grace: float = 10.0) -> bool:
        """Take no more requests, let those that are there end, and say whether they all did."""
        self.shutdown()
        self.server_close()
        with self._lock:
            self.stopping = True
            idle = list(self._waiting)
        for connection in idle:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RD)
        deadline = time.monotonic() + grace
        while self._active and time.monotonic() < deadline:
            threading.Event().wait(0.02)
        return not self._active

    def judge(self, data: bytes, name: str) -> KositReport:
        """The report on a document."""
        with self._judging:
            return kosit_report(
                data,
                self.configuration,
                name=name,
                language=self.settings.language,
                limits=self._limits,
            )

    def next_number(self) -> int:
        """The number of a document without a name."""
        with self._lock:
            return next(self._numbers)

    @contextmanager
    def account(self) -> Generator["_Account"]:
        """What a request may set aside memory with; all of it is given back at its end."""
        account = _Account(self)
        try:
            yield account
        finally:
            self.hold(-account.held)

    def hold(self, size: int) -> bool:
        """Set memory aside for a document, or give it back; False where none is left."""
        with self._lock:
            if size > 0 and self._held + size > self.settings.memory:
                return False
            self._held += size
        return True

    def waits(self, connection: socket.socket) -> bool:
        """Note that a connection waits for its next request; False where there will be none."""
        with self._lock:
            if not self.stopping:
                self._waiting.add(connection)
            return not self.stopping

    def waits_no_more(self, connection: socket.socket) -> None:
        """Note that a request has begun, or that there will be none."""
        with self._lock:
            self._waiting.discard(connection)

    def process_request(self, request: Request, client_address: object) -> None:
        """Give a connection a thread of its own, or turn it away."""
        # A short wait lets a burst through; while it lasts, the system queues connections.
        if not self._slots.acquire(timeout=_WAIT):
            self.log(f"turned away: more than {self.settings.connections} connections")
            connection = cast("socket.socket", request)
            with suppress(OSError):
                connection.settimeout(1)
                connection.sendall(_BUSY)
            self.shutdown_request(connection)
            return
        with self._lock:
            self._active += 1
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no more threads
            self._release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Request, client_address: object) -> None:
        """Serve a connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._release()

    def finish_request(self, request: Request, client_address: object) -> None:
        """Hand a connection to its handler; one that breaks off is no error of ours."""
        with suppress(ConnectionError, TimeoutError):
            super().finish_request(request, client_address)

    def handle_error(self, request: Request, client_address: object) -> None:
        """Note a fault of ours; its connection is closed, and nothing else is touched."""
        shown = traceback.format_exc(limit=-3).strip().replace("\n", " | ")
        self.log(f"fault while answering {client_address}: {shown}")

    def _release(self) -> None:
        with self._lock:
            self._active -= 1
        self._slots.release()


class _Account:
    """The memory that one request has set aside."""

    def __init__(self, daemon: KositDaemon) -> None:
        self._daemon = daemon
        self.held = 0

    def take(self, size: int) -> None:
        """Set it aside; a BodyError where there is none left."""
        if not self._daemon.hold(size):
            raise BodyError(503, "Too many documents at a time")
        self.held += size


def block_interrupts() -> None:
    """Keep Ctrl-C from the worker processes that this thread starts: they are ended in order.

    A process inherits what the thread that starts it does not listen to.
    """
    try:
        from signal import SIG_BLOCK, pthread_sigmask
    except ImportError:  # Windows
        return
    # Its first start would make this thread listen again.
    resource_tracker.ensure_running()
    pthread_sigmask(SIG_BLOCK, {SIGINT})
