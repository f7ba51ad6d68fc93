"""Code lists in tests, looked up instead of searched.

Published rules write a list of codes as one long text and ask whether it contains the code
between blanks: `contains(' A B C ', concat(' ', normalize-space(.), ' '))`. Searching these texts
is what most of the time goes into. The same answer comes from a map, which is made once.
"""

import re
from typing import Final

from einvoice.official.screen import XSL
from einvoice.official.trees import append, element
from einvoice.official.xpath_text import end_of_argument
from einvoice.syntax.xml import Element

_CALL: Final = re.compile(
    r"(?<![\w.$:-])contains\(\s*'((?: [^' ]+){8,} )'\s*,\s*concat\(\s*' '\s*,\s*"
)
_CLOSED: Final = re.compile(r",\s*' '\s*\)\s*\)")
_NAMESPACE: Final = "urn:einvoice:lists"
_PREFIX: Final = "einvoice-lists"
_MOST: Final = 1_000


class Lists:
    """The code lists of a schema."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def looked_up(self, expression: str) -> str:
        """The expression with its searches in lists made look-ups."""
        position = 0
        parts: list[str] = []
        while (call := _CALL.search(expression, position)) is not None:
            start = call.end()
            end = end_of_argument(expression, start)
            closed = _CLOSED.match(expression, end)
            if closed is None or len(self._names) >= _MOST:
                parts.append(expression[position:start])
                position = start
                continue
            name = self._names.setdefault(call[1], f"{_PREFIX}-{len(self._names) + 1}")
            # concat() takes what it took before, and refuses what it refused.
            asked = f"concat('', {expression[start:end]}, '')"
            parts += [expression[position : call.start()], f"{_FUNCTION}(${name}, {asked})"]
            position = closed.end()
        return "".join(parts) + expression[position:]

    def declare(self, root: Element) -> None:
        """Write the lists, which are made when the stylesheet is compiled, and the look-up."""
        if not self._names:
            return
        for place, (codes, name) in enumerate(self._names.items()):
            # Under the empty code, which is in no list, the map has the text itself.
            made = (
                f"{_MAP}merge((map{{'': '{codes}'}}, tokenize('{codes.strip()}', ' ')"
                " ! map{.: true()}))"
            )
            attributes = {"name": name, "static": "yes", "select": made}
            root.insert(place, element(f"{XSL}variable", attributes))
        function = append(root, f"{XSL}function", {"name": _FUNCTION, "as": f"{_TYPE}boolean"})
        append(function, f"{XSL}param", {"name": "list", "as": "map(*)"})
        append(function, f"{XSL}param", {"name": "code", "as": f"{_TYPE}string"})
        # Two codes with a blank between may stand in the text as they do in the document.
        select = (
            "if (contains($code, ' ')) then contains($list(''), concat(' ', $code, ' '))"
            " else $code ne '' and "
            f"{_MAP}contains($list, $code)"
        )
        append(function, f"{XSL}sequence", {"select": select})


_FUNCTION: Final = f"Q{{{_NAMESPACE}}}listed"
# Written out, as a schema may use the prefixes for something else.
_MAP: Final = "Q{http://www.w3.org/2005/xpath-functions/map}"
_TYPE: Final = "Q{http://www.w3.org/2001/XMLSchema}"
