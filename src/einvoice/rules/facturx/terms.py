"""What a profile of Factur-X has no place for.

The publisher's own numbers for these rules change between versions and profiles, so the ids are
ours: they say what is wrong with a term, and the finding which term it is.
"""

from collections.abc import Iterator, Sequence

from einvoice.losses import Loss
from einvoice.profiles import restrict
from einvoice.profiles.profile import Profile
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


def left_out(stated: Stated) -> Sequence[Loss]:
    """What the invoice would lose if it were cut down to its profile."""
    if stated.profile is None:
        return ()
    return restrict(stated.invoice, stated.profile, syntax="cii")[1]


@rule("FX-TERM", syntax="cii")
def no_place(stated: Stated) -> Iterator[Hit]:
    """A term that the profile does not have."""
    profile = stated.profile
    for loss in stated.once(left_out):
        if profile is not None and not profile.allows(loss.path):
            yield _hit(loss, profile)


@rule("FX-COUNT", syntax="cii")
def too_many(stated: Stated) -> Iterator[Hit]:
    """More entries of a list than the profile takes."""
    profile = stated.profile
    for loss in stated.once(left_out):
        if profile is not None and profile.allows(loss.path):
            yield _hit(loss, profile)


@rule("FX-ELEMENT", syntax="cii")
def unknown_element(stated: Stated) -> Iterator[Hit]:
    """An element that no profile has a term for."""
    title = stated.profile.title if stated.profile else "EN 16931"
    for part in stated.unmapped:
        if not part.is_attribute:
            yield Hit(
                values={"element": part.location.rpartition("/")[2], "profile": title},
                location=part.location,
                line=part.line,
            )


def _hit(loss: Loss, profile: Profile) -> Hit:
    what = loss.term or loss.path
    values = {"term": what, "value": loss.value, "profile": profile.title}
    return Hit(loss.path, values, terms=(loss.term,) if loss.term else ())


RULES = declared_in(globals())
