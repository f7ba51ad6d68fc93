"""Cases of the rules on elements that tables tell: each element at the place where it is unused."""

from typing import get_args

from einvoice.rules.en16931.syntax.table import Family, entries
from tests.rules.cases import Case
from tests.rules.en16931.inserted import clean, making, syntax_of

CASES = tuple(
    Case(
        entry.id,
        fires=making(entry),
        silent=lambda family=family: clean(syntax_of(family)),
        syntaxes=frozenset({family}),
    )
    for family in get_args(Family)
    for entry in entries(family)
    if entry.kind in ("none", "partly", "once")
)
