"""What was changed in a PDF on its way to PDF/A, told once for each kind of change."""

from dataclasses import dataclass

_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change, with how often it was made."""

    code: str
    """What was done, such as "annotation.removed"."""
    clause: str
    """The clause of ISO 19005-3 that asks for it; empty where none does."""
    message: str
    """What was done, in a sentence."""
    count: int
    """How often."""
    places: tuple[str, ...]
    """The first few objects that it was done to."""

    def __str__(self) -> str:
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{self.message}{times}"


class ChangeLog:
    """Gathers changes as they are made."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], Change] = {}

    def add(
        self, code: str, message: str, *, clause: str = "", where: str = "", count: int = 1
    ) -> None:
        """Take note of a change; those with one code and one message are counted."""
        if count < 1:
            return
        before = self._made.get((code, message))
        places = before.places if before else ()
        if where and len(places) < _MOST_PLACES:
            places = (*places, where)
        total = (before.count if before else 0) + count
        self._made[code, message] = Change(code, clause, message, total, places)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, in the order in which they were first made."""
        return tuple(self._made.values())
