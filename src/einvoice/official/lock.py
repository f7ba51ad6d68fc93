"""Keeps two processes from writing the same file; the system lets go when a process dies."""

import os
import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def try_lock(file: BinaryIO) -> bool:
        """Take the file for oneself until it is closed; False where somebody else has it."""
        # Beyond any content, so that the file can be written while it is locked.
        file.seek(0x7FFFFFFF - 1, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(file: BinaryIO) -> bool:
        """Take the file for oneself until it is closed; False where somebody else has it."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
