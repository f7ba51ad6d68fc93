import gc
import io
from pathlib import Path

import pytest

from einvoice import PROFILES, Invoice, Profile, Syntax, read, write
from einvoice.compare import differences
from einvoice.documents import CREDIT_NOTE_TYPES, fit, resolve_syntax
from einvoice.errors import (
    NotWellFormedError,
    ProfileNotWritableError,
    ReadError,
    SourceError,
    TermNotInProfileError,
    TermNotInSyntaxError,
    UnknownProfileError,
    UnknownSyntaxNameError,
)
from einvoice.garbage import LARGE, uncollected
from einvoice.model.line import Line
from einvoice.model.reference import Note
from einvoice.profiles import get
from einvoice.syntax.coverage import losses_in
from tests.builders import full_invoice, invoice, line
from tests.syntax.documents import ubl

WRITABLE = [
    (syntax, profile)
    for profile in PROFILES
    for syntax in Syntax
    if profile.writable and syntax.form in profile.syntaxes
]


def named(value: Syntax | Profile) -> str:
    """How a parameter is shown: profiles and syntaxes have names."""
    return value.name if isinstance(value, Profile) else value.value


def test_bytes_paths_and_open_files_are_read_alike(tmp_path: Path) -> None:
    data = write(invoice(), syntax="cii")
    path = tmp_path / "invoice.xml"
    path.write_bytes(data)
    with path.open("rb") as file:
        results = [read(data), read(path), read(str(path)), read(file), read(io.BytesIO(data))]
    assert all(result == results[0] for result in results)


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read(tmp_path / "missing.xml")


def test_broken_xml_is_refused_unless_it_is_to_be_recovered() -> None:
    broken = ubl("<cbc:ID>1</cbc:ID>", "<cbc:Note>")
    with pytest.raises(NotWellFormedError):
        read(broken)
    result = read(broken, recover=True)
    assert result.invoice.number == "1"
    assert any(issue.ill_formed for issue in result.issues)


@pytest.mark.parametrize(
    ("type_code", "syntax"),
    [("380", Syntax.UBL_INVOICE), ("381", Syntax.UBL_CREDIT_NOTE), (None, Syntax.UBL_INVOICE)],
)
def test_the_type_of_the_invoice_decides_the_root_of_ubl(
    type_code: str | None, syntax: Syntax
) -> None:
    stated = Invoice(type_code=type_code)
    assert resolve_syntax(stated, "ubl") is syntax
    assert read(write(stated, syntax="ubl")).syntax is syntax


def test_every_credit_note_type_is_written_as_one() -> None:
    for code in CREDIT_NOTE_TYPES:
        assert resolve_syntax(Invoice(type_code=code), "ubl") is Syntax.UBL_CREDIT_NOTE


@pytest.mark.parametrize("name", ["cii", "ubl-invoice", "ubl-creditnote"])
def test_a_named_syntax_is_taken_whatever_the_type(name: str) -> None:
    for type_code in ("380", "381"):
        assert resolve_syntax(Invoice(type_code=type_code), name) is Syntax(name)


def test_an_unknown_syntax_is_refused() -> None:
    with pytest.raises(UnknownSyntaxNameError):
        write(invoice(), syntax="edifact")


def test_zugferd_1_is_written_for_its_own_profiles_alone() -> None:
    for profile in ("basic", "comfort", "extended"):
        name = f"zugferd-1.0-{profile}"
        data = write(invoice(), syntax="zugferd-1", profile=name, on_loss="drop")
        assert read(data).profile == get(name)
    for profile in ("en16931", "factur-x-extended", "xrechnung"):
        with pytest.raises(ProfileNotWritableError):
            write(invoice(), syntax="zugferd-1", profile=profile)


def test_terms_that_the_syntax_lacks_are_refused_by_number() -> None:
    stated = invoice(transport_modes=["1"], lines=[line(sub_lines=[Line(id="1.1")])])
    with pytest.raises(TermNotInSyntaxError) as caught:
        write(stated, syntax="cii")
    assert caught.value.syntax == "cii"
    assert len(caught.value.terms) == 1
    with pytest.raises(TermNotInSyntaxError):
        write(stated, syntax="ubl")


def test_terms_that_the_syntax_lacks_are_left_out_where_that_is_asked() -> None:
    stated = invoice(lines=[line(sub_lines=[Line(id="1.1")])])
    assert read(write(stated, syntax="cii", on_loss="drop")).invoice == invoice()


def test_terms_that_the_profile_lacks_are_refused_by_number() -> None:
    with pytest.raises(TermNotInProfileError, match="minimum") as caught:
        write(invoice(notes=[Note(text="a")]), syntax="cii", profile="minimum")
    assert "BT-22" in caught.value.terms
    assert caught.value.profile in ("minimum", "factur-x-minimum")


@pytest.mark.parametrize("profile", ["xrechnung", get("xrechnung")], ids=["name", "profile"])
def test_a_profile_is_claimed_in_the_document(profile: str | Profile) -> None:
    result = read(write(invoice(), syntax="ubl", profile=profile))
    assert result.profile == get("xrechnung")
    assert result.invoice.process is not None
    assert result.invoice.process.specification_id == get("xrechnung").specification_id


def test_without_a_profile_the_document_claims_what_the_invoice_states() -> None:
    assert read(write(invoice(), syntax="cii")).profile == get("en16931")


def test_a_profile_of_another_syntax_is_refused() -> None:
    with pytest.raises(ProfileNotWritableError) as caught:
        write(invoice(), syntax="ubl", profile="factur-x-basic")
    assert caught.value.syntaxes == ("cii",)


def test_a_profile_out_of_force_is_refused() -> None:
    with pytest.raises(ProfileNotWritableError):
        write(invoice(), syntax="cii", profile="zugferd-2.0-basic")


def test_a_profile_of_zugferd_1_is_no_profile_of_cii() -> None:
    with pytest.raises(ProfileNotWritableError) as caught:
        write(invoice(), syntax="cii", profile="zugferd-1.0-basic")
    assert caught.value.syntaxes == ("zugferd-1",)


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UnknownProfileError):
        write(invoice(), syntax="cii", profile="no such profile")


@pytest.mark.parametrize(("syntax", "profile"), WRITABLE, ids=named)
def test_the_full_invoice_in_a_profile_is_read_as_it_was_written(
    syntax: Syntax, profile: Profile
) -> None:
    stated = full_invoice("381" if syntax is Syntax.UBL_CREDIT_NOTE else "380")
    fitted, losses = fit(stated, syntax, profile)
    result = read(write(stated, syntax=syntax, profile=profile, on_loss="drop"))
    assert result.syntax is syntax
    assert (result.issues, result.unmapped) == ((), ())
    assert losses
    lacking = {loss.path for loss in losses_in(fitted, syntax)}
    assert {path for path, _, _ in differences(fitted, result.invoice)} == lacking


def test_the_result_of_reading_names_the_syntax_to_write_again() -> None:
    for syntax in ("cii", "ubl-invoice", "ubl-creditnote"):
        data = write(invoice(), syntax=syntax)
        result = read(data)
        assert write(result.invoice, syntax=result.syntax) == data


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("data", [b"<", b"<r>" + b" " * LARGE + b"</r>"])
def test_reading_leaves_the_garbage_collector_as_it_was(data: bytes, enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ReadError):
            read(data)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_the_collector_is_paused_for_large_documents_only() -> None:
    for size, paused in ((LARGE - 1, False), (LARGE, True)):
        with uncollected(size):
            assert gc.isenabled() is not paused
        assert gc.isenabled()
