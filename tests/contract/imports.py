"""Which modules of the library import which, read from their source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.contract.project_files import ROOT

SOURCE = ROOT / "src"


@cache
def imports() -> dict[str, frozenset[str]]:
    """Every module below src, with the full names of all that it imports anywhere in it."""
    return {_name(path): frozenset(_imported(path)) for path in sorted(SOURCE.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert node.level == 0, f"{path} imports relatively"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, package: str) -> bool:
    """Whether a module is the package or in it."""
    return module == package or module.startswith(f"{package}.")
