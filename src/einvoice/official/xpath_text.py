"""XPath as text: told apart are code, string literals and comments; nothing is evaluated."""

import re
from collections.abc import Callable

# A literal doubles its own quote within; comments nest in XPath, which the scanner counts.
_TOKEN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\(:|:\)")


def map_code(expression: str, change: Callable[[str], str]) -> str:
    """The expression with every stretch of code changed, literals and comments left alone."""
    if "'" not in expression and '"' not in expression and "(:" not in expression:
        return change(expression)
    return "".join(text if kept else change(text) for kept, text in _stretches(expression))


def code_of(expression: str) -> str:
    """The expression with its literals emptied and its comments gone."""
    parts = (
        ("''" if text[0] in "'\"" else " ") if kept else text
        for kept, text in _stretches(expression)
    )
    return "".join(parts)


def rename_variable(expression: str, name: str, new: str) -> str:
    """The expression with `$name` written as `$new`."""
    pattern = re.compile(rf"\$\s*{re.escape(name)}(?![\w.:-])")
    return map_code(expression, lambda code: pattern.sub(f"${new}", code))


def without_predicates(expression: str) -> str:
    """The code of a pattern outside of its square brackets."""
    depth = 0
    kept: list[str] = []
    for character in code_of(expression):
        if character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif depth == 0:
            kept.append(character)
    return "".join(kept)


def _stretches(expression: str) -> list[tuple[bool, str]]:
    """The expression in parts, each with whether it is a literal or a comment."""
    found: list[tuple[bool, str]] = []
    end = start = depth = 0
    while (token := _TOKEN.search(expression, end)) is not None:
        mark = token[0]
        end = token.end()
        if depth and mark[0] in "'\"":
            end = token.start() + 1  # quotes mean nothing in a comment
        elif mark == "(:":
            if not depth:
                found.append((False, expression[start : token.start()]))
                start = token.start()
            depth += 1
        elif mark == ":)":
            if depth == 1:
                found.append((True, expression[start:end]))
                start = end
            depth = max(0, depth - 1)
        else:
            found.append((False, expression[start : token.start()]))
            found.append((True, mark))
            start = end
    found.append((depth > 0, expression[start:]))
    return [(kept, text) for kept, text in found if text]


def end_of_argument(expression: str, start: int) -> int:
    """Where the argument that starts there ends: at a comma or bracket that is not its own."""
    depth = 0
    position = start
    for kept, text in _stretches(expression[start:]):
        if not kept:
            for offset, character in enumerate(text):
                depth += (character in "([{") - (character in ")]}")
                if depth < 0 or (depth == 0 and character == ","):
                    return position + offset
        position += len(text)
    return len(expression)
