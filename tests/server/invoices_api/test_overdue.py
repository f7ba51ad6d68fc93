"""What should have been paid is noticed once, by the calendar of the account."""

from datetime import timedelta

from einvoice_server.invoices.overdue import notice_overdue
from tests.server.invoices_api.desk import Desk, Json


def day(desk: Desk, days: int) -> str:
    """A day so many days from now."""
    return f"{desk.clock.now() + timedelta(days=days):%Y%m%d}"


def notice(desk: Desk) -> None:
    desk.server.do(notice_overdue(desk.server.services))


def test_an_invoice_is_overdue_the_day_after_it_was_due_and_told_once(
    desk: Desk, told: list[Json]
) -> None:
    issued = {"issueDate": day(desk, -30)}
    yesterday = desk.made(**issued, dueDate=day(desk, -1))
    today = desk.made(**issued, dueDate=day(desk, 0))
    others = [
        desk.made(**issued, dueDate=None),
        desk.made(**issued, dueDate=day(desk, -1), invoiceTypeCode=381),
        desk.made(**issued, dueDate=day(desk, -1), prepaidAmount=1428),
        desk.made(**issued, dueDate=day(desk, -1), reviewMode=True),
        desk.create(**issued, dueDate=day(desk, -1), draftOnly=True),
    ]
    paid = desk.made(**issued, dueDate=day(desk, -1))
    desk.act(paid, "mark-paid").raise_for_status()
    before = {id: desk.status(id)["invoiceStatus"] for id in (today, *others, paid)}
    told.clear()
    for _ in range(2):
        notice(desk)
    assert desk.status(yesterday)["invoiceStatus"] == "overdue"
    assert {id: desk.status(id)["invoiceStatus"] for id in before} == before
    mine = [one for one in told if one["faktooraId"] == yesterday]
    assert [(one["action"], one["status"], one["daysOverdue"]) for one in mine] == [
        ("invoiceOverdue", "overdue", 1)
    ]
    assert {one["faktooraId"] for one in told} & {today, *others, paid} == set()
    entry = desk.audited(yesterday)[-1]
    assert (entry["actor"], entry["after"]["status"]) == ("chore:overdue", "overdue")
    assert desk.act(yesterday, "mark-paid").json()["invoiceStatus"] == "paid"


def test_the_day_ends_where_the_account_is(desk: Desk) -> None:
    # At noon in UTC it is tomorrow already in Kiritimati.
    preferences = {"timeZone": "Pacific/Kiritimati"}
    desk.client.patch("/account", json={"preferences": preferences}).raise_for_status()
    id = desk.made(issueDate=day(desk, -30), dueDate=day(desk, 0))
    notice(desk)
    assert desk.status(id)["invoiceStatus"] == "overdue"
