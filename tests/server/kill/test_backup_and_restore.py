"""A backup or a restore that is killed leaves nothing that is taken for whole."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from einvoice_server.backup.archive import verified
from einvoice_server.backup.making import make_backup
from einvoice_server.files.service import name, put
from einvoice_server.migrations.schema_version import migrate
from einvoice_server.operator import accounts_of, as_operator, make_account
from einvoice_server.services import Services
from einvoice_server.settings import Settings
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.kill.programs import PATIENCE, PROGRAM, environment_of
from tests.server.kill.trial import with_services
from tests.server.platform.test_backup import everything
from tests.server.running import settings_for

pytestmark = pytest.mark.programs

FILES = 150
_CONTENT = b"x" * 100_000


@pytest.fixture
def source(tmp_path: Path) -> Settings:
    """A server with an account and files."""
    settings = settings_for(tmp_path / "source")
    migrate(settings.url)
    with_services(settings, _fill)
    return settings


async def _fill(services: Services) -> None:
    account = await make_account(services, "Example GmbH")
    tenant = Tenant(account.id, Environment.LIVE)
    for number in range(FILES):
        made = await put(
            services, tenant, _CONTENT, filename=f"{number}.xml", media_type="text/xml"
        )
        await as_operator(services, tenant, "test", lambda unit, made=made: name(unit, made))


def killed_when(settings: Settings, words: list[str], is_time: Callable[[], bool]) -> None:
    """Begin a command, and kill it at a moment or, if that does not come, at its end."""
    process = subprocess.Popen(
        [*PROGRAM, *words],
        env=environment_of(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE
    try:
        while process.poll() is None and not is_time():
            assert time.monotonic() < deadline
    finally:
        process.kill()
        process.wait(30)


def done(settings: Settings, *words: str) -> None:
    process = subprocess.run(
        [*PROGRAM, *words],
        env=environment_of(settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert process.returncode == 0, process.stderr


def test_a_backup_that_is_killed_has_not_its_name_and_the_next_takes_its_place(
    tmp_path: Path, source: Settings
) -> None:
    target, draft = tmp_path / "backup.tar", tmp_path / "backup.tar.part"
    for size in (1, FILES * len(_CONTENT) // 2):
        killed_when(
            source,
            ["backup", str(target)],
            lambda size=size: draft.exists() and draft.stat().st_size >= size,
        )
        assert draft.exists(), "it came to its end before it was killed"
        assert not target.exists()
    done(source, "backup", str(target))
    assert not draft.exists()
    verified(target)


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_a_restore_that_is_killed_is_begun_again(
    tmp_path: Path, source: Settings, share: float
) -> None:
    archive, target = tmp_path / "backup.tar", settings_for(tmp_path / "target")
    with_services(source, lambda services: make_backup(services, archive, with_secret=False))
    words = ["restore", str(archive), "--force"]
    killed_when(target, words, lambda: stored_in(target) >= FILES * share)
    if share < 1:
        assert with_services(target, accounts_of) == [], "rows come after files, all at once"
    done(target, *words)
    done(target, "check", "--deep")
    assert with_services(target, everything) == with_services(source, everything)


def stored_in(settings: Settings) -> int:
    """How many files are there by now."""

    async def count(services: Services) -> int:
        return sum([len(page) async for page in services.blobs.pages()])

    return with_services(settings, count)
