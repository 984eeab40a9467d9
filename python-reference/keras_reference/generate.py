"""From the matrix to the files: enumerate, run, judge, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keras_reference import fixture, manifest, validation
from keras_reference.acceptance import Verdict, expected_value, is_accepted, judge
from keras_reference.case import Case
from keras_reference.environments import ENVIRONMENTS, Environment
from keras_reference.pool import BrokenRun, Outcome, run_all
from keras_reference.progress import Progress
from keras_reference.suites import all_suites

# Suites whose every case goes to every environment.
_ALWAYS_DOUBTFUL = ("special", "training", "configuration", "losses")


@dataclass
class Entry:
    """A case on its way to a verdict."""

    suite: str
    case: Case
    value: Any
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def runs_on(self, environment: Environment) -> bool:
        """Whether the environment is asked, given what came before."""
        if self.case.only_on:
            return environment.name == self.case.only_on
        return environment.runs_on != "doubtful" or self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """No simple acceptance so far, or a suite about what backends disagree on."""
        first = next(iter(self.outcomes.values()))
        return self.suite.endswith(_ALWAYS_DOUBTFUL) or not is_accepted(
            self.case, first, self.value
        )


def _run(environment: Environment, entries: list[Entry]) -> None:
    entries = [entry for entry in entries if entry.runs_on(environment)]
    if not entries:
        return
    progress = Progress(environment.name, len(entries))
    cases = [entry.case for entry in entries]
    outcomes = run_all(environment, cases, progress.update)
    for entry, outcome in zip(entries, outcomes, strict=True):
        entry.outcomes[environment.name] = outcome
    progress.close()


def verdicts(cases: Sequence[tuple[str, Case]]) -> list[Verdict]:
    """Runs the cases, given with their suites' names, and judges every outcome."""
    entries = [Entry(suite, case, expected_value(case)) for suite, case in cases]
    for environment in ENVIRONMENTS:
        _run(environment, entries)
    progress = Progress("judged", len(entries))
    judged, problems = [], []
    for entry in entries:
        try:
            judged.append(judge(entry.case, entry.outcomes))
        except BrokenRun as problem:
            problems.append(str(problem))
        progress.update(len(judged))
    progress.close()
    if problems:
        raise BrokenRun("\n".join([f"{len(problems)} cases not accepted:", *problems]))
    return judged


def build() -> dict[str, bytes]:
    """Every file under ``fixtures/`` that is generated, by its path there."""
    suites = all_suites()
    judged = iter(verdicts([(s.name, case) for s in suites for case in s.cases]))
    files = {}
    for suite in suites:
        text = fixture.file_text(suite, [next(judged) for _ in suite.cases])
        path = f"{suite.name}.json"
        validation.validate(path, text, validation.FIXTURE_SCHEMA)
        files[path] = text.encode()
    provenance = manifest.text(suites, files)
    validation.validate("manifest.json", provenance, validation.MANIFEST_SCHEMA)
    for name, schema in validation.schema_texts().items():
        files[f"schema/{name}"] = schema.encode()
    # Last, so that a manifest never names a file that is not there yet.
    return files | {"manifest.json": provenance.encode()}


def write(files: dict[str, bytes], directory: Path) -> None:
    """All files are written beside their places first, then moved in one by one."""
    incoming = {}
    try:
        for name, content in files.items():
            target = directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(target.name + ".incoming")
            incoming[beside] = target
            beside.write_bytes(content)
        for beside, target in incoming.items():
            beside.replace(target)
    finally:
        for beside in incoming:
            beside.unlink(missing_ok=True)
