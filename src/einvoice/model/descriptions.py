"""What the fields of the model mean, in the words that stand below each of them.

Python keeps the docstring of a class and drops those of its attributes, so they are read from
the source when they are first asked for.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from einvoice.model.group import Group


def description_of(group: type[Group], field: str) -> str:
    """What a field means; where nothing stands below it, what its group is."""
    for cls in group.__mro__:
        if text := words_of(cls.__module__).get((cls.__name__, field)):
            return text
    return inspect.cleandoc(group.__doc__ or "").partition("\n")[0]


def describe_schema(group: type[Group], schema: dict[str, Any]) -> None:
    """Describe every property of a group's JSON Schema, with its number where it has only one."""
    for name, schema_of_property in schema.get("properties", {}).items():
        schema_of_property["description"] = _with_number(group, name)


@cache
def words_of(module: str) -> Mapping[tuple[str, str], str]:
    """The attribute docstrings of a module by class and attribute; none without its source."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):
        return {}
    return dict(_documented(tree))


def _documented(tree: ast.Module) -> Iterator[tuple[tuple[str, str], str]]:
    for cls in tree.body:
        if not isinstance(cls, ast.ClassDef):
            continue
        for statement, following in pairwise(cls.body):
            match statement, following:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    yield (cls.name, name), " ".join(text.split())
                case _:
                    pass


def _with_number(group: type[Group], field: str) -> str:
    # The index of terms takes its descriptions from here, so it is loaded when it is needed.
    from einvoice.terms import ids_of

    text = description_of(group, field)
    numbers = [id for id in ids_of(group, field) if not id.startswith("X:")]
    if len(numbers) != 1:
        return text
    if text.endswith(")."):
        return f"{text[:-2]}; {numbers[0]})."
    return f"{text.removesuffix('.')} ({numbers[0]})."
