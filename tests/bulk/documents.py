"""Folders of small documents for the tests of bulk work."""

from pathlib import Path

from einvoice import write
from tests.builders import invoice


def folder_of(folder: Path, count: int) -> Path:
    """A folder with so many clean invoices, one of them broken XML and one a level below."""
    below = folder / "below"
    below.mkdir(parents=True)
    for number in range(count):
        place = below if number == count - 1 else folder
        data = write(invoice(number=f"R-{number:03}"), syntax="ubl" if number % 2 else "cii")
        (place / f"{number:03}.xml").write_bytes(data)
    (folder / "broken.xml").write_bytes(b"<Invoice xmlns='x'>")
    (folder / "notes.txt").write_text("no document")
    return folder
