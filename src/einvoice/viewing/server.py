"""Serves one page on this machine: to who knows its address, and to no page of another site.

Any program of this machine can connect, and any page in a browser can try to. So the path begins
with a random token, and a request must name the host as this server is named, which a foreign name
that leads here does not.
"""

import re
import secrets
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, TypeAlias, cast
from urllib.parse import quote

from einvoice.viewing.gathering import Viewed
from einvoice.viewing.page import FILES_ADDRESS, PDF_ADDRESS, page_of

Request: TypeAlias = socket.socket | tuple[bytes, socket.socket]
"""A connection, as the standard library declares it."""
HOST: Final = "127.0.0.1"
_SECONDS: Final = 10.0
"""Time for a request to arrive, and for its answer to be taken."""
_CONNECTIONS: Final = 32
"""Connections at a time; one more is closed."""


class Viewer(ThreadingHTTPServer):
    """A server of one document; `address` is where browsers find it, `close` ends it."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, viewed: Viewed, *, port: int = 0, theme: str = "classic") -> None:
        self.viewed = viewed
        self.page = page_of(viewed, theme=theme, served=True)
        self.body = self.page.html.encode("utf-8", "replace")
        self.token = secrets.token_urlsafe(24)
        self.last = time.monotonic()
        """When the last answer was given."""
        self._slots = threading.BoundedSemaphore(_CONNECTIONS)
        super().__init__((HOST, port), _Handler)
        self.hosts = frozenset(f"{name}:{self.port}" for name in (HOST, "localhost"))

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    @property
    def idle(self) -> float:
        """Seconds since anybody asked for something."""
        return time.monotonic() - self.last

    def start(self) -> None:
        """Answer in a thread of its own."""
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="viewer", daemon=True
        ).start()

    def close(self) -> None:
        """Answer no more."""
        self.shutdown()
        self.server_close()

    def process_request(self, request: Request, client_address: object) -> None:
        """Give a connection a thread, or close it where there are too many."""
        if not self._slots.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no more threads
            self._slots.release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Request, client_address: object) -> None:
        """Serve a connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: Request, client_address: object) -> None:
        """Say nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    timeout = _SECONDS
    server_version = "einvoice"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, the PDF, or a file, to who knows the token."""
        viewer = cast("Viewer", self.server)
        if self.headers.get_all("Host", []) not in [[host] for host in viewer.hosts]:
            self._refuse(421)
            return
        token, slash, rest = self.path.removeprefix("/").partition("/")
        if not slash or not secrets.compare_digest(token.encode(), viewer.token.encode()):
            self._refuse(404)
            return
        viewer.last = time.monotonic()
        self._answer(viewer, rest)

    def _answer(self, viewer: Viewer, path: str) -> None:
        viewed = viewer.viewed
        kind, _, number = path.partition("/")
        if path == "":
            policy = f"{viewer.page.policy}; frame-ancestors 'none'"
            self._send(viewer.body, "text/html; charset=utf-8", policy)
        elif path == PDF_ADDRESS and viewed.pdf is not None:
            # The page shows it in a frame, and nothing in a PDF is a page.
            self._send(viewed.pdf, "application/pdf", "frame-ancestors 'self'")
        elif kind == FILES_ADDRESS and number.isdecimal() and number.isascii():
            self._file(viewed, int(number[:9]))
        else:
            self._refuse(404)

    def _file(self, viewed: Viewed, number: int) -> None:
        file = viewed.files[number] if number < len(viewed.files) else None
        data = file.data() if file is not None else None
        if file is None or data is None:
            self._refuse(404)
            return
        plain = re.sub(r"[^A-Za-z0-9_.-]", "_", file.name)
        named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
        # Whatever it says it is: it is saved, not shown.
        self._send(data, "application/octet-stream", "default-src 'none'; sandbox", named)

    def _send(self, data: bytes, kind: str, policy: str, disposition: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", policy)
        if disposition:
            self.send_header("Content-Disposition", disposition)
        self._guard()
        self.end_headers()
        self.wfile.write(data)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self._guard()
        self.end_headers()

    def _guard(self) -> None:
        """What every answer says: it is for this page alone, and nobody keeps it."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no GET or no HTTP, without repeating any of it."""
        self._refuse(405 if code == 501 else code)

    def log_message(self, format: str, *args: object) -> None:
        """Keep no log: the token is in every request."""
