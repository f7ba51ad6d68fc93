"""Processes are spawned: one that is forked waits for ever for what a thread held just then."""

import ast
import re
from collections.abc import Iterator

from tests.contract.project_files import ROOT, project_files, read_text

MAKES_PROCESSES = re.compile(r"ProcessPoolExecutor|multiprocessing|os\.fork")
OURS = frozenset({"src", "tests", "tools"})
FORKING = frozenset({"fork", "forkpty"})
BY_DEFAULT = frozenset({"Pool", "Process", "Manager"})
"""What `multiprocessing` itself has forks where the platform does; a context of "spawn" is asked
for what it has."""


def forks(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that fork, or that leave it to the platform whether to."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        called = ast.unparse(call.func)
        name = called.rpartition(".")[2]
        if name == "ProcessPoolExecutor":
            if not any(one.arg == "mp_context" for one in call.keywords):
                yield call
        elif name == "get_context":
            if [ast.unparse(one) for one in call.args] != ["'spawn'"]:
                yield call
        elif called in {f"multiprocessing.{one}" for one in BY_DEFAULT}:
            yield call
        elif called in {f"os.{one}" for one in FORKING}:
            yield call


def test_nothing_forks() -> None:
    found: list[str] = []
    for path in project_files():
        text = read_text(path) if path.suffix == ".py" and path.parts[0] in OURS else ""
        if MAKES_PROCESSES.search(text):
            tree = ast.parse(text, str(ROOT / path))
            found += [f"{path}:{call.lineno}" for call in forks(tree)]
    assert found == []


def test_what_forks_is_recognised() -> None:
    lines = (
        "ProcessPoolExecutor(4)",
        "multiprocessing.Process(target=f)",
        "get_context('fork')",
        "get_context()",
        "os.fork()",
        "ProcessPoolExecutor(4, mp_context=get_context('spawn'))",
        "context.Process(target=f)",
    )
    assert [len(list(forks(ast.parse(line)))) for line in lines] == [1, 1, 1, 1, 1, 0, 0]
