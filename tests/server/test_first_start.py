"""The first start: an account and a key, both or neither."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import event

from einvoice_server.kit.clock import SystemClock
from einvoice_server.migrations.schema_version import migrate
from einvoice_server.operator import accounts_of, first_start
from einvoice_server.services import build_services
from tests.server.running import settings_for


class CutError(Exception):
    """The power is gone."""


def cut(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
    if statement.startswith("INSERT INTO api_keys"):
        raise CutError


def test_a_start_that_is_cut_off_leaves_no_account_without_a_key(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    migrate(settings.url)

    async def work() -> None:
        services = build_services(settings, SystemClock())
        engine = services.database.engine.sync_engine
        try:
            event.listen(engine, "before_cursor_execute", cut)
            with pytest.raises(CutError):
                await first_start(services)
            event.remove(engine, "before_cursor_execute", cut)
            assert await accounts_of(services) == []
            made = await first_start(services)
            assert made is not None
            assert [one.id for one in await accounts_of(services)] == [made.account_id]
            assert await first_start(services) is None
        finally:
            await services.close()

    asyncio.run(work())
