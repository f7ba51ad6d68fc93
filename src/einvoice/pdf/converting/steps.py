"""The conversion to PDF/A-3, step by step: mend, describe, seal, check."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pikepdf import Pdf, String

from einvoice.errors import NotConvertibleError, Obstacle
from einvoice.pdf.convert import Conversion
from einvoice.pdf.converting.check import obstacles_in, require, split
from einvoice.pdf.converting.document import repair_document, repair_objects
from einvoice.pdf.converting.encodings import repair_encodings
from einvoice.pdf.converting.font_faces import Face
from einvoice.pdf.converting.fonts import substitute
from einvoice.pdf.converting.levels import level_obstacles
from einvoice.pdf.converting.obstacles import form_obstacles, language_of, refuse_untouchable
from einvoice.pdf.converting.pages import repair_pages
from einvoice.pdf.embedding.associating import EmbeddedFiles
from einvoice.pdf.options import PdfaOptions
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.writing.packaging import Identity, add_output_intent, sealed
from einvoice.pdf.writing.rewriting import rewriting
from einvoice.pdf.xmp.metadata import Described, merged
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import Claims, Level
from einvoice.syntax.source import Source


def convert_pdf(
    pdf: Source,
    options: PdfaOptions,
    metadata: Mapping[str, str] | DocumentMetadata | None = None,
) -> Conversion:
    """As `to_pdfa`, with the options in one piece."""
    require()
    log = ChangeLog()
    with rewriting(pdf) as document:
        refuse_untouchable(document, allow_encrypted=options.allow_encrypted)
        found = Described.of(document)
        wanted = DocumentMetadata.of(metadata)
        complete_language(document, wanted.language)
        EmbeddedFiles(document, log).write(complete=True)
        missing = repair(document, options, log)
        note_level(found, options.level, log)
        properties = merged(found, wanted, DocumentMetadata(), frozenset(), log)
        data = sealed(document, Identity(found, properties, Claims(options.level)))
    left = verified(data, options, missing)
    return Conversion(data, f"3{options.level}", log.changes, tuple(left))


def repair(pdf: Pdf, options: PdfaOptions, log: ChangeLog) -> Sequence[Face]:
    """Mend what can be mended; NotConvertibleError for what is known to be hopeless.

    Returns the faces for which no font was to be had; whether they are missed, the check tells.
    """
    hopeless = list(form_obstacles(pdf))
    if hopeless:
        raise NotConvertibleError(obstacles=hopeless)
    if pdf.is_encrypted:
        log.add("document.decrypted", "Took off the encryption", clause="6.1.3-2")
    repair_document(pdf, log)
    repair_pages(pdf, log)
    repair_objects(pdf, log)
    missing = substitute(pdf, options.fonts, log) if options.fonts is not False else ()
    repair_encodings(pdf, log)
    add_output_intent(pdf, options.icc, log)
    if lacking := list(level_obstacles(pdf, options.level)):
        raise NotConvertibleError(obstacles=lacking)
    return missing


def verified(data: bytes, options: PdfaOptions, missing: Sequence[Face]) -> list[Obstacle]:
    """What could not be checked of a finished file; NotConvertibleError for what is wrong."""
    wrong, unknown = split(obstacles_in(data))
    if options.unchecked == "refuse":
        wrong.extend(unknown)
        unknown = []
    if wrong:
        raise NotConvertibleError(obstacles=(_advised(one, options, missing) for one in wrong))
    return unknown


def _advised(obstacle: Obstacle, options: PdfaOptions, missing: Sequence[Face]) -> Obstacle:
    """The obstacle with the option that may help."""
    advice = ""
    if obstacle.code == "font" and missing:
        faces = ", ".join(sorted(str(face) for face in missing))
        advice = f"there is no font with the widths of {faces}"
    elif obstacle.code == "font" and options.fonts is False:
        advice = "substitute_fonts may help"
    elif obstacle.code == "colour" and options.icc is None:
        advice = "icc= names the profile of the colours"
    if not advice:
        return obstacle
    return replace(obstacle, message=f"{obstacle.message.rstrip('.')}; {advice}")


def complete_language(pdf: Pdf, language: str | None) -> None:
    """Name the language of the pages where the document does not."""
    if language and not language_of(pdf):
        pdf.Root["/Lang"] = String(language)


def note_level(found: Described, level: Level, log: ChangeLog) -> None:
    """Report a claim of the input that the new file does not repeat."""
    claimed = found.xmp.level
    if claimed and claimed != f"3{level}":
        log.add("level.changed", f"Claims PDF/A-3{level} in place of PDF/A-{claimed[:4]}")
