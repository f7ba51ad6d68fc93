"""Which rules of EN 16931 bind the profiles below and beyond it, and what follows for verdicts."""

from einvoice import validate, write
from einvoice.rules.facturx.binding import binds
from tests.builders import invoice
from tests.rules.facturx.terms_cases import claiming


def test_a_minimum_invoice_is_accepted_though_it_states_no_lines() -> None:
    report = validate(write(invoice(), syntax="cii", profile="minimum", on_loss="drop"))
    assert report.verdict == "accept"
    undecisive = {one.rule for one in report.findings if not one.decides}
    assert {"BR-16", "BR-12"} <= undecisive


def test_a_minimum_invoice_without_a_number_is_rejected() -> None:
    broken = invoice(number=None)
    report = validate(write(broken, syntax="cii", profile="minimum", on_loss="drop"))
    assert report.verdict == "reject"
    assert "BR-02" in {one.rule for one in report.fatal}


def test_a_term_beyond_the_profile_rejects_the_invoice() -> None:
    report = validate(claiming("minimum", invoice()))
    assert report.verdict == "reject"
    assert {one.rule for one in report.fatal} == {"FX-TERM"}


def test_code_lists_bind_every_profile_and_so_does_everything_a_cius() -> None:
    assert binds("BR-CL-04", "factur-x-minimum")
    assert binds("BR-16", "factur-x-basic")
    assert binds("BR-16", None)
    assert not binds("BR-16", "factur-x-basic-wl")
