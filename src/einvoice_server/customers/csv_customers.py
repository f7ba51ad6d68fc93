"""The rows of a CSV file as customers to create, each checked like a request."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from einvoice.codelists import codes
from einvoice_server.customers.csv_columns import EXTRAS
from einvoice_server.customers.csv_reading import CsvRow, read_csv
from einvoice_server.customers.folding import spell_out
from einvoice_server.customers.schemas import CreateCustomer
from einvoice_server.errors import FieldError
from einvoice_server.kit.base import JsonObject

_YES = frozenset("1 ja j yes y true wahr x firma unternehmen company geschaeftskunde".split())
_NO = frozenset("0 nein n no false falsch privat privatperson person private individual".split())
_GERMAN_COUNTRIES = {
    "deutschland": "DE", "oesterreich": "AT", "schweiz": "CH", "liechtenstein": "LI",
    "frankreich": "FR", "italien": "IT", "spanien": "ES", "portugal": "PT", "niederlande": "NL",
    "belgien": "BE", "luxemburg": "LU", "daenemark": "DK", "schweden": "SE", "norwegen": "NO",
    "finnland": "FI", "polen": "PL", "tschechien": "CZ", "slowakei": "SK", "ungarn": "HU",
    "slowenien": "SI", "kroatien": "HR", "rumaenien": "RO", "bulgarien": "BG",
    "griechenland": "GR", "irland": "IE", "vereinigtes koenigreich": "GB", "grossbritannien": "GB",
    "vereinigte staaten": "US", "usa": "US",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadCustomers:
    """What a file says, good and wrong rows apart."""

    columns: dict[str, str]
    good: dict[int, CreateCustomer] = field(default_factory=dict[int, CreateCustomer])
    """The customers by the number of their row."""

    wrong: dict[int, list[FieldError]] = field(default_factory=dict[int, list[FieldError]])
    """What is wrong, by the number of the row."""

    def refuse(self, number: int, faults: list[FieldError]) -> None:
        """Take a row for wrong after all."""
        self.good.pop(number, None)
        told = [in_row(number, one, self.columns) for one in faults]
        self.wrong.setdefault(number, []).extend(told)


def read_customers(data: bytes) -> ReadCustomers:
    """The customers of a file.

    Raises:
        BadRequestError: It is no CSV file of customers.
    """
    file = read_csv(data)
    read = ReadCustomers(dict(file.columns))
    for row in file.rows:
        if faults := list(_cell_faults(row)):
            read.refuse(row.number, faults)
            continue
        try:
            read.good[row.number] = CreateCustomer.model_validate(_values(row))
        except ValidationError as error:
            read.refuse(row.number, [_fault(one) for one in error.errors(include_url=False)])
    return read


def in_row(number: int, fault: FieldError, columns: dict[str, str]) -> FieldError:
    """A fault of a customer as a fault of the row that says so."""
    column = columns.get(fault.field)
    named = f"Column {column!r}: {fault.message}" if column is not None else fault.message
    place = f"rows[{number}].{fault.field}" if fault.field else f"rows[{number}]"
    return FieldError(field=place, code=fault.code, message=named)


def _cell_faults(row: CsvRow) -> Iterator[FieldError]:
    if row.has_too_many_cells:
        yield FieldError(
            field="", code="too_many_cells", message="The row has more cells than the header."
        )
    stated = row.values.get("isCompany")
    if stated is not None and spell_out(stated) not in _YES | _NO:
        yield FieldError(field="isCompany", code="bool_parsing", message="Expected yes or no.")


def _values(row: CsvRow) -> JsonObject:
    values: JsonObject = {}
    extras: dict[str, JsonValue] = {}
    for name, text in row.values.items():
        before, dot, key = name.partition(".")
        if dot and before == EXTRAS:
            extras[key] = text
        else:
            values[name] = text
    stated = row.values.get("isCompany")
    is_company = "name" in row.values if stated is None else spell_out(stated) in _YES
    values |= {"isCompany": is_company, EXTRAS: extras}
    if "country" in row.values:
        values["country"] = _country(row.values["country"])
    return values


def _country(text: str) -> str:
    """The code of a country that is written out; any other text as it is."""
    if len(text) == 2:
        return text
    name = spell_out(text)
    return _GERMAN_COUNTRIES.get(name) or _english_countries().get(name, text)


@cache
def _english_countries() -> dict[str, str]:
    return {spell_out(name): code for code, name in codes("3166").items()}


def _fault(detail: ErrorDetails) -> FieldError:
    return FieldError(
        field=".".join(str(step) for step in detail["loc"]),
        code=detail["type"],
        message=detail["msg"],
    )
