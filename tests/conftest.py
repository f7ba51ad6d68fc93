"""What holds for all tests."""

import os
from collections import Counter

import pytest

# pytest-xdist tells its workers how wide the terminal is; the programs that tests start would take
# it for their own, and shorten what they write to files.
os.environ.pop("COLUMNS", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left alone with one of them."""
    tests_in = Counter(item.path for item in items)
    items.sort(key=lambda item: (_starts_no_program(item), -tests_in[item.path], item.path))


def _starts_no_program(item: pytest.Item) -> bool:
    return item.get_closest_marker("programs") is None
