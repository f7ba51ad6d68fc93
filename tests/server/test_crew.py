"""Heavy work goes to other processes; what ends one of them ends nothing else."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from einvoice_server.kit.crew import Crew, CrewError

Result = TypeVar("Result")


def double(number: int) -> int:
    return 2 * number


def whose() -> int:
    return os.getpid()


def refuse() -> None:
    raise ValueError("no")


def stop() -> None:
    os._exit(1)


def never() -> None:
    while True:
        pass


def devour() -> int:
    return len(bytearray(4_000_000_000))


def with_crew(do: Callable[[Crew], Awaitable[Result]], seconds: float = 30) -> Result:
    async def work() -> Result:
        crew = Crew(2, seconds=seconds, megabytes=1_000)
        try:
            return await do(crew)
        finally:
            crew.close()

    return asyncio.run(work())


def test_a_function_is_run_in_another_process() -> None:
    async def do(crew: Crew) -> tuple[int, int]:
        return await crew.run(double, 21), await crew.run(whose)

    doubled, pid = with_crew(do)
    assert doubled == 42
    assert pid != os.getpid()


def test_a_process_is_used_again() -> None:
    async def do(crew: Crew) -> set[int]:
        return {await crew.run(whose) for _ in range(3)}

    assert len(with_crew(do)) == 1


def test_two_processes_work_at_once_and_no_more() -> None:
    async def do(crew: Crew) -> set[int]:
        return set(await asyncio.gather(*(crew.run(whose) for _ in range(20))))

    assert 1 <= len(with_crew(do)) <= 2


def test_its_exception_is_raised_here() -> None:
    async def do(crew: Crew) -> None:
        await crew.run(refuse)

    with pytest.raises(ValueError, match="no"):
        with_crew(do)


@pytest.mark.parametrize(
    ("function", "seconds", "why"),
    [(stop, 30, "ended its process"), (never, 2, "not done within 2 s"), (devour, 30, "ended")],
)
def test_what_ends_or_blocks_a_process_is_an_error_and_the_next_call_works(
    function: Callable[[], object], seconds: float, why: str
) -> None:
    async def do(crew: Crew) -> int:
        await crew.run(double, 1)
        with pytest.raises(CrewError, match=why):
            await crew.run(function)
        return await crew.run(double, 4)

    assert with_crew(do, seconds) == 8


def test_a_closed_crew_takes_nothing() -> None:
    async def do(crew: Crew) -> None:
        crew.close()
        with pytest.raises(CrewError, match="ending"):
            await crew.run(double, 1)

    with_crew(do)
