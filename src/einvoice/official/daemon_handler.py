"""One connection of the daemon: its requests, and the answers that the KoSIT daemon gives."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import unquote, urlsplit

from einvoice.errors import RuleSetError
from einvoice.official.daemon_body import BodyError, PatientSocket, read_body, stated_length
from einvoice.official.daemon_pages import health, start_page

if TYPE_CHECKING:
    from einvoice.official.daemon import KositDaemon
    from einvoice.official.kosit.report import KositReport

XML: Final = "application/xml"
_TEXT: Final = "text/plain"
_HTML: Final = "text/html; charset=utf-8"
_LONGEST_NAME: Final = 200
_LINGER: Final = 2.0
"""Seconds in which what a refused client still sends is thrown away, so that it reads why."""
_MOST_LINGERED: Final = 8 * 1024 * 1024


class KositHandler(BaseHTTPRequestHandler):
    """Answers requests until its client is gone, too slow, or the daemon stops."""

    protocol_version = "HTTP/1.1"
    daemon: "KositDaemon"
    _served = False
    _started = 0.0
    _told = ""

    def setup(self) -> None:
        """Make reading end in time."""
        super().setup()
        self.daemon = cast("KositDaemon", self.server)
        self._patient = PatientSocket(self.connection)
        self.rfile = io.BufferedReader(self._patient, 65_536)

    def handle_one_request(self) -> None:
        """Wait for a request, and answer it."""
        settings = self.daemon.settings
        self._patient.within(settings.idle_seconds if self._served else settings.header_seconds)
        if not self.daemon.waits(self.connection):
            self.close_connection = True
            return
        try:
            super().handle_one_request()
        except (ConnectionError, BrokenPipeError):
            self.close_connection = True
        finally:
            self.daemon.waits_no_more(self.connection)
        self._served = True
        if self.daemon.stopping:
            self.close_connection = True

    def parse_request(self) -> bool:
        """Read the headers: from here on there is a request."""
        self.daemon.waits_no_more(self.connection)
        self._started = time.monotonic()
        self._told = ""
        return super().parse_request()

    def do_GET(self) -> None:
        """Tell of the daemon itself."""
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # such a body is not read
        if self._tells_of_itself():
            return
        if not self.daemon.settings.page:
            self._refuse(405, "Method not supported")
        elif self._path() == "/":
            settings = self.daemon.settings
            page = start_page(self.daemon.configuration, most=settings.max_bytes)
            self._answer(200, _HTML, page)
        else:
            self._refuse(404, "not found")

    def do_POST(self) -> None:
        """Judge a document."""
        with self.daemon.account() as account:
            try:
                length = self._length()
                self._patient.within(self.daemon.settings.body_seconds)
                body = read_body(
                    self.rfile, length, most=self.daemon.settings.max_bytes, account=account
                )
            except BodyError as error:
                self._refuse(error.status, error.message, linger=True)
            except TimeoutError:
                self._refuse(408, "The body did not come in time")
            else:
                if not self._tells_of_itself():
                    self._judge(body)

    def handle_expect_100(self) -> bool:
        """Say at once when a body will not be taken, and not only after it was sent."""
        try:
            self._length()
        except BodyError as error:
            self._refuse(error.status, error.message)
            return False
        return super().handle_expect_100()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse in the validator's way: with plain text, and 405 for an unknown method."""
        status = 405 if code == HTTPStatus.NOT_IMPLEMENTED else int(code)
        self._refuse(status, "Method not supported" if status == 405 else message or "")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: one line is written when the answer is."""

    def log_message(self, format: str, *args: object) -> None:
        """Write a line to the log, with nothing of the client's in it that could steer."""
        self._log(format % args)

    def _length(self) -> int | None:
        if (self.headers.get("Content-Type") or "").lower().startswith("multipart"):
            raise BodyError(400, "No content supplied: multipart is not supported")
        most = self.daemon.settings.max_bytes
        return stated_length(
            self.headers.get("Content-Length"), self.headers.get("Transfer-Encoding"), most
        )

    def _tells_of_itself(self) -> bool:
        """Answer at the two addresses that no document can be sent to."""
        path = self._path()
        if path == "/server/health":
            self._answer(200, XML, health())
        elif path == "/server/config":
            self._answer(200, XML, self.daemon.configuration.source)
        else:
            return False
        return True

    def _judge(self, body: bytes) -> None:
        try:
            report = self.daemon.judge(body, self._name())
        except RuleSetError as error:  # the configuration's fault, or the engine's
            self._log(str(error))  # it may name files, which are nobody else's business
            self._refuse(500, f"Internal error: {error.code}")
            return
        self._told = _word(report)
        self._answer(_status(report), XML, report.data)

    def _path(self) -> str:
        try:
            return unquote(urlsplit(self.path).path)
        except ValueError:  # brackets that are no address
            return "/"

    def _name(self) -> str:
        last = self._path().rpartition("/")[2]
        return last[:_LONGEST_NAME] or f"supplied_instance_{self.daemon.next_number()}"

    def _refuse(self, status: int, message: str, *, linger: bool = False) -> None:
        # What came of the body is not read to its end, so no request can follow.
        self.close_connection = True
        self._answer(status, _TEXT, message.encode("utf-8", "replace"))
        if linger:
            self._linger()

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.connection.settimeout(self.daemon.settings.body_seconds)
        if self.daemon.stopping:
            self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 405:
            self.send_header("Allow", "GET, POST" if self.daemon.settings.page else "POST")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        taken = (time.monotonic() - self._started) * 1000
        line = getattr(self, "requestline", "-")
        self._log(f'"{line}" {status} {len(content)} {taken:.0f}ms {self._told}'.rstrip())

    def _linger(self) -> None:
        self._patient.within(_LINGER)
        left = _MOST_LINGERED
        try:
            while left > 0 and (piece := self.rfile.read1(65_536)):
                left -= len(piece)
        except OSError:  # it is gone, or the time is over
            pass

    def _log(self, text: str) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        shown = text.encode("unicode_escape").decode("ascii")[:500]
        write: Callable[[str], None] = self.daemon.log
        write(f"{moment} {self.client_address[0]} {shown}")


def _status(report: "KositReport") -> int:
    if not report.processed:
        return 422
    return 200 if report.accepted else 406


def _word(report: "KositReport") -> str:
    if not report.processed:
        return "unprocessed"
    return "accept" if report.accepted else "reject"
