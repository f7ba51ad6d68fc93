"""Trailer and catalog: file identifier, encryption, output intents, what happens on opening."""

import re

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from einvoice.pdf.preflight.faults import Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.plain import told

_ACTIONS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"})
_NAMED = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_VERSION = re.compile(r"/1\.[0-7]")
_MOST_ACTIONS = 1_000


def check_catalog(pdf: Pdf) -> Outcomes:
    """Check what is said for the file as a whole."""
    identifier = pdf.trailer.get("/ID")
    if not isinstance(identifier, Array) or not _is_stated(identifier):
        yield Fault("6.1.3-1", "trailer")
    root = pdf.Root
    version = root.get("/Version")
    if version is not None and not _VERSION.fullmatch(told(version)):
        yield Fault("6.1.2-1", "/Root /Version", {"found": told(version)})
    yield from _intents(root)
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary):
        yield from action_faults(opening, "/Root /OpenAction")
    if "/OCProperties" in root:
        yield from _optional_content(root)


def _is_stated(identifier: Array) -> bool:
    first = identifier[0] if len(identifier) else None
    return isinstance(first, String) and len(bytes(first)) > 0


def _intents(root: Object) -> Outcomes:
    intents = root.get("/OutputIntents")
    if not isinstance(intents, Array):
        return
    profiles: set[tuple[int, int]] = set()
    for number, intent in enumerate(intents):
        if not isinstance(intent, Dictionary):
            continue
        place = f"/Root /OutputIntents[{number}]"
        if intent.get("/S") == Name.GTS_PDFX and "/DestOutputProfileRef" in intent:
            yield Fault("6.2.3-3", place)
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, Stream):
            profiles.add(profile.objgen)
    if len(profiles) > 1:
        yield Fault("6.2.3-2", "/Root /OutputIntents", {"found": str(len(profiles))})


def action_faults(action: Dictionary, place: str) -> Outcomes:
    """What is wrong with an action and those that follow it."""
    pending: list[Dictionary] = [action]
    for _ in range(_MOST_ACTIONS):
        if not pending:
            return
        one = pending.pop()
        kind = told(one.get("/S"))
        if kind not in _ACTIONS:
            yield Fault("6.5.1-1", place, {"found": kind})
        elif kind == "/Named" and told(one.get("/N")) not in _NAMED:
            yield Fault("6.5.1-2", place, {"found": told(one.get("/N"))})
        further = one.get("/Next")
        if isinstance(further, Dictionary):
            pending.append(further)
        elif isinstance(further, Array):
            pending += [item for item in further if isinstance(item, Dictionary)]
    yield Unchecked("actions", place)


def _optional_content(root: Object) -> Outcomes:
    """Check the configurations of layers (6.9); what they show is left unchecked."""
    properties = root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    configurations = [properties.get("/D")]
    more = properties.get("/Configs")
    if isinstance(more, Array):
        configurations += list(more)
    names: set[str] = set()
    for number, one in enumerate(configurations):
        place = f"/Root /OCProperties [{number}]"
        if not isinstance(one, Dictionary):
            continue
        name = told(one.get("/Name")) if "/Name" in one else ""
        if not name:
            yield Fault("6.9-1", place)
        elif name in names:
            yield Fault("6.9-2", place, {"found": name})
        names.add(name)
        if "/AS" in one:
            yield Fault("6.9-4", place)
