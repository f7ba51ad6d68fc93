"""What the parser had to put right before it had a tree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class XmlNote:
    """One deviation of the input that was healed; `line` and `column` count from 1.

    A `line` of 0 means the whole document. `ill_formed` says that a parser which heals nothing
    refuses the document, so that a verdict cannot be "valid".
    """

    code: str
    message: str
    line: int = 1
    column: int = 1
    ill_formed: bool = True
