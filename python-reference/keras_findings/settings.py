"""What changes where only a setting does: one table, from outputs and gradients.

Each setting is run over a sample of the cases, and each outcome held against the same
environment's with its usual settings: bytes, verdict, and how far apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from queue import SimpleQueue

import numpy as np

from keras_findings.worker import THREADS
from keras_reference import acceptance, bounds, definition, environments
from keras_reference.case import Case
from keras_reference.environments import Environment
from keras_reference.pool import Outcome, Worker
from keras_reference.progress import Progress
from keras_reference.questions import QUESTIONS
from keras_reference.suites import all_suites

_WORKERS = 2


@dataclass(frozen=True)
class Setting:
    """One way to run an environment; ``twin``: with channels first in place of last."""

    words: str
    environment: str
    variables: dict[str, str] = field(default_factory=dict)
    threads: int = 1
    twin: bool = False

    @property
    def changed(self) -> Environment:
        base = _base(self.environment)
        variables = dict(base.variables)
        for name, value in self.variables.items():
            # XLA reads all its flags from one variable.
            together = f"{variables.get(name, '')} {value}".strip()
            variables[name] = together if name == "XLA_FLAGS" else value
        variables[THREADS] = variables["OMP_NUM_THREADS"] = str(self.threads)
        return replace(base, variables=variables)


_AVX2 = {environments.INSTRUCTION_SET_VARIABLE: "AVX2"}
SETTINGS = (
    Setting("again, nothing changed", "tensorflow"),
    Setting("channels first for channels last", "tensorflow", twin=True),
    Setting("oneDNN off", "tensorflow", {"TF_ENABLE_ONEDNN_OPTS": "0"}),
    Setting("`ONEDNN_MAX_CPU_ISA=AVX2`", "tensorflow", _AVX2),
    Setting("2 threads", "tensorflow", threads=2),
    Setting("2 threads", "tensorflow-onednn-off", threads=2),
    Setting("`ONEDNN_MAX_CPU_ISA=AVX2`", "torch", _AVX2),
    Setting("`ATEN_CPU_CAPABILITY=avx2`", "torch", {"ATEN_CPU_CAPABILITY": "avx2"}),
    Setting("2 threads", "torch", threads=2),
    Setting(
        "`--xla_cpu_max_isa=AVX2`", "jax", {"XLA_FLAGS": "--xla_cpu_max_isa=AVX2"}
    ),
    Setting(
        "threads of Eigen",
        "jax",
        {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=true"},
        threads=2,
    ),
)


def _base(name: str) -> Environment:
    return next(e for e in environments.ENVIRONMENTS if e.name == name)


def cases(every: int) -> list[Case]:
    """All rounded cases that Keras computes, and each ``every``-th exact one."""
    computed = [
        case
        for suite in all_suites()
        for case in suite.cases
        if case.question in ("output", "gradients")
        and not case.refused
        and case.spec is not None
    ]
    exact = [case for case in computed if case.comparison == "exact"]
    rounded = [case for case in computed if case.comparison != "exact"]
    return rounded + exact[::every]


def _has_twin(case: Case) -> bool:
    """These activations work along the last axis, whatever the data format."""
    along_last = case.spec.activation in ("softmax", "log_softmax", "sparsemax", "glu")
    return not case.spec.channels_first and not along_last


def _twin(case: Case) -> Case:
    """The same numbers with channels first."""
    spec = case.spec.but(data_format="channels_first")
    upstream = case.upstream
    return replace(
        case,
        spec=spec,
        config=case.config | {"data_format": "channels_first"},
        input=np.ascontiguousarray(spec.from_channels_last(case.input)),
        upstream=None
        if upstream is None
        else np.ascontiguousarray(spec.from_channels_last(upstream)),
    )


def outcomes(
    environment: Environment, asked: Sequence[Case], words: str
) -> list[Outcome]:
    """What the environment gives with these variables, case by case."""
    workers: SimpleQueue[Worker] = SimpleQueue()
    program = ("-m", "keras_findings.worker")
    made = [Worker(environment, program=program) for _ in range(_WORKERS)]
    for worker in made:
        workers.put(worker)
    progress = Progress(f"{environment.name}, {words}", len(asked))

    def run(case: Case) -> Outcome:
        worker = workers.get()
        try:
            return worker.run(case.task)
        finally:
            workers.put(worker)

    found = []
    try:
        with ThreadPoolExecutor(_WORKERS) as pool:
            for outcome in pool.map(run, asked):
                found.append(outcome)
                progress.update(len(found))
    finally:
        for worker in made:
            worker.dispose()
    progress.close()
    return found


def tensors(case: Case, outcome: Outcome) -> dict[str, np.ndarray] | None:
    """What was computed, channels last; None where nothing was."""
    if "output" in outcome:
        return {"output": case.spec.to_channels_last(outcome["output"])}
    if "gradients" not in outcome:
        return None
    made = dict(outcome["gradients"])
    made["input"] = case.spec.to_channels_last(made["input"])
    return made


def _limits(case: Case) -> dict[str, np.ndarray]:
    if case.question == "output":
        bound = bounds.rounding_bound(case)
        return {"output": case.spec.to_channels_last(bound)}
    found = definition.gradient_bounds(
        case.spec, case.input, case.weights, case.upstream
    )
    limits = {name: bounds.gamma(*limit) for name, limit in found.items()}
    limits["input"] = case.spec.to_channels_last(limits["input"])
    return limits


def ulp_distance(one: np.ndarray, other: np.ndarray) -> int:
    """The largest number of float32 steps between finite elements of both."""

    def order(values: np.ndarray) -> np.ndarray:
        bits = values.astype(np.float32).view(np.int32).astype(np.int64)
        return np.where(bits < 0, -(bits & 0x7FFFFFFF), bits)

    both = np.isfinite(one) & np.isfinite(other)
    steps = np.abs(order(np.ascontiguousarray(one)) - order(np.ascontiguousarray(other)))
    return int(steps[both].max(initial=0))


@dataclass
class Row:
    """What one setting changes in the cases of one comparison."""

    cases: int = 0
    bytes: int = 0
    verdicts: int = 0
    refusals: int = 0
    ulp: int = 0
    of_bound: float = 0.0
    why: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, case: Case, before: Outcome, other: Case, after: Outcome) -> None:
        self.cases += 1
        old, new = tensors(case, before), tensors(other, after)
        if old is None and new is None:
            return
        if old is None or new is None:
            self.refusals += 1
            return
        if _same_bytes(old, new):
            return
        self.bytes += 1
        accepted = _accepted(case, before), _accepted(other, after)
        if accepted[0] != accepted[1]:
            self.verdicts += 1
            self.examples.append(case.id)
            wrong = (case, before) if accepted[1] else (other, after)
            self.why[_reason(*wrong)] += 1
            return
        if not accepted[0]:
            # Wrong in both: what is between them says nothing about rounding.
            self.why[_reason(other, after)] += 1
            return
        limits = _limits(case) if case.comparison != "exact" else None
        for name, value in old.items():
            if value.shape != new[name].shape:
                continue
            self.ulp = max(self.ulp, ulp_distance(value, new[name]))
            if limits is not None:
                self.of_bound = max(
                    self.of_bound, _of_bound(value, new[name], limits[name])
                )
        if limits is None:
            self.examples.append(case.id)


def _same_bytes(old: dict[str, np.ndarray], new: dict[str, np.ndarray]) -> bool:
    return all(
        old[name].shape == new[name].shape
        and np.ascontiguousarray(old[name]).tobytes()
        == np.ascontiguousarray(new[name]).tobytes()
        for name in old
    )


def _of_bound(old: np.ndarray, new: np.ndarray, limit: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        share = np.abs(old.astype(np.float64) - new) / limit
    return float(share[np.isfinite(share)].max(initial=0))


def _accepted(case: Case, outcome: Outcome) -> bool:
    value = acceptance.expected_value(case)
    return QUESTIONS[case.question].accepts(case, outcome, value)


def _reason(case: Case, outcome: Outcome) -> str:
    """The known defect behind an output that contradicts the definition."""
    value = acceptance.expected_value(case)
    finding = QUESTIONS[case.question].explain(case, outcome, value)
    if finding:
        return finding.name
    if case.question == "output" and acceptance._multiplies_padding(
        case, outcome["output"], value
    ):
        return "padding times infinity"
    return "unexplained"


def rows(chosen: Sequence[Setting], asked: list[Case]) -> Iterator[tuple]:
    """(setting, comparison, row) of each."""
    usual: dict[str, list[Outcome]] = {}
    for setting in chosen:
        name = setting.environment
        here = [case for case in asked if case.question in _base(name).questions]
        if name not in usual:
            usual[name] = outcomes(
                Setting("", name).changed, here, "its usual settings"
            )
        pairs = list(zip(here, usual[name], strict=True))
        if setting.twin:
            pairs = [pair for pair in pairs if _has_twin(pair[0])]
        others = [_twin(case) if setting.twin else case for case, _ in pairs]
        found = outcomes(setting.changed, others, setting.words)
        made = {"exact": Row(), "rounded": Row()}
        for (case, before), other, after in zip(pairs, others, found, strict=True):
            made[case.comparison].add(case, before, other, after)
        for comparison, row in made.items():
            yield setting, comparison, row


def main() -> int:
    parser = argparse.ArgumentParser(prog="settings", description=__doc__)
    parser.add_argument(
        "--every",
        type=int,
        default=8,
        metavar="N",
        help="of the exact cases each N-th; default: 8",
    )
    parser.add_argument(
        "--environment",
        action="append",
        default=[],
        choices=environments.NAMES,
        help="only settings of this environment; may be repeated",
    )
    parser.add_argument(
        "--examples", action="store_true", help="cases that changed against a rule"
    )
    arguments = parser.parse_args()
    chosen = [
        setting
        for setting in SETTINGS
        if not arguments.environment or setting.environment in arguments.environment
    ]
    names = {setting.environment for setting in chosen}
    environments.prepare(environments.named(sorted(names)))
    print("| backend | changed | cases | bytes differ | verdict differs | ", end="")
    print("only one computes | largest distance | wrong because of |")
    print("|---|---|--:|--:|--:|--:|---|---|")
    for setting, comparison, row in rows(chosen, cases(arguments.every)):
        distance = f"{row.ulp:,} ULP" if row.ulp else "–"
        if row.of_bound:
            distance += f", {row.of_bound:.2f} of the bound"
        print(
            f"| {setting.environment} | {setting.words} | {row.cases:,} {comparison} "
            f"| {row.bytes:,} | {row.verdicts:,} | {row.refusals:,} | {distance} | "
            + ", ".join(f"`{name}` {count:,}" for name, count in row.why.items())
            + " |",
            flush=True,
        )
        if arguments.examples and row.examples:
            print(*row.examples[:20], sep="\n", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
