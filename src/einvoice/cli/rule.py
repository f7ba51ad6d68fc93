"""`einvoice rule`: what a rule demands, why, and what to change."""

from typing import Annotated, Literal

import typer


def rule(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Rules, such as BR-CO-10.")],
    lang: Annotated[
        Literal["en", "de"], typer.Option("--lang", "-l", help="The language of explanations.")
    ] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a rule.")] = False,
) -> None:
    """Explain rules by their official ids."""
    from dataclasses import asdict

    from einvoice.cli.output import emit_json, print_card
    from einvoice.cli.work import reported
    from einvoice.rules.catalogue import entries_of

    labels = _LABELS[lang]
    for rule_id in ids:
        with reported(rule_id, as_json=as_json):
            found = entries_of(rule_id, lang)
        for entry in found:
            if as_json:
                emit_json(asdict(entry))
                continue
            rows = (
                (entry.id, entry.rule),
                (labels["why"], entry.why),
                (labels["fix"], entry.fix),
                (labels["severity"], entry.severity),
                (labels["terms"], ", ".join(entry.terms)),
                (labels["syntaxes"], ", ".join(entry.syntaxes).upper()),
                (labels["set"], f"{entry.rule_set} {entry.version}"),
            )
            print_card((label, text) for label, text in rows if text)


_LABELS = {
    "en": {
        "why": "Why",
        "fix": "Fix",
        "severity": "Severity",
        "terms": "Terms",
        "syntaxes": "Syntaxes",
        "set": "Rule set",
    },
    "de": {
        "why": "Warum",
        "fix": "Abhilfe",
        "severity": "Schwere",
        "terms": "Angaben",
        "syntaxes": "Syntax",
        "set": "Regelwerk",
    },
}
