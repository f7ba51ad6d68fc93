"""Embedding: the invoice comes out as it went in, and the PDF keeps what it had."""

import io
from datetime import UTC, datetime

import facturx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, Stream, String

from einvoice import Syntax, check_pdf, embed, profiles, read, write
from einvoice.errors import (
    EncryptedPdfError,
    InvoicePresentError,
    NotConvertibleError,
    NotEmbeddableError,
    NotPdfError,
    TermNotInProfileError,
)
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.generations import ZUGFERD_1_0
from einvoice.pdf.options import Embedding
from einvoice.pdf.xmp.stated import DocumentMetadata
from tests.builders import invoice
from tests.pdf.making import attach, changed, files_in, ordinary, with_missing_font

PROFILES = {
    "factur-x-minimum": ("factur-x.xml", "MINIMUM", "Data"),
    "factur-x-basic-wl": ("factur-x.xml", "BASIC WL", "Data"),
    "factur-x-basic": ("factur-x.xml", "BASIC", "Alternative"),
    "factur-x-en16931": ("factur-x.xml", "EN 16931", "Alternative"),
    "factur-x-extended": ("factur-x.xml", "EXTENDED", "Alternative"),
    "xrechnung-3.0": ("xrechnung.xml", "XRECHNUNG", "Alternative"),
    "extended-ctc-fr": ("factur-x.xml", "EXTENDED", "Alternative"),
}


