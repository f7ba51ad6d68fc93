"""Customers from CSV files, as spreadsheets write them; all rows or none, unless told otherwise."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from einvoice_server.background import CHORES
from einvoice_server.customers.csv_columns import field_of
from einvoice_server.customers.tables import CustomerUpload
from einvoice_server.tenancy.scope import unscoped
from tests.server.customers.buyers import Object, added, company, csv_of, faults, imported, uploaded
from tests.server.running import Running

GERMAN = (
    "Kundennummer;Firma;Anrede;Vorname;Nachname;Straße;PLZ;Ort;Land;E-Mail;Telefon;USt-IdNr.;"
    "Leitweg-ID;Kundengruppe;Bemerkung\r\n"
    'D-1;"Müller & Söhne; GmbH";;;;Bäckergasse 1;01067;Dresden;Deutschland;a@example.com;'
    '0351 1;DE136695976;;Handel;"Zeile 1\nZeile 2 ""zitiert"""\r\n'
    ";;Frau;Erika;Mustermann;Ring 2;1010;Wien;Österreich;;;;;;\r\n"
    ";;;;;;;;;;;;;;\r\n"
    ";Zürich AG;;;;Bahnhofstraße 3;8001;Zürich;CH;;;;;Handel;\r\n"
)
HEADER = "name,address,postcode,city"
GOOD = "Example GmbH,Beispielweg 1,10115,Berlin"


def created(answer: httpx.Response) -> list[Object]:
    assert answer.status_code == 201, answer.text
    return answer.json()


