"""The reference page on profiles says what the registry says."""

from itertools import groupby
from pathlib import Path

from einvoice.profiles import PROFILES, Profile

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "profiles.md"


def row(profile: Profile) -> str:
    cells = (
        profile.title,
        f"`{profile.name}`",
        ", ".join(f"`{spelling}`" for spelling in profile.spellings),
        ", ".join(sorted(profile.syntaxes)) if profile.writable else "read only",
        f"`{profile.superseded_by}`" if profile.superseded_by else "",
        f"`{profile.specification_id}`",
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def test_the_page_has_every_profile_as_the_registry_has_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    assert rows == [row(profile) for profile in PROFILES]


def test_the_page_gathers_the_profiles_of_a_family() -> None:
    text = PAGE.read_text(encoding="utf-8")
    tables = [
        list(lines)
        for is_table, lines in groupby(text.splitlines(), lambda line: line.startswith("|"))
        if is_table
    ]
    assert len(tables) == 7
