"""Building messages: what callers give becomes part of a header, never a header of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

MOST_RECIPIENTS = 100
MOST_ATTACHMENTS = 50
MOST_BYTES = 25 * 1_048_576
"""Of all attachments together; few servers take more."""

_LONGEST_LINE = 255
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")


class InvalidMailError(Exception):
    """What was given makes no message; `part` says which of it."""

    def __init__(self, part: str, problem: str) -> None:
        super().__init__(f"{part}: {problem}")
        self.part = part


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    filename: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What is to be sent to whom."""

    key: str
    """What tells this message from others; the same key gives the same Message-ID."""

    sender: str
    """The address that it comes from."""

    sender_name: str | None = None
    """Who that is."""

    to: Sequence[str]
    cc: Sequence[str] = ()
    bcc: Sequence[str] = ()
    reply_to: str | None = None
    subject: str
    text: str
    attachments: Sequence[Attachment] = ()
    written_at: datetime
    """The date that the message shows."""


def build_message(mail: Mail) -> EmailMessage:
    """The message, byte by byte the same for the same mail.

    Whoever sends it takes `Bcc` out. Sending it again after a failure that may have come too late
    is safe as far as readers go: they know the Message-ID.

    Raises:
        InvalidMailError: An address is none, a header would break, or there is too much.
    """
    _check_amounts(mail)
    message = EmailMessage(policy=SMTP)
    sender = Address(_line("sender_name", mail.sender_name or ""), addr_spec=address(mail.sender))
    digest = sha256(mail.key.encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{digest}@{sender.domain}>"
    message["Date"] = format_datetime(mail.written_at)
    message["From"] = sender
    for name, given in (("To", mail.to), ("Cc", mail.cc), ("Bcc", mail.bcc)):
        if given:
            message[name] = [Address(addr_spec=address(one, name.lower())) for one in given]
    if mail.reply_to is not None:
        message["Reply-To"] = Address(addr_spec=address(mail.reply_to, "reply_to"))
    message["Subject"] = _line("subject", mail.subject)
    message["Auto-Submitted"] = "auto-generated"  # so that absence notes do not answer
    if _NOT_IN_TEXT.search(mail.text):
        raise InvalidMailError("text", "control characters are not allowed")
    message.set_content(mail.text, cte="quoted-printable")
    for attachment in mail.attachments:
        _attach(message, attachment)
    if message.is_multipart():
        # No line of quoted-printable or base 64 text has "=_".
        message.set_boundary(f"=_{digest}")
    return message


def address(text: str, part: str = "sender") -> str:
    """An address as it is sent; the domain may have letters of any alphabet.

    Raises:
        InvalidMailError: It is not one address.
    """
    local, at, domain = text.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    sound = at and len(local) <= 64 and len(domain) <= 253
    if not (sound and _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise InvalidMailError(part, "expected one e-mail address, as name@example.com")
    return f"{local}@{domain}"


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    filename = _line("filename", attachment.filename)
    if not filename or "/" in filename or "\\" in filename:
        raise InvalidMailError("filename", "expected the name of a file, without folder")
    if not _MEDIA_TYPE.fullmatch(attachment.media_type):
        raise InvalidMailError("media_type", "expected a media type, as application/pdf")
    kind, _, subtype = attachment.media_type.partition("/")
    message.add_attachment(
        attachment.data, maintype=kind, subtype=subtype, filename=filename, cte="base64"
    )


def _line(part: str, text: str) -> str:
    if _CONTROL.search(text):
        raise InvalidMailError(part, "line breaks and control characters are not allowed")
    if len(text) > _LONGEST_LINE:
        raise InvalidMailError(part, f"expected up to {_LONGEST_LINE} characters")
    return text


def _check_amounts(mail: Mail) -> None:
    recipients = len(mail.to) + len(mail.cc) + len(mail.bcc)
    if not mail.to or recipients > MOST_RECIPIENTS:
        raise InvalidMailError("to", f"expected 1 to {MOST_RECIPIENTS} recipients")
    if len(mail.attachments) > MOST_ATTACHMENTS:
        raise InvalidMailError("attachments", f"expected up to {MOST_ATTACHMENTS} files")
    if sum(len(attachment.data) for attachment in mail.attachments) > MOST_BYTES:
        raise InvalidMailError("attachments", f"expected up to {MOST_BYTES} bytes together")
