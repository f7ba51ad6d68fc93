"""A server on this machine that hands out files, and breaks off, lies or redirects when told to."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


def _no_files() -> dict[str, bytes]:
    return {}


def _no_redirections() -> dict[str, str]:
    return {}


def _no_asked() -> list[tuple[str, str | None]]:
    return []


def _no_statuses() -> list[int]:
    return []


@dataclass
class Served:
    """What a server hands out and what it was asked."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=_no_files)
    redirections: dict[str, str] = field(default_factory=_no_redirections)
    asked: list[tuple[str, str | None]] = field(default_factory=_no_asked)
    """Every request: the path, and the range that was asked for."""
    statuses: list[int] = field(default_factory=_no_statuses)
    """Answers to give before the real one."""
    cut: int | None = None
    """Break the connection off after so many bytes of an answer."""
    ranges: bool = True
    """Whether parts of files are handed out."""
    wrong_range: bool = False
    """Whether parts are other ones than asked for."""

    def url(self, path: str) -> str:
        """The address of a file."""
        return f"{self.address}/{path}"


@contextmanager
def serving(**files: bytes) -> Generator[Served]:
    """A server with these files; in names, two underscores stand for a dot."""
    served = Served(files={name.replace("__", "."): data for name, data in files.items()})

    class Handler(BaseHTTPRequestHandler):
        """Answers as `served` says."""

        def do_GET(self) -> None:
            _answer(self, served)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        served.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """A server that is not upset when a client leaves."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: what went wrong, the client's side of the test finds out."""


def _answer(handler: BaseHTTPRequestHandler, served: Served) -> None:
    path = handler.path.removeprefix("/")
    stated = handler.headers.get("Range")
    served.asked.append((path, stated))
    if served.statuses:
        _end(handler, served.statuses.pop(0))
    elif target := served.redirections.get(path):
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
    elif path not in served.files:
        _end(handler, 404)
    else:
        _send(handler, served, served.files[path], stated)


def _end(handler: BaseHTTPRequestHandler, status: int) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _send(handler: BaseHTTPRequestHandler, served: Served, data: bytes, stated: str | None) -> None:
    start = 0
    if stated and served.ranges:
        start = int(stated.removeprefix("bytes=").removesuffix("-"))
        start -= 1 if served.wrong_range else 0
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    else:
        handler.send_response(200)
    body = data[start:]
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    with suppress(ConnectionError):  # who has had enough leaves
        handler.wfile.write(body if served.cut is None else body[: served.cut])
    handler.close_connection = served.cut is not None
