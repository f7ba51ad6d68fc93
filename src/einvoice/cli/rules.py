"""`einvoice rules`: the packages of official rules that are kept for this user."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from einvoice.official.catalogue import Publication
    from einvoice.official.store import Stored

rules = typer.Typer(
    name="rules",
    help="Manage the official rules: schemas and Schematron of the publishers. They are kept in "
    "$EINVOICE_RULES_HOME, else where the system keeps users' data; versions stand side by side.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Catalogue = Annotated[
    str, typer.Option("--catalogue", help="Another list of publications, with pins of your own.")
]
Packages = Annotated[
    list[str],
    typer.Argument(metavar="PACKAGE...", help="The id of a package, or the name of its file."),
]


@rules.command("list")
def list_rules(
    available: Annotated[
        bool, typer.Option("--available", "-a", help="What `install` can fetch instead.")
    ] = False,
    catalogue: Catalogue = "",
    as_json: AsJson = False,
) -> None:
    """List the packages and the versions of the rules in them."""
    from einvoice.cli import rules_listing
    from einvoice.cli.output import console, emit_json
    from einvoice.official.store import Store

    if available or catalogue:
        publications = _publications(catalogue, as_json=as_json).values()
        if as_json:
            emit_json([rules_listing.publication_as_data(one) for one in publications])
        else:
            console(wide=True).print(rules_listing.publications_table(publications))
        return
    listed = rules_listing.listed(Store())
    if as_json:
        emit_json([rules_listing.as_data(one) for one in listed])
    else:
        console(wide=True).print(rules_listing.table(listed))


@rules.command()
def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Archives (zip, jar, whl) or folders."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a package.")
    ] = False,
) -> None:
    """Add packages of known layout: each is checked, copied, and never changed again."""
    from pathlib import Path

    from einvoice.cli.failures import ExitCode, Failure
    from einvoice.cli.work import complain
    from einvoice.errors import EInvoiceError
    from einvoice.official.store import Store

    store, worst = Store(), ExitCode.FINE
    for path in paths:
        try:
            _show(store.add(Path(path)), as_json=as_json)
        except EInvoiceError as error:
            failure = Failure.of(path, error)
            complain(failure, as_json=as_json)
            worst = max(worst, failure.exit_code)
    raise SystemExit(worst)


@rules.command()
def install(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="See `einvoice rules list --available`.")
    ],
    catalogue: Catalogue = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a package.")
    ] = False,
) -> None:
    """Fetch rules from their publishers: pinned files, over HTTPS, resumed where they broke off.

    A file that is not the pinned one is not installed.
    """
    from einvoice.cli.rules_listing import progress_of
    from einvoice.cli.work import reported
    from einvoice.official.catalogue import publication
    from einvoice.official.installing import install as fetch
    from einvoice.official.store import Store

    store = Store()
    known = _publications(catalogue, as_json=as_json)
    for name in names:
        with reported(name, as_json=as_json):
            wanted = publication(name, known)
            with progress_of(wanted) as progress:
                found = fetch(wanted, store, progress=progress)
            for stored in found:
                _show(stored, as_json=as_json)


@rules.command()
def remove(packages: Packages, as_json: AsJson = False) -> None:
    """Remove packages."""
    from einvoice.cli.output import emit, emit_json
    from einvoice.cli.work import reported
    from einvoice.official.store import Store

    store = Store()
    for id in packages:
        with reported(id, as_json=as_json):
            found = store.find(id)
            store.remove(found)
            if as_json:
                emit_json({"removed": found.sha256, "name": found.name})
            else:
                emit(f"removed {found.id} {found.name}")


@rules.command()
def verify(
    packages: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PACKAGE...]", help="By default, all packages."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a package.")
    ] = False,
) -> None:
    """Check that packages are what was added, and can be used. Exit code 1 if one is not."""
    from einvoice.cli.failures import ExitCode
    from einvoice.cli.output import clean, emit, emit_json
    from einvoice.cli.rules_listing import verified
    from einvoice.cli.work import reported
    from einvoice.official.store import Store

    worst = ExitCode.FINE
    with reported("", as_json=as_json):
        results = verified(Store(), packages or ())
    for result in results:
        if result.fault:
            worst = ExitCode.FAULT
        if as_json:
            emit_json({"sha256": result.sha256, "name": result.name, "fault": result.fault})
        else:
            emit(clean(f"{result.sha256[:12]} {result.name}: {result.fault or 'sound'}"))
    raise SystemExit(worst)


def _publications(path: str, *, as_json: bool) -> "Mapping[str, Publication]":
    from pathlib import Path

    from einvoice.cli.work import reported
    from einvoice.official.catalogue import catalogue, read_catalogue

    known: Mapping[str, Publication] = {}
    with reported("--catalogue", as_json=as_json):
        known = read_catalogue(Path(path)) if path else catalogue()
    return known


def _show(stored: "Stored", *, as_json: bool) -> None:
    from einvoice.cli import rules_listing
    from einvoice.cli.output import clean, emit, emit_json

    one = rules_listing.listed_one(stored)
    if as_json:
        emit_json(rules_listing.as_data(one))
    else:
        emit(clean(f"added {stored.id} {stored.name}: {rules_listing.holdings(one)}"))
