"""How commands work with the server's services, and how they fail."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer
from pydantic import ValidationError

from einvoice_server.errors import ApiError
from einvoice_server.kit.progress import Listener
from einvoice_server.kit.told import ToldError
from einvoice_server.settings import Settings

if TYPE_CHECKING:
    from einvoice_server.services import Services

Result = TypeVar("Result")


class NotMigratedError(ToldError):
    """The database is at another step than this version of the server."""


_EVERY_SECONDS = 2.0


def fail(message: str) -> NoReturn:
    """End with a message."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


@contextmanager
def failures_told() -> Generator[None, None, None]:
    """Tell what went wrong in one line, where it is something to be expected."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        fail("Not as expected: " + "; ".join(faults))
    except SQLAlchemyError as error:
        fail(f"The database does not answer: {error}")
    except (ApiError, OSError, ToldError) as error:
        fail(str(error))


def show_progress() -> Listener:
    """Tell people at a terminal how far it is, now and then."""
    last = time.monotonic()

    def hear(what: str, number: int) -> None:
        nonlocal last
        if sys.stderr.isatty() and time.monotonic() - last > _EVERY_SECONDS:
            last = time.monotonic()
            typer.echo(f"{number} {what} ...", err=True)

    return hear


def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def run(do: Callable[["Services"], Awaitable[Result]]) -> Result:
    """Do something with the services of a migrated database."""
    with failures_told():
        return asyncio.run(_with_services(do))


async def _with_services(do: Callable[["Services"], Awaitable[Result]]) -> Result:
    from einvoice_server.kit.clock import SystemClock
    from einvoice_server.migrations.schema_version import is_current
    from einvoice_server.services import build_services
    from einvoice_server.tables import metadata

    assert metadata.tables
    services = build_services(settings(), SystemClock())
    try:
        if not await is_current(services.database):
            raise NotMigratedError("The database is not migrated: run `einvoice-server migrate`.")
        return await do(services)
    finally:
        await services.close()
