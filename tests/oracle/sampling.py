"""How many documents the tests show to a reference tool, and which."""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def sample(usual: int) -> int:
    """So many as EINVOICE_ORACLE_SAMPLE says, else the usual number; 0 is every document."""
    named = os.environ.get("EINVOICE_ORACLE_SAMPLE")
    return int(named) if named else usual


def evenly(documents: Sequence[T], sample: int) -> list[T]:
    """So many of the documents, evenly spread; all of them where sample is 0."""
    if not sample or sample >= len(documents):
        return list(documents)
    return [documents[index * len(documents) // sample] for index in range(sample)]
