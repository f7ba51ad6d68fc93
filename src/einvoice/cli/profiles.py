"""`einvoice profiles`: what documents can claim to be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from einvoice.profiles import Profile


def profiles(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One profile, by name or identifier.")
    ] = None,
    all_profiles: Annotated[
        bool, typer.Option("--all", "-a", help="Also those out of force or never written.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the profiles that `--profile` takes, or explain one."""
    from einvoice.cli.output import console, emit_json, print_card
    from einvoice.cli.work import reported
    from einvoice.profiles import PROFILES, get

    with reported(name or "", as_json=as_json):
        found = [profile for profile in PROFILES if all_profiles or _is_in_force(profile)]
        if name is not None:
            found = [get(name)]
        if as_json:
            emit_json([_as_data(profile) for profile in found])
        elif name is not None:
            print_card(_card(found[0]))
        else:
            from einvoice.cli.tables import table_of

            table = table_of("Name", "Title", "Syntaxes", "Also called")
            table.columns[0].no_wrap = True
            for profile in found:
                table.add_row(
                    profile.name, profile.title, _syntaxes(profile), ", ".join(profile.spellings)
                )
            console(wide=True).print(table)


def _is_in_force(profile: "Profile") -> bool:
    return profile.writable and profile.superseded_by is None


def _syntaxes(profile: "Profile") -> str:
    return ", ".join(sorted(profile.syntaxes)) if profile.writable else "read only"


def _card(profile: "Profile") -> Iterator[tuple[str, str]]:
    yield profile.name, profile.title
    yield "Syntaxes", _syntaxes(profile)
    if profile.superseded_by:
        yield "Superseded by", profile.superseded_by
    if profile.spellings:
        yield "Also called", ", ".join(profile.spellings)
    yield "BT-24", profile.specification_id
    for alias in profile.aliases:
        yield "or", alias
    if profile.business_process_type:
        yield "BT-23", profile.business_process_type


def _as_data(profile: "Profile") -> dict[str, Any]:
    return {
        "name": profile.name,
        "title": profile.title,
        "specification_id": profile.specification_id,
        "aliases": list(profile.aliases),
        "spellings": list(profile.spellings),
        "syntaxes": sorted(profile.syntaxes),
        "writable": profile.writable,
        "superseded_by": profile.superseded_by,
    }
