"""Messages: what stands in them, and what cannot get into them."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from einvoice_server.mail.message import (
    MOST_BYTES,
    Attachment,
    InvalidMailError,
    Mail,
    address,
    build_message,
)

MAIL = Mail(
    key="dlv_1",
    sender="billing@example.com",
    sender_name="Example GmbH",
    to=("buyer@example.org",),
    cc=("copy@example.org", "second@example.org"),
    bcc=("hidden@example.org",),
    reply_to="answers@example.com",
    subject="Rechnung 2026-0001 für Größe 5",
    text="Guten Tag,\n\nanbei die Rechnung über 5 €.\n.\nFrom here =_ on\n",
    attachments=(Attachment("Rechnung ü.pdf", "application/pdf", b"%PDF-1.7\r\n.\r\n\x00\xff"),),
    written_at=datetime(2026, 3, 26, 12, 34, 56, tzinfo=UTC),
)


def read(mail: Mail) -> EmailMessage:
    """The message as its readers get it."""
    message = message_from_bytes(build_message(mail).as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_a_message_has_everything_in_its_place() -> None:
    message = read(MAIL)
    assert message["From"] == "Example GmbH <billing@example.com>"
    assert message["To"] == "buyer@example.org"
    assert message["Cc"] == "copy@example.org, second@example.org"
    assert message["Reply-To"] == "answers@example.com"
    assert message["Subject"] == MAIL.subject
    assert message["Date"] == "Thu, 26 Mar 2026 12:34:56 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == MAIL.text
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("Rechnung ü.pdf", "application/pdf")
    assert file.get_content() == MAIL.attachments[0].data


def test_the_same_mail_is_the_same_message_and_another_key_another() -> None:
    assert build_message(MAIL).as_bytes() == build_message(MAIL).as_bytes()
    other = build_message(replace(MAIL, key="dlv_2"))
    assert other["Message-ID"] != build_message(MAIL)["Message-ID"]
    assert other["Message-ID"].endswith("@example.com>")


def test_text_alone_needs_no_parts() -> None:
    message = read(replace(MAIL, attachments=(), text="Kurz"))
    assert message.get_content_type() == "text/plain"
    assert message.get_content().strip() == "Kurz"


@pytest.mark.parametrize(
    "ending", ["\r\nBcc: evil@example.net", "\nX: y", "\rX: y", "\x00", "\u2028X"]
)
@pytest.mark.parametrize(
    "part", ["subject", "sender_name", "sender", "to", "cc", "bcc", "reply_to", "filename"]
)
def test_no_value_becomes_a_header_of_its_own(part: str, ending: str) -> None:
    with pytest.raises(InvalidMailError) as caught:
        build_message(changed(part, ending))
    assert caught.value.part == part


def changed(part: str, ending: str) -> Mail:
    """A mail of which one part ends in something else."""
    if part == "filename":
        return replace(MAIL, attachments=(replace(MAIL.attachments[0], filename=f"a{ending}"),))
    if part in ("to", "cc", "bcc"):
        return replace(MAIL, **{part: (f"a@example.com{ending}b",)})
    return replace(MAIL, **{part: f"{getattr(MAIL, part)}{ending}b"})


@pytest.mark.parametrize(
    "text",
    [
        "", "nobody", "@example.com", "a@", "a@b@c", "a,b@example.com", "<a@example.com>",
        "a b@example.com", "a@exa mple.com", "a@example..com", "a@-.com;", "a@[127.0.0.1]",
        "ä@example.com", "x" * 65 + "@example.com", 'a"@example.com', "a@" + "b" * 300,
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(text: str) -> None:
    with pytest.raises(InvalidMailError):
        address(text)


def test_domains_have_letters_of_any_alphabet() -> None:
    assert address(" a.b+c@bücher.example ") == "a.b+c@xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"to": ()}, "to"),
        ({"to": ("a@example.org",) * 101}, "to"),
        ({"subject": "x" * 256}, "subject"),
        ({"text": "bell\x07"}, "text"),
        ({"attachments": (Attachment("a/b.pdf", "application/pdf", b""),)}, "filename"),
        ({"attachments": (Attachment("", "application/pdf", b""),)}, "filename"),
        ({"attachments": (Attachment("a", "application/pdf; x=y", b""),)}, "media_type"),
        ({"attachments": (Attachment("a", "text", b""),)}, "media_type"),
        ({"attachments": (Attachment("a", "a/b", b""),) * 51}, "attachments"),
        ({"attachments": (Attachment("a", "a/b", bytes(MOST_BYTES + 1)),)}, "attachments"),
    ],
)
def test_too_much_and_what_cannot_be_sent_is_refused(change: dict[str, object], part: str) -> None:
    with pytest.raises(InvalidMailError) as caught:
        build_message(replace(MAIL, **change))
    assert caught.value.part == part


def test_files_of_every_kind_are_sent_as_they_are() -> None:
    files = tuple(
        Attachment(f"file{number}", media_type, b"<a>\r\n.\r\n--=_x\n\xff" * 50)
        for number, media_type in enumerate(
            ("text/xml", "text/csv", "image/png", "application/xml")
        )
    )
    found = list(read(replace(MAIL, attachments=files)).iter_attachments())
    assert [part.get_payload(decode=True) for part in found] == [file.data for file in files]
    assert [part.get_content_type() for part in found] == [file.media_type for file in files]
