"""Are the committed fixtures what Keras gives? By case and environment.

Everything is run anew; what ``regenerate`` remembers is not used. An outcome must be
the committed one to the last bit where it was made on a processor with the same vector
instructions. On another, what depends on them may differ, and both are held to the
definition's bound instead. Exact outcomes are the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from keras_reference import fixture, generate
from keras_reference.differences import CaseChecker, Difference
from keras_reference.environments import ENVIRONMENTS, Environment, instruction_set
from keras_reference.generate import AnySuite, Entry

# What two correct runs on different processors may differ in.
_PROVENANCE = ("python", "platform", "instruction_set")


@dataclass
class Findings:
    """Lines for a person, by whether they are a failure."""

    scope: str
    made_on: dict[str, str]
    failures: list[str] = field(default_factory=list)
    processor_dependent: list[str] = field(default_factory=list)

    def add(self, path: str, case_id: str, difference: Difference) -> None:
        """No failure where the bound holds and another processor made it."""
        name, here = difference.environment, instruction_set()
        made_on = self.made_on.get(name, here)
        where = f"made on {made_on}, here {here}"
        line = f"{path}: {case_id}: {name}"
        if difference.within_bound and made_on != here:
            line += f" differs within the bound, {where}"
            self.processor_dependent.append(line)
        else:
            line += f" {difference.sentence}"
            self.failures.append(line + (f"; {where}" if made_on != here else ""))

    def lines(self) -> list[str]:
        lines = [*self.processor_dependent, *self.failures]
        if self.processor_dependent:
            count = len(self.processor_dependent)
            lines.append(f"{count} outcomes differ within the bound on this processor")
        if self.failures:
            return [*lines, f"{len(self.failures)} differences; checked: {self.scope}"]
        return [*lines, f"the fixtures are what Keras gives; checked: {self.scope}"]


def check(
    directory: Path,
    environments: Sequence[Environment],
    sample: int | None = None,
    keep: Path | None = None,
) -> Findings:
    """``sample``: that many cases, evenly spread; ``keep``: where to write what is made.

    With every environment and no sample, every byte of every file is compared, too.
    """
    suites = generate.every_suite()
    cases = [(suite, case) for suite in suites for case in suite.cases]
    count = min(sample or len(cases), len(cases))
    chosen = [cases[i * len(cases) // count] for i in range(count)]
    found = Findings(_scope(count, len(cases), environments), _made_on(directory))
    lines = {suite.name: _lines(directory, suite) for suite in suites}
    for suite in suites:
        if list(lines[suite.name]) != [case.id for case in suite.cases]:
            found.failures.append(f"{suite.name}.json: not the cases of the matrix")
    entries, _ = generate.outcomes([case for _, case in chosen], environments)
    for (suite, case), entry in zip(chosen, entries, strict=True):
        line = lines[suite.name].get(case.id)
        if line is not None:
            _compare_case(found, f"{suite.name}.json", entry, json.loads(line))
    if count == len(cases) and tuple(environments) == ENVIRONMENTS:
        _compare_files(found, directory, suites, entries, keep)
    return found


def _scope(count: int, total: int, environments: Sequence[Environment]) -> str:
    cases = f"all {total} cases"
    if count < total:
        cases = f"a sample of {count} of {total} cases"
    if tuple(environments) == ENVIRONMENTS:
        return f"{cases}, every environment"
    return f"{cases}, {', '.join(environment.name for environment in environments)}"


def _made_on(directory: Path) -> dict[str, str]:
    """The instruction set that each environment's outcomes were made on."""
    document = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    return {
        name: environment.get("instruction_set", "unknown")
        for name, environment in document["environments"].items()
    }


def _lines(directory: Path, suite: AnySuite) -> dict[str, str]:
    try:
        text = (directory / f"{suite.name}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return fixture.lines_by_id(text)


def _compare_case(found: Findings, path: str, entry: Entry, committed: dict) -> None:
    checker = CaseChecker(entry.case, committed)
    for difference in checker.of_case():
        found.add(path, entry.case.id, difference)
    for member in ("backends", "versions"):
        for name, outcome in getattr(entry, member).items():
            for difference in checker.of_outcome(member, name, outcome):
                found.add(path, entry.case.id, difference)


def _compare_files(
    found: Findings,
    directory: Path,
    suites: list[AnySuite],
    entries: list[Entry],
    keep: Path | None,
) -> None:
    """What no case shows: heads, notes, flags, the manifest, other files."""
    files = generate.files(suites, generate.each(entries, Entry.judge))
    if keep:
        generate.write(files, keep)
    seen = bool(found.failures or found.processor_dependent)
    for path, content in files.items():
        target = directory / path
        if not target.exists():
            found.failures.append(f"{path}: missing")
        elif path == "manifest.json":
            _compare_manifests(found, target, content, whole=not seen)
        elif target.read_bytes() != content and not seen:
            found.failures.append(f"{path}: differs, though its outcomes do not")
    for entry in json.loads((directory / "manifest.json").read_bytes())["files"]:
        if entry["path"] not in files:
            name = entry["path"]
            found.failures.append(f"{name}: in the manifest, but not in the matrix")


def _compare_manifests(
    found: Findings, path: Path, content: bytes, whole: bool
) -> None:
    """Hashes follow from the files; ``whole``: where these are the same."""
    old, new = json.loads(path.read_bytes()), json.loads(content)
    for document in (old, new):
        for entry in document["files"] if not whole else ():
            del entry["sha256"], entry["bytes"]
        for environment in document["environments"].values():
            if environment["instruction_set"] != instruction_set():
                for member in _PROVENANCE:
                    environment.pop(member, None)
    for name, environment in new["environments"].items():
        if "instruction_set" not in old["environments"].get(name, {}):
            for member in _PROVENANCE:
                environment.pop(member, None)
    for member in new | old:
        if old.get(member) != new.get(member):
            found.failures.append(f"manifest.json: {member} differs")
