"""Documents that the library writes, as trees that a test can break, and what is wrong then."""

from collections.abc import Callable

from lxml import etree

from einvoice import Invoice, Syntax, write
from einvoice.structure import Fault, faults
from einvoice.syntax.xml import Element, parse
from tests.builders import full_invoice, invoice, with_units

SYNTAXES = tuple(Syntax)


def small(syntax: Syntax) -> Element:
    """The small invoice as a tree."""
    return tree(invoice(type_code=_type_code(syntax)), syntax)


def full(syntax: Syntax) -> Element:
    """An invoice with every term of the core as a tree; beyond that, CII needs a later schema."""
    if syntax is Syntax.ZUGFERD_1:
        return tree(with_units(full_invoice()), syntax, "zugferd-1.0-extended")
    return tree(full_invoice(_type_code(syntax)), syntax, "xrechnung")


def tree(stated: Invoice, syntax: Syntax, profile: str | None = None) -> Element:
    """What reading gives for what writing made."""
    return parse(write(stated, syntax=syntax, profile=profile, on_loss="drop")).root


def broken(syntax: Syntax, change: Callable[[Element], object]) -> list[Fault]:
    """The faults of the small invoice after a change."""
    root = small(syntax)
    change(root)
    return list(faults(root, syntax))


def first(root: Element, name: str) -> Element:
    """The first element of that local name."""
    return next(root.iter(f"{{*}}{name}"))


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def kinds(found: list[Fault]) -> list[str]:
    """The kinds alone."""
    return [fault.kind for fault in found]


def like(element: Element, name: str) -> Element:
    """A new element in the namespace of another one."""
    return etree.Element(f"{{{etree.QName(element).namespace}}}{name}")


def _type_code(syntax: Syntax) -> str:
    return "381" if syntax is Syntax.UBL_CREDIT_NOTE else "380"
