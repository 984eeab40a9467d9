"""From the matrix to the files: enumerate, run, judge, write."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keras_reference import acceptance, fixture, manifest, validation
from keras_reference.acceptance import Verdict
from keras_reference.case import Case
from keras_reference.environments import ENVIRONMENTS, Environment
from keras_reference.outcomes import Outcomes
from keras_reference.parts import suite as part_suite
from keras_reference.parts.suite import PartCase, PartSuite, PartVerdict
from keras_reference.pool import DEATHS, BrokenRun, Outcome, run_all
from keras_reference.progress import Progress
from keras_reference.suites import all_suites
from keras_reference.suites.suite import Suite

AnyCase = Case | PartCase
AnySuite = Suite | PartSuite
AnyVerdict = Verdict | PartVerdict


@dataclass
class Entry:
    """A case on its way to a verdict."""

    case: AnyCase
    backends: dict[str, Outcome] = field(default_factory=dict)
    versions: dict[str, Outcome] = field(default_factory=dict)

    def judge(self) -> AnyVerdict:
        if isinstance(self.case, PartCase):
            return part_suite.judge(self.case, self.backends)
        return acceptance.judge(self.case, self.backends, self.versions)


@dataclass
class Report:
    """What a person should hear of a run: lines, and counts by environment and word."""

    deaths: list[str] = field(default_factory=list)
    counts: dict[str, Counter] = field(default_factory=dict)

    def note_death(self, environment: str, case_id: str, outcome: Outcome) -> None:
        if "abort" in outcome:
            abort = outcome["abort"]
            words = f"{abort['signal']}: {abort['message']}"
        else:
            words = f"no answer within {outcome['timeout']} s"
        self.deaths.append(f"{environment}: {case_id}: {words}")

    def count(self, verdict: AnyVerdict) -> None:
        entries = verdict.backends | getattr(verdict, "versions", {})
        for name, entry in entries.items():
            self.counts.setdefault(name, Counter())[_word(entry)] += 1

    def lines(self) -> list[str]:
        """The processes that died, then a line of counts per environment."""
        lines = []
        if self.deaths:
            lines.append(f"{len(self.deaths)} cases took their process down:")
            lines += [f"  {line}" for line in self.deaths]
        for name, counter in self.counts.items():
            counts = ", ".join(f"{n} {word}" for word, n in counter.most_common())
            lines.append(f"{name}: {counts}")
        return lines


def _word(entry: Any) -> str:
    """What an entry of a fixture's ``backends`` is, in one word."""
    if entry == "agrees":
        return "agree"
    if "defect" in entry:
        return entry["defect"]
    kinds = {"abort": "abort", "timeout": "timeout", "error": "refuse"}
    return next((word for name, word in kinds.items() if name in entry), "dissent")


def every_suite() -> list[AnySuite]:
    """The suites of the layers, then those of their parts."""
    return [*all_suites(), *part_suite.suites()]


def _asked(environment: Environment, case: AnyCase) -> bool:
    return case.question in environment.questions and case.runs_on(environment.name)


def _run(
    environment: Environment, entries: list[Entry], report: Report, remember: bool
) -> None:
    entries = [entry for entry in entries if _asked(environment, entry.case)]
    if not entries:
        return
    progress = Progress(environment.name, len(entries))
    cases = [entry.case for entry in entries]
    known = Outcomes(environment) if remember else None
    try:
        outcomes = run_all(environment, cases, progress.update, known=known)
    finally:
        if known:
            known.close()
    for entry, outcome in zip(entries, outcomes, strict=True):
        if "broken" in outcome:
            continue
        member = entry.versions if environment.is_version else entry.backends
        member[environment.name] = outcome
        if not outcome.keys().isdisjoint(DEATHS):
            report.note_death(environment.name, entry.case.id, outcome)
    progress.close()


def outcomes(
    cases: Sequence[AnyCase],
    environments: Sequence[Environment] = ENVIRONMENTS,
    remember: bool = False,
) -> tuple[list[Entry], Report]:
    """What each environment makes of each case.

    ``remember``: what was run before is not run again, and what is run is kept.
    """
    entries, report = [Entry(case) for case in cases], Report()
    for environment in environments:
        _run(environment, entries, report, remember)
    return entries, report


def each(entries: list[Entry], judge: Callable[[Entry], Any]) -> list[Any]:
    """``judge`` of every entry; all problems at once at the end."""
    progress = Progress("judged", len(entries))
    judged, problems = [], []
    for entry in entries:
        try:
            judged.append(judge(entry))
        except BrokenRun as problem:
            problems.append(str(problem))
        progress.update(len(judged))
    progress.close()
    if problems:
        raise BrokenRun("\n".join([f"{len(problems)} cases not accepted:", *problems]))
    return judged


def suite_text(suite: AnySuite, verdicts: list[AnyVerdict]) -> str:
    if isinstance(suite, PartSuite):
        text = suite.text(verdicts)
    else:
        text = fixture.file_text(suite, verdicts)
    validation.validate(f"{suite.name}.json", text, validation.FIXTURE_SCHEMA)
    return text


def files(suites: list[AnySuite], judged: list[AnyVerdict]) -> dict[str, bytes]:
    """Every file under ``fixtures/`` that is generated, by its path there."""
    verdicts = iter(judged)
    made = {}
    for suite in suites:
        text = suite_text(suite, [next(verdicts) for _ in suite.cases])
        made[f"{suite.name}.json"] = text.encode()
    provenance = manifest.text(suites, made)
    validation.validate("manifest.json", provenance, validation.MANIFEST_SCHEMA)
    for name, schema in validation.schema_texts().items():
        made[f"schema/{name}"] = schema.encode()
    # Last, so that a manifest never names a file that is not there yet.
    return made | {"manifest.json": provenance.encode()}


def build(remember: bool) -> tuple[dict[str, bytes], Report]:
    """Runs the whole matrix."""
    suites = every_suite()
    entries, report = outcomes([c for s in suites for c in s.cases], remember=remember)
    judged = each(entries, Entry.judge)
    for verdict in judged:
        report.count(verdict)
    return files(suites, judged), report


def write(files: dict[str, bytes], directory: Path) -> None:
    """All files are written in a directory beside it first, then moved in one by one.

    A run that is killed meanwhile leaves whole files in ``directory``, and the
    directory beside it to the next run, which removes it.
    """
    directory = directory.resolve()
    beside = directory.with_name(f".{directory.name}.incoming")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for name, content in files.items():
            target = beside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for name in files:
            target = directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (beside / name).replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
