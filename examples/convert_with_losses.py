"""Converts an invoice into a smaller profile and lists what that profile cannot say.

python examples/convert_with_losses.py [FILE]      without FILE, the example is converted
"""

import sys
from pathlib import Path

from einvoice import WriteError, convert, write
from einvoice.example import example_invoice

source = Path(sys.argv[1]).read_bytes() if sys.argv[1:] else write(example_invoice(), syntax="ubl")

# BASIC has lines and VAT, but no contacts, no attachments and no article numbers of the seller.
result = convert(source, to="cii", profile="factur-x-basic")
Path("basic.xml").write_bytes(result.data)
print(f"basic.xml: {result.syntax}, {result.profile.title if result.profile else 'no profile'}")
for loss in result.losses:
    print(f"  lost: {loss}")

# The same, for those who would rather have an error than a loss.
try:
    convert(source, to="cii", profile="factur-x-basic", on_loss="refuse")
except WriteError as error:
    print(f"{error.code}: {error}")
