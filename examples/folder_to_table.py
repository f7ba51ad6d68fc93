"""Reads a folder of invoices into one table (CSV): a row for every line of every invoice.

python examples/folder_to_table.py FOLDER > lines.csv

Files are read in as many processes as there are processors; `einvoice batch` has a row a document.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from einvoice import ReadError, ReadResult, batch, read

COLUMNS = ("file", "number", "issued", "seller", "line", "item", "quantity", "net", "currency")


def attempt(path: str) -> tuple[str, ReadResult | ReadError]:
    """The invoice, or why the file holds none: one bad file must not stop the others."""
    try:
        return path, read(path)
    except ReadError as error:
        return path, error


def rows(path: str, result: ReadResult) -> Iterator[tuple[object, ...]]:
    """One row for every line of the invoice."""
    invoice = result.invoice
    for line in invoice.lines:
        yield (
            Path(path).name,
            invoice.number,
            invoice.issue_date,
            invoice.seller.name if invoice.seller else None,
            line.id,
            line.item.name if line.item else None,
            line.quantity,
            line.net_amount,
            invoice.currency_code,
        )


def main() -> None:
    """Read all files below the folder and write the table to standard output."""
    table = csv.writer(sys.stdout)
    table.writerow(COLUMNS)
    for path, result in batch(sys.argv[1] if sys.argv[1:] else ".", each=attempt):
        if isinstance(result, ReadError):
            print(f"{path}: {result}", file=sys.stderr)
        else:
            table.writerows(rows(path, result))


if __name__ == "__main__":
    main()
