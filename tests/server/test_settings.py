"""Settings come from arguments, then the environment, then a file; each has a default."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from einvoice_server.kit.secret import Secret, SecretError, load_secret
from einvoice_server.settings import Settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in os.environ:
        if name.startswith("EINVOICE_SERVER_"):
            monkeypatch.delenv(name)


def test_defaults_are_a_server_on_this_machine_only() -> None:
    settings = Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.url == "sqlite+inline:///einvoice-data/einvoice.sqlite3"
    assert settings.cors_origins == ()


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "server.toml"
    file.write_text('port = 9000\nhost = "0.0.0.0"\ncors_origins = ["https://a.example"]\n')
    monkeypatch.setenv("EINVOICE_SERVER_CONFIG", str(file))
    monkeypatch.setenv("EINVOICE_SERVER_PORT", "9001")
    settings = Settings()
    assert (settings.port, settings.host) == (9001, "0.0.0.0")
    assert settings.cors_origins == ("https://a.example",)
    assert Settings(port=9002).port == 9002


def test_a_file_that_is_not_there_and_a_setting_that_is_unknown_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "server.toml"
    monkeypatch.setenv("EINVOICE_SERVER_CONFIG", str(file))
    with pytest.raises(FileNotFoundError):
        Settings()
    file.write_text("prot = 9000\n")
    with pytest.raises(ValidationError):
        Settings()


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    first, second = load_secret(settings), load_secret(settings)
    assert first.hash("a", b"data") == second.hash("a", b"data")
    assert first.hash("a", b"data") != first.hash("b", b"data")
    assert [path.name for path in settings.data_dir.iterdir()] == ["secret"]
    assert (settings.data_dir / "secret").stat().st_mode & 0o777 == 0o600


def test_a_shared_database_needs_a_secret_that_is_set() -> None:
    with pytest.raises(SecretError):
        load_secret(Settings(database_url="postgresql+psycopg://db.example/einvoice"))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_database_is_named_as_elsewhere(scheme: str) -> None:
    wanted = "postgresql+psycopg://one:p%40ss@db.example/einvoice"
    named = Settings(database_url=f"{scheme}://one:p%40ss@db.example/einvoice")
    assert named.url == f"{wanted}?client_encoding=utf8"
    named = Settings(database_url=f"{scheme}://one:p%40ss@db.example/einvoice?sslmode=require")
    assert named.url == f"{wanted}?sslmode=require&client_encoding=utf8"
    assert Settings.model_validate(named.model_dump()) == named
    named = Settings(database_url=f"{scheme}://db.example/einvoice?client_encoding=utf8")
    assert named.url == "postgresql+psycopg://db.example/einvoice?client_encoding=utf8"


@pytest.mark.parametrize(
    "url", ["mysql://db.example/einvoice", "postgresql+asyncpg://db.example/x", "postgresql://", ""]
)
def test_a_database_that_is_none_of_ours_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="expected postgresql://user@host/database"):
        Settings(database_url=url)


def test_a_short_secret_is_none() -> None:
    with pytest.raises(SecretError):
        Secret("short")


def test_a_secret_is_not_shown_with_the_settings() -> None:
    settings = Settings.model_validate({"secret": "0123456789abcdef0123456789abcdef"})
    assert "0123456789" not in f"{settings!r} {settings}"
