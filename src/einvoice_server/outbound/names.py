"""Finding the addresses of names, and keeping to those that were looked at."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import cast

import httpcore2

from einvoice_server.outbound.addresses import is_public
from einvoice_server.outbound.errors import NoConnectionError, RefusedTargetError

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the addresses of a host; OSError where there are none."""

_MOST_DIALLED = 3
_DIAL_SECONDS = 5.0
_NOT_PUBLIC = "The host does not lead to the public internet."


_LOOKUPS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="names")
"""Threads of their own: names that take long to resolve must not hold up anything else."""


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that this machine knows for a host."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(
        _LOOKUPS, partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    )
    return list(dict.fromkeys(str(one[4][0]) for one in found))


async def addresses_of(resolve: Resolver, host: str, port: int, *, believed: bool) -> Sequence[str]:
    """The addresses of a host, every one of them public unless the host is believed.

    A host with one address outside and one inside is refused: which would be dialled is chance.

    Raises:
        RefusedTargetError: It has none, or one that is not public; which is the case is not told.
    """
    try:
        found = await resolve(host.strip("[]"), port)
    except (OSError, UnicodeError):
        raise RefusedTargetError(_NOT_PUBLIC) from None
    if not found or not (believed or all(is_public(address) for address in found)):
        raise RefusedTargetError(_NOT_PUBLIC)
    return found


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens connections to addresses that were looked at, and to no others.

    The name is resolved once, here; what is dialled is the address, so that no second answer of the
    resolver is asked for. TLS goes on to check the certificate against the name.
    """

    def __init__(self, resolve: Resolver, *, believed: bool) -> None:
        self._resolve = resolve
        self._believed = believed
        self._inner = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address that answers."""
        found = await addresses_of(self._resolve, host, port, believed=self._believed)
        for address in found[:_MOST_DIALLED]:
            try:
                stream = await self._inner.connect_tcp(
                    address, port, _DIAL_SECONDS, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
            return stream
        raise NoConnectionError("No connection could be made.")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Never."""
        raise RefusedTargetError("Sockets of this machine are not sent to.")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


def trusted(ca_file: str | None) -> ssl.SSLContext:
    """What certificates are believed: those of the system, and those of a file."""
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context
