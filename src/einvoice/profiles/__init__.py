"""The profiles of the norm as data: what identifies them and which terms they have."""

from einvoice.profiles.profile import Profile
from einvoice.profiles.registry import PROFILES, detect, get
from einvoice.profiles.restrict import restrict, with_profile

__all__ = ["PROFILES", "Profile", "detect", "get", "restrict", "with_profile"]
