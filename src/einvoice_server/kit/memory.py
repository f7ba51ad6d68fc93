"""Answers that are still true: who polls a status asks the same thing again and again.

An answer is given again for the same question as long as nothing at all was committed to the
database. Where that cannot be told, nothing is remembered.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from einvoice_server.kit.freshness import Freshness

_MOST = 1024
_LARGEST = 65_536
_SECONDS = 60.0
"""Links in answers carry the day on which they end."""


@dataclass(frozen=True, slots=True)
class _Kept:
    moment: int
    until: float
    content: bytes


class AnswerMemory:
    """The latest answers; those that were asked for longest ago are dropped first."""

    def __init__(
        self, freshness: Freshness, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._freshness = freshness
        self._monotonic = monotonic
        self._kept = OrderedDict[Hashable, _Kept]()

    def moment(self) -> int | None:
        """The present moment, to be asked before the data are read; None remembers nothing."""
        return self._freshness.moment()

    def recall(self, question: Hashable, moment: int) -> bytes | None:
        """The answer that was given before, if it is still true."""
        kept = self._kept.get(question)
        if kept is None:
            return None
        if kept.moment != moment or kept.until < self._monotonic():
            del self._kept[question]
            return None
        self._kept.move_to_end(question)
        return kept.content

    def keep(self, question: Hashable, moment: int, content: bytes) -> None:
        """Remember an answer whose data were read after a moment."""
        if len(content) > _LARGEST:
            return
        self._kept[question] = _Kept(moment, self._monotonic() + _SECONDS, content)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def close(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._freshness.close()
