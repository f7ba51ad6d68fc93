"""Answers that are JSON already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A JSON answer that was written earlier, exactly as it is to be sent.

    For what is stored as JSON with more digits than Python's encoder keeps, or is too long to be
    taken apart for every request. The operation's `result` still says what it looks like.
    """

    content: bytes
