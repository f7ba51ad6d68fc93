"""The pages of the documentation, and the code and commands that stand in them."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)[^\n]*\n(?P<body>.*?)^(?P=indent)```\s*$",
    re.MULTILINE | re.DOTALL,
)
_SERVER = "EINVOICE_URL"
"""The variable in which pages look for the address of a server."""

_INCLUDED = re.compile(r'^ *--8<-- "(?P<path>[^"]+)"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block with its place, for messages that lead there."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a console block, and the lines that the page shows below it."""

    text: str
    shown: list[str]


def pages() -> list[str]:
    """Every page with something to run, as a path below the project's folder."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [path.relative_to(ROOT).as_posix() for path in found if any(_runnable(path))]


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page that can be run, in their order, with what they include."""
    yield from _runnable(ROOT / page)


def asks_a_server(page: str) -> bool:
    """Whether the blocks of a page need a server to talk to."""
    return _SERVER in (ROOT / page).read_text(encoding="utf-8")


def _runnable(path: Path) -> Iterator[Block]:
    text = path.read_text(encoding="utf-8")
    kinds = ("python", "console", "sh") if _SERVER in text else ("python", "console")
    for match in _FENCE.finditer(text):
        if match["kind"] in kinds:
            body = textwrap.dedent(_INCLUDED.sub(_content, match["body"]))
            yield Block(match["kind"], body, text.count("\n", 0, match.start()) + 2)


def _content(match: re.Match[str]) -> str:
    return (ROOT / match["path"]).read_text(encoding="utf-8")


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block; a line that ends in a backslash goes on."""
    text = block.text.replace("\\\n", " ")
    command: Command | None = None
    for line in text.splitlines():
        if line.startswith("$ "):
            if command is not None:
                yield command
            command = Command(line[2:], [])
        elif command is not None:
            command.shown.append(line.rstrip())
    if command is not None:
        yield command


def printed_in(block: Block) -> list[str]:
    """What a block says that it prints: its comments that begin with `#>`."""
    lines = (line.strip() for line in block.text.splitlines())
    return [line.removeprefix("#>").removeprefix(" ") for line in lines if line.startswith("#>")]


def matches(shown: list[str], actual: list[str]) -> bool:
    """Whether the lines are the ones shown.

    A line of three dots stands for any number of lines, three dots at an end for its rest.
    """
    if not shown:
        return not actual
    first, *rest = shown
    if first == "...":
        return any(matches(rest, actual[skipped:]) for skipped in range(len(actual) + 1))
    if not actual:
        return False
    start = first.removesuffix("...")
    fits = actual[0].startswith(start) if start != first else actual[0] == first
    return fits and matches(rest, actual[1:])
