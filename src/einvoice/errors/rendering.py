"""Why an invoice cannot be drawn as it was asked."""

from collections.abc import Iterable
from typing import ClassVar
from unicodedata import name

from einvoice.errors.base import EInvoiceError, short, some


class RenderError(EInvoiceError):
    """The invoice cannot be rendered as it was asked."""

    code: ClassVar[str] = "render"


class RenderOptionError(RenderError):
    """An option of a rendering, or of a theme, has a value that it cannot have."""

    code: ClassVar[str] = "render.option"

    def __init__(self, *, option: str, value: str, expected: str) -> None:
        super().__init__(f"expected as {option} {expected}, found {short(value)!r}")
        self.option = option
        self.value = value
        self.expected = expected


class MissingGlyphsError(RenderError):
    """No font of the rendering has these characters; a box in their place would be a loss."""

    code: ClassVar[str] = "render.missing-glyphs"

    def __init__(self, *, characters: Iterable[str], fonts: Iterable[str]) -> None:
        self.characters = "".join(sorted(set(characters)))
        self.fonts = tuple(fonts)
        named = [f"{char} (U+{ord(char):04X} {name(char, 'unnamed')})" for char in self.characters]
        super().__init__(
            f"expected glyphs for all characters in {some(self.fonts)}, found none for "
            f"{some(named)}; add a font that has them, or have them replaced"
        )


class UnusableFontError(RenderError):
    """A file is no font that can be embedded: TrueType outlines and a Unicode table are needed."""

    code: ClassVar[str] = "render.font"

    def __init__(self, *, font: str, detail: str) -> None:
        super().__init__(f"expected a TrueType font in {short(font)}, found {detail}")
        self.font = font
        self.detail = detail


class UnusableImageError(RenderError):
    """A file is no picture that can be drawn."""

    code: ClassVar[str] = "render.image"

    def __init__(self, *, image: str, detail: str) -> None:
        super().__init__(f"expected a picture in {short(image)}, found {detail}")
        self.image = image
        self.detail = detail
