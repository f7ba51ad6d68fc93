"""Our own check of PDF/A against veraPDF: we never say "pass" where veraPDF says otherwise.

The rate of files that we could not judge is printed: `pytest -m oracle -k preflight -s`.
"""

import random
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Stream

from einvoice import check_pdf
from einvoice.pdf.preflight import PdfReport, PdfVerdict
from tests.builders import invoice
from tests.corpus_files import corpus_folder
from tests.oracle.artefacts import artefact
from tests.oracle.verapdf import PdfVerdict as Reference
from tests.oracle.verapdf import verapdf
from tests.pdf.preflight.making import hybrid, written
from tests.pdf.preflight.mutants import MUTANTS

pytestmark = pytest.mark.oracle

STRICTER = {"scripts by name"}
"""Mutants that veraPDF lets pass: it does not look at scripts that nothing calls."""
NAMES = ("/DeviceCMYK", "/X", "/Type1", "/Identity-H", "/Print", "/WinAnsiEncoding", "/None")
STRAY = ("AA", "OPI", "TR", "Interpolate", "Lang", "F", "AF", "OC", "BM", "Group", "Ref", "PS",
         "Intent", "SMask", "ToUnicode")  # fmt: skip
KEPT = frozenset({"/Length", "/Filter", "/DecodeParms", "/Parent", "/Kids", "/Count", "/Pages"})
DAMAGED = 60


def judged(files: list[Path]) -> Iterator[tuple[Path, PdfReport, Reference]]:
    """Both verdicts on every file, by the level that it claims."""
    reports = {file: check_pdf(file) for file in files}
    for level in "bua":
        group = [file for file, one in reports.items() if (one.claim or "")[1:].lower() == level]
        if level == "b":
            group += [file for file, one in reports.items() if (one.claim or "") not in LEVELS]
        for reference in verapdf(group, flavour=f"3{level}") if group else ():
            yield reference.file, reports[reference.file], reference


LEVELS = ("3B", "3U", "3A")


def wrong(files: list[Path]) -> list[str]:
    """Files that we let pass and veraPDF does not; the rates are printed."""
    found: list[str] = []
    rates: Counter[str] = Counter()
    for file, report, reference in judged(files):
        rates[report.verdict.value] += 1
        if report.verdict is PdfVerdict.PASS and reference.compliant is not True:
            found.append(f"{file.name}: {[one.id for one in reference.failed]}")
    print(", ".join(f"{count} {word}" for word, count in sorted(rates.items())))
    return found


def put(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files with numbers for names, so that nothing in them matters."""
    paths: list[Path] = []
    for name, data in files.items():
        path = folder / f"{len(paths):03d} {name.replace('/', '-')}.pdf"
        path.write_bytes(data)
        paths.append(path.resolve())
    return paths


def test_no_mutant_passes_here_that_fails_there_and_the_rules_agree(tmp_path: Path) -> None:
    files = put(tmp_path, {name: make() for name, (_, make) in MUTANTS.items()})
    names = dict(zip(files, MUTANTS, strict=True))
    assert wrong(files) == []
    for file, _, reference in judged(files):
        rule, _ = MUTANTS[names[file]]
        if rule[0] == "6" and names[file] not in STRICTER:
            assert rule in {one.id for one in reference.failed}, names[file]


def test_the_hybrids_of_the_corpus_pass_nowhere_alone() -> None:
    assert wrong(sorted((corpus_folder() / "pdf").glob("*.pdf"))) == []


def test_what_we_make_passes_in_both(tmp_path: Path) -> None:
    profiles = ("factur-x-basic", "factur-x-en16931", "factur-x-extended", "xrechnung-3.0")
    files = put(tmp_path, {name: invoice().to_pdf(profile=name) for name in profiles})
    for file, report, reference in judged(files):
        assert (report.verdict, reference.compliant) == (PdfVerdict.PASS, True), file.name


def damaged(chance: random.Random, source: bytes) -> bytes:
    """A file with one entry of one object removed, changed or added."""
    with pikepdf.open(BytesIO(source)) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, Dictionary | Stream)]
        while True:
            chosen = chance.choice(objects)
            keys: Object = chosen.stream_dict if isinstance(chosen, Stream) else chosen
            names = [key for key in keys.keys() if key not in KEPT]
            if not names:
                continue
            key = chance.choice(names)
            if damage(chance, keys, key):
                return written(pdf)


def damage(chance: random.Random, keys: Object, key: str) -> bool:
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


def test_no_damaged_file_passes_here_that_fails_there(tmp_path: Path) -> None:
    chance = random.Random(20261121)
    sources = (hybrid(), invoice().to_pdf(profile="factur-x-en16931"))
    files = {f"damaged {n}": damaged(chance, chance.choice(sources)) for n in range(DAMAGED)}
    assert wrong(put(tmp_path, files)) == []


def test_verapdf_can_be_asked_along_with_a_check() -> None:
    jar = str(artefact("verapdf"))
    good = check_pdf(hybrid(), verapdf=jar)
    assert good.verapdf is not None
    assert (good.verapdf.compliant, good.verapdf.failed) == (True, ())
    bad = check_pdf(MUTANTS["a hidden link"][1](), verapdf=jar)
    assert bad.verapdf is not None
    assert (bad.verapdf.compliant, bad.verapdf.failed) == (False, ("6.3.2-2",))
