"""The messages of assertions and reports, with the values that they say of the document."""

from collections.abc import Mapping

from einvoice.official.sch.names import SCH, children, needed, refuse
from einvoice.official.sch.scopes import Let
from einvoice.official.screen import XSL, tag_of
from einvoice.official.svrl import SVRL
from einvoice.official.trees import Grafts, append
from einvoice.syntax.xml import Element

_SVRL = f"{{{SVRL}}}"
_STYLED = frozenset(f"{SCH}{name}" for name in ("emph", "dir", "span"))


def literal(text: str) -> str:
    """The text as an attribute that is output as it stands, braces included."""
    return text.replace("{", "{{").replace("}", "}}")


class Speech:
    """Writes what is said when a test fires."""

    def __init__(self, schema: Element, name: str, grafts: Grafts) -> None:
        self._grafts = grafts
        self._name = name
        self._more = {
            group: {
                part.get("id", ""): part
                for parent in children(
                    schema, f"{group}s" if group == "diagnostic" else "properties"
                )
                for part in children(parent, group)
            }
            for group in ("diagnostic", "property")
        }

    def say(self, fired: Element, part: Element, renaming: Mapping[str, str]) -> None:
        """The message, then the diagnostics and properties that the assertion refers to."""
        self._words(append(fired, f"{_SVRL}text"), part, renaming)
        for group, plural in (("diagnostic", "diagnostics"), ("property", "properties")):
            for wanted in part.get(plural, "").split():
                if wanted not in self._more[group]:
                    refuse(self._name, f"the {group} {wanted[:80]!r}, which is not there")
                reference = append(fired, f"{_SVRL}{group}-reference", {group: literal(wanted)})
                self._words(append(reference, f"{_SVRL}text"), self._more[group][wanted], renaming)

    def _words(self, output: Element, part: Element, renaming: Mapping[str, str]) -> None:
        _text(output, part.text)
        for child in part:
            if child.tag == f"{SCH}value-of":
                select = Let.renamed(needed(child, "select", self._name), renaming)
                append(output, f"{XSL}value-of", {"select": select})
            elif child.tag == f"{SCH}name":
                path = Let.renamed(child.get("path", ""), renaming)
                append(output, f"{XSL}value-of", {"select": f"name({path})"})
            elif child.tag in _STYLED:
                self._words(output, child, renaming)
            elif tag_of(child).startswith(XSL):
                output.append(self._grafts.put(child))
            _text(output, child.tail)


def _text(output: Element, text: str | None) -> None:
    if text:
        append(output, f"{XSL}text").text = text
