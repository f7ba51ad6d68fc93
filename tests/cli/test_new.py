"""`einvoice new` gives an example that is complete and converts as it is."""

from pathlib import Path

import pytest

from einvoice import PROFILES, Invoice, Profile, calculate, read
from einvoice.example import example_invoice
from tests.cli.running import run, run_json

ZUGFERD_1 = [profile for profile in PROFILES if "zugferd-1" in profile.syntaxes]
WRITABLE = [profile for profile in PROFILES if profile.writable and profile not in ZUGFERD_1]


def test_the_example_is_printed_as_json() -> None:
    assert Invoice.from_json(run("new").stdout_bytes) == example_invoice()


def test_the_example_is_calculated_and_says_so_in_its_words() -> None:
    invoice = example_invoice()
    assert calculate(invoice) == invoice
    assert invoice.totals is not None
    assert f"{invoice.totals.amount_due:,} EUR" in (example_invoice.__doc__ or "")


def test_the_example_is_obviously_one() -> None:
    invoice = example_invoice()
    assert invoice.seller is not None
    assert invoice.buyer is not None
    assert "Example" in f"{invoice.seller.name}"
    assert "Example" in f"{invoice.buyer.name}"
    assert "EXAMPLE" in f"{invoice.number}"


@pytest.mark.parametrize("profile", WRITABLE, ids=lambda profile: profile.name)
def test_the_example_keeps_to_every_profile_that_is_asked_for(
    tmp_path: Path, profile: object
) -> None:
    name = getattr(profile, "name", "")
    start, out = tmp_path / "new.json", tmp_path / "out.xml"
    run("new", "-o", start, "--profile", name)
    [found] = run_json("convert", start, "-o", out, "--profile", name, "--strict")
    assert found["losses"] == []
    specification = Invoice.from_json(start.read_bytes()).process
    assert read(out).invoice.process == specification


@pytest.mark.parametrize("profile", ZUGFERD_1, ids=lambda profile: profile.name)
def test_of_zugferd_1_the_example_lacks_only_what_the_format_demands(
    tmp_path: Path, profile: Profile
) -> None:
    start, out = tmp_path / "new.json", tmp_path / "out.xml"
    run("new", "-o", start, "--profile", profile.name)
    [found] = run_json("convert", start, "-o", out, "--profile", profile.name)
    assert found["syntax"] == "zugferd-1"
    assert all("demands a value" in loss["reason"] for loss in found["losses"])
    assert read(out).profile == profile


def test_a_file_is_not_replaced_without_force(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("mine", encoding="utf-8")
    run("new", "-o", path, code=2)
    assert path.read_text(encoding="utf-8") == "mine"
    run("new", "-o", path, "--force")


def test_an_unknown_profile_is_wrong_usage() -> None:
    assert run("new", "--profile", "nonsense", code=2).stderr.startswith("einvoice: --profile: ")
