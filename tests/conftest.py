"""What holds for all tests."""

import os

# pytest-xdist tells its workers how wide the terminal is; the programs that tests start would take
# it for their own, and shorten what they write to files.
os.environ.pop("COLUMNS", None)
