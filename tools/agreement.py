"""Compares the native rules with the official verdicts of the corpus, rule id by rule id.

    scripts/agreement [--set NAME]... [--ids PREFIX]... [--show N] [--jobs N] [--all] [--check]

NAME is a rule set as the corpus calls it: structure, cen-ubl, cen-cii, xrechnung-ubl, kosit, ...
PREFIX restricts the comparison to ids that begin so. Documents that the schema refuses are left
out, as their official verdicts say little; --all takes them in. --show prints that many documents
per disagreeing rule, --rules every rule that fired with how often both sides say so. With --check
the exit code is 1 where something differs that tests/corpus/agreed_differences.toml does not list.
"""

import argparse
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from einvoice.opening import open_document
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.run import Failed, run
from einvoice.rules.stated import Stated
from einvoice.structure import faults
from einvoice.validation import validate
from tests.corpus_files import CorpusFile, corpus_files

OURS = {
    "cen-ubl": "en16931",
    "cen-cii": "en16931",
    "xrechnung-ubl": "xrechnung",
    "xrechnung-cii": "xrechnung",
    "peppol-ubl": "peppol",
    "peppol-ubl-sb": "peppol-self-billing",
    "peppol-cii": "peppol",
}
"""Which of our rule sets has the rules of which official one."""
STRUCTURE = "structure"
"""Names the comparison with the official schemas."""
KOSIT = "kosit"
"""Names the comparison with what the KoSIT validator accepts."""
BESIDE = (STRUCTURE, KOSIT)
SCHEMAS = ("ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b")


@dataclass(frozen=True, slots=True)
class Compared:
    """One document before one rule set: what fired here, and what fired officially."""

    document: str
    rule_set: str
    native: frozenset[str]
    official: frozenset[str]
    fatal: frozenset[str]
    """Ids that are fatal, officially."""
    failed: tuple[str, ...] = ()
    fatal_native: frozenset[str] = frozenset()


def _lists() -> defaultdict[str, list[str]]:
    return defaultdict(list)


@dataclass(slots=True)
class Tally:
    """What one rule set comes to."""

    documents: int = 0
    same: int = 0
    same_fatal: int = 0
    same_verdict: int = 0
    missing: defaultdict[str, list[str]] = field(default_factory=_lists)
    extra: defaultdict[str, list[str]] = field(default_factory=_lists)
    fired: Counter[str] = field(default_factory=Counter[str])
    failed: Counter[str] = field(default_factory=Counter[str])


def is_accepted(file: CorpusFile) -> bool:
    """Whether the schema of its syntax accepts a document."""
    return any(file.xsd.get(schema, False) for schema in SCHEMAS)


def compared(
    file: CorpusFile, sets: tuple[str, ...], prefixes: tuple[str, ...], *, everything: bool = False
) -> list[Compared]:
    """A document before each of the rule sets that it has a verdict of."""
    opened = open_document(file.data)
    result = opened.result
    found: list[Compared] = []
    if STRUCTURE in sets and any(name in file.xsd for name in SCHEMAS):
        refused = frozenset({"XSD"})
        native = refused if faults(opened.root, result.syntax) else frozenset[str]()
        official = frozenset[str]() if is_accepted(file) else refused
        found.append(Compared(file.row["id"], STRUCTURE, native, official, official, (), native))
    if KOSIT in sets and "kosit" in file.row:
        kosit = validate(result).kosit
        rejected = frozenset({"reject"})
        native = frozenset[str]() if kosit.accepted else rejected
        official = frozenset[str]() if file.row["kosit"]["accept"] else rejected
        found.append(Compared(file.row["id"], KOSIT, native, official, official, (), native))
    for name in sets:
        if name in BESIDE:
            continue
        verdict = file.verdicts.get(name)
        if verdict is None or "error" in verdict or not (everything or is_accepted(file)):
            continue
        stated = Stated.of(result)
        outcome = list(run(RULE_SETS[OURS[name]], stated))
        failed = tuple(f"{one.rule}: {one.error}" for one in outcome if isinstance(one, Failed))
        fired = [one for one in outcome if not isinstance(one, Failed)]
        official = [(entry[0], entry[1]) for entry in verdict.get("fired", [])]
        found.append(
            Compared(
                file.row["id"],
                name,
                _kept((one.rule.id for one in fired), prefixes),
                _kept((rule for rule, _flag in official), prefixes),
                _kept((rule for rule, flag in official if flag == "fatal"), prefixes),
                failed,
                _kept((one.rule.id for one in fired if one.rule.severity == "fatal"), prefixes),
            )
        )
    return found


