"""The container engine of this machine, and what is run by it."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.server.kill.programs import free_port

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
IMAGE = "einvoice-server"
ENGINE = os.environ.get("EINVOICE_CONTAINER_ENGINE", "docker")
_PATIENCE = 180.0


def run(*words: str, cwd: Path = ROOT, seconds: float = 900) -> str:
    """What a command prints; its errors are those of the test."""
    done = subprocess.run(
        words,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-3000:]}"
    return done.stdout


def why_not() -> str | None:
    """Why no container can be run here; None where they can."""
    if shutil.which(ENGINE) is None:
        return f"{ENGINE} is not installed; EINVOICE_CONTAINER_ENGINE names another engine"
    asked = subprocess.run([ENGINE, "info"], capture_output=True, text=True, check=False)
    return None if asked.returncode == 0 else f"{ENGINE} info: {asked.stderr.strip()[-200:]}"


def composer() -> tuple[str, ...]:
    """The command that runs compositions: a part of the engine, or beside it."""
    own = subprocess.run([ENGINE, "compose", "version"], capture_output=True, check=False)
    return (ENGINE, "compose") if own.returncode == 0 else (f"{ENGINE}-compose",)


def until_ready(url: str, told: Callable[[], str]) -> None:
    """Wait until a server says that it is ready."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            if httpx.get(f"{url}/ready", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < deadline, told()[-3000:]
        time.sleep(0.2)


def build() -> None:
    """Make the image. `EINVOICE_CONTAINER_BUILD` are words that this machine's engine needs."""
    own = os.environ.get("EINVOICE_CONTAINER_BUILD", "").split()
    run(ENGINE, "build", *own, "--file", str(DEPLOY / "Containerfile"), "--tag", IMAGE, str(ROOT))


@dataclass
class Container:
    """One server, which may do what `compose.yaml` lets it do."""

    name: str
    volume: str
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        run(
            *(ENGINE, "run", "--detach", "--name", self.name),
            *("--volume", f"{self.volume}:/data", "--publish", f"127.0.0.1:{self.port}:8080"),
            *("--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"),
            *("--security-opt", "no-new-privileges"),
            IMAGE,
        )
        until_ready(self.url, self.said)

    def stop(self) -> int:
        """Tell it to end; gives the exit code."""
        run(ENGINE, "stop", "--time", "30", self.name)
        state = json.loads(run(ENGINE, "inspect", "--format", "{{json .State}}", self.name))
        run(ENGINE, "rm", self.name)
        return int(state["ExitCode"])

    def inside(self, *words: str) -> str:
        return run(ENGINE, "exec", self.name, *words)

    def said(self) -> str:
        return run(ENGINE, "logs", self.name)

    def remove(self) -> None:
        for words in (["rm", "--force", self.name], ["volume", "rm", "--force", self.volume]):
            subprocess.run([ENGINE, *words], capture_output=True, check=False)


@dataclass
class Composition:
    """The services of `compose.yaml`, in a folder and at a port of their own."""

    folder: Path
    name: str
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
        assert "127.0.0.1:8080:8080" in text
        text = text.replace("127.0.0.1:8080:8080", f"127.0.0.1:{self.port}:8080")
        (self.folder / "compose.yaml").write_text(text, encoding="utf-8")
        example = (DEPLOY / "example.env").read_text(encoding="utf-8")
        for setting in ("EINVOICE_SERVER_SECRET", "POSTGRES_PASSWORD"):
            assert f"\n{setting}=\n" in example
            example = example.replace(f"\n{setting}=\n", f"\n{setting}={os.urandom(32).hex()}\n")
        (self.folder / ".env").write_text(example, encoding="utf-8")
        self._composer = composer()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def do(self, *words: str) -> str:
        return run(*self._composer, "--project-name", self.name, *words, cwd=self.folder)

    def up(self) -> None:
        self.do("up", "--detach")
        until_ready(self.url, lambda: self.do("logs"))

    def remove(self) -> None:
        words = [*self._composer, "--project-name", self.name, "down", "--volumes"]
        subprocess.run(words, cwd=self.folder, capture_output=True, check=False)
