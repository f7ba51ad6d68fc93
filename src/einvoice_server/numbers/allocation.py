"""Giving numbers to invoices, in the transaction that creates them: no gaps, none twice.

The series stays locked until that transaction ends, so creations of one tenant follow one another
here; one that fails takes its numbers back with it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from einvoice_server.numbers.repository import NumberRepository
from einvoice_server.numbers.templates import render
from einvoice_server.unit import Unit

_LONGEST_LOOK = 500


@dataclass(slots=True)
class Counting:
    """Goes through a series, past the numbers that are taken."""

    repository: NumberRepository
    template: str
    pad_length: int
    day: date
    counter: int
    kept: Collection[str] = field(default=frozenset[str]())
    """Numbers that are not to be given either."""

    async def take(self, count: int) -> list[str]:
        """The free numbers that come next."""
        given = list[str]()
        look = count
        while len(given) < count:
            numbers = [self._at(self.counter + step) for step in range(1, look + 1)]
            taken = await self.repository.taken(numbers)
            for number in numbers:
                if len(given) == count:
                    break
                self.counter += 1
                if number not in taken and number not in self.kept:
                    given.append(number)
            look = min(look * 4, _LONGEST_LOOK)
        return given

    def pass_by(self, numbers: Collection[str]) -> None:
        """Count those that were chosen by hand and are the next."""
        while self._at(self.counter + 1) in numbers:
            self.counter += 1

    def _at(self, counter: int) -> str:
        return render(self.template, self.day, counter, self.pad_length)


async def allocate(unit: Unit, day: date) -> str:
    """The next number of the series."""
    return (await assign(unit, day, [None]))[0]


async def assign(unit: Unit, day: date, wanted: Sequence[str | None]) -> list[str]:
    """A number for each invoice: the one it was given, or the next of the series."""
    repository = NumberRepository(unit.session)
    missing = sum(number is None for number in wanted)
    series = await repository.count_on(missing, unit.now)
    chosen = frozenset(number for number in wanted if number is not None)
    before = series.counter - missing
    counting = Counting(repository, series.template, series.pad_length, day, before, chosen)
    given = await counting.take(missing)
    counting.pass_by(chosen)
    if counting.counter != series.counter:
        await repository.set_counter(counting.counter)
    free = iter(given)
    return [number if number is not None else next(free) for number in wanted]
