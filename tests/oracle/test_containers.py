"""What is in deploy/ builds, serves, keeps what it was given, and ends when it is told to."""

import json
import re
import time
from collections.abc import Generator
from pathlib import Path
from secrets import token_hex

import httpx
import pytest

from einvoice_server.invoices.examples import INVOICE
from tests.oracle.containers import ENGINE, Composition, Container, build, run, why_not
from tests.server.running import API

pytestmark = [pytest.mark.oracle, pytest.mark.long]

_KEY = re.compile(r"API key +(ei_live_\w+)")


@pytest.fixture(scope="module", autouse=True)
def image() -> None:
    if reason := why_not():
        pytest.skip(reason)
    build()


@pytest.fixture
def container() -> Generator[Container, None, None]:
    made = Container(f"einvoice-test-{token_hex(4)}", f"einvoice-test-{token_hex(4)}")
    yield made
    made.remove()


@pytest.fixture
def composition(tmp_path: Path) -> Generator[Composition, None, None]:
    made = Composition(tmp_path, f"einvoice-test-{token_hex(4)}")
    yield made
    made.remove()


def created(url: str, key: str) -> str:
    """The id of an invoice that was created and drawn."""
    headers = {"X-API-KEY": key}
    with httpx.Client(base_url=url + API, headers=headers, timeout=30) as client:
        invoice = {**INVOICE, "format": "zf:2"}
        answer = client.post("/invoices", json={"invoices": [invoice]}).raise_for_status()
        id = str(answer.json()[0]["faktooraId"])
        deadline = time.monotonic() + 60
        while (
            client.get(f"/invoices/{id}/details").raise_for_status().json()["status"] != "created"
        ):
            assert time.monotonic() < deadline
            time.sleep(0.1)
    return id


def status(client: httpx.Client, id: str) -> str:
    return str(client.get(f"/invoices/{id}/details").raise_for_status().json()["status"])


def drawn(url: str, key: str, id: str) -> bytes:
    answer = httpx.get(
        f"{url}{API}/invoices/{id}", params={"format": "pdf"}, headers={"X-API-KEY": key}
    )
    return answer.raise_for_status().content


def test_one_container_keeps_what_it_was_given_and_ends_when_told(container: Container) -> None:
    container.start()
    (key,) = _KEY.findall(container.said())
    id = created(container.url, key)
    before = drawn(container.url, key, id)
    assert before.startswith(b"%PDF")
    assert json.loads(container.inside("einvoice-server", "check", "--deep", "--json"))["ok"]
    assert container.inside("id", "--user", "--name").strip() == "einvoice"
    assert container.stop() == 0
    container.start()
    assert _KEY.findall(container.said()) == []  # it has its account
    assert drawn(container.url, key, id) == before


def test_the_image_says_how_it_is_looked_after(container: Container) -> None:
    container.start()
    looked = json.loads(run(ENGINE, "inspect", "--format", "{{json .Config}}", container.name))
    kind, *words = looked["Healthcheck"]["Test"]
    assert kind == "CMD"
    assert container.inside(*words) == ""


def test_the_composition_serves_and_its_worker_draws(composition: Composition) -> None:
    composition.up()
    (key,) = _KEY.findall(composition.do("logs", "server"))
    id = created(composition.url, key)
    before = drawn(composition.url, key, id)
    assert before.startswith(b"%PDF")
    composition.do("stop")
    composition.up()
    assert drawn(composition.url, key, id) == before
