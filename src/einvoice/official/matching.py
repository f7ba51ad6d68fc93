"""Asks an XPath expression of a configuration whether it is true of a document.

Configurations write XPath 2.0. Most of them need no more of it than `exists`, which is cheap to
have; whatever the parser of XPath 1.0 does not know goes to an engine that does.
"""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias, cast

from lxml import etree

from einvoice.errors import RuleSetError
from einvoice.syntax.xml import Element

Evaluate: TypeAlias = Callable[[str, Mapping[str, str], Element], bool]
"""The effective boolean value of (expression, namespaces, root), by a full XPath engine."""

_LONGEST: Final = 10_000


def matches(
    expression: str,
    namespaces: Mapping[str, str],
    root: Element,
    *,
    evaluate: Evaluate | None = None,
) -> bool:
    """Whether the expression is true of the document with this root."""
    if len(expression) > _LONGEST:
        raise RuleSetError(rule_set="scenarios", detail="a match without end")
    try:
        compiled = _compiled(expression, tuple(sorted(namespaces.items())))
        # Evaluated on the tree, so that the context is the document and not its root element.
        return _truth(cast(object, compiled(root.getroottree())))
    except etree.XPathError as error:
        if evaluate is not None:
            return evaluate(expression, namespaces, root)
        raise RuleSetError(
            rule_set="scenarios",
            detail=f"the match {expression[:200]!r}, which needs an engine for XPath 2.0 ({error})",
        ) from error


@lru_cache(maxsize=256)
def _compiled(expression: str, namespaces: tuple[tuple[str, str], ...]) -> etree.XPath:
    # No EXSLT: nothing in a package may run regular expressions of its own making.
    return etree.XPath(
        expression,
        namespaces=dict(namespaces),
        extensions=_FUNCTIONS,
        regexp=False,
        smart_strings=False,
    )


def _exists(_context: object, value: object) -> bool:
    # A single atomic value exists too, even an empty string.
    return bool(cast("list[object]", value)) if isinstance(value, list) else True


def _empty(context: object, value: object) -> bool:
    return not _exists(context, value)


_FUNCTIONS: Final = {(None, "exists"): _exists, (None, "empty"): _empty}


def _truth(value: object) -> bool:
    """The effective boolean value."""
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    return bool(value)
