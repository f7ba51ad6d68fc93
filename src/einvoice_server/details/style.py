"""The style of the pages, and the policy that lets a browser take it and nothing else."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

STYLE = files("einvoice_server.details").joinpath("style.css").read_text(encoding="utf-8").strip()
"""What stands in the element `style`, to the byte."""

_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""No script, no connection, no form; the one style by its hash, and the empty icon."""
