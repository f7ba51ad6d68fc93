"""Documents that no invoice can say: written by the library, then changed as text."""

from collections.abc import Callable
from typing import Literal

from einvoice import write
from einvoice.model.invoice import Invoice


def changed(
    invoice: Invoice, syntax: Literal["ubl", "cii"], *replacements: tuple[str, str]
) -> Callable[[], bytes]:
    """What writes an invoice and then replaces texts in it, each of which must be there."""

    def document() -> bytes:
        text = write(invoice, syntax=syntax).decode()
        for old, new in replacements:
            assert old in text, f"{old!r} is not in\n{text}"
            text = text.replace(old, new)
        return text.encode()

    return document
