"""The styles of text that a theme makes."""

from dataclasses import dataclass

from einvoice.rendering.drawing.setting import Style
from einvoice.rendering.theme import Theme

WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style that a page uses."""

    text: Style
    strong: Style
    label: Style
    small: Style
    small_ink: Style
    small_strong: Style
    heading: Style
    title: Style
    number: Style
    head: Style
    """The head of a table."""
    head_second: Style
    """Its further languages."""
    second: Style
    """A further language below a label."""
    sender: Style
    address: Style
    window: Style
    due: Style
    due_label: Style
    banner: Style
    foot: Style

    @classmethod
    def of(cls, theme: Theme) -> "Styles":
        """The styles of a theme."""
        size, ink, muted, accent = theme.size, theme.ink, theme.muted, theme.accent
        on_solid = theme.table_head == "solid"
        head = WHITE if on_solid else accent
        return cls(
            text=Style(size, ink, leading=size * 1.36),
            strong=Style(size, ink, strong=True, leading=size * 1.36),
            label=Style(size, muted, leading=size * 1.36),
            small=Style(size - 1.2, muted, leading=(size - 1.2) * 1.38),
            small_ink=Style(size - 1.2, ink, leading=(size - 1.2) * 1.38),
            small_strong=Style(size - 1.2, muted, strong=True, leading=(size - 1.2) * 1.38),
            heading=Style(size + 1.5, accent, strong=True),
            title=Style(
                theme.title_size, accent, strong=theme.strong_title, leading=theme.title_size * 1.2
            ),
            number=Style(theme.title_size * 0.62, muted),
            head=Style(size - 1, head, strong=True, leading=(size - 1) * 1.3),
            head_second=Style(size - 1.8, WHITE if on_solid else muted, leading=(size - 1) * 1.2),
            second=Style(size - 1.6, muted, leading=(size - 1.6) * 1.3),
            sender=Style(size + 5, accent, strong=True),
            address=Style(max(size, 9.5), ink, leading=12.4),
            window=Style(6.5, muted),
            due=Style(size + 4, accent, strong=True),
            due_label=Style(size, accent, strong=True),
            banner=Style(size, accent, strong=True),
            foot=Style(size - 1.5, muted),
        )
