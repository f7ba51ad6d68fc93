"""Whoever is asked, the verb, the command line or the daemon: a configuration decides alike."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from einvoice import read, validate
from einvoice.errors import NotWellFormedError
from einvoice.official import OfficialValidator, SaxonPool
from einvoice.official.daemon import KositDaemon
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.verdict import Verdict
from tests.cli.running import run
from tests.official.building import make_zip, scenario, scenarios
from tests.official.sheets import stylesheet
from tests.official.test_verdict_kosit import OPEN, SPACE

CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
STOPS = '<xsl:if test="//c:Note = \'stop\'"><xsl:message terminate="yes">no</xsl:message></xsl:if>'


def fired(rule: str, flag: str, note: str) -> str:
    """A piece of a stylesheet: this rule fires on documents with this note."""
    return (
        f'<xsl:if test="//c:Note = \'{note}\'"><svrl:failed-assert id="{rule}" flag="{flag}"'
        ' location="/*:Invoice[1]"><svrl:text>said</svrl:text></svrl:failed-assert></xsl:if>'
    )


RULES = stylesheet(
    fired("X-1", "fatal", "bad") + fired("X-2", "warning", "odd") + fired("X-3", "Warning", "loud"),
    "",
    attributes=f'xmlns:c="{CBC}"',
).replace(b"<svrl:schematron-output>", f"{STOPS}<svrl:schematron-output>".encode())


def part(kind: str, levels: str = "", accept: str = "/rep:report/rep:assessment/rep:accept") -> str:
    match = f"/o:Invoice/*[local-name() = 'CustomizationID'] = '{kind}'"
    found = scenario(kind, match=match, levels=levels, accept=accept)
    return found.replace("urn:order", SPACE)


PARTS = (
    part("plain"),
    part("lenient", '<customLevel level="warning">X-1</customLevel>'),
    part("strict", '<customLevel level="error">X-2</customLevel>'),
    part("twice"),
    part("twice").replace("<name>twice</name>", "<name>again</name>"),
    part("silent", accept="count(//rep:message) = 0"),
    part("full", accept="every $one in //rep:message satisfies $one/@code = 'X-1'"),
    part("bare").replace("<acceptMatch>/rep:report/rep:assessment/rep:accept</acceptMatch>", ""),
)
FILES = {
    "scenarios.xml": scenarios(*PARTS),
    "xsd/order/order.xsd": OPEN.replace(b'maxOccurs="unbounded"', b'maxOccurs="2"'),
    "xsl/order.xsl": RULES,
}


def document(kind: str, note: str = "", more: str = "") -> bytes:
    said = f"<c:Note>{note}</c:Note>" if note else ""
    return (
        f'<Invoice xmlns="{SPACE}" xmlns:c="{CBC}"><c:CustomizationID>{kind}</c:CustomizationID>'
        f"{said}{more}</Invoice>"
    ).encode()


CASES = {
    "accepting": (document("plain"), 200),
    "a warning": (document("plain", "odd"), 200),
    "by the schema": (document("plain", "odd", "<c:ID/>"), 406),
    "by a rule": (document("plain", "bad"), 406),
    "a flag that is none": (document("plain", "loud"), 406),
    "a level that is lower": (document("lenient", "bad"), 200),
    "a level that is higher": (document("strict", "odd"), 406),
    "no scenario": (document("other"), 406),
    "two scenarios": (document("twice"), 406),
    "another question, answered with no": (document("silent", "odd"), 406),
    "another question, answered with yes": (document("full", "bad"), 200),
    "no question": (document("bare", "odd"), 406),
    "no question and nothing to say": (document("bare"), 200),
    "rules that stop": (document("plain", "stop"), 422),
    "not well-formed": (document("plain")[:-3], 422),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_zip(tmp_path_factory.mktemp("alike") / "configuration.zip", FILES)


@pytest.fixture(scope="module")
def port(archive: Path) -> Iterator[int]:
    with SaxonPool(1) as pool:
        daemon = KositDaemon(("127.0.0.1", 0), KositConfiguration.open(archive, engine=pool))
        thread = threading.Thread(target=daemon.serve)
        thread.start()
        try:
            yield daemon.port
        finally:
            assert daemon.stop()
            thread.join()


@pytest.fixture(scope="module")
def validator() -> OfficialValidator:
    return OfficialValidator()


def posted(port: int, data: bytes) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/document.xml", data)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("name", CASES)
def test_the_verb_the_command_line_and_the_daemon_decide_alike(
    name: str, archive: Path, port: int, validator: OfficialValidator
) -> None:
    data, status = CASES[name]
    assert posted(port, data) == status
    unreadable = name == "not well-formed"
    code = 3 if unreadable else 0 if status == 200 else 1
    asked = ("validate", "--engine", "official", "-c", str(archive))
    run(*asked, "-f", "kosit", "-", stdin=data, code=code)
    if unreadable:
        with pytest.raises(NotWellFormedError):
            validate(data, engine="official", configuration=archive, official=validator)
        return
    report = validate(data, engine="official", configuration=archive, official=validator)
    assert report.kosit.accepted is (status == 200)
    if not report.kosit.accepted:
        assert report.verdict is not Verdict.ACCEPT
        assert all(one.message and one.explain("de").message for one in report.findings)


def test_what_had_to_be_put_right_to_be_read_is_rejected(
    archive: Path, validator: OfficialValidator
) -> None:
    healed = read(CASES["not well-formed"][0], recover=True)
    report = validate(healed, engine="official", configuration=archive, official=validator)
    assert (report.verdict, report.kosit.accepted, report.kosit.scenario) == ("reject", False, None)
    assert {one.rule for one in report.findings} == {"XML"}


def test_a_configuration_that_is_written_anew_is_read_anew(
    tmp_path: Path, validator: OfficialValidator
) -> None:
    path = make_zip(tmp_path / "configuration.zip", FILES)
    data = document("plain", "odd")

    def accepted() -> bool:
        report = validate(data, engine="official", configuration=path, official=validator)
        return report.kosit.accepted

    assert accepted()
    make_zip(path, {**FILES, "xsl/order.xsl": RULES.replace(b'"warning"', b'"fatal"')})
    assert not accepted()
