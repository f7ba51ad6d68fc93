"""What can be done with the customers of an account."""

from einvoice_server.customers.adding import add
from einvoice_server.customers.judging import faults_of
from einvoice_server.customers.numbers import preview_number
from einvoice_server.customers.records import change_row, new_row, settle, view
from einvoice_server.customers.repository import CustomerRepository
from einvoice_server.customers.schemas import (
    CreateCustomer,
    CustomerPath,
    CustomerView,
    GeneratedNumber,
    ListCustomers,
    UpdateCustomer,
    VerifyCustomerNumber,
)
from einvoice_server.customers.tables import Customer
from einvoice_server.customers.texts import is_number
from einvoice_server.errors import BadRequestError, ConflictError, FieldError, NotFoundError
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.schema import NoArguments, Succeeded
from einvoice_server.unit import Unit


async def list_customers(unit: Unit, asked: ListCustomers) -> Page[CustomerView]:
    """A page of customers."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    terms = [*asked.keywords, *([asked.keyword] if asked.keyword is not None else [])]
    rows, meta = await CustomerRepository(unit.session).page(
        query, asked.sort, asked.category, terms
    )
    shown = frozenset(asked.relation_fields)
    return Page[CustomerView](data=[view(row, shown) for row in rows], meta=meta)


async def get_customer(unit: Unit, asked: CustomerPath) -> CustomerView:
    """One customer."""
    row = await CustomerRepository(unit.session).get(asked.customer_uuid)
    if row is None:
        raise NotFoundError
    return view(row)


async def create_customer(unit: Unit, asked: CreateCustomer) -> CustomerView:
    """Add a customer."""
    row = new_row(unit, asked)
    _refuse_faults(row)
    if asked.customer_id is not None:
        await _choose_number(unit, row, asked.customer_id)
    await add(unit, [row])
    return view(row)


async def update_customer(unit: Unit, asked: UpdateCustomer) -> CustomerView:
    """Change a customer."""
    repository = CustomerRepository(unit.session)
    if asked.customer_id is not None:
        await (
            repository.locked_counter()
        )  # always before a customer, so that nobody waits in a ring
    row = await repository.get_for_change(asked.customer_uuid)
    if row is None:
        raise NotFoundError
    with unit.session.no_autoflush:
        change_row(row, asked)
        _refuse_faults(row)
        if asked.customer_id is not None and asked.customer_id != row.customer_id:
            await _choose_number(unit, row, asked.customer_id)
    if repository.is_changed(row):
        settle(row)
        row.updated_at = unit.now
        await repository.save(row)
    return view(row)


async def delete_customer(unit: Unit, asked: CustomerPath) -> Succeeded:
    """Remove a customer; invoices keep what they say of them."""
    repository = CustomerRepository(unit.session)
    row = await repository.get_for_change(asked.customer_uuid)
    if row is None:
        raise NotFoundError
    await repository.delete(row)
    return Succeeded(succeed=True)


async def generate_number(unit: Unit, _asked: NoArguments) -> GeneratedNumber:
    """The number that the next customer will get."""
    return GeneratedNumber(value=await preview_number(CustomerRepository(unit.session)))


async def verify_number(unit: Unit, asked: VerifyCustomerNumber) -> Succeeded:
    """Whether a number may be chosen."""
    number = asked.customer_id.strip()
    if not is_number(number):
        return Succeeded(succeed=False)
    taken = await CustomerRepository(unit.session).taken_numbers([number])
    return Succeeded(succeed=not taken)


def _refuse_faults(row: Customer) -> None:
    if faults := faults_of(row):
        raise BadRequestError(faults[0].message, errors=faults)


async def _choose_number(unit: Unit, row: Customer, number: str) -> None:
    """Give a customer the number that was chosen, unless somebody has it."""
    repository = CustomerRepository(unit.session)
    await repository.locked_counter()
    if await repository.taken_numbers([number]):
        message = f"Another customer has the number {number}."
        taken = FieldError(field="customerId", code="taken", message=message)
        raise ConflictError(message, errors=[taken])
    row.customer_id = number
