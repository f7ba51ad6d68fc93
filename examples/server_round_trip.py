"""Starts a server, creates an invoice, downloads its files, and imports it on the other side.

The server keeps its data in a temporary folder; the PDF and the XML are written into this folder.
Run it from there:  python examples/server_round_trip.py
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Literal

from einvoice_server.client import Client, File
from einvoice_server.client.generated.outgoing_invoices_types import InvoicePayload


@contextmanager
def running_server() -> Generator[tuple[str, str], None, None]:
    """A server of its own on a free port: its address, and the key that it shows once."""
    command = [sys.executable, "-m", "einvoice_server", "serve", "--port", "0"]
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            command,
            env={**os.environ, "EINVOICE_SERVER_DATA_DIR": folder, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        try:
            yield told_by(process)
        finally:
            process.terminate()
            process.communicate()


def told_by(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Address and key, as the first start tells them."""
    lines, key = [""], ""
    for line in process.stdout or ():
        lines.append(line)
        if found := re.match(r"API key +(\S+)", line):
            key = found[1]
        if '"listening"' in line:
            return str(json.loads(line)["address"]), key
    raise SystemExit("The server did not start:\n" + "".join(lines))


invoice: InvoicePayload = {
    "invoiceTypeCode": 380,
    "issueDate": "20260302",
    "dueDate": "20260401",
    "format": "zf:2",
    "buyer": {
        "name": "Example Town Library",
        "street": "Example Square 1",
        "postcode": "20095",
        "city": "Hamburg",
        "country": "DE",
    },
    "invoiceItems": [
        {
            "id": "1",
            "product": {
                "name": "Workshop: reading electronic invoices",
                "quantity": Decimal("4.5"),
                "unitCode": "HUR",
                "price": Decimal("80.00"),
                "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
            },
        }
    ],
}

with running_server() as (address, key), Client(address, key) as client:
    client.update_account(
        company={
            "name": "Example Books GmbH",
            "street": "Example Street 1",
            "postcode": "10115",
            "city": "Berlin",
            "country": "DE",
            "vatId": "DE123456788",
            "iban": "DE02120300000000202051",
        }
    )
    [created] = client.create_invoices(invoices=[invoice])
    invoice_id = created["faktooraId"]

    # Documents are made after the answer; `jobStatus` is null once they are there.
    while (status := client.get_invoice_status(faktoora_id=invoice_id)).get("jobStatus"):
        time.sleep(0.2)
    print(f"Invoice {created['invoiceNumber']}: {status['invoiceStatus']}")

    for path in (Path("invoice.pdf"), Path("invoice.xml")):
        form: Literal["pdf", "xml"] = "pdf" if path.suffix == ".pdf" else "xml"
        file = client.download_invoice(faktoora_id=invoice_id, format=form)
        path.write_bytes(file.data)
        print(f"{path}: {len(file.data)} bytes")

    # What the buyer does with it.
    received = File(Path("invoice.pdf").read_bytes(), "invoice.pdf")
    import_id = client.import_incoming_invoice(file=received)["importId"]
    while client.get_import_status(import_id=import_id)["overallStatus"] == "pending":
        time.sleep(0.2)
    verdict = client.get_import_validation(import_id=import_id).get("verdict")
    summary = client.get_import_summary(import_id=import_id)
    print(f"Imported: {summary['invoiceNumber']} from {summary['sellerName']}: {verdict}")
    print(f"  {summary['netAmount']} + {summary['taxAmount']} VAT = {summary['amountDue']} EUR")
