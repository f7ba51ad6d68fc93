"""The files beside the invoice: what is allowed, what it is called, and BG-24."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from einvoice import embed
from einvoice.errors import AttachmentRefusedError
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from einvoice.pdf.embedding.files import TYPES, AttachedFile
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.options import Embedding
from tests.builders import invoice
from tests.pdf.making import attach, changed, files_in, ordinary


def supporting(name: str, data: bytes = b"%PDF-", mime: str = "application/pdf") -> object:
    attachment = Attachment.of(data, filename=name, mime_code=mime)
    return SupportingDocument(reference="T-1", description="Hours", attachment=attachment)


def test_a_path_is_attached_under_its_name_as_a_supplement(tmp_path: Path) -> None:
    path = tmp_path / "hours.csv"
    path.write_bytes(b"a;b\n")
    data = embed(ordinary(), invoice(), attachments=[path])
    assert files_in(data)["hours.csv"] == b"a;b\n"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        filespec = pdf.attachments["hours.csv"].obj
        assert filespec["/AFRelationship"] == "/Supplement"
        assert filespec["/EF"]["/F"]["/Subtype"] == "/text/csv"
        assert len(pdf.Root["/AF"]) == 2


def test_everything_about_a_file_can_be_said() -> None:
    file = AttachedFile(
        name="Größe.xlsx",
        data=b"x",
        mime_type="application/vnd.ms-excel",
        description="Sizes",
        relationship="Unspecified",
        modified=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    with pikepdf.open(io.BytesIO(embed(ordinary(), invoice(), attachments=[file]))) as pdf:
        filespec = pdf.attachments["Größe.xlsx"].obj
        assert str(filespec["/Desc"]) == "Sizes"
        assert filespec["/AFRelationship"] == "/Unspecified"
        assert filespec["/EF"]["/F"]["/Subtype"] == "/application/vnd.ms-excel"
        assert str(filespec["/EF"]["/F"]["/Params"]["/ModDate"]) == "D:20260102030405+00'00'"


@pytest.mark.parametrize("suffix", sorted(TYPES))
def test_every_allowed_kind_is_allowed(suffix: str) -> None:
    file = AttachedFile(name=f"a{suffix.upper()}", data=b"x")
    assert f"a{suffix.upper()}" in files_in(
        embed(ordinary(), invoice(), attachments=[file], pdfa="none")
    )


@pytest.mark.parametrize(
    "name",
    [
        "run.exe",
        "noend",
        "a.png",
        "factur-x.xml",
        "ZUGFeRD-invoice.xml",
        "FACTUR-XUBL.XML",
        "order-xedifact.edi",
        "../up.pdf",
        "a\\b.pdf",
        "line\nbreak.pdf",
        " ",
        "x" * 300 + ".pdf",
    ],
)
def test_other_kinds_and_reserved_names_are_refused(name: str) -> None:
    with pytest.raises(AttachmentRefusedError) as caught:
        embed(ordinary(), invoice(), attachments=[AttachedFile(name=name, data=b"x")])
    assert caught.value.name == name


def test_two_files_of_one_name_are_refused() -> None:
    twice = [AttachedFile(name=name, data=b"x") for name in ("a.txt", "A.txt")]
    with pytest.raises(AttachmentRefusedError, match="two files"):
        embed(ordinary(), invoice(), attachments=twice)
    there = changed(ordinary(), lambda pdf: attach(pdf, "a.txt", b"x"))
    with pytest.raises(AttachmentRefusedError, match="holds a file"):
        embed(there, invoice(), attachments=twice[:1])


def test_supporting_documents_stand_beside_the_xml_as_well() -> None:
    with_hours = invoice(supporting_documents=[supporting("hours.pdf", b"%PDF-1.4")])
    assert files_in(embed(ordinary(), with_hours))["hours.pdf"] == b"%PDF-1.4"
    assert set(files_in(embed(ordinary(), with_hours, supporting=False))) == {"factur-x.xml"}


def test_supporting_documents_of_one_name_are_told_apart() -> None:
    twice = [supporting("hours.pdf", b"%PDF-1"), supporting("HOURS.pdf", b"%PDF-2")]
    found = files_in(embed(ordinary(), invoice(supporting_documents=twice)))
    assert (found["hours.pdf"], found["HOURS-2.pdf"]) == (b"%PDF-1", b"%PDF-2")


def test_what_must_not_stand_beside_the_xml_is_left_in_it_and_told() -> None:
    picture = invoice(supporting_documents=[supporting("site.png", b"\x89PNG", "image/png")])
    made = embedded(ordinary(), picture, Embedding())
    assert set(files_in(made.pdf)) == {"factur-x.xml"}
    assert b"site.png" in made.xml
    assert "attachment.in-xml-only" in {change.code for change in made.changes}


def test_a_supporting_document_that_is_no_base64_is_left_in_the_xml() -> None:
    broken = SupportingDocument(
        reference="T-1", attachment=Attachment(content="%%%", filename="a.pdf")
    )
    made = embedded(ordinary(), invoice(supporting_documents=[broken]), Embedding())
    assert set(files_in(made.pdf)) == {"factur-x.xml"}
