"""What an invoice states outside its lines, handed out once: what nobody asked for is left."""

from collections.abc import Iterator

from einvoice.compare import values_of
from einvoice.losses import text_of
from einvoice.model.invoice import Invoice


class Stated:
    """The stated values by path, as text."""

    def __init__(self, invoice: Invoice) -> None:
        without_lines = invoice.model_copy(update={"lines": ()})
        self._values = {path: text_of(value) for path, value in values_of(without_lines)}

    def take(self, *paths: str) -> str:
        """The values at some paths, joined by spaces; empty where none of them is stated."""
        values = [self._values.pop(path, "") for path in paths]
        return " ".join(filter(None, values))

    def take_each(self, *paths: str) -> Iterator[str]:
        """The same for every entry of the list that the paths have in common: "notes[].text"."""
        if not any("[]" in path for path in paths):
            yield self.take(*paths)
            return
        for index in range(self.count(paths[0].partition("[]")[0])):
            yield self.take(*(path.replace("[]", f"[{index}]", 1) for path in paths))

    def count(self, path: str) -> int:
        """How many entries the list at a path has that were not handed out in full."""
        start = f"{path}["
        indexes = (
            key[len(start) :].partition("]")[0] for key in self._values if key.startswith(start)
        )
        return 1 + max(map(int, indexes), default=-1)

    def has(self, path: str) -> bool:
        """Whether anything below a path is left."""
        return any(key.startswith(f"{path}.") for key in self._values)

    def rest(self) -> dict[str, str]:
        """What nobody asked for."""
        return self._values
