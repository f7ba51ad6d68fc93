"""Keeps what was found: the input itself, and how to make it again."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

from fuzz.batch import Finding

FOLDER = Path(__file__).resolve().parents[1] / ".cache" / "fuzz"
KEPT = 3
"""Inputs that are kept of one signature."""


class Findings:
    """What a run has found, by signature."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, tuple[Finding, Path]] = {}
        self._folder = folder

    def add(self, finding: Finding) -> None:
        """Count a finding; of each signature the first ones are saved, with the smallest shown."""
        signature = finding.broken.signature
        self.counts[signature] += 1
        known = self.examples.get(signature)
        smaller = known is None or len(finding.input.data) < len(known[0].input.data)
        if self.counts[signature] <= KEPT or smaller:
            path = self._save(finding)
            if smaller:
                self.examples[signature] = finding, path

    def _save(self, finding: Finding) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = sha256(finding.broken.signature.encode()).hexdigest()[:8]
        path = self._folder / f"{finding.broken.kind}-{name}-{finding.input.index}.xml"
        path.write_bytes(finding.input.data)
        about = {
            "seed": finding.input.seed,
            "index": finding.input.index,
            "recipe": finding.input.recipe,
            "kind": finding.broken.kind,
            "signature": finding.broken.signature,
            "detail": finding.broken.detail,
        }
        text = json.dumps(about, indent=1, ensure_ascii=False)
        path.with_suffix(".json").write_text(
            text + "\n", encoding="utf-8", errors="backslashreplace"
        )
        return path
