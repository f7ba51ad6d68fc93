"""What is asked of a content model more than once: where each element stands in it."""

from dataclasses import dataclass
from functools import cache

from einvoice.structure.tables import Group, Particle, Tables, Use


@dataclass(frozen=True, slots=True)
class Model:
    """The elements of a content model, by name and in order."""

    uses: tuple[Use, ...]
    position: dict[str, int]
    """By tag; of an element that stands in several places, the first."""
    by_local: dict[str, Use]
    plain: bool
    """Whether it is a sequence of different elements and nothing else."""


@cache
def model_of(tables: Tables, type_name: str) -> Model:
    """The elements that a type may hold, taken out of its groups."""
    content = tables.definition(type_name).content or Group(())
    uses = tuple(_uses(content))
    position: dict[str, int] = {}
    for index, use in enumerate(uses):
        position.setdefault(use.tag, index)
    plain = (
        not content.choice
        and (content.least, content.most) == (1, 1)
        and len(uses) == len(content.parts) == len(position)
    )
    by_local = {use.tag.rpartition("}")[2]: use for use in uses}
    return Model(uses, position, by_local, plain)


def _uses(particle: Particle) -> list[Use]:
    if isinstance(particle, Use):
        return [particle]
    if not isinstance(particle, Group):
        return []
    return [use for part in particle.parts for use in _uses(part)]
