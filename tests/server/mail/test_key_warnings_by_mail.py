"""Warnings of key expiry reach the people of an account by mail."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from einvoice_server.mail.smtp import SmtpMailer, SmtpServer
from einvoice_server.settings import Settings, SmtpSecurity
from einvoice_server.tenancy.api_keys.mailed_warnings import MailedKeyExpiry
from einvoice_server.tenancy.api_keys.warnings import KeyExpiryWarning
from tests.server.mail.postbox import Postbox, receiving

WARNING = KeyExpiryWarning(
    account_id="acc_1",
    account_name="Example GmbH",
    api_key_id="ak_abc123",
    label="Shop",
    expires_at=datetime(2026, 3, 10, 12, 30, tzinfo=UTC),
    days=3,
    recipients=("owner@example.com", "admin@example.com"),
)


async def warned(postbox: Postbox, folder: Path, warning: KeyExpiryWarning) -> None:
    """Send a warning to a postbox."""
    async with receiving(postbox):
        server = SmtpServer(
            host="127.0.0.1",
            port=postbox.port,
            mail_from="server@example.com",
            security=SmtpSecurity.NONE,
            timeout=10,
        )
        settings = Settings(data_dir=folder, mail_from="server@example.com")
        await MailedKeyExpiry(SmtpMailer(server), settings).warn(warning)


def test_the_people_of_the_account_are_told_which_key_ends_when(tmp_path: Path) -> None:
    postbox = Postbox()
    asyncio.run(warned(postbox, tmp_path, WARNING))
    (envelope,) = postbox.taken
    assert envelope.rcpt_tos == ["owner@example.com", "admin@example.com"]
    assert isinstance(envelope.content, bytes)
    message = message_from_bytes(envelope.content, policy=default)
    body = message.get_body()
    assert body is not None
    for told in ("ak_abc123", "2026-03-10 12:30", "Example GmbH", "/apikeys/ak_abc123/rotate"):
        assert told in body.get_content()
    assert "3 Tagen" in message["Subject"]


def test_the_same_warning_is_the_same_message_and_the_next_another(tmp_path: Path) -> None:
    postbox = Postbox()
    for warning in (WARNING, WARNING, replace(WARNING, days=1)):
        asyncio.run(warned(postbox, tmp_path, warning))
    sent = [one.content for one in postbox.taken]
    ids = [
        message_from_bytes(one, policy=default)["Message-ID"]
        for one in sent
        if isinstance(one, bytes)
    ]
    assert (len(ids), ids[0] == ids[1], ids[0] == ids[2]) == (3, True, False)


def test_a_server_that_does_not_take_it_is_asked_again_later(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError, match="451"):
        asyncio.run(warned(Postbox(refuses={"DATA": "451 later"}), tmp_path, WARNING))


def test_where_nobody_can_be_told_no_mail_is_sent(tmp_path: Path) -> None:
    postbox = Postbox()
    asyncio.run(warned(postbox, tmp_path, replace(WARNING, recipients=())))
    assert postbox.taken == []
