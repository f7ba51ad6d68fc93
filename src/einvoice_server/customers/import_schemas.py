"""The import of customers as the API shows and takes it."""

from typing import Annotated

from pydantic import RootModel, StringConstraints

from einvoice_server.customers.schemas import CustomerView
from einvoice_server.errors import FieldError
from einvoice_server.kit.files import Upload
from einvoice_server.schema import Arguments, Schema


class UploadCustomerFile(Arguments):
    """A file of customers."""

    file: Upload
    """CSV with a header row, in German or English, by semicolon, comma or tab."""


class UploadedFile(Schema):
    """A file that waits to be imported."""

    id: str
    """What to pass to the import as `fileId`; valid for 24 hours."""


class ImportCustomers(Arguments):
    """What to import, and how."""

    file_id: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """The `id` that the upload was answered with."""

    skip_invalid: bool = False
    """Whether to import the good rows where others are wrong; else one wrong row stops all."""


class PartialImport(Schema):
    """What became of a file some rows of which were left out."""

    customers: list[CustomerView]
    """The customers that were created."""

    skipped: int
    """How many rows were left out."""

    errors: list[FieldError]
    """What is wrong with them, the first 1000: `rows[12].postcode` is in the 12th row of the file,
    its header counted."""


class ImportResult(RootModel[list[CustomerView] | PartialImport]):
    """The created customers, in the order of the file; with `skipInvalid` and wrong rows, more."""
