"""White space as the official expressions see it."""


def collapsed(text: str | None) -> str:
    """A text without outer white space and with single spaces inside, as `normalize-space` does.

    Nothing is an empty text, as in the official expressions.
    """
    if not text:
        return ""
    if text.isalnum():
        return text
    return " ".join(part for part in _blanks_to_spaces(text).split(" ") if part)


def _blanks_to_spaces(text: str) -> str:
    return text.translate(_BLANKS)


_BLANKS = str.maketrans("\t\r\n", "   ")
