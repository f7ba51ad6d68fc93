"""A receiver of webhooks on this machine: answers as told, and remembers what came."""

import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a receiver answers."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b"ok"
    after: threading.Event | None = None
    """What it waits for before it answers."""


@dataclass(frozen=True)
class Received:
    """A request that came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """A receiver that runs; answers are used up one by one, then it is 200."""

    port: int
    scheme: str
    answers: list[Answer] = field(default_factory=list[Answer])
    received: list[Received] = field(default_factory=list[Received])
    arrived: threading.Event = field(default_factory=threading.Event)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/hook") -> str:
        return f"{self.scheme}://{self.place}{path}"

    @property
    def ids(self) -> list[str]:
        return [one.headers["webhook-id"] for one in self.received]


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length)
        if len(body) < length:  # the sender was killed in the middle: that is no request
            self.close_connection = True
            return
        self.receiver.received.append(Received(self.path, headers, body))
        answer = self.receiver.answers.pop(0) if self.receiver.answers else Answer()
        self.receiver.arrived.set()
        if answer.after is not None:
            answer.after.wait(30)
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
        except OSError:  # the sender has read enough, or waited enough
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def receiving(certificate: Path | None = None) -> Generator[Receiver, None, None]:
    """Receive until the block ends; by HTTPS where a certificate with its key is given."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    Handler.receiver = Receiver(server.server_port, "https" if certificate else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Handler.receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(30)
