"""What phive says of documents: another validator, in Java, with the official schemas and rules.

It knows which levels a configuration of the KoSIT validator changes, and thus accepts as that one
does; it has no part for the rules of the CVD extension. Its rules are those of EN 16931 1.3.15.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from tests.oracle.artefacts import artefact
from tests.oracle.judging import Judge, Judgement
from tests.oracle.jvm import answers

SETS = {
    "EN16931 (UBL Invoice)": "eu.cen.en16931:ubl:1.3.15",
    "EN16931 (UBL CreditNote)": "eu.cen.en16931:ubl-creditnote:1.3.15",
    "EN16931 (CII)": "eu.cen.en16931:cii:1.3.15",
    "EN16931 XRechnung (UBL Invoice)": "de.xrechnung:ubl-invoice:3.0.2",
    "EN16931 XRechnung (UBL CreditNote)": "de.xrechnung:ubl-creditnote:3.0.2",
    "EN16931 XRechnung (CII)": "de.xrechnung:cii:3.0.2",
    "EN16931 XRechnung Extension (UBL Invoice)": "de.xrechnung.extension:ubl-invoice:3.0.2",
    "EN16931 XRechnung Extension (CII)": "de.xrechnung.extension:cii:3.0.2",
}
"""By the name of a scenario of the KoSIT validator, what phive calls the rules for it."""

_ERRORS = frozenset({"error", "fatal_error"})


_NEWER = "is a rule since EN 16931 1.3.16"
_OTHER = "asks something else since EN 16931 1.3.16"


class _Layer(TypedDict):
    rules: str
    skipped: bool
    fired: list[tuple[str, str, str]]


class _Answer(TypedDict):
    error: NotRequired[str]
    layers: NotRequired[list[_Layer]]


def phive(documents: Iterable[tuple[str, Path]]) -> list[Judgement]:
    """The judgements on documents, in their order, from one Java process.

    Args:
        documents: the name of the scenario, a key of SETS, and the file of each.
    """
    lines = [f"{SETS[scenario]}\t{file.resolve()}" for scenario, file in documents]
    given = answers(f"{artefact('phive')}/*", "Phive.java", lines)
    return [_judgement(cast("_Answer", answer)) for answer in given]


def _judgement(answer: _Answer) -> Judgement:
    layers: Sequence[_Layer] = answer.get("layers", [])
    if not layers:
        return Judgement(False, False, Counter(), (answer.get("error", "phive says nothing"),))
    schema, *rules = layers
    schema_valid = not any(level in _ERRORS for _, level, _ in schema["fired"])
    fired = [entry for layer in rules for entry in layer["fired"]]
    errors = {rule or text for rule, level, text in fired if level in _ERRORS}
    errors |= {text for _, level, text in schema["fired"] if level in _ERRORS}
    return Judgement(
        not errors, schema_valid, Counter(rule for rule, _, _ in fired), tuple(sorted(errors))
    )


PHIVE = Judge(
    "phive",
    phive,
    frozenset(SETS),
    lacks={
        "BR-50": _OTHER,
        "CII-SR-464": _OTHER,
        "CII-SR-470": _NEWER,
        "CII-SR-475": _NEWER,
        "CII-SR-476": _NEWER,
    },
    dropped={"BR-CO-25": "is no rule since EN 16931 1.3.16"},
    milder={"UBL-CR-646": "phive leaves the level as it is where there are no sub-lines"},
)
