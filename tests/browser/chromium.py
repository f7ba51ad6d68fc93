"""A headless Chromium that tests drive through its DevTools protocol, over two pipes."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.absence import absent

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60.0
"""After so long a browser that says nothing is taken to be broken."""
_STARTER = (
    "import os, sys\n"
    "for given, wanted in zip(sys.argv[1:3], (3, 4)): os.dup2(int(given), wanted)\n"
    "os.execv(sys.argv[3], sys.argv[3:])\n"
)
"""The browser reads commands from 3 and writes answers to 4."""
_OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


class BrowserError(Exception):
    """The browser refused a command, or a script in the page failed."""


class Tab:
    """One page of the browser."""

    def __init__(self, ask: Callable[..., dict[str, Any]], events: list[dict[str, Any]]) -> None:
        self._ask = ask
        self.events = events
        """What the browser told of its own accord."""

    def size(self, width: int, height: int = 900, *, dark: bool = False) -> None:
        """Show the page on a screen of this size."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", features=[scheme])

    def scripts(self, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self._ask("Emulation.setScriptExecutionDisabled", value=not allowed)

    def go(self, address: str) -> None:
        """Load a page."""
        self.events.clear()
        self._ask("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def value(self, expression: str) -> Any:
        """What an expression is in the page."""
        found = self._ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise BrowserError(json.dumps(found["exceptionDetails"]))
        return found["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait for an expression to be true."""
        self.wait(lambda: bool(self.value(expression)))

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait for something to happen."""
        end = time.monotonic() + SECONDS
        while not happened():
            if time.monotonic() > end:
                raise BrowserError("what was waited for never happened")
            select.select([], [], [], 0.02)

    def save_to(self, folder: Path) -> None:
        """Put what is downloaded into a folder."""
        self._ask("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    def click(self, selector: str) -> None:
        """Click into the middle of an element, as a mouse does."""
        place = json.dumps(selector)
        self.value(f"document.querySelector({place}).scrollIntoView({{block: 'center'}})")
        x, y = self.value(
            f"(({{left, top, width, height}}) => [left + width / 2, top + height / 2])"
            f"(document.querySelector({place}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def type(self, text: str) -> None:
        """Write into what has the focus."""
        self._ask("Input.insertText", text=text)

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def complaints(self) -> list[str]:
        """What the page wrote to the console: faults of scripts, and what a policy refused."""
        kinds = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
        self.value("1")
        return [json.dumps(one) for one in self.events if one["method"] in kinds]


class _Pipe:
    """Commands out, answers in: JSON with a zero byte behind each."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._buffer = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error']}")
        return answer["result"]

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0, end - time.monotonic()))
            part = os.read(self._read, 1 << 20) if ready else b""
            if not part:
                raise BrowserError("the browser says nothing any more")
            self._buffer += part
        line, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(line)


def program() -> str:
    """The browser of this machine; skips the test where there is none, and in CI fails it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        absent("Chromium", remedy="install the package chromium")
    return found


@contextmanager
def browser() -> Generator[Tab]:
    """A browser with one empty page and no memory of any other."""
    chromium = program()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # High numbers, so that 3 and 4 are free for what the browser expects there.
        pairs = [os.pipe(), os.pipe()]
        (their_read, our_write), (our_read, their_write) = pairs
        theirs = [fcntl.fcntl(one, fcntl.F_DUPFD, 10) for one in (their_read, their_write)]
        os.close(their_read)
        os.close(their_write)
        # As root, as in containers, its sandbox does not start.
        rights = ("--no-sandbox",) if os.geteuid() == 0 else ()
        command = [sys.executable, "-c", _STARTER, *map(str, theirs), chromium, *_OPTIONS, *rights]
        process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=theirs,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for one in theirs:
            os.close(one)
        try:
            yield _tab(_Pipe(our_write, our_read))
        finally:
            os.close(our_write)
            os.close(our_read)
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _tab(pipe: _Pipe) -> Tab:
    target = pipe.ask("Target.createTarget", url="about:blank")["targetId"]
    session = pipe.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def ask(method: str, **parameters: Any) -> dict[str, Any]:
        return pipe.ask(method, session, **parameters)

    for domain in ("Page", "Runtime", "Log"):
        ask(f"{domain}.enable")
    return Tab(ask, pipe.events)
