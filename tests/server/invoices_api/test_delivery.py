"""Sending invoices through a real mail server: taken, refused for now, refused for good."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

from aiosmtpd.smtp import Envelope

from einvoice_server.invoices import generating, validating
from einvoice_server.invoices.delivering import delivery_kind
from einvoice_server.jobs.kinds import JobKinds
from einvoice_server.mail.smtp import SmtpMailer, SmtpServer
from einvoice_server.settings import SmtpSecurity
from tests.server.invoices_api.desk import Desk, Json
from tests.server.mail.postbox import Postbox, receiving

BUYER = "accounting@example.org"
MAIL = {"type": "email", "recipient": "a@example.org"}
COPIES = {**MAIL, "carbonCopy": "b@example.org", "blindCarbonCopy": "c@example.org"}


@contextmanager
def open_postbox(desk: Desk, **refuses: str) -> Generator[Postbox, None, None]:
    """A mail server on loopback, in the loop of the desk's server."""
    postbox = Postbox(refuses={name.replace("_at_", "@"): said for name, said in refuses.items()})
    opened = receiving(postbox)

    async def start() -> None:
        await opened.__aenter__()

    async def stop() -> None:
        await opened.__aexit__(None, None, None)

    desk.server.do(start())
    try:
        yield postbox
    finally:
        desk.server.do(stop())


def work(desk: Desk, postbox: Postbox) -> int:
    """Let a worker work that sends through a postbox."""
    server = SmtpServer(
        host="127.0.0.1", port=postbox.port, mail_from="invoices@example.com",
        security=SmtpSecurity.NONE, timeout=10,
    )  # fmt: skip
    mailer = SmtpMailer(server)
    kind = delivery_kind(lambda _services: mailer)
    return desk.work(JobKinds([generating.KIND, validating.KIND, kind]))


def read(envelope: Envelope) -> EmailMessage:
    assert isinstance(envelope.content, bytes)
    return message_from_bytes(envelope.content, policy=default)


def outcome(desk: Desk, id: str) -> list[Json]:
    return desk.details(id)["deliveries"]


def test_an_invoice_is_sent_with_its_pdf_and_copies(desk: Desk, told: list[Json]) -> None:
    id = desk.create(format="zf:2", delivery=COPIES)
    assert desk.status(id)["delivery"] == [
        {
            "type": "email",
            "recipient": "a@example.org",
            "carbonCopy": "b@example.org",
            "blindCarbonCopy": "c@example.org",
        }
    ]
    with open_postbox(desk) as postbox:
        work(desk, postbox)
    (envelope,) = postbox.taken
    assert set(envelope.rcpt_tos) == {"a@example.org", "b@example.org", "c@example.org"}
    mail = read(envelope)
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == ("a@example.org", "b@example.org", None)
    assert mail["Subject"] == "Rechnung 2026/03/00001 von Example GmbH"
    body = mail.get_body(("plain",))
    assert body is not None
    assert "vom 30.03.2026 über 1.428,00 EUR" in body.get_content()
    assert "Zahlbar bis 29.04.2026" in body.get_content()
    (pdf,) = mail.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content_type()) == ("2026-03-00001.pdf", "application/pdf")
    assert pdf.get_content() == desk.client.get(f"/invoices/{id}").content
    assert desk.status(id)["invoiceStatus"] == "sent"
    (one,) = outcome(desk, id)
    assert (one["status"], one["message"]) == ("sent", None)
    assert [(one["action"], one["status"]) for one in told] == [
        ("invoiceCreate", "created"), ("invoiceSent", "sent"),
    ]  # fmt: skip
    assert (told[1]["deliveryType"], told[1]["recipient"]) == ("email", "a@example.org")
    assert desk.listed(status="sent")[0]["sentAt"] is not None


