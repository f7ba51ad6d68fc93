"""The reference of the server names every setting, command and refusal that there is."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from einvoice_server.catalogue import catalogue
from einvoice_server.settings import PREFIX, Settings
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.signing import new_secret, signature
from tests.docs.pages import ROOT
from tools.reference_pages import PAGES, PLACE
from tools.server_pages import commands

DOCS = ROOT / "docs"
PROSE = [ROOT / "README.md", *(path for path in sorted(DOCS.rglob("*.md")))]


def generated(page: str) -> str:
    return "\n".join(PAGES[f"reference/{page}.md"]())


@pytest.mark.parametrize("page", ["server-settings", "server-commands", "server-operations"])
def test_a_page_has_a_place_for_what_is_generated(page: str) -> None:
    assert PLACE in (DOCS / "reference" / f"{page}.md").read_text(encoding="utf-8")
    assert f"reference/{page}.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_setting_is_listed_with_a_meaning() -> None:
    rows = re.findall(
        rf"^\| `{PREFIX}(\w+)` \| ([^|]+) \| (\S[^|]*) \|$", generated("server-settings"), re.M
    )
    assert sorted(name.lower() for name, _, _ in rows) == sorted(Settings.model_fields)


def test_every_command_is_listed_with_a_meaning() -> None:
    text = generated("server-commands")
    named = [words for words, _ in commands()]
    assert {"einvoice-server serve", "einvoice-server key create"} <= set(named)
    for words, command in commands():
        assert f"## `{words}`\n\n{(command.help or '?').splitlines()[0]}" in text
    assert "| |" not in text


def test_every_operation_is_listed() -> None:
    text = generated("server-operations")
    assert [one.name for one in catalogue() if f"| `{one.name}` |" not in text] == []


def test_pages_name_only_settings_and_commands_that_there_are() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in PROSE)
    named = {name.lower() for name in re.findall(rf"{PREFIX}([A-Z][A-Z_]+[A-Z])\b", texts)}
    named = {name for name in named if not name.startswith("test_")}  # those of our own tests
    assert named - {*Settings.model_fields, "config", "api_key"} == set()
    words = {" ".join(one) for one in re.findall(r"einvoice-server ([a-z]+)(?: ([a-z]+))?", texts)}
    known = {one.removeprefix("einvoice-server ") for one, _ in commands()}
    known_first = {one.split()[0] for one in known}
    assert {one.split()[0] for one in words} - known_first == set()


def test_every_event_is_told_of_in_the_guide() -> None:
    page = (DOCS / "guides" / "server-webhooks.md").read_text(encoding="utf-8")
    others = ("offer", "letter", "reminder", "orderConfirmation")
    told = [one.value for one in Event if not one.value.startswith(others)]
    assert [name for name in told if f"`{name}`" not in page] == []


def fenced(kind: str) -> str:
    page = (DOCS / "guides" / "server-webhooks.md").read_text(encoding="utf-8")
    found = re.search(rf"^    ```{kind}\n(.*?)^    ```$", page, re.M | re.S)
    assert found
    return "\n".join(line[4:] for line in found[1].splitlines())


BODY = b'{"action":"invoiceCreate"}'


def signed(secret: str, at: int) -> dict[str, str]:
    return {
        "webhook-id": "evt_1",
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,AAAA {signature(secret, 'evt_1', at, BODY)}",
    }


def test_the_python_of_the_guide_tells_genuine_from_forged() -> None:
    names: dict[str, object] = {}
    exec(fenced("python"), names)
    is_genuine = names["is_genuine"]
    assert callable(is_genuine)
    secret, now = new_secret(), int(time.time())
    assert is_genuine(secret, signed(secret, now), BODY) is True
    assert is_genuine(new_secret(), signed(secret, now), BODY) is False
    assert is_genuine(secret, signed(secret, now), BODY + b" ") is False
    assert is_genuine(secret, signed(secret, now - 3600), BODY) is False


def test_the_javascript_of_the_guide_tells_genuine_from_forged(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("Node.js is missing")
    secret, now = new_secret(), int(time.time())
    calls = f"""
const told = [
  isGenuine({secret!r}, {signed(secret, now)}, Buffer.from({BODY.decode()!r})),
  isGenuine({new_secret()!r}, {signed(secret, now)}, Buffer.from({BODY.decode()!r})),
  isGenuine({secret!r}, {signed(secret, now)}, Buffer.from("other")),
  isGenuine({secret!r}, {signed(secret, now - 3600)}, Buffer.from({BODY.decode()!r})),
];
console.log(told.join(" "));
"""
    script = tmp_path / "verify.mjs"
    script.write_text(fenced("js") + calls, encoding="utf-8")
    done = subprocess.run(["node", str(script)], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "true false false false", done.stderr
