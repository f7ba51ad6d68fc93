"""What was read last: a guess that saves work where it still holds, and is never relied on."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")
_MOST = 1024


class Recent(Generic[Name, Value]):
    """The latest values; those that were asked for longest ago are dropped first."""

    def __init__(self) -> None:
        self._values = OrderedDict[Name, Value]()

    def recall(self, name: Name) -> Value | None:
        """What was noted last, whether or not it is still so."""
        found = self._values.get(name)
        if found is not None:
            self._values.move_to_end(name)
        return found

    def note(self, name: Name, value: Value) -> None:
        """Remember what was read."""
        self._values[name] = value
        self._values.move_to_end(name)
        if len(self._values) > _MOST:
            self._values.popitem(last=False)
