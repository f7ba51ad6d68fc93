"""The files in deploy/ name what there is."""

import re
from pathlib import Path
from typing import cast

import pytest
import yaml
from pydantic import JsonValue

from einvoice_server.cli.app import Commands
from einvoice_server.settings import PREFIX, Settings

DEPLOY = Path(__file__).parents[3] / "deploy"
FILES = sorted(path.name for path in DEPLOY.iterdir() if not path.name.startswith("."))


def compose() -> dict[str, dict[str, dict[str, JsonValue]]]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def test_there_are_a_container_a_composition_and_its_settings() -> None:
    assert FILES == ["Containerfile", "compose.yaml", "example.env"]


@pytest.mark.parametrize("name", FILES)
def test_every_setting_that_is_named_is_one(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    named = set(re.findall(rf"{PREFIX}([A-Z_]*[A-Z])\b", text))
    assert named
    assert {setting.lower() for setting in named} <= set(Settings.model_fields)


def test_services_run_commands_that_there_are() -> None:
    ours = [one for one in compose()["services"].values() if one["image"] == "einvoice-server"]
    assert len(ours) == 3
    for service in ours:
        assert cast("list[str]", service.get("command", ["serve"]))[0] in Commands.places


def test_what_services_are_given_makes_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, service in compose()["services"].items():
        if service["image"] != "einvoice-server":
            continue
        given = cast("dict[str, str]", service["environment"])
        for variable, value in given.items():
            monkeypatch.setenv(variable, re.sub(r"\$\{.*?\}", "x", value))
        settings = Settings()
        assert not settings.on_sqlite, name


def test_every_volume_and_dependency_is_declared() -> None:
    found = compose()
    for service in found["services"].values():
        for volume in cast("list[str]", service.get("volumes", [])):
            assert volume.partition(":")[0] in found["volumes"]
        assert set(cast("dict[str, JsonValue]", service.get("depends_on", {}))) <= set(
            found["services"]
        )


def test_no_secret_has_a_value() -> None:
    for line in (DEPLOY / "example.env").read_text(encoding="utf-8").splitlines():
        name, sign, value = line.lstrip("#").partition("=")
        if sign and re.search("SECRET|PASSWORD|KEY", name):
            assert value == "", name


def test_stopping_takes_longer_outside_than_inside() -> None:
    worker = compose()["services"]["worker"]
    grace = cast("dict[str, str]", worker["environment"])[f"{PREFIX}WORKER_GRACE_SECONDS"]
    assert int(str(worker["stop_grace_period"]).removesuffix("s")) > int(grace) + 10


def test_the_builder_is_given_what_is_copied_and_nothing_else() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.M)
        for name in line.split()[:-1]
    }
    lines = (DEPLOY.parent / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    assert {line[1:] for line in lines if line.startswith("!")} == copied
