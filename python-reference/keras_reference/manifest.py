"""fixtures/manifest.json: where the fixtures come from. Nothing in it is a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from keras_reference import covering
from keras_reference.environments import ENVIRONMENTS, provenance
from keras_reference.parts.suite import PartSuite
from keras_reference.suites.suite import Suite

FORMAT = "keras-tck/manifest/1"
_ROOT = Path(__file__).parent


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def source_digest() -> str:
    """SHA-256 over the generator's files: each path and content, sorted by path."""
    files = [*_ROOT.rglob("*.py"), *_ROOT.rglob("*.json")]
    made_with = _ROOT.parent / "environments"
    files += [path for path in made_with.rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda p: p.relative_to(_ROOT.parent).as_posix()):
        name = path.relative_to(_ROOT.parent).as_posix()
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def text(suites: Sequence[Suite | PartSuite], files: dict[str, bytes]) -> str:
    """``files`` holds the fixture files' bytes by path."""
    document = {
        "format": FORMAT,
        "generator": {"source_sha256": source_digest()},
        "environments": {e.name: provenance(e) for e in ENVIRONMENTS},
        "matrix": {
            "axis": {
                "input_size": list(covering.INPUT_SIZES),
                "kernel_size": list(covering.KERNEL_SIZES),
                "strides": list(covering.STRIDES),
                "dilation_rate": list(covering.DILATION_RATES),
            },
            "suites": {s.name: matrix for s in suites if (matrix := s.matrix())},
        },
        "files": [
            {
                "path": f"{suite.name}.json",
                "suite": suite.name,
                "cases": len(suite.cases),
                "bytes": len(files[f"{suite.name}.json"]),
                "sha256": sha256(files[f"{suite.name}.json"]),
            }
            for suite in sorted(suites, key=lambda suite: suite.name)
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
