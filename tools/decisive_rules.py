"""Writes down which rules of EN 16931 do not bind the Factur-X profiles below and beyond it.

    python tools/decisive_rules.py FOLDER [--check]

FOLDER holds the inventories of the official rule sets (cen-cii.json, facturx-*.json). A fatal rule
of EN 16931 that the publisher of Factur-X leaves out of a profile does not bind its invoices; code
lists bind every profile, as Factur-X checks them term by term under numbers of its own.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TypedDict

TARGET = (
    Path(__file__).resolve().parent.parent
    / "src"
    / "einvoice"
    / "rules"
    / "facturx"
    / "not_binding.toml"
)
INVENTORIES = {
    "factur-x-minimum": "facturx-minimum",
    "factur-x-basic-wl": "facturx-basicwl",
    "factur-x-extended": "facturx-extended",
}
"""The profiles that are no CIUS of EN 16931, with the inventory of their official rules."""
HEADER = """\
# Facts: the fatal rules of EN 16931 (CII) that do not bind the invoices of a Factur-X profile,
# because the official rules of the profile lack them. Made by tools/decisive_rules.py from the
# inventories of {core} and {facturx}.
"""


class Inventory(TypedDict):
    """What is needed of an inventory."""

    version: str
    rules: dict[str, dict[str, str]]


def facts(folder: Path) -> str:
    """The file as it should be."""
    core = _inventory(folder, "cen-cii")
    fatal = [name for name, entry in core["rules"].items() if entry["flag"] == "fatal"]
    blocks: list[str] = []
    version = ""
    for profile, name in INVENTORIES.items():
        inventory = _inventory(folder, name)
        version = inventory["version"]
        left = sorted(
            one for one in fatal if one not in inventory["rules"] and not one.startswith("BR-CL-")
        )
        blocks.append(f"{profile} = [\n" + "".join(f'    "{one}",\n' for one in left) + "]\n")
    header = HEADER.format(core=f"CEN EN 16931 {core['version']}", facturx=version)
    return "\n".join([header, *blocks])


def _inventory(folder: Path, name: str) -> Inventory:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def main() -> int:
    """Write the file, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    wanted = facts(options.folder)
    if options.check:
        return 0 if TARGET.read_text(encoding="utf-8") == wanted else 1
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
