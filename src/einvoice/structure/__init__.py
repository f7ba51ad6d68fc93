"""Schema validity without the schemas: order, cardinality and data types of elements."""

from einvoice.structure.fault import Fault
from einvoice.structure.schema import first_error, is_large, is_valid
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xml import Element

__all__ = ["Fault", "faults"]


def faults(root: Element, syntax: Syntax) -> tuple[Fault, ...]:
    """What the schema of a syntax refuses in a document, in its order; nothing if it is valid.

    CII is judged as D16B whatever its profile.
    """
    if is_large(root):
        from einvoice.structure.screening import looks_faulty

        if looks_faulty(root, syntax) and (found := _explained(root, syntax)):
            return found
    return () if is_valid(root, syntax) else _explained(root, syntax) or _refused(root, syntax)


def _explained(root: Element, syntax: Syntax) -> tuple[Fault, ...]:
    from einvoice.structure.explain import explain  # most documents never need it

    return explain(root, syntax)


def _refused(root: Element, syntax: Syntax) -> tuple[Fault, ...]:
    """What libxml2 says: the schema has the last word, also where we cannot say why."""
    from einvoice.structure.names import shortened

    line, message = first_error(root, syntax)
    return (Fault("XSD.other", root, values={"line": str(line), "found": shortened(message)}),)
