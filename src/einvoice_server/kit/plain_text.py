"""Text that can stand on an invoice: no emoji, and no characters that XML does not allow."""

import re

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_EMOJI = re.compile(
    "["
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff"
    "\U0001f201-\U0001f265\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0"
    "\U0001f900-\U0001faff"
    "\ufe0f\u20e3\U000e0020-\U000e007f"
    "]"
)
"""What is shown as a picture by itself, and the marks that make a picture of a sign before them.

Signs that are text by themselves stay allowed: (c), (r), TM, check marks, stars.
"""

_NOT_IN_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(f"[{_NOT_IN_XML}]")
_CONTROL_OR_BREAK = re.compile(f"[{_NOT_IN_XML}\t\n\r\u2028\u2029]")


def _without_emoji(text: str) -> str:
    if _EMOJI.search(text):
        raise PydanticCustomError("emoji", "Emoji are not allowed here")
    return text


def _one_line(text: str) -> str:
    if _CONTROL_OR_BREAK.search(text):
        raise PydanticCustomError(
            "control_character", "Line breaks and control characters are not allowed here"
        )
    return text


def _lines(text: str) -> str:
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "Control characters are not allowed here")
    return text


ONE_LINE = AfterValidator(_one_line)
"""Marks text without line breaks and control characters."""

LINES = AfterValidator(_lines)
"""Marks text without control characters, of as many lines as it has."""

NO_EMOJI = AfterValidator(_without_emoji)
"""Marks text without emoji."""
