"""Invoices that were made here have content like imported ones."""

import httpx

from einvoice import render
from einvoice.example import example_invoice
from einvoice_server.documents.adopting import adopt, forget
from einvoice_server.documents.analysis import Analysis, analyse, analyse_invoice
from einvoice_server.documents.keeping import keep
from einvoice_server.files.service import name, put
from einvoice_server.kit.ids import new_id
from einvoice_server.operator import as_operator
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from tests.server.imports.helpers import got, imported, ubl
from tests.server.running import Running


def made(
    server: Running,
    tenant: Tenant,
    analysis: Analysis,
    data: bytes,
    visual: bytes | None = None,
    id: str | None = None,
) -> str:
    """Register an invoice as the maker of invoices does; gives its id."""
    id = id or new_id("INV-")

    async def do(unit: Unit) -> None:
        services = server.services
        media_type = "application/xml" if data.startswith(b"<") else "application/pdf"
        file = await put(services, tenant, data, filename="R-1.xml", media_type=media_type)
        picture = None
        if visual is not None:
            drawn = await put(
                services, tenant, visual, filename="R-1.pdf", media_type="application/pdf"
            )
            picture = await name(unit, drawn)
        kept = await keep(services, tenant, id, analysis)
        source = await name(unit, file)
        await adopt(unit, id=id, analysis=analysis, kept=kept, source=source, visual=picture)

    server.do(as_operator(server.services, tenant, "make", do))
    return id


def test_an_invoice_made_here_is_found_by_the_endpoints_of_content(server: Running) -> None:
    account = server.account()
    tenant = Tenant(account, Environment.LIVE)
    picture = render(example_invoice(), theme="modern")
    id = made(server, tenant, analyse(ubl()), ubl(), picture)
    path = f"/import/outgoing/{id}"
    with server.client(server.key(account)) as client:
        assert got(client, f"{path}/content/summary")["faktooraId"] == id
        assert got(client, f"{path}/validation")["status"] == "accepted"
        assert client.get(f"{path}/content/pdf").content == picture
        assert client.get(f"{path}/source").content == ubl()
        assert listed(client, "") == []
        assert listed(client, "origin=created") == [id]
        assert listed(client, "origin=all") == [id]
        imported(client, ubl(number="R-2"), way="outgoing")
        assert len(listed(client, "origin=all")) == 2
    with server.client(server.key(account, environment=Environment.TEST)) as client:
        assert client.get(f"{path}/status").status_code == 404


def test_one_that_is_made_anew_replaces_what_was_known(server: Running) -> None:
    account = server.account(features=True)
    tenant = Tenant(account, Environment.LIVE)
    id = made(server, tenant, analyse(ubl()), ubl())
    changed = ubl(number="R-9")
    made(server, tenant, analyse(changed), changed, id=id)
    path = f"/import/outgoing/{id}"
    with server.client(server.key(account)) as client:
        assert got(client, f"{path}/content/summary")["invoiceNumber"] == "R-9"
        assert client.get(f"{path}/content/pdf").content.startswith(b"%PDF-")
        refused = client.delete(path)
        assert (refused.status_code, refused.json()["code"]) == (409, "CONFLICT")

        async def do(unit: Unit) -> None:
            await forget(unit, id)

        server.do(as_operator(server.services, tenant, "forget", do))
        assert client.get(path).status_code == 404


def test_an_invoice_that_is_only_a_pdf_has_content(server: Running) -> None:
    account = server.account()
    tenant = Tenant(account, Environment.LIVE)
    invoice = example_invoice()
    picture = render(invoice)
    id = made(server, tenant, analyse_invoice(invoice), picture, picture)
    with server.client(server.key(account)) as client:
        path = f"/import/outgoing/{id}"
        assert got(client, f"{path}/content/seller")["name"] == "Example Books GmbH"
        assert client.get(f"{path}/source").headers["Content-Type"] == "application/pdf"


def listed(client: httpx.Client, query: str) -> list[object]:
    entries = got(client, f"/import/outgoing?{query}")["data"]
    assert isinstance(entries, list)
    return [one["faktooraId"] for one in entries if isinstance(one, dict)]
