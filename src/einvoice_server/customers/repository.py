"""The customers of a tenant, and the counter of their numbers."""

from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from sqlalchemy import or_, select, text
from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.customers.folding import spellings
from einvoice_server.customers.schemas import CustomerSort
from einvoice_server.customers.tables import Customer, CustomerCounter
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.tenancy.accounts.schemas import Preferences
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.tables import AccountSettings

_AT_ONCE = 500
_NEW_COUNTER = text(
    "INSERT INTO customer_counters (id, account_id, environment, last_number) "
    "VALUES (:id, :account_id, :environment, 0) "
    "ON CONFLICT (account_id, environment) DO NOTHING"
)
_COLUMNS: Mapping[CustomerSort, InstrumentedAttribute[object]] = {
    sort: getattr(Customer, "sort_name" if sort is CustomerSort.NAME else sort.name.lower())
    for sort in CustomerSort
}


class CustomerRepository(Repository):
    """Queries about customers."""

    async def page(
        self, query: PageQuery, sort: CustomerSort, category: str | None, terms: Iterable[str]
    ) -> tuple[list[Customer], PageMeta]:
        """A page of the customers that have every term."""
        rows = select(Customer)
        if category is not None:
            rows = rows.where(Customer.category == category)
        for term in terms:
            rows = rows.where(
                or_(
                    *(
                        Customer.search_text.contains(form, autoescape=True)
                        for form in spellings(term)
                    )
                )
            )
        return await fetch_page(self._session, rows, query, by=_COLUMNS[sort], then=Customer.id)

    async def get(self, id: str) -> Customer | None:
        """The customer of an id."""
        return await self._session.scalar(select(Customer).where(Customer.id == id))

    async def get_for_change(self, id: str) -> Customer | None:
        """The customer of an id, whom nobody else changes until this transaction has ended."""
        return await self._session.scalar(
            select(Customer).where(Customer.id == id).with_for_update()
        )

    def is_changed(self, customer: Customer) -> bool:
        """Whether anything about a customer is to be written."""
        return self._session.is_modified(customer)

    async def delete(self, customer: Customer) -> None:
        """Remove a customer."""
        await self._session.delete(customer)
        await self._session.flush()

    async def taken_numbers(self, numbers: Collection[str]) -> set[str]:
        """Which of some customer numbers somebody has."""
        taken = set[str]()
        waiting = iter(numbers)
        while some := list(islice(waiting, _AT_ONCE)):
            taken |= set(
                await self._session.scalars(
                    select(Customer.customer_id).where(Customer.customer_id.in_(some))
                )
            )
        return taken

    async def number_template(self) -> str:
        """What customer numbers look like."""
        settings = (await self._session.scalars(select(AccountSettings))).one()
        return Preferences.model_validate(settings.preferences).customer_number_template

    async def last_number(self) -> int:
        """The count of the last number that was given out."""
        return await self._session.scalar(select(CustomerCounter.last_number)) or 0

    async def locked_counter(self) -> CustomerCounter:
        """The counter, for the one transaction at a time that may give out or take numbers."""
        counter = await self._locked()
        if counter is None:
            await self._session.execute(
                _NEW_COUNTER,
                {
                    "id": new_id("cuc_"),
                    "account_id": self.tenant.account_id,
                    "environment": self.tenant.environment.value,
                },
            )
            counter = await self._locked()
        assert counter is not None
        return counter

    async def _locked(self) -> CustomerCounter | None:
        return await self._session.scalar(select(CustomerCounter).with_for_update())
