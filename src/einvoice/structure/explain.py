"""Says what is wrong with a document that the schema refuses.

Our own reading of the tables, in one pass over the tree: it finds something exactly where the
schema refuses, which the tests prove over the corpus and over generated faults.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from einvoice.structure.attributes import attribute_faults
from einvoice.structure.choice import Choices
from einvoice.structure.fault import Fault
from einvoice.structure.lexical import SPACES, builtin_of, is_lexical
from einvoice.structure.models import Model, model_of
from einvoice.structure.names import listed, name_of, shortened, shown
from einvoice.structure.overrides import stated_type
from einvoice.structure.sequence import sequence_faults
from einvoice.structure.sound import Task, sound_children
from einvoice.structure.tables import ANY_TYPE, Definition, Use, Wildcard, tables_of
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xml import Element

MOST_FAULTS: Final = 100
"""More are not reported of one document."""

_SPECIAL: Final = frozenset(
    f"xs:{name}" for name in ("decimal", "date", "dateTime", "time", "boolean", "base64Binary")
)
"""The types with texts of their own about their values."""


def explain(root: Element, syntax: Syntax, *, most: int = MOST_FAULTS) -> tuple[Fault, ...]:
    """The faults of a document in its order, at most so many."""
    return tuple(islice(Explainer(syntax).faults(root), most))


class Explainer:
    """One walk over a document: the elements still to be judged, each with its type."""

    def __init__(self, syntax: Syntax) -> None:
        tables = tables_of(syntax.form)
        self._tables = tables
        self._root = tables.roots[syntax]
        # What the schema of one root does not know of: the other root.
        self._foreign = {tables.tag(name) for name in tables.roots.values()} - {
            tables.tag(self._root)
        }
        self._ids: set[str] = set()
        self._pending: list[Task] = []

    def faults(self, root: Element) -> Iterator[Fault]:
        """All faults, found while they are asked for."""
        expected = self._root
        if root.tag != self._tables.tag(expected):
            values = {"element": name_of(root, self._tables), "expected": shown(expected)}
            yield Fault("XSD.root", root, values=values)
            return
        self._pending.append(Task(root, self._tables.elements[expected], True))
        while self._pending:
            task = self._pending.pop()
            children = sound_children(task, self._tables)
            if children is None:
                yield from self._element(*task)
            else:
                self._pending += children

    def faults_of(self, element: Element, root: Element) -> Iterator[Fault]:
        """The faults of one element alone, if its ancestors may be what they are."""
        path = [element]
        for ancestor in element.iterancestors():
            if path[-1] is root:
                break
            path.append(ancestor)
        type_name = self._tables.elements[self._root]
        for step in reversed(path[:-1]):
            type_name = self._type_below(type_name, str(step.tag))
        yield from self._element(element, type_name, declared=False)

    def _type_below(self, type_name: str, tag: str) -> str:
        model = model_of(self._tables, type_name)
        if (position := model.position.get(tag)) is not None:
            return model.uses[position].type
        return self._tables.elements.get(self._tables.name(tag) or "", ANY_TYPE)

    def _element(self, element: Element, type_name: str, declared: bool) -> Iterator[Fault]:
        type_name, faults = stated_type(element, type_name, declared, self._tables)
        yield from faults
        definition = self._tables.definition(type_name)
        yield from attribute_faults(element, definition, self._tables, self._ids)
        children = [child for child in element if isinstance(child.tag, str)]
        if definition.content is None:
            yield from self._text(element, children, definition)
        else:
            yield from self._content(element, children, definition)

    def _text(
        self, element: Element, children: list[Element], definition: Definition
    ) -> Iterator[Fault]:
        values = {"element": name_of(element, self._tables)}
        if children:
            values["found"] = listed(name_of(child, self._tables) for child in children)
            yield Fault("XSD.text-only", element, values=values)
            return
        own = definition.facets or definition.members
        type_name = definition.name if own else definition.text or ""
        text = "".join(_texts(element))
        if not is_lexical(type_name, text, self._tables):
            builtin = builtin_of(type_name, self._tables)
            values |= {"found": shortened(text), "type": builtin}
            yield Fault(_kind_of_value(builtin, text), element, values=values)

    def _content(
        self, element: Element, children: list[Element], definition: Definition
    ) -> Iterator[Fault]:
        if not definition.mixed:
            text = next((text for text in _texts(element) if text.strip(SPACES)), "")
            if text:
                values = {"element": name_of(element, self._tables), "found": shortened(text)}
                yield Fault("XSD.elements-only", element, values=values)
        model = model_of(self._tables, definition.name)
        parts: dict[int, Use | Wildcard] = {}
        if model.plain:
            yield from sequence_faults(element, children, model, self._tables)
        else:
            assert definition.content is not None  # or the type would be one of text
            choices = Choices(children)
            yield from choices.faults(element, definition.content, self._tables)
            parts = choices.parts
        yield from self._descend(children, model, parts)

    def _descend(
        self, children: list[Element], model: Model, parts: dict[int, Use | Wildcard]
    ) -> Iterator[Fault]:
        """Put the children on the list, the first on top."""
        found: list[Task] = []
        for index, child in enumerate(children):
            part = parts.get(index)
            if isinstance(part, Wildcard):
                yield from self._foreign_child(child, part, found)
                continue
            position = model.position.get(str(child.tag))
            if part is None and position is not None:
                part = model.uses[position]
            if part is not None:
                found.append(Task(child, part.type, True))
        self._pending.extend(reversed(found))

    def _foreign_child(
        self, child: Element, wildcard: Wildcard, found: list[Task]
    ) -> Iterator[Fault]:
        tag = str(child.tag)
        name = None if tag in self._foreign else self._tables.name(tag)
        type_name = self._tables.elements.get(name or "")
        if type_name is not None:
            found.append(Task(child, type_name, True))
        elif wildcard.process == "lax":
            found.append(Task(child, ANY_TYPE, False))
        else:
            yield Fault("XSD.undeclared", child, values={"element": name_of(child, self._tables)})


def _texts(element: Element) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _kind_of_value(builtin: str, text: str) -> str:
    if not text.strip():
        return "XSD.empty"
    return f"XSD.value-{builtin[3:]}" if builtin in _SPECIAL else "XSD.value"
