"""The report of the KoSIT validator (VARL 1.0.0), written by us.

Its elements, their order and their ids are those that the validator's configuration for
XRechnung produces; the page for people in it is ours.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from einvoice._version import __version__
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.excerpt import excerpt
from einvoice.official.kosit.explanation import explanation
from einvoice.official.kosit.message import Message, Step
from einvoice.official.kosit.recommendation import recommended
from einvoice.official.kosit.run import KositRun, run
from einvoice.official.packs import Pack
from einvoice.official.scenarios import NAMESPACE, Resource
from einvoice.syntax.escape import attribute_text, escape_text, replaced
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.verdict import Language

VARL: Final = "http://www.xoev.de/de/validator/varl/1"
ENGINE: Final = f"einvoice-kit {__version__}"


@dataclass(frozen=True, slots=True)
class KositReport:
    """A report, and what it comes to."""

    xml: str
    accepted: bool
    """What the validator recommends: the scenario's acceptMatch, asked of the report."""
    processed: bool
    """Whether every step came to its end; a document that is no XML is not processed either."""
    run: KositRun

    @property
    def data(self) -> bytes:
        """The report as a file."""
        return self.xml.encode()

    @property
    def scenario(self) -> str:
        """The name of the scenario; empty where none fits."""
        return self.run.scenario.name if self.run.scenario else ""


def kosit_report(
    data: bytes,
    configuration: KositConfiguration | Pack,
    *,
    name: str = "document",
    now: datetime | None = None,
    language: Language = "en",
    limits: Limits = DEFAULT,
) -> KositReport:
    """Judge a document by a configuration and report on it as the KoSIT validator does.

    A document that cannot be read is rejected by a report like any other. A RuleSetError means
    that the configuration cannot be used. Who judges several documents passes a
    `KositConfiguration`, which compiles once.
    """
    if isinstance(configuration, Pack):
        configuration = KositConfiguration(configuration)
    found = run(data, configuration, limits=limits)
    xml = kosit_xml(found, data, configuration, name=name, now=now, language=language)
    processed = not found.errors
    accepted = recommended(found, configuration, lambda: xml)
    return KositReport(xml, accepted, processed, found)


def kosit_xml(
    found: KositRun,
    data: bytes,
    configuration: KositConfiguration,
    *,
    name: str,
    now: datetime | None = None,
    language: Language = "en",
) -> str:
    """The report on a run, with its declaration."""
    moment = (now or datetime.now(UTC)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    accepted = found.acceptance.accepted and not found.errors
    about = {"document": name, "time": moment, "configuration": configuration.name}
    page = explanation(
        found, {**about, **excerpt(found.root)}, accepted=accepted, language=language
    )
    verdict = "accept" if accepted else "reject"
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    valid = found.scenario is not None and all(step.valid for step in found.steps)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<rep:report xmlns:rep="{VARL}" xmlns:s="{NAMESPACE}"'
        f' valid="{_boolean(valid)}" varlVersion="1.0.0">\n'
        f"<rep:engine><rep:name>{ENGINE}</rep:name>"
        f'<rep:info key="configuration">{_text(configuration.name)}</rep:info></rep:engine>\n'
        f"<rep:timestamp>{moment}</rep:timestamp>\n"
        "<rep:documentIdentification><rep:documentHash>"
        "<rep:hashAlgorithm>SHA-256</rep:hashAlgorithm>"
        f"<rep:hashValue>{digest}</rep:hashValue></rep:documentHash>"
        f"<rep:documentReference>{_text(name)}</rep:documentReference>"
        "</rep:documentIdentification>\n"
        f"{''.join(_body(found, configuration))}"
        f"<rep:assessment><rep:{verdict}><rep:explanation>{page}</rep:explanation>"
        f"</rep:{verdict}></rep:assessment>\n</rep:report>\n"
    )


def _body(found: KositRun, configuration: KositConfiguration) -> Iterator[str]:
    name = "noScenarioMatched" if found.scenario is None else "scenarioMatched"
    yield f"<rep:{name}>\n"
    if found.scenario is not None:
        yield f"{configuration.quote(found.scenario)}\n"
        if quoted := excerpt(found.root):
            told = "".join(f"<{key}>{_text(value)}</{key}>" for key, value in quoted.items())
            yield f"<rep:documentData>{told}</rep:documentData>\n"
    for step in found.steps:
        yield from _step(step)
    yield f"</rep:{name}>\n"


def _step(step: Step) -> Iterator[str]:
    yield f'<rep:validationStepResult id="{step.id}" valid="{_boolean(step.valid)}">'
    for resource in step.resources:
        yield _resource(resource)
    for number, message in enumerate(step.messages, 1):
        yield f"\n{_message(f'{step.id}.{number}', message)}"
    yield "</rep:validationStepResult>\n"


def _resource(resource: Resource) -> str:
    name, location = _text(resource.name), _text(resource.location)
    return f"<s:resource><s:name>{name}</s:name><s:location>{location}</s:location></s:resource>"


def _message(id: str, message: Message) -> str:
    places = {
        "lineNumber": str(message.line or ""),
        "columnNumber": str(message.column or ""),
        "xpathLocation": message.location,
    }
    stated = "".join(f' {key}="{_attribute(value)}"' for key, value in places.items() if value)
    return (
        f'<rep:message id="{id}" level="{message.level}"{stated}'
        f' code="{_attribute(message.code)}">{_text(message.text)}</rep:message>'
    )


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _text(text: str) -> str:
    return escape_text(" ".join(replaced(text).split()))


def _attribute(text: str) -> str:
    return attribute_text(replaced(text))
