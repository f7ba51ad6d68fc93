"""Whether a term is stated at all, as the official expressions see it.

They ask for elements. A value of the model may be absent although its element is there: where the
element holds something that is no value. What it holds is then another rule's business.
"""

from collections.abc import Mapping

from einvoice.model.line import Line
from einvoice.rules.stated import Stated
from einvoice.syntax.codecs import BLANKS


def is_blank(text: str | None) -> bool:
    """Whether a text is absent, empty or white space, as `normalize-space(x) = ''` has it."""
    return not text or not text.strip(BLANKS)


def unread(stated: Stated) -> Mapping[str, str]:
    """The elements that hold no value: model path -> what they hold instead."""
    return {
        issue.path: issue.raw
        for issue in stated.issues
        if issue.code == "unreadable" and issue.path
    }


def is_absent(stated: Stated, path: str) -> bool:
    """Whether there is no element either, for a value that the model does not hold."""
    return not stated.issues or path not in stated.once(unread)


def name_of(line: Line, index: int) -> str:
    """What a line is called in a message: its identifier, else its place, counted from one."""
    return line.id or f"#{index + 1}"
