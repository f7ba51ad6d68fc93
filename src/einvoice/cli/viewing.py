"""One document made a page: served until nobody needs it, or written."""

import signal
import threading
import webbrowser
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from einvoice.cli.failures import FailedError, Failure, usage
from einvoice.cli.inputs import STDIN, Input
from einvoice.cli.output import clean, emit
from einvoice.cli.target import Target
from einvoice.errors import EInvoiceError
from einvoice.rendering.language import Languages
from einvoice.rendering.theme import theme_named
from einvoice.viewing import Viewed, page_of, view_of
from einvoice.viewing.server import Viewer


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is to look."""

    languages: tuple[str, ...]
    theme: str

    @classmethod
    def of(cls, language: str, theme: str) -> "Look":
        """Understand the options; RenderOptionError for what is not known."""
        languages = tuple(part.strip() for part in language.split(",") if part.strip())
        Languages(languages)
        theme_named(theme)
        return cls(languages, theme)


def looked_at(file: str, look: Look) -> Viewed:
    """All that there is to show of a file; FailedError where it cannot be loaded at all."""
    input = Input(file, Path(Path(file).name))
    try:
        data = input.data()
    except EInvoiceError as error:
        raise FailedError(Failure.of(file, error)) from error
    name = "stdin" if file == STDIN else Path(file).name
    return view_of(data, name, look.languages)


def write_page(viewed: Viewed, look: Look, output: str, file: str, *, force: bool) -> None:
    """Write the page with all that belongs to it."""
    page = page_of(viewed, theme=look.theme)
    target = Target.of(output, several=False, force=force)
    target.put(
        page.html.encode("utf-8", "replace"), name=file, relative=Path(viewed.name), suffix=".html"
    )


def serve(viewed: Viewed, look: Look, *, port: int, opens: bool, timeout: float) -> None:
    """Serve the page until Ctrl-C, or until it was not used for so many seconds."""
    over = threading.Event()
    try:
        viewer = Viewer(viewed, port=port, theme=look.theme)
    except OSError as error:
        raise usage("--port", f"cannot listen on port {port}: {error.strerror}") from error
    with _until_told(over):
        viewer.start()
        emit(f"einvoice: {clean(viewed.name)} is shown at\n{viewer.address}", stderr=True)
        emit("einvoice: Ctrl-C ends this", stderr=True)
        if opens:
            # Some browsers run in the terminal, and come back when they are closed.
            threading.Thread(target=_open, args=(viewer.address,), daemon=True).start()
        while not over.wait(0.2) and not (timeout and viewer.idle > timeout):
            pass
        viewer.close()
    if not over.is_set():
        emit(f"einvoice: ended after {timeout:g} seconds without a request", stderr=True)


def _open(address: str) -> None:
    if not webbrowser.open(address):
        emit("einvoice: there is no browser to open; use the address above", stderr=True)


@contextmanager
def _until_told(over: threading.Event) -> Generator[None]:
    """Let the signals that end programs end this one in order, and put them back afterwards."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {
        number: signal.signal(number, lambda _number, _frame: over.set()) for number in numbers
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
