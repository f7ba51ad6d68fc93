"""Values of a PDF as plain Python, whatever stands there in place of what should."""

from decimal import Decimal

from pikepdf import Name, Object, String


def told(value: object) -> str:
    """A name with its slash, a string or a number as text; "?" for what is none of them."""
    if value is None:
        return "None"
    if isinstance(value, int | Decimal):
        return str(value)
    if not isinstance(value, Name | String):
        return "?"
    try:
        return str(value)
    except UnicodeDecodeError:
        return "?"


def whole(value: object) -> int | None:
    """A whole number; None for anything else."""
    if isinstance(value, Object):
        # Where conversion is explicit, numbers are objects as well.
        text = value.unparse() if not value.is_indirect else b""
        digits = text.removeprefix(b"-")
        return int(text) if digits.isdigit() and len(digits) < 20 else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
