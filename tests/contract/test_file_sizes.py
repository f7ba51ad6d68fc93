"""No file grows past what can be read in one sitting."""

from pathlib import Path

from tests.contract.project_files import project_files, read_text

SOURCE_LIMIT = 400
TABLE_LIMIT = 600
TEST_LIMIT = 600

TABLES = ("codelists", "syntax/cii", "syntax/ubl", "rules/texts")
"""Folders of the library that hold rows rather than logic."""

EXCEPTIONS: dict[str, int] = {}
"""Files that are longer, with the length they have; an entry may only shrink or go."""


def _limit(path: Path) -> int:
    if path.parts[0] == "tests":
        return TEST_LIMIT
    inside = path.as_posix().removeprefix("src/einvoice/")
    if inside.startswith(TABLES) or "generated" in (*path.stem.split("_"), path.parent.name):
        return TABLE_LIMIT
    return SOURCE_LIMIT


def _lengths() -> dict[str, tuple[int, int]]:
    """Lines and limit of every Python file."""
    return {
        path.as_posix(): (read_text(path).count("\n"), _limit(path))
        for path in project_files()
        if path.suffix == ".py"
    }


def test_no_python_file_is_longer_than_its_kind_allows() -> None:
    too_long = {
        name: f"{lines} lines, at most {allowed}"
        for name, (lines, limit) in _lengths().items()
        if lines > (allowed := EXCEPTIONS.get(name, limit))
    }
    assert too_long == {}


def test_the_exceptions_are_still_needed_and_as_small_as_they_can_be() -> None:
    lengths = _lengths()
    stale = {
        name: lengths.get(name, "no such file")
        for name, allowed in EXCEPTIONS.items()
        if name not in lengths or lengths[name][0] < allowed or allowed <= lengths[name][1]
    }
    assert stale == {}
