import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from einvoice.official.daemon import DaemonSettings, KositDaemon, block_interrupts
from einvoice.official.engine import Engine
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.report import VARL
from einvoice.official.workers import SaxonPool
from einvoice.syntax.xml import Element, parse
from tests.official.kosit_packs import FOREIGN, ORDER, UNFIT, configuration, fires

REP = f"{{{VARL}}}"
HEALTH = "{http://www.xoev.de/de/validator/framework/1/daemon}"
LOOP = b'<Order xmlns="urn:order"><Id>7</Id><Total>666</Total></Order>'
FOREVER = """<xsl:if test="/o:Order/o:Total = 666"><xsl:call-template name="forever">
  <xsl:with-param name="n" select="0"/></xsl:call-template></xsl:if>"""
ENDLESS = """<xsl:template name="forever"><xsl:param name="n"/><xsl:call-template name="forever">
  <xsl:with-param name="n" select="$n + 1"/></xsl:call-template></xsl:template>"""


@dataclass
class Running:
    daemon: KositDaemon
    pool: SaxonPool
    lines: list[str] = field(default_factory=list[str])

    def ask(
        self,
        body: bytes | Iterator[bytes] | None = None,
        path: str = "/",
        method: str = "POST",
        **headers: str,
    ) -> "Answer":
        connection = http.client.HTTPConnection("127.0.0.1", self.daemon.port, timeout=60)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request(method, path, body, {"Content-Type": "application/xml", **named})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def raw(self, *pieces: bytes, timeout: float = 30) -> bytes:
        """What comes back for these bytes, until the daemon closes."""
        with socket.create_connection(("127.0.0.1", self.daemon.port), timeout=timeout) as line:
            for piece in pieces:
                line.sendall(piece)
            found = b""
            while piece := line.recv(65_536):
                found += piece
        return found

    def logged(self, text: str) -> list[str]:
        """The lines of the log with a text; a line is written after its answer is sent."""
        deadline = time.monotonic() + 30
        while not (found := [line for line in list(self.lines) if text in line]):
            assert time.monotonic() < deadline, self.lines
            time.sleep(0.01)
        return found


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def xml(self) -> Element:
        return parse(self.body).root

    @property
    def reference(self) -> str | None:
        return self.xml.findtext(f"{REP}documentIdentification/{REP}documentReference")


@contextmanager
def running(
    made: KositConfiguration, pool: SaxonPool, settings: DaemonSettings | None = None
) -> Generator[Running]:
    lines: list[str] = []
    daemon = KositDaemon(("127.0.0.1", 0), made, settings, log=lines.append)
    thread = threading.Thread(target=daemon.serve)
    thread.start()
    try:
        yield Running(daemon, pool, lines)
    finally:
        assert daemon.stop(grace=30)
        thread.join()


def orders(folder: Path, engine: Engine) -> KositConfiguration:
    made = configuration(
        folder, fires("O-9", "/o:Order/o:Total = 9"), FOREVER, declarations=ENDLESS, engine=engine
    )
    made.compile()
    return made


@pytest.fixture(scope="module")
def pool() -> Iterator[SaxonPool]:
    with SaxonPool(2, seconds=30) as made:
        yield made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, pool: SaxonPool) -> KositConfiguration:
    return orders(tmp_path_factory.mktemp("orders"), pool)


@pytest.fixture(scope="module")
def server(made: KositConfiguration, pool: SaxonPool) -> Iterator[Running]:
    settings = DaemonSettings(max_bytes=100_000)
    with running(made, pool, settings) as found:
        yield found


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (ORDER, 200),
        (ORDER.replace(b"1.50", b"9"), 406),
        (UNFIT, 406),
        (FOREIGN, 406),
        (b"<Order>", 422),
        (b"no XML at all", 422),
    ],
)
def test_the_status_says_what_came_of_a_document(server: Running, body: bytes, status: int) -> None:
    answer = server.ask(body)
    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/xml")
    assert answer.xml.tag == f"{REP}report"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/invoice.xml", "invoice.xml"),
        ("/a/b/invoice.xml?c=d", "invoice.xml"),
        ("/gr%C3%B6%C3%9Fer%00.xml", "größer\ufffd.xml"),
        ("/%2e%2e%2fetc", "etc"),
    ],
)
def test_the_last_part_of_the_address_names_the_document(
    server: Running, path: str, name: str
) -> None:
    assert server.ask(ORDER, path).reference == name


