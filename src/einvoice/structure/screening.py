"""A look at a few elements of a large document, before libxml2 judges all of them.

With every error libxml2 reports a path, and counts all elements before it for that: a document of
a hundred thousand wrong elements would keep it busy for a minute. Such a document shows itself in
a sample, and then the explainer does without libxml2; it stops at the first hundred faults.
"""

import os
from itertools import islice
from typing import Final

from einvoice.structure.explain import Explainer
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xml import Element

_EVERY: Final = 1000
"""One element of so many is looked at, and nobody can know which."""


def looks_faulty(root: Element, syntax: Syntax) -> bool:
    """Whether one of a few elements, chosen at random, seems to be wrong."""
    explainer = Explainer(syntax)
    elements = root.iter("*")
    while (element := next(islice(elements, _stride(), None), None)) is not None:
        if next(explainer.faults_of(element, root), None) is not None:
            return True
    return False


def _stride() -> int:
    return int.from_bytes(os.urandom(4)) % (2 * _EVERY)
