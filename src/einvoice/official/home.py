"""Where a user's packages of rules are kept."""

import os
import sys
from pathlib import Path

HOME = "EINVOICE_RULES_HOME"
"""The environment variable that names the folder."""


def rules_home() -> Path:
    """The folder of the store: $EINVOICE_RULES_HOME, or where the system keeps users' data."""
    if named := os.environ.get(HOME):
        return Path(named).expanduser().absolute()
    return _data_folder() / "einvoice" / "rules"


def _data_folder() -> Path:
    data = os.environ.get("XDG_DATA_HOME", "")
    # The standard says that a relative path here is to be ignored.
    if os.path.isabs(data):
        return Path(data)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path.home() / ".local" / "share"
