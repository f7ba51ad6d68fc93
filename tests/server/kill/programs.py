"""Server and worker as processes of their own, which are killed and started again."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pydantic import SecretStr

from einvoice_server.settings import PREFIX, Settings

PROGRAM = (sys.executable, "-m", "einvoice_server")
PATIENCE = 300.0
"""Seconds after which a test gives up waiting; on a machine that is at rest, nothing takes them."""


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment in which a process has these settings."""
    kept = {name: value for name, value in os.environ.items() if "EINVOICE_" not in name}
    for name in settings.model_fields_set:
        kept[f"{PREFIX}{name.upper()}"] = _as_text(getattr(settings, name))
    return kept


def _as_text(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return json.dumps(value) if isinstance(value, tuple) else str(value)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass
class Program:
    """One command that is started again and again, always under the same settings."""

    words: Sequence[str]
    settings: Settings
    port: int
    """Where it answers `/health`."""

    log: Path
    kills: int = 0
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*PROGRAM, *self.words],
                env=environment_of(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End it as a power cut would: it is told nothing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(30)
            self._process = None
            self.kills += 1

    def hit(self, chance: random.Random) -> bool:
        """Kill one of its processes that somebody else replaces, if it has such and chance wants.

        Gives whether that was done; else it is to be killed and started.
        """
        return False

    def until_up(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.is_up():
            assert time.monotonic() < deadline, self.told()
            assert self._process is not None
            assert self._process.poll() is None, self.told()
            time.sleep(0.02)

    def is_up(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=5).is_success
        except httpx.TransportError:
            return False

    def told(self) -> str:
        """The end of its log."""
        return self.log.read_text(encoding="utf-8")[-3000:]


@dataclass
class Family(Program):
    """A server of several processes: all are killed at once, or one of them is."""

    def kill(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            super().kill()
            until_gone(self.settings.data_dir)  # they have the port as long as they are there

    def hit(self, chance: random.Random) -> bool:
        answering = sorted(processes_answering(self.settings.data_dir))
        if not answering or chance.random() < 0.5:
            return False
        os.kill(chance.choice(answering), signal.SIGKILL)
        self.kills += 1
        return True


def processes_answering(folder: Path) -> set[int]:
    """The processes of a folder that one of several looks after."""
    return {pid for pid in processes_naming(folder) if "--while-open" in words_of(pid)}


def words_of(pid: int) -> list[str]:
    """What a process was begun with; nothing where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    except OSError:
        return []


def processes_naming(folder: Path) -> list[int]:
    """The processes, other than this one, in whose environment a folder stands."""
    found = list[int]()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            try:
                if str(folder).encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:  # ended meanwhile, or somebody else's
                continue
    return found


def until_gone(folder: Path, seconds: float = 15.0) -> None:
    """Wait until no process of a folder is left."""
    deadline = time.monotonic() + seconds
    while left := processes_naming(folder):
        assert time.monotonic() < deadline, f"still there: {left}"
        time.sleep(0.05)
