"""Documents to import, and asking for them."""

from collections.abc import Generator
from contextlib import contextmanager

import httpx
from pydantic import JsonValue

from einvoice import embed, render, write
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from tests.pdf.hybrids import filespec, in_names, new_pdf, saved
from tests.server.makers import processed
from tests.server.running import Running

Object = dict[str, JsonValue]
VARIABLE = {"incoming": "importId", "outgoing": "faktooraId"}


def ubl(invoice: Invoice | None = None, **changes: object) -> bytes:
    """An XRechnung in UBL."""
    made = (invoice or example_invoice()).replace(**changes)
    return write(made, syntax="ubl", profile="xrechnung")


def cii(**changes: object) -> bytes:
    """An XRechnung in CII."""
    return write(example_invoice().replace(**changes), syntax="cii", profile="xrechnung")


def hybrid(profile: str = "factur-x-en16931", **changes: object) -> bytes:
    """A PDF with an invoice in it."""
    invoice = example_invoice().replace(**changes)
    return embed(render(invoice), invoice, profile=profile)


def plain_pdf(**files: bytes) -> bytes:
    """A PDF without an invoice, with other files in it."""
    pdf = new_pdf()
    in_names(pdf, [(n, filespec(pdf, data, f"{n}.txt")) for n, data in files.items()])
    return saved(pdf)


def send(
    client: httpx.Client,
    data: bytes,
    *,
    way: str = "incoming",
    name: str = "invoice.xml",
    **form: str,
) -> httpx.Response:
    """Upload a file."""
    return client.post(f"/import/{way}", files={"file": (name, data)}, data=form)


def imported(
    client: httpx.Client, data: bytes, *, way: str = "incoming", name: str = "invoice.xml"
) -> str:
    """The path of a file that was uploaded and processed."""
    answer = send(client, data, way=way, name=name)
    assert answer.status_code == 202, answer.text
    path = f"/import/{way}/{answer.json()[VARIABLE[way]]}"
    processed(client, path)
    return path


def got(client: httpx.Client, path: str) -> Object:
    """A JSON answer."""
    return client.get(path).raise_for_status().json()


@contextmanager
def new_client(server: Running) -> Generator[httpx.Client, None, None]:
    """A client of a new account, with time for large files."""
    with server.new_client() as client:
        client.timeout = httpx.Timeout(120)
        yield client
