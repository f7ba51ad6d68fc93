"""Mail over a real server on loopback: taken, refused now, refused for good, encrypted."""

import asyncio
import socket
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from einvoice_server.mail.choosing import mailer_for
from einvoice_server.mail.mailer import (
    MailNotConfiguredError,
    NoMailer,
    PermanentMailError,
    RefusedRecipient,
    TemporaryMailError,
)
from einvoice_server.mail.message import InvalidMailError, build_message
from einvoice_server.mail.smtp import SmtpMailer, SmtpServer, SmtpSettingsError
from einvoice_server.settings import Settings, SmtpSecurity
from tests.server.mail.postbox import Postbox, certified, receiving
from tests.server.mail.test_message import MAIL

MESSAGE = build_message(MAIL)
EVERYBODY = {*MAIL.to, *MAIL.cc, *MAIL.bcc}


def at(postbox: Postbox, **given: object) -> SmtpServer:
    """The postbox as a server to send to."""
    server = SmtpServer(
        host="127.0.0.1",
        port=postbox.port,
        mail_from="billing@example.com",
        security=SmtpSecurity.NONE,
        timeout=10,
    )
    return replace(server, **given)


async def sent(postbox: Postbox) -> tuple[RefusedRecipient, ...]:
    """Who is refused when the message goes to a postbox."""
    async with receiving(postbox):
        return await SmtpMailer(at(postbox)).send(MESSAGE)


def test_everybody_gets_the_message_and_nobody_sees_bcc() -> None:
    postbox = Postbox()
    assert asyncio.run(sent(postbox)) == ()
    (envelope,) = postbox.taken
    assert envelope.mail_from == "billing@example.com"
    assert set(envelope.rcpt_tos) == EVERYBODY
    assert isinstance(envelope.content, bytes)
    received = message_from_bytes(envelope.content, policy=default)
    assert received["Bcc"] is None
    assert b"hidden@" not in envelope.content
    assert received["Message-ID"] == MESSAGE["Message-ID"]
    assert received["Subject"] == MAIL.subject
    assert MESSAGE["Bcc"] == "hidden@example.org"


def test_it_can_be_sent_to_some_of_them_only() -> None:
    postbox = Postbox()

    async def work() -> None:
        async with receiving(postbox):
            await SmtpMailer(at(postbox)).send(MESSAGE, recipients=["copy@example.org"])

    asyncio.run(work())
    assert postbox.taken[0].rcpt_tos == ["copy@example.org"]


def test_who_is_refused_is_told_and_the_others_get_it() -> None:
    postbox = Postbox(
        {"copy@example.org": "550 5.1.1 No such user", "hidden@example.org": "450 Try later"}
    )
    refused = asyncio.run(sent(postbox))
    assert set(refused) == {
        RefusedRecipient("copy@example.org", "550 5.1.1 No such user", is_temporary=False),
        RefusedRecipient("hidden@example.org", "450 Try later", is_temporary=True),
    }
    assert set(postbox.taken[0].rcpt_tos) == EVERYBODY - {one.address for one in refused}


@pytest.mark.parametrize(
    ("refuses", "expected"),
    [
        ({"MAIL": "550 5.7.1 Not you"}, PermanentMailError),
        ({"MAIL": "451 4.3.0 Busy"}, TemporaryMailError),
        ({"DATA": "554 5.6.0 Spam"}, PermanentMailError),
        ({"DATA": "452 4.2.2 Full"}, TemporaryMailError),
        ({"DATA": "hang up"}, TemporaryMailError),
        (dict.fromkeys(EVERYBODY, "550 5.1.1 No such user"), PermanentMailError),
        (dict.fromkeys(EVERYBODY, "450 4.2.0 Greylisted"), TemporaryMailError),
        (
            {**dict.fromkeys(EVERYBODY, "550 No"), "copy@example.org": "450 Later"},
            TemporaryMailError,
        ),
    ],
)
def test_what_is_refused_for_good_is_told_from_what_may_pass_later(
    refuses: dict[str, str], expected: type[Exception]
) -> None:
    postbox = Postbox(refuses)
    with pytest.raises(expected) as caught:
        asyncio.run(sent(postbox))
    assert type(caught.value) is expected
    assert postbox.taken == []
    reply = next(iter(refuses.values()))
    if reply != "hang up":
        assert reply in str(caught.value)


