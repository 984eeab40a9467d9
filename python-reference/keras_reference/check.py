"""Are the committed fixtures what Keras gives? Every byte, or a sample of cases.

On a processor with other vector instructions than the manifest's, the last bits of
rounded outputs may differ, and one defect may come and go; such differences are
reported as processor-dependent. Exact outputs are the same everywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from keras_reference import fixture, generate
from keras_reference.environments import PRIMARY, instruction_set
from keras_reference.suites import all_suites

# What two correct runs on different processors may differ in.
_PROVENANCE = ("python", "platform", "instruction_set")


@dataclass
class Differences:
    """Lines for a person, by whether they are a failure."""

    failures: list[str] = field(default_factory=list)
    processor_dependent: list[str] = field(default_factory=list)

    def compare_cases(
        self, path: str, old: dict[str, str], new: dict[str, str], same_processor: bool
    ) -> None:
        for case_id, line in new.items():
            if case_id not in old:
                self.failures.append(f"{path}: {case_id} is missing")
            elif old[case_id] != line:
                depends = not same_processor and _may_differ(old[case_id], line)
                where = self.processor_dependent if depends else self.failures
                members = ", ".join(_differing_members(old[case_id], line))
                where.append(f"{path}: {case_id} differs in {members}")


def _differing_members(old: str, new: str) -> list[str]:
    try:
        before, after = json.loads(old), json.loads(new)
    except ValueError:
        return ["text (not JSON)"]
    names = [n for n in after | before if before.get(n) != after.get(n)]
    return names or ["spelling"]


def _may_differ(old: str, new: str) -> bool:
    """Rounded outputs; and what backends gave, where an exact ``expected`` is equal."""
    members = set(_differing_members(old, new))
    if '"comparison":"rounded"' in new:
        return members <= {"expected", "reference", "backends", "flags"}
    return members <= {"reference", "backends", "flags"}


def _is_same_processor(directory: Path) -> bool:
    document = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    environment = document["environments"].get(PRIMARY.name, {})
    return environment.get("instruction_set") == instruction_set()


def _committed(directory: Path, path: str) -> dict[str, str]:
    try:
        return fixture.lines_by_id((directory / path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def sample(directory: Path, count: int) -> Differences:
    """``count`` cases, evenly spread over all suites; and that every id is there."""
    suites = all_suites()
    found = Differences()
    cases = [(suite.name, case) for suite in suites for case in suite.cases]
    committed = {s.name: _committed(directory, f"{s.name}.json") for s in suites}
    for suite in suites:
        ids = [case.id for case in suite.cases]
        if list(committed[suite.name]) != ids:
            found.failures.append(f"{suite.name}.json: not the cases of the matrix")
    chosen = [cases[i * len(cases) // count] for i in range(min(count, len(cases)))]
    same_processor = _is_same_processor(directory)
    verdicts = generate.verdicts(chosen)
    for (name, case), verdict in zip(chosen, verdicts, strict=True):
        new = {case.id: fixture.case_line(case, verdict)}
        found.compare_cases(f"{name}.json", committed[name], new, same_processor)
    return found


def everything(directory: Path, keep: Path | None) -> Differences:
    """Every generated file; ``keep`` is a directory for what was made, to diff."""
    same_processor = _is_same_processor(directory)
    files = generate.build()
    if keep:
        generate.write(files, keep)
    found = Differences()
    for path, content in files.items():
        target = directory / path
        if not target.exists():
            found.failures.append(f"{path}: missing")
        elif target.read_bytes() != content:
            _compare_file(found, directory, path, content, same_processor)
    expected = set(files)
    for name in _listed(directory) - expected:
        found.failures.append(f"{name}: in the manifest, but not in the matrix")
    return found


def _compare_file(
    found: Differences, directory: Path, path: str, content: bytes, same: bool
) -> None:
    if path == "manifest.json":
        _compare_manifests(found, directory / path, content, same)
        return
    old = _committed(directory, path)
    new = fixture.lines_by_id(content.decode())
    before = len(found.failures) + len(found.processor_dependent)
    found.compare_cases(path, old, new, same)
    found.failures += [f"{path}: {i} is not in the matrix" for i in old if i not in new]
    if before == len(found.failures) + len(found.processor_dependent):
        found.failures.append(f"{path}: differs outside its cases")


def _compare_manifests(
    found: Differences, path: Path, content: bytes, same: bool
) -> None:
    """Hashes follow from the files; elsewhere, name the members that differ."""
    old = json.loads(path.read_text(encoding="utf-8"))
    new = json.loads(content)
    for document in (old, new):
        for entry in document["files"]:
            if not same:
                del entry["sha256"], entry["bytes"]
        for environment in document["environments"].values():
            for member in _PROVENANCE:
                if not same:
                    environment.pop(member, None)
    for member in new | old:
        if old.get(member) != new.get(member):
            found.failures.append(f"manifest.json: {member} differs")


def _listed(directory: Path) -> set[str]:
    document = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    return {entry["path"] for entry in document["files"]}