def test_an_xrechnung_is_sent_in_english_to_the_buyer_with_its_xml(desk: Desk) -> None:
    desk.client.patch("/account", json={"preferences": {"language": "en"}}).raise_for_status()
    id = desk.create(format="xrechnung", delivery=[{"type": "email"}], invoiceTypeCode=381)
    with open_postbox(desk) as postbox:
        work(desk, postbox)
    mail = read(postbox.taken[0])
    assert mail["To"] == BUYER
    assert mail["Subject"] == "Credit note 2026/03/00001 from Example GmbH"
    types = [part.get_content_type() for part in mail.iter_attachments()]
    assert types == ["application/pdf", "application/xml"]
    assert desk.status(id)["invoiceStatus"] == "sent"


def test_who_is_refused_for_now_is_tried_again_later_and_the_others_get_one_mail(
    desk: Desk,
) -> None:
    id = desk.create(delivery=COPIES)
    with open_postbox(desk, **{"b_at_example.org": "450 later"}) as postbox:
        work(desk, postbox)
        (one,) = outcome(desk, id)
        assert one["status"] == "pending"
        assert desk.status(id)["invoiceStatus"] == "created"
        cast("dict[str, str]", postbox.refuses).clear()
        assert work(desk, postbox) == 0
        desk.clock.forward(timedelta(seconds=60))
        assert work(desk, postbox) == 1
    assert [sorted(one.rcpt_tos) for one in postbox.taken] == [
        ["a@example.org", "c@example.org"], ["b@example.org"],
    ]  # fmt: skip
    first, second = map(read, postbox.taken)
    assert first["Message-ID"] == second["Message-ID"]
    assert desk.status(id)["invoiceStatus"] == "sent"


def test_who_is_refused_for_good_is_told_and_the_invoice_stays_created(desk: Desk) -> None:
    id = desk.create(delivery=MAIL)
    with open_postbox(desk, **{"a_at_example.org": "550 no such user"}) as postbox:
        work(desk, postbox)
    (one,) = outcome(desk, id)
    assert one["status"] == "failed"
    assert "550 no such user" in one["message"]
    assert desk.status(id)["invoiceStatus"] == "created"


def test_a_copy_that_is_refused_is_told_and_hinders_nothing(desk: Desk) -> None:
    id = desk.create(delivery=COPIES)
    with open_postbox(desk, **{"c_at_example.org": "550 no such user"}) as postbox:
        work(desk, postbox)
    (one,) = outcome(desk, id)
    assert one["status"] == "sent"
    assert "c@example.org: 550 no such user" in one["message"]


def test_a_mail_server_that_stays_away_is_given_up_after_a_day(desk: Desk) -> None:
    id = desk.create(delivery=MAIL)
    gone = Postbox(port=1)
    work(desk, gone)
    for seconds in (60, 300, 1800, 7200, 21600, 43200):
        assert outcome(desk, id)[0]["status"] == "pending"
        desk.clock.forward(timedelta(seconds=seconds))
        assert work(desk, gone) == 1
    (one,) = outcome(desk, id)
    assert one["status"] == "failed"
    assert "cannot be used" in one["message"]


def test_without_a_mail_server_the_delivery_says_so(desk: Desk) -> None:
    id = desk.made(delivery=MAIL)
    (one,) = outcome(desk, id)
    assert one["status"] == "failed"
    assert "no mail server is set" in one["message"]


def test_peppol_is_not_supported_yet_and_says_so(desk: Desk) -> None:
    peppol = {"type": "peppol", "recipient": "0204:04011000-12345-03"}
    id = desk.made(format="xrechnung", delivery=peppol)
    (one,) = outcome(desk, id)
    assert (one["status"], one["recipient"]) == ("unsupported", "0204:04011000-12345-03")
    assert "not supported yet" in one["message"]
    assert desk.status(id)["invoiceStatus"] == "created"


def test_a_draft_is_not_sent_before_it_is_confirmed(desk: Desk) -> None:
    id = desk.create(delivery=MAIL, reviewMode=True)
    with open_postbox(desk) as postbox:
        work(desk, postbox)
        assert postbox.taken == []
        desk.act(id, "approve").raise_for_status()
        work(desk, postbox)
    assert len(postbox.taken) == 1
    assert desk.status(id)["invoiceStatus"] == "sent"
