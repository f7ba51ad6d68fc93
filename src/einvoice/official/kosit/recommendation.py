"""What the validator recommends in the end: to accept a document, or to reject it."""

from collections.abc import Callable

from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.run import KositRun
from einvoice.official.matching import matches
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.xml import parse


def recommended(
    found: KositRun, configuration: KositConfiguration, report: Callable[[], str]
) -> bool:
    """Whether to accept: the schema first, then the acceptMatch of the scenario.

    It is asked of the report, which is made only where it is not the usual question. Without an
    acceptMatch, every failed assertion counts as an error, whatever its level.
    """
    scenario = found.scenario
    if scenario is None or found.errors or not found.schema_valid:
        return False
    if scenario.accept_match is None:
        return not any(message.asserted for message in found.messages)
    if scenario.usual_accept:  # what the report says needs not be read out of it
        return found.acceptance.accepted
    root = parse(report().encode(), limits=UNBOUNDED).root
    return matches(
        scenario.accept_match, scenario.namespaces, root, evaluate=configuration.evaluate
    )
