"""Customers from CSV files: uploaded first, then imported, all rows or those that are good."""

import asyncio
from collections import Counter
from datetime import timedelta

from einvoice_server.customers.adding import add
from einvoice_server.customers.csv_customers import ReadCustomers, read_customers
from einvoice_server.customers.csv_reading import read_csv
from einvoice_server.customers.import_schemas import (
    ImportCustomers,
    ImportResult,
    PartialImport,
    UploadCustomerFile,
    UploadedFile,
)
from einvoice_server.customers.judging import faults_of
from einvoice_server.customers.records import new_row, view
from einvoice_server.customers.repository import CustomerRepository
from einvoice_server.customers.steps import in_steps
from einvoice_server.customers.tables import Customer, CustomerUpload
from einvoice_server.customers.upload_repository import UploadRepository
from einvoice_server.errors import BadRequestError, ConflictError, FieldError
from einvoice_server.kit.ids import new_uuid
from einvoice_server.unit import Unit

_KEPT = timedelta(hours=24)
_MOST_WAITING = 10
_MOST_ERRORS = 100
_MOST_SKIPPED_ERRORS = 1000


async def upload_file(unit: Unit, asked: UploadCustomerFile) -> UploadedFile:
    """Keep a file until it is imported; one that is no CSV file of customers is refused at once."""
    repository = UploadRepository(unit.session)
    if await repository.count(unit.now) >= _MOST_WAITING:
        raise ConflictError(f"{_MOST_WAITING} files wait already; import them first.")
    await asyncio.to_thread(read_csv, asked.file.data)
    upload = CustomerUpload(
        id=str(new_uuid()),
        filename="".join(one if one.isprintable() else "_" for one in asked.file.filename),
        data=asked.file.data,
        expires_at=unit.now + _KEPT,
    )
    await repository.save(upload)
    return UploadedFile(id=upload.id)


async def import_file(unit: Unit, asked: ImportCustomers) -> ImportResult:
    """Create the customers of a file, and forget the file."""
    repository = UploadRepository(unit.session)
    upload = await repository.take(asked.file_id, unit.now)
    if upload is None:
        message = "No file of this id waits to be imported."
        missing = FieldError(field="fileId", code="not_found", message=message)
        raise BadRequestError(message, errors=[missing])
    read = await asyncio.to_thread(read_customers, upload.data)
    rows = await _rows(unit, read)
    if read.wrong and not asked.skip_invalid:
        errors = _errors(read)[:_MOST_ERRORS]
        raise BadRequestError(
            f"Nothing was imported: {len(read.wrong)} rows are wrong, the first is row "
            f"{min(read.wrong)}.",
            errors=errors,
        )
    for row in rows:
        row.imported_file_id = upload.id
        row.imported_file_name = upload.filename
    await add(unit, rows)
    await repository.drop(upload)
    customers = [view(row) async for some in in_steps(rows) for row in some]
    if not read.wrong:
        return ImportResult(customers)
    errors = _errors(read)[:_MOST_SKIPPED_ERRORS]
    return ImportResult(PartialImport(customers=customers, skipped=len(read.wrong), errors=errors))


async def _rows(unit: Unit, read: ReadCustomers) -> list[Customer]:
    """The rows to add; what is wrong only together with other customers is refused here."""
    repository = CustomerRepository(unit.session)
    await repository.locked_counter()
    chosen = Counter(one.customer_id for one in read.good.values() if one.customer_id is not None)
    taken = await repository.taken_numbers(chosen)
    rows = list[Customer]()
    async for some in in_steps(list(read.good.items())):
        for number, given in some:
            row = new_row(unit, given)
            faults = faults_of(row)
            if given.customer_id is not None:
                row.customer_id = given.customer_id
                faults += _number_faults(given.customer_id, taken, chosen)
            if faults:
                read.refuse(number, faults)
            else:
                rows.append(row)
    return rows


def _number_faults(number: str, taken: set[str], chosen: Counter[str]) -> list[FieldError]:
    if number in taken:
        message = f"Another customer has the number {number}."
    elif chosen[number] > 1:
        message = f"Several rows have the number {number}."
    else:
        return []
    return [FieldError(field="customerId", code="taken", message=message)]


def _errors(read: ReadCustomers) -> list[FieldError]:
    """What is wrong, in the order of the file."""
    return [error for _, errors in sorted(read.wrong.items()) for error in errors]
