"""Customer numbers: a template, and the next ones that nobody has.

The last run of zeros in a template is where the number stands, with as many digits at least:
`CUST-0000` gives `CUST-0001`. Numbers go up and are not given twice, even if their customer is
deleted; a number that somebody chose by hand is stepped over.
"""

import re
from collections.abc import Collection, Iterator

from einvoice_server.customers.repository import CustomerRepository

_TEMPLATE = re.compile(r"(.*?)(0+)([^0]*)", re.DOTALL)
_AT_ONCE = 500


def number_from(template: str, count: int) -> str:
    """The customer number that a template makes of a count."""
    found = _TEMPLATE.fullmatch(template)
    assert found is not None, "templates are checked when they are set"
    before, zeros, after = found.groups()
    return f"{before}{count:0{len(zeros)}d}{after}"


async def preview_number(repository: CustomerRepository) -> str:
    """The next number, which is not given out."""
    last = await repository.last_number()
    _, numbers = await _free(repository, last, 1, frozenset())
    return numbers[0]


async def take_numbers(
    repository: CustomerRepository, count: int, *, reserved: Collection[str] = frozenset()
) -> list[str]:
    """Give out numbers; others wait until this transaction has ended.

    Args:
        repository: Whose numbers.
        count: How many.
        reserved: Numbers that are about to be used, although nobody has them yet.
    """
    counter = await repository.locked_counter()
    counter.last_number, numbers = await _free(
        repository, counter.last_number, count, frozenset(reserved)
    )
    return numbers


async def _free(
    repository: CustomerRepository, last: int, count: int, reserved: frozenset[str]
) -> tuple[int, list[str]]:
    """The next free numbers, and the count of the last of them."""
    template = await repository.number_template()
    free = list[str]()
    while len(free) < count:
        window = _window(template, last, min(count - len(free) + len(reserved) + 10, _AT_ONCE))
        candidates = dict(window)
        taken = reserved | await repository.taken_numbers(candidates)
        for number, position in candidates.items():
            last = position
            if number not in taken:
                free.append(number)
                if len(free) == count:
                    break
    return last, free


def _window(template: str, last: int, size: int) -> Iterator[tuple[str, int]]:
    return ((number_from(template, last + step), last + step) for step in range(1, size + 1))
