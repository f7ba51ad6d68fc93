"""Parts of a document that no row takes, as plain values: for those who know no XML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.errors import ReadError
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.xml import parse


@dataclass(eq=False, slots=True)
class Fragment:
    """An element with all that stands in it."""

    name: str
    """Its qualified name, "{namespace}local"."""
    text: str
    attributes: Mapping[str, str]
    around: "Fragment | None" = None
    """The element that it stands in; None for the outermost of the part."""
    inner: "list[Fragment]" = field(default_factory=list["Fragment"])

    def get(self, name: str, default: str | None = None) -> str | None:
        """An attribute."""
        return self.attributes.get(name, default)


def fragment_of(xml: str) -> Fragment | None:
    """The element that the text of an `Unmapped` part is.

    None where it cannot be parsed: a salvaged document may hold what XML cannot say again.
    """
    try:
        root = parse(xml.encode(), limits=UNBOUNDED).root
    except ReadError:
        return None
    outermost = Fragment(str(root.tag), root.text or "", dict(root.items()))
    pending = [(root, outermost)]
    while pending:
        element, made = pending.pop()
        for child in element:
            inner = Fragment(str(child.tag), child.text or "", dict(child.items()), made)
            made.inner.append(inner)
            pending.append((child, inner))
    return outermost
