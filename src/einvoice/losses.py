"""What an invoice loses when it is brought into another profile or syntax."""

from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.values import Attachment, plain


@dataclass(frozen=True, slots=True)
class Loss:
    """One stated value that was left out, and why."""

    path: str
    """Where it stood in the invoice, counted from 0: "lines[3].note"."""
    term: str | None
    """The number of its term, such as "BT-127"; None where no norm numbers it."""
    value: str
    """What was stated, as text."""
    reason: str
    """Why it was left out, in one short sentence."""

    def __str__(self) -> str:
        """One line for people."""
        term = f"{self.term} " if self.term else ""
        return f"{term}{self.path} = {self.value!r}: {self.reason}"


def text_of(value: object) -> str:
    """A single value of the model as people write it."""
    match value:
        case Decimal():
            return plain(value)
        case bool():
            return str(value).lower()
        case Attachment():
            return value.filename or f"{len(value.content)} characters of Base64"
        case _:
            return str(value)
