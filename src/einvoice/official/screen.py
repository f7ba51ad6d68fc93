"""What no stylesheet may ask for: refused before an engine sees it.

The engine itself is told to open nothing. This is the first lock of two, and the only one for
functions that the engine's own switch does not cover.
"""

import re

from einvoice.errors import StylesheetError
from einvoice.official.xpath_text import code_of
from einvoice.syntax.xml import Element

XSL = "{http://www.w3.org/1999/XSL/Transform}"
_FUNCTIONS = "http://www.w3.org/2005/xpath-functions"

_INSTRUCTIONS = frozenset(
    f"{XSL}{name}"
    for name in (
        "import",
        "import-schema",
        "use-package",
        "result-document",
        "source-document",
        "evaluate",
    )
)
# parse-xml reads a DTD from wherever it lies; the others reach functions by computed names.
_CALL = re.compile(
    r"(?<![\w.$-])(?:([\w.-]+):|Q\{([^}]*)\})?"
    r"(parse-xml|parse-xml-fragment|parse-html|function-lookup|transform|load-xquery-module)"
    r"\s*[(#]"
)
_DEEPEST = 200
_LONGEST = 30_000
"""Characters without literals; the longest published expression has 7,300."""
_BRACKET = re.compile(r"[(\[{)\]}]")
_YES = frozenset({"yes", "true", "1"})


def tag_of(element: Element) -> str:
    """The name of the element; lxml's type allows for more than it returns."""
    return str(element.tag)


def screen(root: Element, name: str) -> None:
    """Refuse a stylesheet that reaches beyond itself; raises a `StylesheetError`."""
    in_text = _expands_text(root)
    for element in root.iter(f"{XSL}*", "{*}*", "*"):
        tag = tag_of(element)
        if tag in _INSTRUCTIONS:
            _refuse(name, f"the instruction xsl:{tag.removeprefix(XSL)}")
        for key, value in element.items():
            # A shadow attribute computes an expression, so that nobody can read it here.
            if key[0] == "_" and tag.startswith(XSL):
                _refuse(name, f"the shadow attribute {key}")
            _check(value, element, name)
            _check_depth(value, name)
        if in_text:
            _check(element.text or "", element, name)
            for child in element:
                _check(child.tail or "", element, name)


def _expands_text(root: Element) -> bool:
    return any(
        key.rpartition("}")[2] == "expand-text" and value.strip() in _YES
        for element in root.iter("*")
        for key, value in element.items()
    )


def _check(text: str, element: Element, name: str) -> None:
    if "(" not in text and "#" not in text:
        return
    for call in _CALL.finditer(text):
        namespace = call[2] if call[2] is not None else _FUNCTIONS
        if call[1] is not None:
            namespace = element.nsmap.get(call[1], _FUNCTIONS)
        if namespace.strip() == _FUNCTIONS:
            _refuse(name, f"the function {call[3]}")


def _check_depth(expression: str, name: str) -> None:
    """Refuse what is nested so deeply that compiling it would end the process."""
    if len(expression) > _LONGEST and len(code_of(expression)) > _LONGEST:
        _refuse(name, f"an expression of more than {_LONGEST} characters")
    if sum(expression.count(bracket) for bracket in "([{") > _DEEPEST:
        depth = 0
        for bracket in _BRACKET.findall(code_of(expression)):
            depth += 1 if bracket in "([{" else -1
            if depth > _DEEPEST:
                _refuse(name, f"an expression more than {_DEEPEST} brackets deep")


def _refuse(name: str, what: str) -> None:
    raise StylesheetError(rule_set=name, detail=f"{what}, which is not allowed")