def xmp_of(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.Root["/Metadata"]
        assert isinstance(stream, Stream)
        return stream.read_bytes().decode()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_has_its_file_name_level_and_relationship(profile: str) -> None:
    name, level, relationship = PROFILES[profile]
    data = embed(ordinary(), invoice(), profile=profile, on_loss="drop")
    expected = write(invoice(), syntax="cii", profile=profile, on_loss="drop")
    assert files_in(data) == {name: expected}
    xmp = xmp_of(data)
    assert f"<fx:ConformanceLevel>{level}</fx:ConformanceLevel>" in xmp
    assert f"<fx:DocumentFileName>{name}</fx:DocumentFileName>" in xmp
    with pikepdf.open(io.BytesIO(data)) as pdf:
        [associated] = pdf.Root["/AF"]
        assert associated["/AFRelationship"] == f"/{relationship}"
        assert associated.objgen == pdf.attachments[name].obj.objgen


@pytest.mark.parametrize("level", ["BASIC", "COMFORT", "EXTENDED"])
def test_zugferd_1_has_names_of_its_own(level: str) -> None:
    profile = f"zugferd-1.0-{level.lower()}"
    data = embed(ordinary(), invoice(), profile=profile, on_loss="drop")
    expected = write(invoice(), syntax="zugferd-1", profile=profile, on_loss="drop")
    assert files_in(data) == {"ZUGFeRD-invoice.xml": expected}
    xmp = xmp_of(data)
    assert f'xmlns:zf="{ZUGFERD_1_0.namespace}"' in xmp
    for name, value in (
        ("ConformanceLevel", level),
        ("DocumentFileName", "ZUGFeRD-invoice.xml"),
        ("DocumentType", "INVOICE"),
        ("Version", "1.0"),
    ):
        assert f"<zf:{name}>{value}</zf:{name}>" in xmp
    with pikepdf.open(io.BytesIO(data)) as pdf:
        [associated] = pdf.Root["/AF"]
        assert associated["/AFRelationship"] == "/Alternative"
    again = read(data)
    assert (again.syntax, again.profile) == (Syntax.ZUGFERD_1, profiles.get(profile))
    assert check_pdf(data).verdict == "pass"
    assert embedded(ordinary(), expected, Embedding()).profile == profile


def test_an_invoice_that_was_read_from_zugferd_1_is_embedded_as_its_successor() -> None:
    xml = write(invoice(), syntax="zugferd-1", profile="zugferd-1.0-comfort", on_loss="drop")
    made = embedded(ordinary(), read(xml).invoice, Embedding(on_loss="drop"))
    assert (made.profile, made.file_name) == ("factur-x-en16931", "factur-x.xml")


def test_factur_x_takes_out_the_same_bytes() -> None:
    xml = write(invoice(), syntax="cii", profile="en16931")
    data = embed(ordinary(), xml)
    name, found = facturx.get_xml_from_pdf(data, check_xsd=False)  # pyright: ignore[reportUnknownMemberType]
    assert (name, found) == ("factur-x.xml", xml)


def test_xml_is_embedded_byte_for_byte_and_its_profile_found() -> None:
    xml = write(invoice(), syntax="cii", profile="basic").replace(b"\n", b"\r\n") + b"<!-- x -->"
    made = embedded(ordinary(), xml, Embedding())
    assert (made.profile, made.xml) == ("factur-x-basic", xml)
    assert files_in(made.pdf)["factur-x.xml"] == xml


def test_the_stream_tells_type_size_sum_and_a_date_with_its_zone() -> None:
    data = embed(ordinary(), invoice())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        filespec = pdf.attachments["factur-x.xml"].obj
        stream = filespec["/EF"]["/F"]
        assert filespec["/UF"] == filespec["/F"] == String("factur-x.xml")
        assert stream["/Subtype"] == "/text/xml"
        assert int(stream["/Params"]["/Size"]) == len(stream.read_bytes())
        assert len(bytes(stream["/Params"]["/CheckSum"])) == 16
        assert str(stream["/Params"]["/ModDate"]).endswith("+00'00'")


def test_an_invoice_that_claims_nothing_becomes_en16931() -> None:
    made = embedded(ordinary(), invoice(process=None), Embedding())
    assert made.profile == "factur-x-en16931"
    assert read(made.xml).profile == profiles.get("en16931")


def test_ubl_and_unknown_profiles_are_refused() -> None:
    with pytest.raises(NotEmbeddableError, match="CII"):
        embed(ordinary(), write(invoice(), syntax="ubl"))
    unknown = write(invoice(), syntax="cii").replace(b"urn:cen.eu:en16931:2017", b"urn:x:y")
    with pytest.raises(NotEmbeddableError, match="urn:x:y"):
        embed(ordinary(), unknown)
    assert files_in(embed(ordinary(), unknown, profile="extended"))["factur-x.xml"] == unknown


def test_the_container_must_not_contradict_the_xml() -> None:
    xml = write(invoice(), syntax="cii", profile="basic")
    with pytest.raises(NotEmbeddableError, match="factur-x-basic"):
        embed(ordinary(), xml, profile="extended")


def test_terms_that_a_profile_lacks_are_refused_unless_dropped() -> None:
    with pytest.raises(TermNotInProfileError):
        embed(ordinary(), invoice(), profile="minimum")


@pytest.mark.parametrize(
    ("profile", "relationship", "country"),
    [
        ("minimum", "Alternative", None),
        ("basic", "Data", "DE"),
        ("xrechnung", "Source", None),
        ("zugferd-1.0-comfort", "Data", "FR"),
        ("minimum", None, "DE"),
        ("xrechnung", None, "FR"),
    ],
)
def test_what_a_country_does_not_allow_is_refused(
    profile: str, relationship: str | None, country: str | None
) -> None:
    with pytest.raises(NotEmbeddableError):
        embed(
            ordinary(),
            invoice(),
            profile=profile,
            relationship=relationship,  # pyright: ignore[reportArgumentType]  # as users might
            country=country,
            on_loss="drop",
        )


def test_france_may_say_source() -> None:
    how = Embedding(profile="basic", relationship="Source", country="FR", on_loss="drop")
    assert embedded(ordinary(), invoice(), how).relationship == "Source"


@settings(max_examples=12, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-zäß]{1,12}\.(txt|pdf|bin)", fullmatch=True), st.binary(), max_size=90
    )
)
def test_earlier_files_and_named_destinations_survive(files: dict[str, bytes]) -> None:
    def add(pdf: Pdf) -> None:
        for name, content in files.items():
            attach(pdf, name, content)

    data = embed(changed(ordinary(), add), invoice(), pdfa="none")
    found = files_in(data)
    assert set(found) == {*files, "factur-x.xml"}
    assert {name: found[name] for name in files} == files
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root["/Names"]["/Dests"]["/Names"][0] == String("start")
        associated = {one.objgen for one in pdf.Root["/AF"]}
        assert associated == {spec.obj.objgen for spec in pdf.attachments.values()}


def test_many_files_make_a_tree_that_is_sorted() -> None:
    names = [f"file-{number}.txt" for number in range(200)]

    def add(pdf: Pdf) -> None:
        for name in names:
            attach(pdf, name, b"x")

    data = embed(changed(ordinary(), add), invoice(), pdfa="none")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kids = list(pdf.Root["/Names"]["/EmbeddedFiles"]["/Kids"])
        keys = [bytes(key) for kid in kids for key in list(kid["/Names"])[::2]]
        assert len(kids) > 1
        assert keys == sorted(keys)
        assert len(keys) == 201
        assert [bytes(one) for one in kids[0]["/Limits"]] == [keys[0], keys[63]]


def test_earlier_files_get_what_pdfa_asks_of_them() -> None:
    data = embed(changed(ordinary(), lambda pdf: attach(pdf, "a.bin", b"x")), invoice())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        filespec = pdf.attachments["a.bin"].obj
        assert filespec["/AFRelationship"] == "/Unspecified"
        assert filespec["/EF"]["/F"]["/Subtype"] == "/application/octet-stream"
        assert filespec["/UF"] == String("a.bin")