def total(client: httpx.Client) -> int:
    return client.get("/customers").json()["meta"]["totalItems"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_a_german_export_of_a_spreadsheet_is_understood(server: Running, encoding: str) -> None:
    with server.new_client() as client:
        found = created(imported(client, GERMAN.encode(encoding)))
        assert [(one["customerId"], one["isCompany"], one["country"]) for one in found] == [
            ("D-1", True, "DE"),
            ("CUST-0001", False, "AT"),
            ("CUST-0002", True, "CH"),
        ]
        first, second, third = found
        assert (first["name"], first["address"], first["postcode"], first["city"]) == (
            "Müller & Söhne; GmbH", "Bäckergasse 1", "01067", "Dresden",
        )  # fmt: skip
        assert first["note"] == 'Zeile 1\nZeile 2 "zitiert"'
        assert (first["vatId"], first["category"]) == ("DE136695976", "Handel")
        assert (second["gender"], second["firstName"], second["lastName"]) == (
            "Frau", "Erika", "Mustermann",
        )  # fmt: skip
        assert client.get(f"/customer/{third['id']}").json() == third
        assert total(client) == 3


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("before", ["", "sep={}\r\n"])
def test_the_separator_is_found(server: Running, separator: str, before: str) -> None:
    rows = f'"na,m;e"|address|postcode|city\n"A,B;C{separator}"|D|10115|E\n'
    text = before.format(separator) + rows.replace('"na,m;e"', "name").replace("|", separator)
    with server.new_client() as client:
        [found] = created(imported(client, text.encode()))
        assert found["name"] == f"A,B;C{separator}".strip()


def test_a_column_name_beside_first_names_holds_last_names(server: Running) -> None:
    file = csv_of("Name;Vorname;Straße;PLZ;Ort", "Mustermann;Erika;Ring 2;10115;Berlin")
    with server.new_client() as client:
        [found] = created(imported(client, file))
        assert (found["isCompany"], found["firstName"], found["lastName"]) == (
            False, "Erika", "Mustermann",
        )  # fmt: skip


@pytest.mark.parametrize(("stated", "is_company"), [("ja", True), ("Nein", False), ("x", True),
    ("0", False), ("Firma", True), ("privat", False), ("", True)])  # fmt: skip
def test_whether_it_is_a_company_can_be_stated(
    server: Running, stated: str, is_company: bool
) -> None:
    with server.new_client() as client:
        [found] = created(imported(client, csv_of(f"Typ,{HEADER}", f"{stated},{GOOD}")))
        assert found["isCompany"] is is_company


def test_columns_of_extras_are_kept_under_their_names(server: Running) -> None:
    file = csv_of(f"{HEADER},extras.Region,Extras.Umsatz 2025", f"{GOOD},Nord,=1+1", f"{GOOD},,")
    with server.new_client() as client:
        found = created(imported(client, file))
        assert [one["extras"] for one in found] == [{"Region": "Nord", "Umsatz 2025": "=1+1"}, {}]


def test_a_customer_says_which_file_it_came_with(server: Running) -> None:
    with server.new_client() as client:
        id = uploaded(client, csv_of(HEADER, GOOD))
        [found] = created(client.post("/customers/import", json={"fileId": id}))
        assert found["importedFile"] == {"id": id, "filename": "customers.csv"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Straße", "address"), ("STRASSE", "address"), ("E-Mail-Adresse", "email"),
        ("USt.-IdNr.", "vatId"), ("Ländercode", "country"), ("Laendercode", "country"),
        ("Geschäftsführer", "nameAuthorisedSignatory"), ("vat_id", "vatId"), ("Vat ID", "vatId"),
        ("phoneNo", "phoneNo"), ("Kunden-Nr.", "customerId"), ("", None), ("Farbe", None),
        ("extras.", None), ("extras.A.B", "extras.A.B"),
    ],
)  # fmt: skip
def test_columns_are_known_by_many_names(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_wrong_rows_are_named_and_nothing_is_stored(server: Running) -> None:
    file = csv_of(
        "Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;Typ",
        "D-1;Example GmbH;Weg 1;10115;Berlin;;;",
        "D-2;Example GmbH;Weg 1;1067;Dresden;;;",
        ";;;;;;;",
        "D-3;Example GmbH;;10115;Berlin;Atlantis;nobody;",
        "D-1;Example GmbH;Weg 1;10115;Berlin;;;vielleicht",
        "D-4;;Weg 1;10115;Berlin;;;",
        "TAKEN;Example GmbH;Weg 1;10115;Berlin;;;",
        "D-5;Example\x01GmbH;Weg 1;10115;Berlin;;;",
        "D-6;Example GmbH;Weg 1;10115;Berlin;;;;zu viel",
    )
    with server.new_client() as client:
        added(client, company(customerId="TAKEN"))
        id = uploaded(client, file)
        answer = client.post("/customers/import", json={"fileId": id})
        assert faults(answer) == {
            "rows[3].postcode": "postcode",
            "rows[5].address": "missing",
            "rows[5].country": "string_pattern_mismatch",
            "rows[5].email": "string_pattern_mismatch",
            "rows[6].isCompany": "bool_parsing",
            "rows[7].lastName": "missing",
            "rows[8].customerId": "taken",
            "rows[9].name": "string_pattern_mismatch",
            "rows[10]": "too_many_cells",
        }
        messages = {error["field"]: error["message"] for error in answer.json()["errors"]}
        assert "'PLZ'" in messages["rows[3].postcode"]
        assert total(client) == 1
        assert added(client, company())["customerId"] == "CUST-0001"
        again = client.post("/customers/import", json={"fileId": id})
        assert again.json()["errors"] == answer.json()["errors"]


def test_numbers_that_several_rows_have_are_wrong_in_each(server: Running) -> None:
    file = csv_of(f"number,{HEADER}", *(f"{number},{GOOD}" for number in ("A", "B", "A", "")))
    with server.new_client() as client:
        answer = imported(client, file)
        assert faults(answer) == {"rows[2].customerId": "taken", "rows[4].customerId": "taken"}


def test_numbers_of_the_file_are_not_given_to_rows_without(server: Running) -> None:
    file = csv_of(f"number,{HEADER}", f",{GOOD}", f"CUST-0001,{GOOD}", f",{GOOD}")
    with server.new_client() as client:
        numbers = [one["customerId"] for one in created(imported(client, file))]
        assert numbers == ["CUST-0002", "CUST-0001", "CUST-0003"]


def test_wrong_rows_can_be_left_out(server: Running) -> None:
    file = csv_of(HEADER, GOOD, "Example GmbH,Weg 1,1,Berlin", GOOD, "Example GmbH,,,")
    with server.new_client() as client:
        answer = imported(client, file, skipInvalid=True)
        assert answer.status_code == 201, answer.text
        told = answer.json()
        assert len(told["customers"]) == total(client) == 2
        assert told["skipped"] == 2
        assert [error["field"] for error in told["errors"]] == [
            "rows[3].postcode", "rows[5].address", "rows[5].postcode", "rows[5].city",
        ]  # fmt: skip
        assert len(created(imported(client, csv_of(HEADER, GOOD), skipInvalid=True))) == 1


def test_many_rows_keep_their_order_and_get_numbers_in_it(server: Running) -> None:
    rows = [f"Example {number},Beispielweg 1,10115,Berlin" for number in range(450)]
    with server.new_client() as client:
        found = created(imported(client, csv_of(HEADER, *rows)))
        assert [(one["name"], one["customerId"]) for one in found] == [
            (f"Example {number}", f"CUST-{number + 1:04d}") for number in range(450)
        ]
        entries = client.get("/audit", params={"perPage": 1}).json()
        assert entries["meta"]["totalItems"] >= 450


def test_the_refusal_names_a_hundred_faults_at_most(server: Running) -> None:
    rows = ["Example GmbH,Beispielweg 1,1,Berlin"] * 150
    with server.new_client() as client:
        answer = imported(client, csv_of(HEADER, *rows))
        assert len(faults(answer)) == 100
        assert answer.json()["message"].startswith("Nothing was imported: 150 rows")


def test_a_file_is_imported_once(server: Running) -> None:
    with server.new_client() as client:
        id = uploaded(client, csv_of(HEADER, GOOD))
        assert len(created(client.post("/customers/import", json={"fileId": id}))) == 1
        assert faults(client.post("/customers/import", json={"fileId": id})) == {
            "fileId": "not_found"
        }
        assert total(client) == 1


def test_a_foreign_file_is_told_from_an_unknown_one_by_nothing(server: Running) -> None:
    with server.new_client() as owner, server.new_client() as stranger:
        id = uploaded(owner, csv_of(HEADER, GOOD))
        told = list[dict[str, object]]()
        for named in (id, id[:-1] + ("1" if id[-1] == "0" else "0")):
            answer = stranger.post("/customers/import", json={"fileId": named})
            assert answer.status_code == 400
            told.append({**answer.json(), "requestId": None})
        assert told[0] == told[1]
        assert len(created(owner.post("/customers/import", json={"fileId": id}))) == 1


NO_FILES = {
    "nothing": (b"", "header"),
    "no header": (b"\r\n\r\n", "header"),
    "bytes of a program": (b"\x7fELF\x02\x00\x81\x8d", "encoding"),
    "UTF-16": ("name,city\n".encode("utf-16"), "encoding"),
    "an unknown column": (csv_of("name,colour", "A,red"), "unknown_column"),
    "a column twice": (csv_of("PLZ;Postleitzahl", "1;2"), "repeated_column"),
    "a quote that is not closed": (csv_of(HEADER, '"Example GmbH,A,10115,B'), "csv"),
    "a cell without end": (csv_of(HEADER, "x" * 200_000), "csv"),
    "too many columns": (csv_of(",".join(f"extras.{one}" for one in range(101))), "header"),
    "too many rows": (csv_of(HEADER, *[GOOD] * 10_001), "too_many_rows"),
}


@pytest.mark.parametrize("case", NO_FILES)
def test_what_is_no_file_of_customers_is_refused_at_once(server: Running, case: str) -> None:
    data, code = NO_FILES[case]
    with server.new_client() as client:
        answer = client.post("/customers/import/upload", files={"file": ("a.csv", data)})
        assert set(faults(answer).values()) == {code}


def test_a_header_alone_imports_nobody(server: Running) -> None:
    with server.new_client() as client:
        assert created(imported(client, csv_of(HEADER))) == []


def test_ten_files_wait_and_no_more(server: Running) -> None:
    with server.new_client() as client:
        ids = [uploaded(client, csv_of(HEADER, GOOD)) for _ in range(10)]
        files = {"file": ("a.csv", csv_of(HEADER, GOOD))}
        assert client.post("/customers/import/upload", files=files).status_code == 409
        client.post("/customers/import", json={"fileId": ids[0]})
        assert client.post("/customers/import/upload", files=files).status_code == 201


def test_two_imports_of_one_file_at_once_are_one(server: Running) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with server.new_client() as client:
        id = uploaded(client, csv_of(HEADER, *[GOOD] * 20))

        def run(_: int) -> int:
            return client.post("/customers/import", json={"fileId": id}).status_code

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(run, range(4))) == [201, 400, 400, 400]
        assert total(client) == 20


async def expire(server: Running, id: str) -> None:
    async with unscoped(server.services.database, writes=True, reason="a test") as session:
        await session.execute(
            update(CustomerUpload)
            .where(CustomerUpload.id == id)
            .values(expires_at=server.services.clock.now() - timedelta(seconds=1))
            .execution_options(synchronize_session=False)
        )


async def waiting(server: Running) -> set[str]:
    async with unscoped(server.services.database, writes=False, reason="a test") as session:
        return set(await session.scalars(select(CustomerUpload.id)))


async def tidy(server: Running) -> None:
    [chore] = [one for one in CHORES if one.name == "forget uploaded customers"]
    await chore.do(server.services)


def test_a_file_that_has_expired_is_not_imported_and_dropped(server: Running) -> None:
    with server.new_client() as client:
        kept, lost = (uploaded(client, csv_of(HEADER, GOOD)) for _ in range(2))
        server.do(expire(server, lost))
        answer = client.post("/customers/import", json={"fileId": lost})
        assert faults(answer) == {"fileId": "not_found"}
        assert {kept, lost} <= server.do(waiting(server))
        server.do(tidy(server))
        assert server.do(waiting(server)) & {kept, lost} == {kept}