@pytest.mark.parametrize("target", [b"//[x/a.xml", b"http://a/a.xml", b"*", b"/a b c"])
def test_no_address_brings_it_down(server: Running, target: bytes) -> None:
    head = b"POST " + target + b" HTTP/1.1\r\nConnection: close\r\nContent-Length: 4\r\n\r\n"
    assert server.raw(head, b"<a/>").startswith((b"HTTP/1.1 406 ", b"HTTP/1.1 400 "))


def test_a_configuration_that_vanishes_fails_its_requests_without_naming_files(
    tmp_path: Path, pool: SaxonPool
) -> None:
    vanishing = configuration(tmp_path, engine=pool)
    (tmp_path / "configuration.zip").unlink()
    with running(vanishing, pool) as found:
        answer = found.ask(ORDER)
        assert (answer.status, answer.body) == (500, b"Internal error: rule-set.pack")
        assert found.logged("configuration.zip")


def test_documents_without_a_name_are_numbered(server: Running) -> None:
    first, second = (server.ask(ORDER).reference for _ in range(2))
    assert first is not None
    assert first.startswith("supplied_instance_")
    assert first != second


def test_without_a_document_the_request_is_bad(server: Running) -> None:
    answer = server.ask(b"")
    assert (answer.status, answer.headers["Content-Type"]) == (400, "text/plain")


def test_forms_are_not_taken(server: Running) -> None:
    assert server.ask(ORDER, Content_Type="multipart/form-data; boundary=x").status == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "BREW"])
def test_other_methods_are_not_allowed(server: Running, method: str) -> None:
    answer = server.ask(None, "/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, POST")


def test_health_is_told_as_xml(server: Running) -> None:
    answer = server.ask(None, "/server/health", "GET")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/xml")
    assert answer.xml.findtext(f"{HEALTH}status") == "UP"
    assert [str(one.tag).removeprefix(HEALTH) for one in answer.xml] == [
        "status",
        "application",
        "memory",
    ]


def test_the_configuration_is_told_as_it_stands(server: Running) -> None:
    answer = server.ask(None, "/server/config", "GET")
    assert answer.body == server.daemon.configuration.source


def test_a_page_tells_people_how_it_is_used(server: Running) -> None:
    answer = server.ask(None, "/", "GET")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"Orders" in answer.body
    assert server.ask(None, "/other", "GET").status == 404


def test_the_page_can_be_turned_off(made: KositConfiguration, pool: SaxonPool) -> None:
    with running(made, pool, DaemonSettings(page=False)) as found:
        assert found.ask(None, "/", "GET").status == 405
        assert found.ask(None, "/server/health", "GET").status == 200


def test_a_document_in_chunks_is_put_together(server: Running) -> None:
    assert server.ask(iter([ORDER[:5], ORDER[5:40], ORDER[40:]])).status == 200


@pytest.mark.parametrize("size", [100_001, 3_000_000])
def test_what_is_too_large_is_refused_with_a_reason(server: Running, size: int) -> None:
    answer = server.ask(b" " * size)
    assert (answer.status, answer.body) == (413, b"More than 100000 bytes")


def test_chunks_that_grow_too_large_are_refused(server: Running) -> None:
    assert server.ask(b" " * 10_000 for _ in range(11)).status == 413


def test_who_asks_first_is_refused_before_sending(server: Running) -> None:
    found = server.raw(
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n"
    )
    assert found.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: -1",
        b"Content-Length: 1e3",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: gzip, chunked",
    ],
)
def test_headers_that_leave_the_end_open_are_refused(server: Running, headers: bytes) -> None:
    found = server.raw(
        b"POST / HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n\r\n5\r\n<a/>\r\n0\r\n\r\n"
    )
    assert found.startswith(b"HTTP/1.1 400 ")
    assert found.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("chunks", [b"x\r\n", b"4\r\n<a/>!\r\n0\r\n\r\n", b"0\r\n\r\n"])
