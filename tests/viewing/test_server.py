"""The server answers who knows the address, from this machine, by GET, and nobody else."""

import http.client
import socket
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from einvoice.viewing import view_of
from einvoice.viewing.server import Viewer
from tests.pdf.hybrids import CII, hybrid
from tests.viewing.documents import HOSTILE, hostile, with_file


@contextmanager
def viewing(data: bytes, name: str = "file.xml") -> Generator[Viewer]:
    viewer = Viewer(view_of(data, name))
    viewer.start()
    try:
        yield viewer
    finally:
        viewer.close()


@pytest.fixture(scope="module")
def pdf() -> Generator[Viewer]:
    with viewing(hybrid(), "hybrid.pdf") as viewer:
        yield viewer


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.body = response.read()
        self.headers = response.headers


def ask(
    viewer: Viewer, path: str | None = None, *, host: str | None = None, method: str = "GET"
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", viewer.port, timeout=20)
    asked = f"/{viewer.token}/" if path is None else path
    connection.putrequest(method, asked, skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{viewer.port}" if host is None else host)
    connection.endheaders()
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def test_the_page_comes_with_the_policy_that_it_states_itself(pdf: Viewer) -> None:
    answer = ask(pdf)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == f"{pdf.page.policy}; frame-ancestors 'none'"
    assert "frame-src 'self'" in policy
    assert answer.body.decode() == pdf.page.html


def test_every_answer_is_for_this_page_alone(pdf: Viewer) -> None:
    for path in (f"/{pdf.token}/", f"/{pdf.token}/document.pdf", f"/{pdf.token}/files/0", "/"):
        headers = ask(pdf, path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Python" not in headers["Server"]


def test_the_pdf_is_served_as_it_is(pdf: Viewer) -> None:
    answer = ask(pdf, f"/{pdf.token}/document.pdf")
    assert answer.body == pdf.viewed.pdf
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b'<iframe src="document.pdf#' in ask(pdf).body


def test_files_are_to_be_saved_and_never_shown(pdf: Viewer) -> None:
    answer = ask(pdf, f"/{pdf.token}/files/1")
    assert answer.body == CII
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="factur-x.xml"')
    with viewing(with_file()) as viewer:
        assert ask(viewer, f"/{viewer.token}/files/1").body == b"day;hours\n1;8\n"


def test_the_name_of_a_hostile_file_breaks_out_of_no_header() -> None:
    with viewing(hostile(), HOSTILE) as viewer:
        for number in (0, 1):
            answer = ask(viewer, f"/{viewer.token}/files/{number}")
            assert answer.status == 200
            disposition = answer.headers["Content-Disposition"]
            assert disposition.startswith("attachment; filename=")
            assert not set("<>/\\\r\n") & set(disposition)
            assert disposition.count('"') == 2


@pytest.mark.parametrize("path", ["/", "", "/{half}/", "/{token}", "/x/{token}/", "//"])
def test_without_the_token_there_is_nothing(pdf: Viewer, path: str) -> None:
    asked = path.format(token=pdf.token, half=pdf.token[:-1]) or "*"
    answer = ask(pdf, asked)
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize(
    "path", ["files/9", "files/-1", "files/", "files/٣", "files/1/", "..", "document.pdf/", "x"]
)
def test_there_is_nothing_beside_the_page_and_its_files(pdf: Viewer, path: str) -> None:
    assert ask(pdf, f"/{pdf.token}/{path.replace('٣', '%D9%A3')}").status == 404


def test_a_document_that_is_no_pdf_has_none() -> None:
    with viewing(with_file()) as viewer:
        assert ask(viewer, f"/{viewer.token}/document.pdf").status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "", "[::1]:{port}"]
)
def test_a_foreign_name_that_leads_here_is_refused(pdf: Viewer, host: str) -> None:
    answer = ask(pdf, host=host.format(port=pdf.port))
    assert (answer.status, answer.body) == (421, b"")


def test_the_usual_name_of_this_machine_is_not(pdf: Viewer) -> None:
    assert ask(pdf, host=f"localhost:{pdf.port}").status == 200


def test_a_second_name_beside_the_right_one_is_refused(pdf: Viewer) -> None:
    with socket.create_connection(("127.0.0.1", pdf.port), timeout=20) as connection:
        named = f"Host: 127.0.0.1:{pdf.port}\r\nHost: evil.example\r\n"
        connection.sendall(f"GET /{pdf.token}/ HTTP/1.1\r\n{named}\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.0 421")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"])
def test_only_get_is_answered(pdf: Viewer, method: str) -> None:
    answer = ask(pdf, method=method)
    assert (answer.status, answer.body) == (405, b"")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_what_is_no_http_is_refused_without_an_echo(pdf: Viewer) -> None:
    with socket.create_connection(("127.0.0.1", pdf.port), timeout=20) as connection:
        connection.sendall(b"<script> <b> HTTP/9.9\r\n\r\n")
        assert b"script" not in connection.recv(1000)


def test_two_viewers_have_nothing_in_common(pdf: Viewer) -> None:
    with viewing(with_file()) as other:
        assert other.port != pdf.port
        assert other.token != pdf.token
        assert len(other.token) >= 32
        assert ask(other, f"/{pdf.token}/").status == 404


def test_it_listens_on_this_machine_only(pdf: Viewer) -> None:
    assert pdf.server_address[0] == "127.0.0.1"
    assert pdf.address == f"http://127.0.0.1:{pdf.port}/{pdf.token}/"


def test_only_those_who_know_the_token_keep_it_from_falling_idle(pdf: Viewer) -> None:
    pdf.last -= 1000
    ask(pdf, "/")
    ask(pdf, host="evil.example")
    assert pdf.idle > 900
    ask(pdf)
    assert pdf.idle < 900


def test_many_connections_that_say_nothing_lock_nobody_out_for_long() -> None:
    with viewing(with_file()) as viewer:
        held = [socket.create_connection(("127.0.0.1", viewer.port)) for _ in range(80)]
        try:
            # Those above the limit were closed at once, so that these are free to go.
            for one in held[:40]:
                one.close()
            for one in held[40:]:
                one.close()
        finally:
            assert any(ask_again(viewer) for _ in range(50))


def ask_again(viewer: Viewer) -> bool:
    try:
        return ask(viewer).status == 200
    except (ConnectionError, http.client.HTTPException):
        return False
