"""What a test does where something that it needs is not installed."""

import os
from typing import NoReturn

import pytest


def absent(what: str, *, remedy: str) -> NoReturn:
    """Skip locally, fail in CI: there, a check that did not run must not look like a pass.

    Also callable while a module is imported, for parameters that depend on what is absent.
    """
    message = f"{what} is absent: {remedy}"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(message, pytrace=False)
    pytest.skip(message, allow_module_level=True)
