"""One document made visible, as the options of `einvoice render` ask."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from einvoice.cli.failures import FailedError, Failure, usage
from einvoice.cli.inputs import STDIN, Document, Input
from einvoice.cli.target import STDOUT, Target
from einvoice.errors import EInvoiceError
from einvoice.rendering import Theme, render, render_html
from einvoice.rendering.language import Languages
from einvoice.rendering.paper import paper_named
from einvoice.rendering.theme import theme_named


@dataclass(frozen=True, slots=True)
class Look:
    """How every document is to look."""

    languages: tuple[str, ...]
    theme: Theme
    logo: str | None
    paper: str
    is_html: bool
    qr: bool
    replace_missing: bool

    @classmethod
    def of(
        cls,
        language: str,
        theme: str,
        logo: str | None,
        paper: str,
        *,
        is_html: bool,
        qr: bool,
        replace_missing: bool,
    ) -> "Look":
        """Understand the options; RenderOptionError for what is not known."""
        languages = tuple(part.strip() for part in language.split(",") if part.strip())
        Languages(languages)
        paper_named(paper)
        found = _theme_in(theme) if theme.lower().endswith(".toml") else theme_named(theme)
        return cls(languages, found, logo, paper, is_html, qr, replace_missing)

    @property
    def suffix(self) -> str:
        """What files with the result are called at the end."""
        return ".html" if self.is_html else ".pdf"


def _theme_in(path: str) -> Theme:
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise usage(path, error.strerror or "it cannot be read") from error
    except ValueError as error:
        raise usage(path, f"this is no TOML: {error}") from error
    return Theme.of(data)


def rendered(document: Document, look: Look) -> bytes:
    """A document as PDF or HTML; FailedError where that is impossible."""
    try:
        if look.is_html:
            html = render_html(
                document.invoice, language=look.languages, theme=look.theme, logo=look.logo
            )
            return html.encode("utf-8")
        return render(
            document.invoice,
            language=look.languages,
            theme=look.theme,
            paper=look.paper,
            logo=look.logo,
            qr=look.qr,
            missing_glyphs="replace" if look.replace_missing else "refuse",
        )
    except EInvoiceError as error:
        raise FailedError(Failure.of(document.input.name, error)) from error


def place_of(input: Input, suffix: str, *, force: bool) -> Target:
    """Beside the document; what was read from standard input is printed."""
    if input.name == STDIN:
        return Target(STDOUT, False, force)
    return Target(str(Path(input.name).with_suffix(suffix)), os.path.isdir(input.name), force)
