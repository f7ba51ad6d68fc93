"""A server of several processes: each answers callers, and one more looks after them.

The sockets belong to the one that looks after the others, so that callers wait while a process that
was killed is replaced. The others end with it, however it ends: they hold a pipe that closes then.
"""

import asyncio
import os
import signal
import socket
import sys
import threading
from asyncio.subprocess import Process
from collections.abc import Sequence
from contextlib import suppress

from einvoice_server.cli.listening import address_of, listener_on
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.rate_limit_shared import SharedRateLimiter
from einvoice_server.settings import PREFIX, Settings

_PAUSE = 1.0
_DIVIDES = sys.platform == "linux"
"""Whether the system divides callers among several sockets at one address."""

_log = get_logger(__name__)


async def serve_by_several(wanted: Settings, listener: socket.socket | None) -> int:
    """Run the processes until told to stop; gives the exit code.

    A process that is killed is replaced. One that ends by itself could not begin, or was told to
    end: then all end.

    Args:
        wanted: The settings.
        listener: The socket that all listen on; without it, each has one of its own.
    """
    listeners = _listeners(wanted, listener)
    _log.info("several processes", processes=wanted.processes, address=address_of(listeners[0]))
    SharedRateLimiter.forget(wanted.counts_file)
    alive, held = os.pipe()
    try:
        return await _Processes(wanted, listeners, alive).run()
    finally:
        os.close(held)
        os.close(alive)
        for one in listeners:
            one.close()


def end_with(pipe: int) -> None:
    """End this process, as if told to, when the other end of a pipe is closed."""

    def wait() -> None:
        os.read(pipe, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="einvoice-end-with", daemon=True).start()


def _listeners(wanted: Settings, listener: socket.socket | None) -> Sequence[socket.socket]:
    if listener is not None:
        return (listener,) * wanted.processes
    if not _DIVIDES:
        return (listener_on(wanted.host, wanted.port),) * wanted.processes
    if wanted.port:
        listener_on(wanted.host, wanted.port).close()  # to share it with another server is no wish
    first = listener_on(wanted.host, wanted.port, shared=True)
    port = first.getsockname()[1]
    others = (listener_on(wanted.host, port, shared=True) for _ in range(wanted.processes - 1))
    return (first, *others)


class _Processes:
    """The processes of one server."""

    def __init__(self, wanted: Settings, listeners: Sequence[socket.socket], alive: int) -> None:
        self._wanted = wanted
        self._listeners = listeners
        self._alive = alive
        self._stopping = asyncio.Event()

    async def run(self) -> int:
        """Keep them running until they are to stop; gives the exit code."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        codes = await asyncio.gather(*map(self._keep, self._listeners))
        return max(codes)

    async def _keep(self, listener: socket.socket) -> int:
        """Have a process at a socket, again and again until all are to stop; gives how it ended."""
        while not self._stopping.is_set():
            process = await self._begin(listener)
            code = await self._end_of(process)
            if self._stopping.is_set():
                return max(code, 0)
            if code >= 0:
                self._stopping.set()
                return code or 1
            _log.error("process killed, and begun anew", process=process.pid, signal=-code)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _PAUSE)
        return 0

    async def _begin(self, listener: socket.socket) -> Process:
        wanted = self._wanted
        own = {"PROCESSES": wanted.processes, "HOST": wanted.host, "PORT": wanted.port}
        words = ["serve", "--fd", str(listener.fileno()), "--while-open", str(self._alive)]
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "einvoice_server", *words),
            env={**os.environ, **{f"{PREFIX}{name}": str(value) for name, value in own.items()}},
            stdin=asyncio.subprocess.DEVNULL,
            pass_fds=(listener.fileno(), self._alive),
        )

    async def _end_of(self, process: Process) -> int:
        """Wait for the end of a process, which is told to end where all are to stop."""
        end, stop = asyncio.create_task(process.wait()), asyncio.create_task(self._stopping.wait())
        await asyncio.wait({end, stop}, return_when=asyncio.FIRST_COMPLETED)
        if not end.done():
            with suppress(ProcessLookupError):  # it may have ended this moment
                process.terminate()
        stop.cancel()
        return await end
