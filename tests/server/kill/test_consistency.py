"""`check` sees where rows do not fit together, and takes nothing for a fault that is none."""

from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from einvoice_server.catalogue import job_kinds
from einvoice_server.checklist import CHECKS
from einvoice_server.jobs.worker import Worker
from einvoice_server.operator import set_feature
from einvoice_server.tenancy.features import Feature
from tests.server import makers
from tests.server.imports.helpers import send, ubl
from tests.server.platform.desk import Desk, desk_in
from tests.server.webhooks.receiver import receiving


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    with desk_in(tmp_path) as made:
        yield made


@pytest.fixture
def client(desk: Desk) -> Generator[httpx.Client, None, None]:
    with desk.server.client(desk.server.key(desk.tenant.account_id)) as made:
        yield made


def work(desk: Desk) -> None:
    desk.server.do(Worker(desk.services, job_kinds(), at_once=4).drain())


def found(desk: Desk) -> list[str]:
    """What all checks find."""

    async def find() -> list[str]:
        return [line for check in CHECKS for line in await check.find(desk.services)]

    return desk.server.do(find())


def break_by(desk: Desk, *statements: str) -> None:
    """Change rows past the server, as a mistake at the database would."""
    url = make_url(desk.services.settings.url)
    engine = create_engine(url.set(drivername="sqlite") if url.drivername[:6] == "sqlite" else url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def fault(desk: Desk) -> str:
    (line,) = found(desk)
    return line


def test_numbers_that_nobody_has_are_a_gap(desk: Desk, client: httpx.Client) -> None:
    for _ in range(2):
        makers.invoice(client)
    assert found(desk) == []
    break_by(desk, "UPDATE number_series SET counter = counter + 3")
    assert "no invoice has, or gave up, the numbers 3 to 5 of its series" in fault(desk)


def test_an_invoice_that_is_gone_past_the_audit_log_is_a_gap(
    desk: Desk, client: httpx.Client
) -> None:
    ids = [makers.invoice(client) for _ in range(3)]
    break_by(desk, f"DELETE FROM invoices WHERE id = '{ids[1]}'")
    assert "number 2 of its series" in fault(desk)


def test_what_people_do_with_numbers_is_no_gap(desk: Desk, client: httpx.Client) -> None:
    desk.server.do(set_feature(desk.services, desk.tenant, Feature.INVOICE_DELETE_MODE, True))
    deleted, *_ = [makers.invoice(client) for _ in range(3)]
    client.delete(f"/invoices/{deleted}").raise_for_status()
    settings = {"template": "RE-YYYY-id", "padLength": 2, "counter": 40}
    client.put("/settings/invoice-number-template", json=settings).raise_for_status()
    number = client.get("/invoices/next-number").json()["invoiceNumber"]
    makers.invoice(client, invoiceNumber=number)
    makers.invoice(client, invoiceNumber="chosen by hand")
    makers.invoice(client)
    makers.draft(client)
    assert client.get("/settings/invoice-number-template").json()["counter"] == 42
    assert found(desk) == []


def test_a_number_that_stands_twice_is_a_fault(desk: Desk, client: httpx.Client) -> None:
    first, second = makers.invoice(client), makers.invoice(client)
    break_by(
        desk,
        "CREATE TABLE copied AS SELECT * FROM invoices",  # without the index that forbids it
        "DROP TABLE invoices",
        "ALTER TABLE copied RENAME TO invoices",
        f"UPDATE invoices SET number = (SELECT number FROM invoices WHERE id = '{first}') "
        f"WHERE id = '{second}'",
    )
    told = found(desk)
    assert any("2 invoices have the number" in line for line in told)
    assert any("number 2 of its series" in line for line in told)


def test_documents_that_are_named_and_not_there_are_a_fault(
    desk: Desk, client: httpx.Client
) -> None:
    invoice = makers.invoice(client)
    imported = send(client, ubl()).json()["importId"]
    work(desk)
    assert found(desk) == []
    break_by(
        desk,
        "DELETE FROM stored_files WHERE id IN (SELECT content_file_id FROM invoices)",
        "DELETE FROM stored_files WHERE id IN (SELECT source_file_id FROM documents)",
    )
    missing = "a file that it names is not there"
    assert {f"invoice {invoice}: {missing}", f"document {imported}: {missing}"} <= set(found(desk))
    break_by(desk, f"UPDATE invoices SET pdf_file_id = NULL WHERE id = '{invoice}'")
    assert f"invoice {invoice}: its documents are made, and it names none" in found(desk)
    break_by(desk, f"UPDATE invoices SET work_status = 'none' WHERE id = '{invoice}'")
    assert f"invoice {invoice}: it was issued without documents" in found(desk)


def test_work_that_is_waited_for_and_no_job_does_is_a_fault(
    desk: Desk, client: httpx.Client
) -> None:
    invoice = makers.invoice(client)
    imported = send(client, ubl()).json()["importId"]
    assert found(desk) == []
    break_by(desk, "DELETE FROM jobs")
    assert found(desk) == [
        f"invoice {invoice}: its documents are to be made, and no job does it",
        f"document {imported}: it is to be processed, and no job does it",
    ]


def test_a_delivery_that_is_not_under_way_or_miscounted_is_a_fault(tmp_path: Path) -> None:
    with (
        receiving() as receiver,
        desk_in(tmp_path, webhook_allowed_hosts=(receiver.place,)) as desk,
    ):
        with desk.server.client(desk.server.key(desk.tenant.account_id)) as client:
            asked = {"action": "invoiceCreate", "target": receiver.url()}
            client.post("/webhooks", json=asked).raise_for_status()
            makers.in_review(client)
        assert found(desk) == []
        break_by(desk, "UPDATE jobs SET kind = 'another' WHERE kind = 'webhooks.deliver'")
        assert "it is to be made, and no job does it" in fault(desk)
        break_by(desk, "UPDATE jobs SET kind = 'webhooks.deliver' WHERE kind = 'another'")
        work(desk)
        assert found(desk) == []
        assert len(receiver.received) == 1
        break_by(desk, "DELETE FROM webhook_attempts")
        assert "its attempts are not those of its log" in fault(desk)


def test_a_rejected_invoice_that_is_replaced_names_no_documents(
    desk: Desk, client: httpx.Client
) -> None:
    id = makers.in_review(client)
    work(desk)
    client.post(f"/invoices/{id}/reject", json={"reason": "No."}).raise_for_status()
    body = {**makers.INVOICE, "format": "pdf", "validate": False}
    client.put(f"/invoices/{id}", json={"invoice": body}).raise_for_status()
    assert client.get(f"/import/outgoing/{id}/source").status_code == 404
    assert found(desk) == []
    client.post(f"/invoices/{id}/confirm").raise_for_status()
    work(desk)
    assert client.get(f"/import/outgoing/{id}/source").status_code == 200
    assert found(desk) == []
