"""The series of a tenant, and which numbers are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select, text, update

from einvoice_server.audit.changes import UNAUDITED
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.base import UtcDateTime
from einvoice_server.kit.ids import new_id
from einvoice_server.numbers.tables import NumberSeries
from einvoice_server.numbers.templates import DEFAULT_PAD_LENGTH, DEFAULT_TEMPLATE
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.statements import Statement

_BEGIN = text(
    "INSERT INTO number_series "
    "(id, account_id, environment, template, pad_length, counter, updated_at) "
    "VALUES (:id, :account_id, :environment, :template, :pad_length, 0, :updated_at) "
    "ON CONFLICT (account_id, environment) DO NOTHING"
).bindparams(bindparam("updated_at", type_=UtcDateTime()))
_COUNT = Statement(
    text(
        "UPDATE number_series SET counter = counter + :by "
        "WHERE account_id = :account_id AND environment = :environment "
        "RETURNING template, pad_length, counter"
    )
)
_TAKEN = Statement(
    text(
        "SELECT number FROM invoices "
        "WHERE account_id = :account_id AND environment = :environment AND number = :number"
    )
)
_UNSEEN = "the numbers of the invoices, which are recorded, say how far it has come"


@dataclass(frozen=True, slots=True)
class Series:
    """A series that is locked until the transaction ends."""

    template: str
    pad_length: int
    counter: int


class NumberRepository(Repository):
    """Queries about numbers."""

    async def series(self) -> NumberSeries | None:
        """The series; None where nothing was set and no number given yet."""
        return await self._session.scalar(select(NumberSeries))

    async def locked(self, now: datetime) -> NumberSeries:
        """The series, to be changed; nobody else uses it until the transaction ends."""
        await self.count_on(0, now)
        rows = select(NumberSeries).execution_options(populate_existing=True)
        return (await self._session.scalars(rows)).one()

    async def count_on(self, by: int, now: datetime) -> Series:
        """Count on, and lock the series until the transaction ends; begin it if there is none."""
        found = await self._rows(_COUNT, by=by)
        if not found:
            begun = {
                **self._whose,
                "id": new_id("num_"),
                "template": DEFAULT_TEMPLATE,
                "pad_length": DEFAULT_PAD_LENGTH,
                "updated_at": now,
            }
            await self._session.execute(_BEGIN, begun)
            found = await self._rows(_COUNT, by=by)
        return Series(*cast("tuple[str, int, int]", found[0]))

    async def set_counter(self, counter: int) -> None:
        """Note the last number that was given."""
        await self._session.execute(
            update(NumberSeries)
            .values(counter=counter)
            .execution_options(synchronize_session=False, **{UNAUDITED: _UNSEEN})
        )

    async def taken(self, numbers: Sequence[str]) -> set[str]:
        """Those of some numbers that invoices have."""
        if len(numbers) == 1:
            rows = await self._rows(_TAKEN, number=numbers[0])
            return {cast("str", number) for (number,) in rows}
        several = select(Invoice.number).where(Invoice.number.in_(numbers))
        return {number for number in await self._session.scalars(several) if number is not None}
