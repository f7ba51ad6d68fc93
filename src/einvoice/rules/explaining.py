"""Puts findings into words: the texts of their rules with the values of the document."""

from einvoice.rules.texts import filled, text_of
from einvoice.verdict import Explanation, Finding, Language, NotRun


def explained(finding: Finding, language: Language) -> Explanation:
    """A finding in words; where no texts are written, its rule speaks for itself."""
    area, _, key = finding.text.partition("/")
    text = text_of(key, area, language)
    if text is None:
        return Explanation(message=finding.rule, why="", fix="")
    return Explanation(
        message=filled(text.says, finding.values),
        why=filled(text.why, finding.values),
        fix=filled(text.fix, finding.values),
    )


def reason(skipped: NotRun, language: Language) -> str:
    """Why something was not checked, in words."""
    text = text_of(skipped.kind, "not-run", language)
    return filled(text.says, {"name": skipped.name, **skipped.values}) if text else skipped.kind
