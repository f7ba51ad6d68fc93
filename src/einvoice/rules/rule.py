"""A rule: what must hold, checked by a pure function over what a document states."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from einvoice.rules.stated import Stated
from einvoice.verdict import PatchVerb, Severity

BOTH = frozenset({"ubl", "cii"})
"""A rule that holds alike in both syntaxes."""


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule does not hold."""

    path: str = ""
    """The place in the model, "lines[3].net_amount"; empty for the invoice as a whole."""
    values: Mapping[str, str] = field(default_factory=_nothing)
    """What the texts of the rule say of this place: the stated value, the expected one."""
    terms: tuple[str, ...] = ()
    """The terms concerned, where they are not those of the rule."""
    location: str = ""
    """The XPath in the source, where no path of the model leads there."""
    line: int = 0
    """The line in the source, with a location."""
    patch: tuple[tuple[PatchVerb, str, object], ...] = ()
    """The change that mends it, where one is certain: (operation, model path, new value)."""
    kind: str = ""
    """Which of several texts of the rule applies."""


Check = Callable[[Stated], Iterable[Hit]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """An official rule id with the function that checks it; texts are in `texts/`, by area."""

    id: str
    check: Check
    terms: tuple[str, ...] = ()
    severity: Severity = "fatal"
    syntaxes: frozenset[str] = BOTH
    area: str = ""
    """The file of texts, named after the module that declares the rule."""
    text: str = ""
    """The key of its texts, where several rules share them; else its id."""
    facts: Mapping[str, str] = field(default_factory=_nothing)
    """Values that the texts need and that are the same in every document."""
    inert: str = ""
    """Why it can never fire, where its official expression always holds."""

    @property
    def key(self) -> str:
        """The key of its texts."""
        return self.text or self.id


@dataclass(frozen=True, eq=False)
class Family:
    """Rules that one walk over the document checks together; their own checks are not asked."""

    declared: tuple[Rule, ...] | Callable[[], tuple[Rule, ...]]
    """Its rules; a large family makes them when somebody asks, as a clean document does not."""
    check: Callable[[Stated], Iterable[tuple[Rule, Hit]]]
    only: Literal["ubl", "cii"] | None = None
    """The syntax of its rules, where they are not made yet."""

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules."""
        return self.declared() if callable(self.declared) else self.declared

    @cached_property
    def syntaxes(self) -> frozenset[str]:
        """The syntaxes that any of its rules has."""
        if self.only is not None:
            return frozenset({self.only})
        return frozenset(syntax for one in self.rules for syntax in one.syntaxes)


Checked = Rule | Family


def rule(
    rule_id: str,
    *terms: str,
    severity: Severity = "fatal",
    syntax: Literal["ubl", "cii"] | None = None,
    text: str = "",
    inert: str = "",
) -> Callable[[Check], Rule]:
    """Declare a rule: the decorated function is its check.

    An id whose official expressions differ between the syntaxes is declared twice, with `syntax`.
    """

    def declared(check: Check) -> Rule:
        return Rule(
            id=rule_id,
            check=check,
            terms=terms,
            severity=severity,
            syntaxes=BOTH if syntax is None else frozenset({syntax}),
            area=area_of(check.__module__),
            text=text,
            inert=inert,
        )

    return declared


def area_of(module: str) -> str:
    """The name of the file of texts of a module: "en16931-totals"."""
    return "-".join(module.split(".")[2:]).replace("_", "-")


def declared_in(namespace: Mapping[str, object]) -> tuple[Checked, ...]:
    """The rules and families of a module (`globals()`), in the order of their declaration."""
    return tuple(value for value in namespace.values() if isinstance(value, Rule | Family))