def test_chunks_that_are_none_are_refused(server: Running, chunks: bytes) -> None:
    found = server.raw(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    assert found.startswith(b"HTTP/1.1 400 ")


def test_a_connection_serves_one_document_after_the_other(server: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.daemon.port, timeout=60)
    found: list[int] = []
    for body in (ORDER, FOREIGN, ORDER):
        connection.request("POST", "/", body)
        response = connection.getresponse()
        response.read()
        found.append(response.status)
    connection.close()
    assert found == [200, 406, 200]


def test_eight_clients_get_each_its_own_answer(server: Running) -> None:
    def ask(number: int) -> tuple[int, str | None]:
        total = b"9" if number % 2 else b"1.50"
        answer = server.ask(ORDER.replace(b"1.50", total), f"/{number}.xml")
        return answer.status, answer.reference

    with ThreadPoolExecutor(8) as clients:
        found = list(clients.map(ask, range(40)))
    assert found == [(406 if n % 2 else 200, f"{n}.xml") for n in range(40)]


def test_each_answer_has_a_line_in_the_log_and_none_can_be_forged(server: Running) -> None:
    server.ask(ORDER, "/logged.xml")
    server.raw(b"GET /a\x1b[31m\x85b HTTP/1.0\r\n\r\n")
    (line,) = server.logged("logged.xml")
    assert '"POST /logged.xml HTTP/1.1" 200 ' in line
    assert line.endswith(" accept")
    assert server.logged("GET /a")
    assert all(line.isprintable() for line in server.lines)


def test_a_slow_client_is_left_alone_and_costs_nobody_else(
    made: KositConfiguration, pool: SaxonPool
) -> None:
    settings = DaemonSettings(header_seconds=0.3, body_seconds=0.3)
    with running(made, pool, settings) as found:
        head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\n"
        with ThreadPoolExecutor(2) as clients:
            slow = clients.submit(found.raw, head, b"<Order")
            silent = clients.submit(found.raw, b"POST / HT")
            assert found.ask(ORDER).status == 200
            assert slow.result().startswith(b"HTTP/1.1 408 ")
            assert silent.result() == b""


def test_more_connections_than_allowed_are_turned_away(
    made: KositConfiguration, pool: SaxonPool
) -> None:
    with running(made, pool, DaemonSettings(connections=1)) as found:
        with socket.create_connection(("127.0.0.1", found.daemon.port)):
            assert found.raw().startswith(b"HTTP/1.1 503 ")
        assert found.ask(ORDER).status == 200


def test_more_documents_than_memory_are_turned_away(
    made: KositConfiguration, pool: SaxonPool
) -> None:
    with running(made, pool, DaemonSettings(memory=50)) as found:
        assert found.ask(ORDER).status == 503
        assert found.ask(b"<a/>").status == 406


def test_a_stylesheet_without_end_costs_its_own_answer_only(tmp_path: Path) -> None:
    with SaxonPool(1, seconds=1) as own, running(orders(tmp_path, own), own) as found:
        answer = found.ask(LOOP)
        assert (answer.status, answer.xml.get("valid")) == (422, "false")
        assert b"time limit" in answer.body
        assert found.ask(ORDER).status == 200


def test_a_worker_that_dies_costs_its_own_answer_only(tmp_path: Path) -> None:
    with SaxonPool(1, seconds=30) as own, running(orders(tmp_path, own), own) as found:
        (worker,) = own.pids()
        with ThreadPoolExecutor(1) as clients:
            looping = clients.submit(found.ask, LOOP)
            wait_for(lambda: not own.pids())
            os.kill(worker, signal.SIGKILL)
            assert looping.result().status == 422
        assert found.ask(ORDER).status == 200


def test_a_worker_of_the_daemon_does_not_end_by_an_interrupt(tmp_path: Path) -> None:
    with SaxonPool(1) as own:
        with ThreadPoolExecutor(1, initializer=block_interrupts) as starting:
            starting.submit(orders, tmp_path, own).result()
        (worker,) = own.pids()
        os.kill(worker, signal.SIGINT)
        with running(orders(tmp_path / "again", own), own) as found:
            assert found.ask(ORDER).status == 200
        assert own.pids() == [worker]


def test_a_client_that_leaves_is_no_error(server: Running) -> None:
    line = socket.create_connection(("127.0.0.1", server.daemon.port))
    line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\n<Order")
    line.close()
    assert server.ask(ORDER).status == 200


def test_a_document_that_is_being_judged_is_answered_before_the_end(tmp_path: Path) -> None:
    with SaxonPool(1, seconds=2) as own:
        daemon = KositDaemon(("127.0.0.1", 0), orders(tmp_path, own))
        thread = threading.Thread(target=daemon.serve)
        thread.start()
        found = Running(daemon, own)
        idle = socket.create_connection(("127.0.0.1", daemon.port))
        with ThreadPoolExecutor(1) as clients:
            looping = clients.submit(found.ask, LOOP)
            wait_for(lambda: not own.pids())
            assert daemon.stop(grace=30)
            assert looping.result().status == 422
        assert idle.recv(10) == b""
        idle.close()
        thread.join()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", daemon.port))


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)
