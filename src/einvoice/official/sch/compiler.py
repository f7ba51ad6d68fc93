"""From an assembled schema to a stylesheet.

The stylesheet goes over the document once for each pattern, without recursion, and asks for each
node the pattern's rules in their order: the first that matches judges it. It writes nothing but
what fired, with the location as `path()` gives it.
"""

from dataclasses import dataclass
from typing import Final

from einvoice.official.engine import Prepared
from einvoice.official.modules import prepare_xslt
from einvoice.official.resources import Files, Resolver, no_files
from einvoice.official.sch.assemble import assemble
from einvoice.official.sch.lists import Lists
from einvoice.official.sch.names import SCH, children, needed, refuse
from einvoice.official.sch.scopes import Let, scoped_lets
from einvoice.official.sch.speech import Speech, literal
from einvoice.official.screen import XSL, tag_of
from einvoice.official.svrl import SVRL
from einvoice.official.trees import Grafts, append, root_element
from einvoice.official.xpath_text import without_predicates
from einvoice.syntax.xml import Element

ALL_PHASES: Final = "#ALL"
DEFAULT_PHASE: Final = "#DEFAULT"

_XSL: Final = XSL[1:-1]
_SVRL: Final = f"{{{SVRL}}}"
_BINDINGS: Final = frozenset({"xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
# Prefixes that expressions use without a declaration, as the usual compilers allow.
_USUAL: Final = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "fn": "http://www.w3.org/2005/xpath-functions",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "math": "http://www.w3.org/2005/xpath-functions/math",
}
_EMBEDDED: Final = frozenset(
    f"{XSL}{name}"
    for name in ("function", "key", "variable", "param", "decimal-format", "include", "template")
)
_OTHER_NODES: Final = ("text(", "comment(", "processing-instruction(", "node(")


@dataclass(frozen=True, slots=True)
class _Pattern:
    element: Element
    mode: str
    renamed: dict[str, str]
    """Variables of the pattern that another has too, with the names that they go by."""


def prepare_sch(
    data: bytes,
    *,
    name: str = "schema",
    base: str = "",
    resolve: Resolver = no_files,
    phase: str = DEFAULT_PHASE,
) -> Prepared:
    """A schema as a stylesheet ready to run; raises a `StylesheetError` where it cannot be."""
    stylesheet = sch_to_xslt(data, name=name, base=base, resolve=resolve, phase=phase)
    return prepare_xslt(stylesheet, name=name, base=base, resolve=resolve)


def sch_to_xslt(
    data: bytes,
    *,
    name: str = "schema",
    base: str = "",
    resolve: Resolver = no_files,
    phase: str = DEFAULT_PHASE,
) -> bytes:
    """The stylesheet as XML."""
    schema = assemble(data, base, Files(name, resolve))
    return _Compiler(schema, name, phase).stylesheet().encode()


class _Compiler:
    def __init__(self, schema: Element, name: str, phase: str) -> None:
        self._schema = schema
        self._name = name
        binding = schema.get("queryBinding", "xslt").strip().lower()
        if binding not in _BINDINGS:
            refuse(name, f"the query binding {binding[:40]!r}, which is none of xslt2 and xslt3")
        phase_element, elements = self._active(phase)
        lets, renamed = scoped_lets(schema, phase_element, elements, name)
        self._lets = lets
        self._patterns = [
            _Pattern(element, f"p{number}", renamed[number])
            for number, element in enumerate(elements)
        ]
        self._grafts = Grafts()
        self._speech = Speech(schema, name, self._grafts)
        self._lists = Lists()
        self._stated = self._namespaces()

    def _active(self, phase: str) -> tuple[Element | None, list[Element]]:
        """The phase, if it is one, and its patterns."""
        patterns = list(children(self._schema, "pattern"))
        wanted = phase
        if phase == DEFAULT_PHASE:
            wanted = self._schema.get("defaultPhase", ALL_PHASES).strip()
        if wanted == ALL_PHASES:
            return None, patterns
        for element in children(self._schema, "phase"):
            if element.get("id") == wanted:
                active = {part.get("pattern") for part in children(element, "active")}
                return element, [part for part in patterns if part.get("id") in active]
        refuse(self._name, f"no phase {wanted[:80]!r}")

    def stylesheet(self) -> str:
        """The stylesheet as XML."""
        spaces: dict[str | None, str] = {**_USUAL, **self._stated, "xsl": _XSL, "svrl": SVRL}
        root = root_element(
            f"{XSL}stylesheet", {"version": "3.0", "exclude-result-prefixes": "#all"}, spaces
        )
        append(root, f"{XSL}output", {"method": "xml", "encoding": "UTF-8"})
        for child in list(self._schema.iterchildren(f"{XSL}*")):
            if child.tag not in _EMBEDDED:
                refuse(self._name, f"xsl:{tag_of(child).removeprefix(XSL)} in the schema")
            root.append(self._grafts.put(child))
        for let in self._lets:
            root.append(let.variable(self._grafts))
        self._main(root)
        for pattern in self._patterns:
            self._pattern(root, pattern)
        self._lists.declare(root)
        return self._grafts.text(root)

    def _namespaces(self) -> dict[str, str]:
        """The prefixes that the schema declares for its expressions."""
        stated = {
            needed(ns, "prefix", self._name): needed(ns, "uri", self._name)
            for ns in children(self._schema, "ns")
        }
        for prefix, uri in stated.items():
            if prefix in ("xsl", "svrl") and uri not in (_XSL, SVRL):
                refuse(self._name, f"the prefix {prefix} for {uri[:80]}")
            if not prefix or not uri:
                refuse(self._name, f"the prefix {prefix[:80]!r} for {uri[:80]!r}")
        return stated

    def _main(self, root: Element) -> None:
        template = append(root, f"{XSL}template", {"match": "/"})
        output = append(template, f"{_SVRL}schematron-output")
        title = next(children(self._schema, "title"), None)
        if title is not None:
            output.set("title", literal(" ".join("".join(map(str, title.itertext())).split())))
        for prefix, uri in self._stated.items():
            append(
                output,
                f"{_SVRL}ns-prefix-in-attribute-values",
                {"prefix": prefix, "uri": literal(uri)},
            )
        for pattern in self._patterns:
            names = {
                key: literal(value)
                for key, value in (
                    ("id", pattern.element.get("id")),
                    ("name", pattern.element.get("name")),
                )
                if value
            }
            append(output, f"{_SVRL}active-pattern", names)
            append(
                output,
                f"{XSL}apply-templates",
                {"select": self._visited(pattern), "mode": pattern.mode},
            )

    def _visited(self, pattern: _Pattern) -> str:
        """The nodes that a rule of the pattern might match, in document order."""
        contexts = " ".join(
            without_predicates(rule.get("context", ""))
            for rule in children(pattern.element, "rule")
        )
        nodes = "//*"
        if any(kind in contexts for kind in _OTHER_NODES):
            nodes = "//node()"
        if "@" in contexts or "attribute" in contexts:
            nodes = f"(for $node in {nodes} return ($node, $node/@*))"
        return f"/, {nodes}"

    def _pattern(self, root: Element, pattern: _Pattern) -> None:
        if pattern.element.get("documents") is not None:
            refuse(self._name, "a pattern for other documents than the one that is judged")
        # Every node is visited by name, so what matches no rule must not be gone into.
        append(root, f"{XSL}mode", {"name": pattern.mode, "on-no-match": "deep-skip"})
        append(root, f"{XSL}template", {"match": "/", "mode": pattern.mode, "priority": "-1"})
        rules = list(children(pattern.element, "rule"))
        for number, rule in enumerate(rules):
            attributes = {
                "match": self._expression(pattern, needed(rule, "context", self._name)),
                "mode": pattern.mode,
                "priority": str(len(rules) - number),
            }
            template = append(root, f"{XSL}template", attributes)
            self._rule(template, rule, pattern)

    def _rule(self, template: Element, rule: Element, pattern: _Pattern) -> None:
        for part in list(rule.iterchildren("*")):
            if part.tag == f"{SCH}let":
                template.append(
                    Let(part, self._name).within(pattern.renamed).variable(self._grafts)
                )
            elif part.tag == f"{SCH}assert":
                choose = append(template, f"{XSL}choose")
                test = self._test(pattern, part)
                append(choose, f"{XSL}when", {"test": test})
                self._fired(append(choose, f"{XSL}otherwise"), part, rule, pattern)
            elif part.tag == f"{SCH}report":
                test = self._test(pattern, part)
                self._fired(append(template, f"{XSL}if", {"test": test}), part, rule, pattern)
            elif tag_of(part).startswith(XSL):
                template.append(self._grafts.put(part))

    def _fired(self, parent: Element, part: Element, rule: Element, pattern: _Pattern) -> None:
        kind = "failed-assert" if part.tag == f"{SCH}assert" else "successful-report"
        subject = part.get("subject") or rule.get("subject")
        location = "path()"
        if subject and subject.strip() != ".":
            location = f"path(({self._expression(pattern, subject)})[1])"
        fired = append(parent, f"{_SVRL}{kind}", {"test": literal(part.get("test", ""))})
        for key in ("id", "flag", "role", "see", "severity"):
            if (value := part.get(key)) is not None:
                fired.set(key, literal(value))
        fired.set("location", f"{{{location}}}")
        self._speech.say(fired, part, pattern.renamed)

    def _test(self, pattern: _Pattern, part: Element) -> str:
        test = self._expression(pattern, needed(part, "test", self._name))
        return self._lists.looked_up(test)

    def _expression(self, pattern: _Pattern, expression: str) -> str:
        return Let.renamed(expression, pattern.renamed)
