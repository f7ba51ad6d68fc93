"""The base of every exception, and how messages show values."""

from collections.abc import Iterable
from typing import Any, ClassVar

_SHOWN = 5
_SHOWN_TEXT = 80


def some(values: Iterable[str]) -> str:
    """The first few values, and how many were left out: messages stay readable."""
    listed = list(values)
    more = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def short(text: str, most: int = _SHOWN_TEXT) -> str:
    """The beginning of a text that a stranger may have made as long as they like."""
    return text if len(text) <= most else f"{text[:most]}..."


def path_of(steps: Iterable[int | str]) -> str:
    """The place of a value as the model writes it: "lines[3].net_amount"."""
    written = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(written).removeprefix(".")


def _restore(
    cls: "type[EInvoiceError]", args: tuple[object, ...], state: dict[str, object]
) -> "EInvoiceError":
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class EInvoiceError(Exception):
    """The library cannot do what was asked; the base of every exception it raises."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        # The inherited way calls the class with its message, which keyword-only constructors
        # refuse. Process pools pickle exceptions, so they are rebuilt without a constructor.
        return _restore, (type(self), self.args, dict(self.__dict__))
