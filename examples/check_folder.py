"""Checks every invoice of a folder and says what to change, in German.

    python examples/check_folder.py FOLDER

Without a folder, two invoices are made first: one that is fine, and one whose total is wrong.
"""

import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from einvoice import Verdict, fix, read, validate, write
from einvoice.example import example_invoice


def check(folder: Path) -> None:
    """Print the verdict on every document, and mend what can be mended."""
    for path in sorted(folder.glob("*.xml")):
        report = validate(path)
        print(f"{path.name}: {report.verdict}")
        for finding in report.fatal:
            said = finding.explain("de")
            print(f"  {finding.rule} {finding.path}: {said.message} {said.fix}")
        if report.verdict is Verdict.REJECT:
            mended = fix(read(path).invoice, report)
            print(f"  after fix: {validate(mended).verdict}")


def make_some(folder: Path) -> None:
    """Two invoices to check."""
    invoice = example_invoice()
    assert invoice.totals is not None
    wrong = invoice.replace(totals=invoice.totals.replace(amount_due=Decimal("1000.00")))
    (folder / "fine.xml").write_bytes(write(invoice, syntax="cii"))
    (folder / "wrong.xml").write_bytes(write(wrong, syntax="ubl"))


def main() -> None:
    """Check the folder that is named, or one that is made for the purpose."""
    if len(sys.argv) > 1:
        check(Path(sys.argv[1]))
        return
    with TemporaryDirectory() as folder:
        make_some(Path(folder))
        check(Path(folder))


if __name__ == "__main__":
    main()
