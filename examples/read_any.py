"""Reads any invoice and says what it holds, and what could not be understood.

python examples/read_any.py FILE...
"""

import sys

from einvoice import ReadError, read

unreadable = False
for path in sys.argv[1:]:
    try:
        result = read(path)
    except ReadError as error:
        # Only what is no invoice at all raises; `code` is stable, the wording is not.
        print(f"{path}: {error.code}: {error}", file=sys.stderr)
        unreadable = True
        continue

    print(f"{path}: {result.invoice}")
    print(f"  {result.syntax}, {result.profile.title if result.profile else 'unknown profile'}")
    for issue in result.issues:
        print(f"  line {issue.line}: {issue.message} ({issue.raw!r})")
    for part in result.unmapped:
        print(f"  line {part.line}: not mapped: {part.location}")

sys.exit(3 if unreadable else 0)
