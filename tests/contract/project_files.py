"""The files of this project, as a checkout or an unpacked archive holds them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_MADE_BY_TOOLS = frozenset({"__pycache__", "build", "dist", "htmlcov", "node_modules", "site"})
_HIDDEN_BUT_OURS = frozenset({".ci", ".github", ".gitignore"})


def project_files() -> list[Path]:
    """Every file that belongs to the project, as paths relative to its root."""
    return sorted(path.relative_to(ROOT) for path in _walk(ROOT))


def read_text(path: Path) -> str:
    """The text of one of them; what is not UTF-8 (a picture) becomes replacement characters."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS:
            continue
        if not path.is_dir():
            yield path
        elif path.name not in _MADE_BY_TOOLS and not (path / "pyvenv.cfg").exists():
            yield from _walk(path)
