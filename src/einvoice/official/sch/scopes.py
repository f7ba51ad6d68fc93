"""The variables of a schema: those of the schema, the phase and the patterns become global.

A pattern's variable may be used in the contexts of its rules, where only global variables reach.
Two patterns may have variables of one name, so these are renamed.
"""

from collections import Counter
from collections.abc import Mapping

from einvoice.official.sch.names import children, needed
from einvoice.official.screen import XSL
from einvoice.official.trees import Grafts, element
from einvoice.official.xpath_text import rename_variable
from einvoice.syntax.xml import Element


class Let:
    """A sch:let."""

    def __init__(self, element: Element, schema: str) -> None:
        self._element = element
        self.name = needed(element, "name", schema).strip().removeprefix("$")
        self._renaming: Mapping[str, str] = {}

    def within(self, renaming: Mapping[str, str]) -> "Let":
        """The variable as one of a pattern whose variables are renamed so."""
        self._renaming = renaming
        return self

    def variable(self, grafts: Grafts) -> Element:
        """The xsl:variable."""
        attributes = {"name": self._renaming.get(self.name, self.name)}
        if (kind := self._element.get("as")) is not None:
            attributes["as"] = kind
        value = self._element.get("value")
        if value is not None:
            attributes["select"] = self.renamed(value, self._renaming)
        variable = element(f"{XSL}variable", attributes)
        if value is None:
            variable.text = self._element.text
            variable.extend([grafts.put(child) for child in self._element])
        return variable

    @staticmethod
    def renamed(expression: str, renaming: Mapping[str, str]) -> str:
        """The expression with the names that the variables go by."""
        for name, new in renaming.items():
            expression = rename_variable(expression, name, new)
        return expression


def scoped_lets(
    schema: Element, phase: Element | None, patterns: list[Element], name: str
) -> tuple[list[Let], list[dict[str, str]]]:
    """The global variables, and for each pattern the names that its own go by."""
    general = [Let(let, name) for let in children(schema, "let")]
    if phase is not None:
        general += [Let(let, name) for let in children(phase, "let")]
    # The last of one name counts, as in the scopes of XSLT.
    lets = {let.name: let for let in general}
    own = [[Let(let, name) for let in children(pattern, "let")] for pattern in patterns]
    often = Counter(let.name for inner in own for let in inner) + Counter(lets.keys())
    renamings: list[dict[str, str]] = []
    scoped: list[Let] = []
    for number, inner in enumerate(own):
        renaming = {let.name: f"{let.name}.p{number}" for let in inner if often[let.name] > 1}
        renamings.append(renaming)
        unique = {let.name: let for let in inner}
        scoped += [let.within(renaming) for let in unique.values()]
    return [*lets.values(), *scoped], renamings
