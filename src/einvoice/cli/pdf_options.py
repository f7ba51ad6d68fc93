"""The options of verbs that make PDF/A-3, declared once."""

from typing import Annotated, Literal

import typer

Level = Annotated[
    Literal["B", "U", "A"],
    typer.Option("--level", help="The level to claim; A asserts that the tags are right."),
]
Fonts = Annotated[
    str,
    typer.Option(
        "--substitute-fonts",
        metavar="WHERE",
        help="Replace missing fonts by ones of the same widths: a folder, or "
        "'installed' for packages of fonts.",
    ),
]
Icc = Annotated[
    str, typer.Option("--icc", metavar="FILE", help="The ICC profile of the device colours.")
]
AcceptUnchecked = Annotated[
    bool,
    typer.Option("--accept-unchecked", help="Convert also where something cannot be checked."),
]
