"""Which rules of EN 16931 bind the invoices of the Factur-X profiles below and beyond it."""

from functools import cache
from importlib.resources import files


def binds(rule_id: str, profile: str | None) -> bool:
    """Whether a rule of EN 16931 binds the invoices of a profile."""
    return rule_id not in _not_binding().get(profile or "", frozenset())


@cache
def _not_binding() -> dict[str, frozenset[str]]:
    import tomllib  # only Factur-X documents with findings of EN 16931 need it

    text = files(__package__ or "").joinpath("not_binding.toml").read_text(encoding="utf-8")
    return {profile: frozenset(rules) for profile, rules in tomllib.loads(text).items()}
