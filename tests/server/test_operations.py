"""What a feature declares is what callers get: files, headers, features, statuses, routes."""

from collections.abc import Generator
from typing import Annotated, cast

import httpx
import pytest

from einvoice_server.errors import NotAcceptableError
from einvoice_server.kit.files import Download, Upload
from einvoice_server.operations import (
    AnyOperation,
    Effect,
    Example,
    Header,
    Operation,
    Registry,
    Rest,
)
from einvoice_server.operator import set_feature
from einvoice_server.schema import Arguments, NoArguments, Schema, Succeeded
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from tests.server.running import Running, running


class Received(Schema):
    """What came."""

    filename: str
    size: int
    note: str | None


class Send(Arguments):
    """A file and a note."""

    file: Upload
    note: str | None = None


class Fetch(Arguments):
    """A file by name, in a form that the caller takes."""

    file_name: str
    accept: Annotated[str, Header("accept")] = "*/*"
    tags: list[str] = []  # noqa: RUF012  # pydantic copies defaults


async def receive(_unit: Unit, asked: Send) -> Received:
    return Received(filename=asked.file.filename, size=len(asked.file.data), note=asked.note)


async def fetch(_unit: Unit, asked: Fetch) -> Download:
    if asked.accept not in ("*/*", "application/pdf"):
        raise NotAcceptableError
    data = ",".join(asked.tags).encode() or b"%PDF-1.7"
    return Download(f"{asked.file_name} ü.pdf", "application/pdf", data)


async def fixed(_unit: Unit, _asked: NoArguments) -> Succeeded:
    return Succeeded(succeed=True)


async def drop(_unit: Unit, _asked: NoArguments) -> None:
    return None


def declared(name: str, rest: Rest, **given: object) -> AnyOperation:
    whole: dict[str, object] = {
        "name": name,
        "area": "Test",
        "title": name,
        "description": name,
        "scope": "account:read",
        "arguments": NoArguments,
        "effect": Effect.READS,
        "example": Example(result={"succeed": True}),
        "rest": rest,
        **given,
    }
    return cast("AnyOperation", Operation(**whole))  # type: ignore[arg-type]


OPERATIONS = [
    declared(
        "send", Rest("POST", "/files", 202), arguments=Send, call=receive, result=Received,
        effect=Effect.ADDS,
        example=Example({"file": "x"}, {"filename": "a", "size": 1, "note": None}),
    ),
    declared(
        "fetch", Rest("GET", "/files/{fileName}"), arguments=Fetch, call=fetch,
        media_types=("application/pdf",), example=Example({"fileName": "x"}),
    ),
    declared("fixed", Rest("GET", "/files/fixed"), call=fixed, result=Succeeded),
    declared("drop", Rest("DELETE", "/files/fixed", 204), call=drop, effect=Effect.DELETES),
    declared(
        "flagged", Rest("GET", "/flagged"), call=fixed, result=Succeeded,
        feature=Feature.INVOICE_DELETE_MODE,
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running, None, None]:
    from einvoice_server.catalogue import catalogue

    registry = Registry([*catalogue(), *OPERATIONS])
    folder = tmp_path_factory.mktemp("operations")
    with running(folder, registry=registry, upload_limit=100_000) as server:
        yield server


@pytest.fixture
def client(own: Running) -> Generator[httpx.Client, None, None]:
    with own.new_client() as client:
        yield client


def test_a_file_and_fields_of_a_form_arrive(client: httpx.Client) -> None:
    files = {"file": ("../a.xml", b"<a/>", "application/xml")}
    answer = client.post("/files", files=files, data={"note": "n"})
    assert answer.status_code == 202
    assert answer.json() == {"filename": "../a.xml", "size": 4, "note": "n"}


def test_a_form_without_its_file_or_with_another_is_refused(client: httpx.Client) -> None:
    missing = client.post("/files", files={"note": (None, "n")})
    assert missing.json()["errors"][0] == {
        "field": "file", "code": "missing", "message": "A file is needed.",
    }  # fmt: skip
    other = client.post("/files", files={"picture": ("a.png", b"x")})
    assert other.json()["errors"][0]["field"] == "picture"
    unknown = client.post("/files", files={"file": ("a", b"x")}, data={"colour": "red"})
    assert unknown.json()["errors"][0]["field"] == "colour"
    assert client.post("/files", json={}).status_code == 415
    broken = client.post("/files", content=b"--", headers={"Content-Type": "multipart/form-data"})
    assert broken.status_code == 400


def test_a_file_that_is_too_large_is_413(client: httpx.Client) -> None:
    for size in (100_001, 3_000_000):
        answer = client.post("/files", files={"file": ("a", b"x" * size)})
        assert (answer.status_code, answer.json()["code"]) == (413, "PAYLOAD_TOO_LARGE")


def test_the_same_file_twice_with_a_key_is_one_and_another_file_a_conflict(
    client: httpx.Client,
) -> None:
    headers = {"Idempotency-Key": "upload-1"}
    answers = [
        client.post("/files", files={"file": ("a.xml", data)}, headers=headers)
        for data in (b"<a/>", b"<a/>", b"<b/>")
    ]
    assert [answer.status_code for answer in answers] == [202, 202, 409]
    assert answers[1].headers["Idempotent-Replayed"] == "true"


def test_a_download_has_its_type_and_name(client: httpx.Client) -> None:
    answer = client.get("/files/one", headers={"Accept": "application/pdf"})
    assert (answer.content, answer.headers["Content-Type"]) == (b"%PDF-1.7", "application/pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''one%20%C3%BC.pdf"
    refused = client.get("/files/one", headers={"Accept": "image/png"})
    assert (refused.status_code, refused.json()["code"]) == (406, "NOT_ACCEPTABLE")


def test_a_list_in_the_query_is_written_either_way(client: httpx.Client) -> None:
    for query in ("tags=a&tags=b", "tags[]=a&tags[]=b"):
        assert client.get(f"/files/one?{query}").content == b"a,b"


def test_a_fixed_path_wins_over_a_variable(client: httpx.Client) -> None:
    assert client.get("/files/fixed").json() == {"succeed": True}


def test_nothing_to_say_is_204(client: httpx.Client) -> None:
    answer = client.delete("/files/fixed")
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_feature_that_is_off_is_403_until_it_is_on(own: Running) -> None:
    account = own.account()
    with own.client(own.key(account)) as client:
        refused = client.get("/flagged")
        assert (refused.status_code, refused.json()["code"]) == (403, "FEATURE_DISABLED")
        tenant = Tenant(account, Environment.LIVE)
        own.do(set_feature(own.services, tenant, Feature.INVOICE_DELETE_MODE, True))
        assert client.get("/flagged").status_code == 200


def test_two_operations_of_one_name_or_one_place_are_refused(own: Running) -> None:
    from einvoice_server.edge.rest import routes_of

    with pytest.raises(ValueError, match="fixed"):
        Registry([OPERATIONS[2], OPERATIONS[2]])
    twin = declared("twin", Rest("GET", "/files/fixed"), call=fixed, result=Succeeded)
    with pytest.raises(ValueError, match="twin"):
        routes_of(Registry([OPERATIONS[2], twin]), own.services)
