"""Runs a document through a configuration: every step of the validator, in its order.

The steps and what stops them are those of the validator: a document that is no XML, or that no
single scenario fits, goes no further; rules are not asked where the schema refuses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from einvoice.errors import ReadError
from einvoice.official.acceptance import accept
from einvoice.official.faithful import faithful_tree, text_of
from einvoice.official.kosit.configuration import KositConfiguration, Steps
from einvoice.official.kosit.message import Message, Step, of_failed, of_fault, of_unreadable
from einvoice.official.running import Ran, run_rules
from einvoice.official.scenarios import Scenario, select
from einvoice.official.schema import Schema
from einvoice.rules.kosit import Acceptance
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.xml import Element

XML = "val-xml"
XSD = "val-xsd"
SCH = "val-sch"


@dataclass(frozen=True, slots=True)
class KositRun:
    """What a configuration says of a document."""

    root: Element | None
    """The document; None where it is no XML."""
    scenario: Scenario | None
    """The one that it was judged by."""
    steps: tuple[Step, ...]
    """In the order of the report: the schema, the rules, and at last whether it is XML."""
    acceptance: Acceptance
    """What follows from the levels of the messages."""
    errors: tuple[str, ...] = ()
    """Why the run did not come to its end: no XML, a stylesheet that stopped, a lost process."""
    fitting: tuple[str, ...] = ()
    """The names of all scenarios that fit; where these are several, none of them judges."""
    judges: Steps | None = None
    """The schemas and the rules of the scenario."""
    ran: tuple[Ran, ...] = ()
    """What the rules came to, in the order of their steps; empty where the schema refuses."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """What all steps say."""
        return tuple(message for step in self.steps for message in step.messages)

    @property
    def rule_steps(self) -> tuple[Step, ...]:
        """The steps of rules, one for each of `ran`."""
        return tuple(step for step in self.steps if step.id.startswith(SCH))

    @property
    def schema_valid(self) -> bool:
        """Whether the schema was asked and takes the document."""
        return any(step.id == XSD and step.completed and not step.messages for step in self.steps)


def run(data: bytes, configuration: KositConfiguration, *, limits: Limits = DEFAULT) -> KositRun:
    """Judge a document; a RuleSetError where the configuration itself cannot be used."""
    try:
        root = faithful_tree(data, limits=limits)
    except ReadError as error:
        return unreadable(of_unreadable(error))
    return run_on(root, text_of(root), configuration)


def unreadable(message: Message) -> KositRun:
    """What is said of a document that is no XML."""
    step = Step(XML, (), (message,))
    return KositRun(None, None, (step,), _accepted(None, (step,)), (message.text,))


def run_on(root: Element, text: str, configuration: KositConfiguration) -> KositRun:
    """Judge a document that has been read: its root, and all of it as one text without a DTD."""
    chosen = select(configuration.scenarios, root, evaluate=configuration.evaluate)
    scenario = chosen.scenario
    well_formed = Step(XML)
    if scenario is None:
        nothing = _accepted(None, ())
        return KositRun(root, None, (well_formed,), nothing, fitting=chosen.fitting)
    judges = configuration.steps(scenario)
    schema = _by_schema(scenario, judges.schemas, root)
    ran = tuple(run_rules(configuration.engine, judges.rules, text)) if schema.valid else ()
    rules = [
        Step(f"{SCH}.{number}", (resource,), tuple(map(of_failed, one.failed)), not one.error)
        for number, (resource, one) in enumerate(zip(scenario.schematron, ran, strict=False), 1)
    ]
    steps = (schema, *rules, well_formed)
    return KositRun(
        root,
        scenario,
        steps,
        _accepted(scenario, steps),
        tuple(_errors(scenario, ran)),
        chosen.fitting,
        judges,
        ran,
    )


def _accepted(scenario: Scenario | None, steps: Sequence[Step]) -> Acceptance:
    said = [(one.code, one.level) for step in steps if step.id != XSD for one in step.messages]
    return accept(
        scenario,
        said,
        schema_valid=all(step.valid for step in steps if step.id == XSD),
        complete=all(step.completed for step in steps),
    )


def _by_schema(scenario: Scenario, schemas: Sequence[Schema], root: Element) -> Step:
    """The step of the schema; several schemas are one, each for roots of its own."""
    if any(schema.is_valid(root) for schema in schemas):
        return Step(XSD, scenario.schemas)
    faults = schemas[0].faults(root)
    return Step(XSD, scenario.schemas, tuple(map(of_fault, faults)))


def _errors(scenario: Scenario, ran: Sequence[Ran]) -> Iterator[str]:
    for resource, one in zip(scenario.schematron, ran, strict=False):  # none where none was asked
        if one.error:
            yield f"{resource.name}: {one.error.detail}"
