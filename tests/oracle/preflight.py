"""Whether our own check of PDF/A lets anything pass that veraPDF does not."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from einvoice import check_pdf
from einvoice.errors import EInvoiceError
from einvoice.pdf.preflight import PdfReport, PdfVerdict
from tests.builders import invoice
from tests.corpus_files import corpus_folder
from tests.oracle.hybrids import foreign
from tests.oracle.judging import Comparison
from tests.oracle.made import OWN, Made, put
from tests.oracle.producers import PRODUCERS
from tests.oracle.verapdf import PdfVerdict as Reference
from tests.oracle.verapdf import verapdf
from tests.pdf.preflight.making import hybrid, written
from tests.pdf.preflight.mutants import MUTANTS

STRICTER = {"scripts by name"}
"""Mutants that veraPDF lets pass: it does not look at scripts that nothing calls."""
DAMAGED = 2_000
"""How many damaged files there are, where no sample is asked for."""
NAMES = ("/DeviceCMYK", "/X", "/Type1", "/Identity-H", "/Print", "/WinAnsiEncoding", "/None")
STRAY = ("AA", "OPI", "TR", "Interpolate", "Lang", "F", "AF", "OC", "BM", "Group", "Ref", "PS",
         "Intent", "SMask", "ToUnicode")  # fmt: skip
KEPT = frozenset({"/Length", "/Filter", "/DecodeParms", "/Parent", "/Kids", "/Count", "/Pages"})
_SEED = 20261121
_FLAVOURS = {"3A": "3a", "3U": "3u"}


@dataclass(slots=True)
class Judged:
    """One file, judged by both."""

    made: Made
    report: PdfReport
    reference: Reference

    @property
    def difference(self) -> str:
        """Why this is one that we let pass and veraPDF does not; empty if it is not."""
        if self.report.verdict is not PdfVerdict.PASS or self.reference.compliant:
            return ""
        failed = ", ".join(str(one) for one in self.reference.failed)
        return failed or self.reference.error or "not compliant"


@dataclass(slots=True)
class Rates:
    """How often which verdict was reached here."""

    counts: Counter[str] = field(default_factory=Counter[str])

    def add(self, one: Judged) -> None:
        """Count one."""
        good = {True: "good", False: "bad", None: "unreadable"}[one.reference.compliant]
        self.counts[f"{one.report.verdict.value} where veraPDF says {good}"] += 1

    def __str__(self) -> str:
        total = self.counts.total()
        gaps = sum(count for name, count in self.counts.items() if name.startswith("not"))
        listed = ", ".join(f"{count} {name}" for name, count in sorted(self.counts.items()))
        return f"not checked: {gaps} of {total} ({100 * gaps / max(total, 1):.1f} %); {listed}"


def judged(made: Iterable[Made]) -> Iterator[Judged]:
    """Both verdicts on every file, at the level of PDF/A-3 that it claims; files that nobody
    can open are left out."""
    with tempfile.TemporaryDirectory() as folder:
        for path, one in put(Path(folder), made).items():
            try:
                report = check_pdf(path)
            except EInvoiceError:
                continue
            flavour = _FLAVOURS.get(report.claim or "", "3b")
            (reference,) = verapdf([path], flavour=flavour)
            yield Judged(one, report, reference)


def mutants() -> Iterator[Made]:
    """Each breaks one thing of a good file, and is named after that."""
    for name, (_, make) in MUTANTS.items():
        yield Made(name, make())


def hybrids_of_corpus() -> Iterator[Made]:
    """As they are."""
    for path in sorted((corpus_folder() / "pdf").glob("*.pdf")):
        yield Made(path.stem, path.read_bytes())


def of_producers() -> Iterator[Made]:
    """What became of the documents of other producers, as far as those are installed."""
    for name, producer in PRODUCERS.items():
        if producer.is_present():
            yield from foreign(name).made


def damaged(count: int) -> Iterator[Made]:
    """Good files with one entry of one object removed, changed or added."""
    chance = random.Random(_SEED)
    sources = (hybrid(), invoice().to_pdf(profile="factur-x-en16931"))
    number = 0
    while number < count:
        try:
            data = _damaged(chance, chance.choice(sources))
        except pikepdf.PdfError:
            continue  # so damaged that it cannot even be written
        yield Made(f"damaged {number}", data)
        number += 1


def _damaged(chance: random.Random, source: bytes) -> bytes:
    with pikepdf.open(BytesIO(source)) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, Dictionary | Stream)]
        while True:
            chosen = chance.choice(objects)
            keys: Object = chosen.stream_dict if isinstance(chosen, Stream) else chosen
            names = sorted(keys.keys() - KEPT)
            if names and _damage(chance, keys, chance.choice(names)):
                return written(pdf)


def _damage(chance: random.Random, keys: Object, key: str) -> bool:
    """Change one entry; whether that was possible."""
    value: object = keys.get(key)
    match chance.randrange(5):
        case 0:
            del keys[key]
        case 1 if isinstance(value, Name):
            keys[key] = Name(chance.choice(NAMES))
        case 2 if isinstance(value, int):
            keys[key] = value + chance.choice((1, -1, 7, 300))
        case 3 if isinstance(value, Array) and len(value):
            del value[chance.randrange(len(value))]
        case 4:
            keys[f"/{chance.choice(STRAY)}"] = value
        case _:
            return False
    return True


def of_own(sample: int) -> Iterator[Made]:
    """All that we make ourselves."""
    return chain.from_iterable(make(sample) for _, make in OWN)


SETS: tuple[tuple[str, Callable[[int], Iterable[Made]]], ...] = (
    ("what we make", of_own),
    ("PDFs of other producers", lambda _: of_producers()),
    ("hybrids of the corpus", lambda _: hybrids_of_corpus()),
    ("mutants", lambda _: mutants()),
    ("damaged files", lambda sample: damaged(sample or DAMAGED)),
)
"""By what they have in common, what both are shown."""


def passing(name: str, sample: int = 0) -> Comparison:
    """Compare our verdicts with those of veraPDF; `name` is one of SETS."""
    comparison = Comparison("preflight", name)
    rates = Rates()
    for one in judged(dict(SETS)[name](sample)):
        rates.add(one)
        difference = one.difference
        if one.report.verdict is PdfVerdict.NOT_CHECKED and not difference:
            kinds = sorted({gap.kind for gap in one.report.not_checked})
            comparison.not_judged[", ".join(kinds)] += 1
        else:
            comparison.note(one.made.name, [difference] if difference else [])
    comparison.notes.append(str(rates))
    return comparison


COMPARISONS = tuple(partial(passing, name) for name, _ in SETS)
"""All that our check and veraPDF are shown."""
