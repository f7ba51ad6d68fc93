"""Draws an invoice in a theme of its own, embeds it, and gives credit for it; three files.

Run it from the folder that the files are to appear in:  python examples/hybrid_invoice.py
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from einvoice import check_pdf, correction_of, embed, extract, read, render, validate
from einvoice.example import example_invoice
from einvoice.rendering import THEMES

invoice = example_invoice()
theme = replace(THEMES["modern"], accent="#7a1f3d")
picture = render(invoice, language=("de", "en"), theme=theme)
Path("picture.pdf").write_bytes(picture)

# A PDF of yours, from wherever it comes, is converted, or refused with the reasons.
hybrid = embed(picture, invoice, profile="factur-x-en16931")
Path("invoice.pdf").write_bytes(hybrid)
checked = check_pdf(hybrid)
print(f"invoice.pdf: {checked.verdict}, holds {extract(hybrid).name}")
print(f"  the rules: {validate(hybrid).verdict}")

# Somebody received it and gives everything back.
received = read("invoice.pdf").invoice
credit = correction_of(
    received, kind="credit_note", number="2026-001-C", issue_date=date(2026, 2, 10)
)
Path("credit.pdf").write_bytes(credit.to_pdf(profile="factur-x-en16931", language="de"))
again = read("credit.pdf").invoice
print(f"credit.pdf: type {again.type_code}, for {again.preceding_invoices[0].reference}")