def test_a_cyclic_name_tree_ends() -> None:
    def knot(pdf: Pdf) -> None:
        node = pdf.make_indirect(Dictionary())
        node["/Kids"] = pikepdf.Array([node, node])
        pdf.Root["/Names"] = Dictionary(EmbeddedFiles=node)

    data = embed(changed(ordinary(), knot), invoice(), pdfa="none")
    assert set(files_in(data)) == {"factur-x.xml"}


def test_a_second_invoice_is_refused_or_takes_the_place_of_the_first() -> None:
    first = embed(ordinary(), invoice(), profile="xrechnung")
    with pytest.raises(InvoicePresentError) as caught:
        embed(first, invoice())
    assert caught.value.names == ("xrechnung.xml",)
    second = embed(
        first, invoice(number="R-2"), profile="basic", existing="replace", on_loss="drop"
    )
    assert set(files_in(second)) == {"factur-x.xml"}
    assert "XRECHNUNG" not in xmp_of(second)
    assert b"xrechnung.xml" not in second


def test_the_same_input_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    one, two = embed(ordinary(), invoice()), embed(ordinary(), invoice())
    assert one == two
    assert "2026-01-01T00:00:00+00:00" in xmp_of(one)


def test_a_stated_date_makes_the_same_bytes_too() -> None:
    stated = DocumentMetadata(modified=datetime(2026, 1, 31, 12, tzinfo=UTC))
    one, two = (embed(ordinary(), invoice(), metadata=stated) for _ in range(2))
    assert one == two


def test_document_information_and_xmp_say_the_same() -> None:
    metadata = {"title": "Rechnung <1> & Ä", "author": "Example GmbH", "keywords": "a, b"}
    data = embed(ordinary(), invoice(), metadata=metadata)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = pdf.docinfo
        assert str(info["/Title"]) == "Rechnung <1> & Ä"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Rechnung <1> & Ä"
            assert xmp["dc:creator"] == [str(info["/Author"])] == ["Example GmbH"]
            assert xmp["pdf:Keywords"] == str(info["/Keywords"]) == "a, b"
            assert xmp["pdf:Producer"] == str(info["/Producer"])
            created = str(info["/CreationDate"])
            assert str(xmp["xmp:CreateDate"]).replace("-", "").startswith(created[2:10])


def test_a_title_is_found_where_nobody_gave_one() -> None:
    data = embed(ordinary(), write(invoice(), syntax="cii"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Invoice R-1"
        assert str(pdf.docinfo["/Author"]) == "Example Seller Ltd"


def test_unknown_metadata_is_a_wrong_argument() -> None:
    with pytest.raises(TypeError, match="colour"):
        embed(ordinary(), invoice(), metadata={"colour": "red"})


def test_tags_and_language_stay() -> None:
    def tag(pdf: Pdf) -> None:
        pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        pdf.Root["/StructTreeRoot"] = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))

    with pikepdf.open(io.BytesIO(embed(changed(ordinary(), tag), invoice()))) as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"] is True
        assert pdf.Root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
        assert str(pdf.Root["/Lang"]) == "de"


def test_without_a_claim_anything_goes_and_nothing_is_claimed() -> None:
    made = embedded(with_missing_font(), invoice(), Embedding(pdfa="none"))
    assert made.level == ""
    assert "pdfaid" not in xmp_of(made.pdf)
    assert files_in(made.pdf)["factur-x.xml"] == made.xml


def test_what_cannot_be_pdfa_is_refused_with_the_reason() -> None:
    with pytest.raises(NotConvertibleError) as caught:
        embed(with_missing_font(), invoice())
    assert {one.code for one in caught.value.obstacles} == {"font"}
    assert caught.value.obstacles[0].clause == "6.2.11.4.1-1"


def test_a_claim_is_trusted_only_where_there_is_one() -> None:
    with pytest.raises(NotConvertibleError, match="no PDF/A"):
        embed(ordinary(), invoice(), pdfa="trust")
    first = embed(ordinary(), invoice())
    how = Embedding(pdfa="trust", existing="replace")
    assert embedded(first, invoice(), how).level == "3B"


def test_signed_and_encrypted_files_and_what_is_none_are_refused() -> None:
    def sign(pdf: Pdf) -> None:
        value = pdf.make_indirect(Dictionary(Type=Name.Sig))
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, V=value, T=String("s")))
        pdf.Root["/AcroForm"] = Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)

    with pytest.raises(NotConvertibleError, match="signed"):
        embed(changed(ordinary(), sign), invoice(), pdfa="none")
    with pytest.raises(NotPdfError):
        embed(b"no PDF", invoice())
    with pytest.raises(EncryptedPdfError):
        embed(encrypted(user="secret"), invoice())


def test_an_encryption_without_password_needs_consent() -> None:
    with pytest.raises(NotConvertibleError) as caught:
        embed(encrypted(), invoice())
    assert [one.code for one in caught.value.obstacles] == ["encrypted"]
    data = embed(encrypted(), invoice(), allow_encrypted=True)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.is_encrypted


def encrypted(user: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(ordinary())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()
