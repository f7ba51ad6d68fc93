"""The sockets that the server listens on."""

import socket


def listener_on(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A socket that listens.

    Args:
        host: The address.
        port: The port; 0 takes a free one.
        shared: Whether others may listen there, too, and the system divides callers among them.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, reuse_port=shared, backlog=2048)
    # Connections inherit it. Without it the end of an answer waits for the caller to confirm its
    # beginning, which callers do late on purpose: 40 ms a request.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address_of(listener: socket.socket) -> str:
    """Where callers reach it."""
    if listener.family not in (socket.AF_INET, socket.AF_INET6):
        return f"unix:{listener.getsockname()}"
    host, port = listener.getsockname()[:2]
    return (
        f"http://[{host}]:{port}" if listener.family is socket.AF_INET6 else f"http://{host}:{port}"
    )
