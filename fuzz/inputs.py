"""Which input belongs to a number: the same run makes the same ones."""

from dataclasses import dataclass
from random import Random

from fuzz import hostile, spans, trees
from fuzz.seeds import Seeds


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to be read, and how they came about."""

    seed: int
    index: int
    data: bytes
    recipe: tuple[str, ...]


def make(seeds: Seeds, seed: int, index: int) -> Input:
    """The input of this number in the run of this seed."""
    rng = Random(f"{seed}:{index}")
    start = seeds.pick(rng)
    family = rng.choices(("tree", "bytes", "both", "hostile"), (55, 20, 10, 15))[0]
    recipe: list[str] = []
    data = start
    if family in ("tree", "both"):
        data, recipe = _by_tree(rng, data)
    if family in ("bytes", "both"):
        data, added = spans.mutated(rng, data)
        recipe += added
    if family == "hostile":
        data, recipe = hostile.attacked(rng, data)
    return Input(seed, index, data, tuple(recipe))


def _by_tree(rng: Random, data: bytes) -> tuple[bytes, list[str]]:
    root = trees.parse(data)
    if root is None:
        return spans.mutated(rng, data)
    names = trees.mutated(rng, root)
    return trees.serialised(rng, root), names
