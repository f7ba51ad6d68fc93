"""Hybrid invoices of other makers are judged as the reference validator judges them."""

import pytest

from einvoice import check_pdf
from tests.absence import absent
from tests.corpus_files import corpus_folder

VERDICTS = {
    "Avoir_FR_type381_BASIC.pdf": ("pass", "3B", set[str]()),
    "Facture_DOM_BASICWL.pdf": ("pass", "3B", set[str]()),
    "Facture_UE_MINIMUM.pdf": ("pass", "3B", set[str]()),
    # Its namespace is that of a draft of ZUGFeRD 1.0.
    "MustangGnuaccountingBeispielRE-20140519_499.pdf": ("fail", "3U", {"BR-HYBRID-04"}),
    "XRECHNUNG_Einfach.pdf": ("pass", "3B", {"BR-HYBRID-11"}),
    "ZUGFeRD_1p0_EXTENDED_Kostenrechnung.pdf": ("pass", "3B", set[str]()),
    # Whether its list of glyphs is complete is not looked at.
    "acme_invoice-42_ZUGFeRD.pdf": ("not_checked", "3B", {"BR-HYBRID-10"}),
    "invoice_EN16931.pdf": ("pass", "3B", set[str]()),
    "invoice_pdf17.pdf": ("pass", "3B", {"PDF-NO-INVOICE"}),
    "sample_inofficial_20190125_atgp_factur-x_v_1_0.pdf": ("pass", "3B", set[str]()),
    "zugferd_2p0_EN16931_Einfach.pdf": ("pass", "3B", set[str]()),
    "zugferd_2p0_EXTENDED_Warenrechnung.pdf": ("pass", "3B", set[str]()),
    "zugferd_2p1_EN16931_2_Teilrechnung.pdf": ("pass", "3A", {"BR-HYBRID-11"}),
    "Empty.pdf": ("fail", None, {"6.6.2.1-1", "6.2.4.3-2", "PDF-NO-INVOICE"}),
    "empty_pdf16.pdf": ("fail", None, {"6.6.2.1-1", "6.2.4.3-2", "PDF-NO-INVOICE"}),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_file_of_the_corpus_is_judged(name: str) -> None:
    file = corpus_folder() / "pdf" / name
    if not file.is_file():
        absent("the hybrid invoices", remedy="put them into ../shared/corpus/pdf")
    verdict, claim, rules = VERDICTS[name]
    report = check_pdf(file)
    assert (report.verdict.value, report.claim) == (verdict, claim)
    assert {one.rule for one in report.findings} == rules
