"""Ends a drawn document: its catalogue, and what it says of itself."""

from einvoice._version import __version__
from einvoice.rendering.drawing.file import text_string
from einvoice.rendering.drawing.metadata import packet
from einvoice.rendering.drawing.sheet import Sheet

PRODUCER = f"einvoice-kit {__version__}"


def completed(sheet: Sheet, tree: int, structure: int, *, title: str, author: str) -> bytes:
    """The whole file, once its pages and its structure are written."""
    file, language = sheet.file, sheet.content.languages.main.code
    xmp = packet(title=title, author=author, language=language, producer=PRODUCER)
    metadata = file.stream(xmp, "/Type/Metadata/Subtype/XML", plain=True)
    number = sheet.outline.write()
    outline = f"/Outlines {number} 0 R" if number else ""
    root = file.add(
        f"<</Type/Catalog/Pages {tree} 0 R/Lang {text_string(language)}"
        f"/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R"
        f"/ViewerPreferences<</DisplayDocTitle true>>{outline}>>"
    )
    info = file.add(
        f"<</Title {text_string(title)}/Author {text_string(author)}"
        f"/Producer {text_string(PRODUCER)}>>"
    )
    return file.finish(root, info)