def test_a_server_that_is_not_there_or_does_not_speak_is_a_temporary_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        mailer = SmtpMailer(at(Postbox(port=port), timeout=0.1))
        with pytest.raises(TemporaryMailError):
            asyncio.run(mailer.send(MESSAGE))
    with pytest.raises(TemporaryMailError):
        asyncio.run(mailer.send(MESSAGE))


@pytest.mark.parametrize("security", [SmtpSecurity.STARTTLS, SmtpSecurity.TLS])
def test_messages_and_passwords_go_over_an_encrypted_line(
    tmp_path: Path, security: SmtpSecurity
) -> None:
    offered, trusted = certified(tmp_path)
    postbox = Postbox(password=("user", "right"))
    ways = {
        "starttls": offered if security is SmtpSecurity.STARTTLS else None,
        "tls": offered if security is SmtpSecurity.TLS else None,
    }

    async def work() -> None:
        async with receiving(postbox, **ways):
            server = at(postbox, security=security, user="user", password="right")
            await SmtpMailer(server, trust=trusted).send(MESSAGE)
            wrong = replace(server, password="wrong")
            with pytest.raises(TemporaryMailError, match=r"password.*535"):
                await SmtpMailer(wrong, trust=trusted).send(MESSAGE)
            with pytest.raises(TemporaryMailError, match="CERTIFICATE_VERIFY_FAILED"):
                await SmtpMailer(server).send(MESSAGE)

    asyncio.run(work())
    assert postbox.encrypted == [True]


def test_a_server_without_starttls_gets_nothing() -> None:
    postbox = Postbox()

    async def work() -> None:
        async with receiving(postbox):
            await SmtpMailer(at(postbox, security=SmtpSecurity.STARTTLS)).send(MESSAGE)

    with pytest.raises(TemporaryMailError, match="STARTTLS"):
        asyncio.run(work())
    assert postbox.taken == []


def test_many_messages_at_once_all_arrive() -> None:
    postbox = Postbox()

    async def work() -> None:
        async with receiving(postbox):
            mailer = SmtpMailer(at(postbox))
            keys = [f"dlv_{number}" for number in range(20)]
            messages = [build_message(replace(MAIL, key=key)) for key in keys]
            await asyncio.gather(*(mailer.send(message) for message in messages))

    asyncio.run(work())
    assert len({envelope.content for envelope in postbox.taken}) == 20


def test_without_a_server_every_message_is_refused() -> None:
    with pytest.raises(MailNotConfiguredError):
        asyncio.run(NoMailer().send(MESSAGE))
    assert isinstance(mailer_for(Settings()), NoMailer)


def test_the_settings_say_which_server_it_is() -> None:
    postbox = Postbox(password=("user", "right"))

    async def work() -> None:
        async with receiving(postbox):
            settings = Settings.model_validate(
                {
                    "smtp_host": "127.0.0.1",
                    "smtp_port": postbox.port,
                    "smtp_security": "none",
                    "smtp_user": "user",
                    "smtp_password": "right",
                    "mail_from": "billing@example.com",
                }
            )
            await mailer_for(settings).send(MESSAGE)

    asyncio.run(work())
    assert len(postbox.taken) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"smtp_host": "mail.example.com"},
        {"smtp_host": "mail.example.com", "mail_from": "a@example.com", "smtp_user": "user"},
        {
            "smtp_host": "mail.example.com",
            "mail_from": "a@example.com",
            "smtp_user": "user",
            "smtp_password": "open",
            "smtp_security": "none",
        },
    ],
)
def test_settings_that_would_not_work_or_give_the_password_away_are_refused(
    given: dict[str, str],
) -> None:
    with pytest.raises(SmtpSettingsError):
        mailer_for(Settings.model_validate(given))


def test_the_sender_of_all_mail_is_an_address() -> None:
    with pytest.raises(InvalidMailError):
        mailer_for(Settings(smtp_host="mail.example.com", mail_from="Example GmbH"))


def test_the_password_is_not_shown_with_the_server() -> None:
    assert "secret-word" not in repr(at(Postbox(), user="user", password="secret-word"))