def _kept(ids: Iterable[str], prefixes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one for one in ids if not prefixes or one.startswith(prefixes))


def _work(
    task: tuple[list[CorpusFile], tuple[str, ...], tuple[str, ...], bool],
) -> list[Compared]:
    files, sets, prefixes, everything = task
    return [one for file in files for one in compared(file, sets, prefixes, everything=everything)]


def compare(
    files: list[CorpusFile],
    sets: tuple[str, ...],
    prefixes: tuple[str, ...],
    jobs: int,
    *,
    everything: bool = False,
) -> Iterator[Compared]:
    """Every document before every rule set, in `jobs` processes."""
    tasks = [
        (files[start : start + 50], sets, prefixes, everything)
        for start in range(0, len(files), 50)
    ]
    if jobs == 1:
        for task in tasks:
            yield from _work(task)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for results in pool.map(_work, tasks):
            yield from results


def tallied(results: Iterable[Compared]) -> dict[str, Tally]:
    """What the comparisons come to, by rule set."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for one in results:
        tally = tallies[one.rule_set]
        tally.documents += 1
        tally.same += one.native == one.official
        tally.same_fatal += one.fatal_native == one.fatal
        tally.same_verdict += bool(one.fatal_native) == bool(one.fatal)
        tally.fired.update(one.official)
        tally.failed.update(one.failed)
        for rule in one.official - one.native:
            tally.missing[rule].append(one.document)
        for rule in one.native - one.official:
            tally.extra[rule].append(one.document)
    return tallies


AGREED = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "agreed_differences.toml"


def differences(results: Iterable[Compared]) -> set[tuple[str, str, str]]:
    """Rule set, rule and document of everything that one side says and the other does not."""
    return {
        (one.rule_set, rule, one.document) for one in results for rule in one.native ^ one.official
    }


def agreed() -> set[tuple[str, str, str]]:
    """The differences that are listed, with their reasons, in the same form."""
    listed = tomllib.loads(AGREED.read_text(encoding="utf-8")).get("difference", [])
    return {
        (entry["rule_set"], entry["rule"], document)
        for entry in listed
        for document in entry["documents"]
    }


def is_as_agreed(results: Iterable[Compared]) -> bool:
    """Whether nothing differs but what is listed; what is wrong is printed."""
    found, listed = differences(results), agreed()
    for rule_set, rule, document in sorted(found - listed):
        print(f"not listed: {rule_set} {rule} in {document}")
    for rule_set, rule, document in sorted(listed - found):
        print(f"listed and no difference: {rule_set} {rule} in {document}")
    return found == listed


def printed(name: str, tally: Tally, show: int, *, rules: bool = False) -> None:
    """Print one rule set: the shares, then every rule id that disagrees."""
    share = {
        "fatal ids": tally.same_fatal,
        "all ids": tally.same,
        "accept or reject": tally.same_verdict,
    }
    figures = ", ".join(
        f"{label} {count / tally.documents:.2%} ({tally.documents - count} differ)"
        for label, count in share.items()
    )
    print(f"{name}: {tally.documents} documents; same {figures}")
    if rules:
        for rule, count in sorted(tally.fired.items()):
            same = count - len(tally.missing.get(rule, []))
            print(f"    {rule}: officially in {count}, here too in {same}")
    for rule in sorted({*tally.missing, *tally.extra}):
        missing, extra = tally.missing.get(rule, []), tally.extra.get(rule, [])
        print(
            f"  {rule}: officially in {tally.fired[rule]}, "
            f"not here in {len(missing)}, only here in {len(extra)}"
        )
        if show and missing:
            print("    not here:", " ".join(missing[:show]))
        if show and extra:
            print("    only here:", " ".join(extra[:show]))
    for failure, count in tally.failed.most_common():
        print(f"  RAISED in {count}: {failure}")


def main() -> int:
    """Run the comparison that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--set", action="append", choices=[*BESIDE, *OURS], dest="sets")
    parser.add_argument("--ids", action="append", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sets = tuple(options.sets or (*BESIDE, *OURS))
    files = [file for file in corpus_files() if file.row["wellformed"]]
    started = time.perf_counter()
    results = list(compare(files, sets, tuple(options.ids), options.jobs, everything=options.all))
    tallies = tallied(results)
    for name in sets:
        if name in tallies:
            printed(name, tallies[name], options.show, rules=options.rules)
    print(f"{len(files)} documents in {time.perf_counter() - started:.0f} s")
    return int(options.check and not is_as_agreed(results))


if __name__ == "__main__":
    sys.exit(main())
