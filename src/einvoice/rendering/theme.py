"""How a rendering looks: colours, sizes, fonts and shapes as data."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal, TypeAlias, cast

from einvoice.errors import RenderOptionError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

PathLike: TypeAlias = str | os.PathLike[str]
HeadStyle = Literal["rule", "band", "solid"]
Place = Literal["left", "right", "auto"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font files of a theme: TrueType; without any, Fira Sans."""

    regular: PathLike | None = None
    strong: PathLike | None = None
    fallbacks: tuple[PathLike, ...] = ()
    """Fonts that are asked, in this order, for characters that the others lack."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A look; `dataclasses.replace` makes another of it."""

    name: str = "classic"
    ink: str = "#1d2129"
    """Text."""
    muted: str = "#5b6472"
    """Labels and what stands in the second place."""
    accent: str = "#1f3a5f"
    """Headings and what is to be paid."""
    rule: str = "#c8ced8"
    """Lines between parts."""
    band: str = "#f2f5f9"
    """Behind what stands out."""
    table_head: HeadStyle = "rule"
    """The head of a table: above a line, on a band, or on a ground of the accent colour."""
    table_rules: bool = True
    """Whether a line stands between rows."""
    panel: bool = False
    """Whether the amount to be paid and its date stand out above the items."""
    stripe: bool = False
    """Whether a stripe of the accent colour runs along the top of the page."""
    size: float = 9.0
    """The size of the text in points, 7 to 12."""
    title_size: float = 19.0
    """The size of the title in points, 12 to 36."""
    strong_title: bool = True
    window: Place = "auto"
    """Where the address stands for the window of an envelope: at the left as in DIN 5008 form B,
    at the right as in France, or as the first language has it."""
    fold_marks: bool = True
    """Whether marks at the edge of A4 show where to fold and to punch."""
    fonts: Fonts = field(default_factory=Fonts)
    logo: PathLike | bytes | None = None
    logo_width: float = 55.0
    """The most room for the logo, in millimetres."""
    logo_height: float = 22.0

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        for name in ("ink", "muted", "accent", "rule", "band"):
            value = getattr(self, name)
            if not isinstance(value, str) or _COLOUR.fullmatch(value) is None:
                raise _wrong(name, value, "a colour such as #1f3a5f")
        for name, least, most in (
            ("size", 7, 12),
            ("title_size", 12, 36),
            ("logo_width", 5, 120),
            ("logo_height", 5, 40),
        ):
            value = getattr(self, name)
            if not isinstance(value, int | float) or not least <= value <= most:
                raise _wrong(name, value, f"a number from {least} to {most}")
        for name, choices in (
            ("table_head", ("rule", "band", "solid")),
            ("window", ("left", "right", "auto")),
        ):
            if (value := getattr(self, name)) not in choices:
                raise _wrong(name, value, f"one of {', '.join(choices)}")

    @classmethod
    def of(cls, data: Mapping[str, object]) -> "Theme":
        """The theme that plain data describes, such as a TOML file; `base` names what it changes.

        RenderOptionError for what no theme has.
        """
        stated = dict(data)
        base = theme_named(str(stated.pop("base", "classic")))
        known = {one.name for one in fields(cls)}
        if unknown := sorted(stated.keys() - known):
            raise RenderOptionError(
                option="theme", value=unknown[0], expected=f"any of {', '.join(sorted(known))}"
            )
        fonts = stated.pop("fonts", None)
        made = base
        if isinstance(fonts, Mapping):
            parts = dict(cast("Mapping[str, object]", fonts))
            if wrong := sorted(parts.keys() - {one.name for one in fields(Fonts)}):
                raise _wrong("fonts", wrong[0], "regular, strong or fallbacks")
            more = parts.pop("fallbacks", ())
            files = cast("dict[str, PathLike]", parts)
            made = replace(made, fonts=Fonts(**files, fallbacks=tuple(cast("list[str]", more))))
        return replace(made, **cast("dict[str, str]", stated))


def _wrong(option: str, value: object, expected: str) -> RenderOptionError:
    return RenderOptionError(option=f"{option} of a theme", value=str(value), expected=expected)


THEMES: Mapping[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme(),
        Theme(
            name="modern",
            ink="#17202a",
            muted="#5a6675",
            accent="#0b6e69",
            rule="#d5dde3",
            band="#eef5f4",
            table_head="solid",
            panel=True,
            stripe=True,
            title_size=24.0,
            fold_marks=False,
        ),
        Theme(
            name="plain",
            ink="#000000",
            muted="#4a4a4a",
            accent="#000000",
            rule="#8a8a8a",
            band="#ffffff",
            title_size=16.0,
        ),
    )
}
"""The themes that come with the library."""


def theme_named(name: str) -> Theme:
    """One of `THEMES`; RenderOptionError for any other name."""
    found = THEMES.get(name)
    if found is None:
        raise RenderOptionError(option="theme", value=name, expected=f"one of {', '.join(THEMES)}")
    return found
