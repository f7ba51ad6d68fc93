"""How packages name the profiles and the versions of Factur-X."""

_PROFILES = {
    "MINIMUM": "facturx-minimum",
    "BASICWL": "facturx-basicwl",
    "BASIC": "facturx-basic",
    "EN16931": "facturx-en16931",
    "EXTENDED": "facturx-extended",
}

# ZUGFeRD and Factur-X are one specification with two version numbers.
_ZUGFERD = {
    "2.3.2": "1.07.2",
    "2.3.3": "1.07.3",
    "2.4": "1.08",
    "2.5": "1.09",
    "2.5.2": "1.09.2",
}


def profile_named(name: str) -> str | None:
    """The rule set of a profile, as file names have it: "BASIC-WL", "BASICWL", "basicwl"."""
    return _PROFILES.get(name.upper().replace("-", "").replace("_", ""))


def factur_x_version(zugferd: str) -> str:
    """The version of Factur-X that a version of ZUGFeRD is; "zugferd-2.2" where none is known."""
    return _ZUGFERD.get(zugferd, f"zugferd-{zugferd}")
