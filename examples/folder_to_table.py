"""Reads a folder of invoices into one table (CSV): a row for every line of every invoice.

python examples/folder_to_table.py FOLDER > lines.csv

Each file is read in a process of its own, on as many processors as there are.
"""

import csv
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from einvoice import ReadError, ReadResult, read

COLUMNS = ("file", "number", "issued", "seller", "line", "item", "quantity", "net", "currency")


def attempt(path: Path) -> ReadResult | ReadError:
    """The invoice, or why the file holds none: one bad file must not stop the others."""
    try:
        return read(path)
    except ReadError as error:
        return error


def rows(path: Path, result: ReadResult) -> Iterator[tuple[object, ...]]:
    """One row for every line of the invoice."""
    invoice = result.invoice
    for line in invoice.lines:
        yield (
            path.name,
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
    paths = sorted(Path(sys.argv[1] if sys.argv[1:] else ".").rglob("*.xml"))
    table = csv.writer(sys.stdout)
    table.writerow(COLUMNS)
    with ProcessPoolExecutor() as pool:
        for path, result in zip(paths, pool.map(attempt, paths, chunksize=16), strict=True):
            if isinstance(result, ReadError):
                print(f"{path}: {result}", file=sys.stderr)
            else:
                table.writerows(rows(path, result))


if __name__ == "__main__":
    main()
