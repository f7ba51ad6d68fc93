"""Asks a full XPath engine for the truth of an expression, by a stylesheet made around it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from einvoice.errors import RuleSetError
from einvoice.official.engine import Engine, Prepared
from einvoice.official.faithful import text_of
from einvoice.official.matching import Evaluate
from einvoice.official.modules import prepare_xslt
from einvoice.syntax.escape import escape_attribute
from einvoice.syntax.xml import Element

_XSL = "http://www.w3.org/1999/XSL/Transform"
_PREFIX = re.compile(r"[A-Za-z_][\w.-]*")
_OURS = "einvoice-xsl"


def evaluator(engine: Engine) -> Evaluate:
    """What answers expressions of XPath 2.0 and later by this engine."""

    def evaluate(expression: str, namespaces: Mapping[str, str], root: Element) -> bool:
        stylesheet = _asking(expression, tuple(sorted(namespaces.items())))
        (outcome,) = engine.run([stylesheet], text_of(root))
        if isinstance(outcome, RuleSetError):
            raise outcome
        return outcome.strip() == "true"

    return evaluate


@lru_cache(maxsize=256)
def _asking(expression: str, namespaces: tuple[tuple[str, str], ...]) -> Prepared:
    return prepare_xslt(_around(expression, namespaces), name="match")


def _around(expression: str, namespaces: Iterable[tuple[str, str]]) -> bytes:
    declared = "".join(
        f' xmlns:{prefix}="{escape_attribute(uri)}"'
        for prefix, uri in namespaces
        if _PREFIX.fullmatch(prefix) and prefix not in ("xml", "xmlns", _OURS)
    )
    return (
        f'<{_OURS}:stylesheet version="3.0" xmlns:{_OURS}="{_XSL}"{declared}>'
        f'<{_OURS}:output method="text"/><{_OURS}:template match="/">'
        f'<{_OURS}:value-of select="boolean({escape_attribute(expression)})"/>'
        f"</{_OURS}:template></{_OURS}:stylesheet>"
    ).encode()
