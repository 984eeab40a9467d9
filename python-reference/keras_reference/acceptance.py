"""Which outcome becomes the golden one, and what is said of the others.

An output is accepted only if it agrees with the plain definition in float64: exactly
for ``exact`` cases, within the rounding bound for ``rounded`` ones; and, for exact
cases without activation, if it satisfies the adjoint identity. An outcome that
contradicts the definition must be explained by a known defect, or generation stops.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from keras_reference import data, defects, definition
from keras_reference.case import Case
from keras_reference.pool import BrokenRun, Outcome

UNIT_ROUNDOFF = 2.0**-24
SMALLEST_NORMAL = 2.0**-126
EXACT_LIMIT = 2**24


class Unexplained(BrokenRun):
    """A backend contradicts the definition and no known defect says why."""


@dataclass
class Verdict:
    """The last members of a case."""

    expected: dict[str, Any]
    reference: str
    backends: dict[str, Any]
    defects: set[str] = field(default_factory=set)


def same_numbers(actual: np.ndarray, expected: np.ndarray) -> bool:
    """Equal as numbers: NaN is NaN, -0.0 is 0.0."""
    return actual.shape == expected.shape and bool(
        np.array_equal(actual.astype(np.float64), expected, equal_nan=True)
    )


def rounding_bound(case: Case, more: float = 0.0) -> np.ndarray:
    """gamma(n) * S + n * 2**-126 per output element, gamma(n) = n * u / (1 - n * u).

    ``more`` is added to S where a defect adds another bias than the right one.

    Higham, Accuracy and Stability of Numerical Algorithms, section 3.1. The last term
    is for processors that flush subnormal numbers to zero.
    """
    n = definition.terms(case.spec, case.input, case.weights)
    with np.errstate(invalid="ignore"):
        s = definition.magnitude(case.spec, case.input, case.weights)
    gamma = n * UNIT_ROUNDOFF / (1 - n * UNIT_ROUNDOFF)
    return gamma * (s + more) + n * SMALLEST_NORMAL


def agreement(
    case: Case, actual: np.ndarray, expected: np.ndarray, more: float = 0.0
) -> np.ndarray:
    """Per element: equal (exact), or within the rounding bound (rounded)."""
    actual = actual.astype(np.float64)
    equal = (actual == expected) | (np.isnan(actual) & np.isnan(expected))
    if case.comparison == "exact":
        return equal
    finite = np.isfinite(actual) & np.isfinite(expected)
    with np.errstate(invalid="ignore"):
        within = np.abs(actual - expected) <= rounding_bound(case, more)
    return equal | (finite & within)


def conforms(
    case: Case, actual: np.ndarray, expected: np.ndarray, more: float = 0.0
) -> bool:
    return actual.shape == expected.shape and bool(
        agreement(case, actual, expected, more).all()
    )


def check_exactness(case: Case) -> None:
    """Every partial sum of an exact case must be an integer below 2**24."""
    tensors = [case.input, *case.weights.values()]
    if any((tensor != np.rint(tensor)).any() for tensor in tensors):
        raise BrokenRun(f"{case.id}: exact, but not all integers")
    total = definition.magnitude(case.spec, case.input, case.weights)
    if total.size and total.max() >= EXACT_LIMIT:
        raise BrokenRun(f"{case.id}: exact, but sums reach {total.max():.0f}")


def check_adjoint(case: Case, output: np.ndarray) -> None:
    """<conv(x), y> = <x, adjoint(y)> for a random integer y, in exact arithmetic."""
    spec = case.spec
    linear = spec.to_channels_last(output).astype(np.float64)
    if "bias" in case.weights:
        linear = linear - case.weights["bias"]
    y = data.integers_between(case.id, "adjoint", linear.size, -9, 9)
    y = y.reshape(linear.shape)
    x = spec.to_channels_last(case.input).astype(np.float64)
    back = definition.adjoint(spec, y, case.weights["kernel"])
    if (linear * y).sum() != (x * back).sum():
        raise Unexplained(f"{case.id}: the adjoint identity does not hold")


def is_own_refusal(outcome: Outcome) -> bool:
    """An error that Keras itself raises, not a native library's."""
    return "error" in outcome and not outcome["foreign"]


def _plain(outcome: Outcome) -> dict[str, Any]:
    """An outcome as it is written."""
    return {name: value for name, value in outcome.items() if name != "foreign"}


def is_accepted(case: Case, outcome: Outcome, value: np.ndarray | None) -> bool:
    """Whether this outcome could be the golden one."""
    if case.refused:
        return is_own_refusal(outcome)
    return "output" in outcome and conforms(case, outcome["output"], value)


def expected_value(case: Case) -> np.ndarray | None:
    """The definition's output in float64; None for a case that Keras refuses."""
    if case.refused:
        return None
    return definition.evaluate(case.spec, case.input, case.weights)


def _contradiction(case: Case, name: str, outcome: Outcome) -> dict[str, Any]:
    """What is written of an output that contradicts the definition, with its defect."""
    output = outcome["output"]
    if case.spec is None:
        raise Unexplained(f"{case.id}: {name} computes what Keras should refuse")

    finding = defects.explain(case, output, partial(conforms, case))
    if finding is None:
        raise Unexplained(
            f"{case.id}: {name} contradicts the definition and no known defect "
            f"explains it; it gave shape {list(output.shape)}, {_excerpt(output)}"
        )
    value = {"unstable": True} if finding.unstable else {"output": output}
    return value | {"defect": finding.name}


def _excerpt(output: np.ndarray) -> str:
    values = ", ".join(f"{v:g}" for v in output.ravel()[:12])
    return f"[{values}{', ...' if output.size > 12 else ''}]"


def _multiplies_padding(case: Case, output: np.ndarray, value: np.ndarray) -> bool:
    """NaN, where the definition has a number, only where padding met an infinity."""
    if case.comparison == "exact" or output.shape != value.shape:
        return False
    padded = definition.with_padding_multiplied(case.spec, case.input, case.weights)
    either = agreement(case, output, value) | agreement(case, output, padded)
    return bool(either.all())


def _describe(case: Case, name: str, outcome: Outcome, verdict: Verdict, value) -> Any:
    """The entry of one backend under ``backends``."""
    if is_accepted(case, outcome, value):
        same = not case.refused or all(
            outcome["error"][member] == verdict.expected["error"][member]
            for member in ("type", "stage")
        )
        return "agrees" if same else _plain(outcome)
    if "output" not in outcome:
        return _plain(outcome)
    if value is not None and _multiplies_padding(case, outcome["output"], value):
        return _plain(outcome)
    entry = _contradiction(case, name, outcome)
    verdict.defects.add(entry["defect"])
    return entry


def judge(case: Case, outcomes: dict[str, Outcome]) -> Verdict:
    """The verdict on a case; the first environment whose outcome is accepted leads."""
    value = expected_value(case)
    if value is not None and case.comparison == "exact":
        check_exactness(case)
    accepted = next(
        (n for n, o in outcomes.items() if is_accepted(case, o, value)), None
    )
    if accepted:
        verdict = Verdict(_plain(outcomes[accepted]), accepted, {})
    elif case.refused:
        raise Unexplained(f"{case.id}: no backend refuses it; {_summary(outcomes)}")
    else:
        if any(is_own_refusal(outcome) for outcome in outcomes.values()):
            raise Unexplained(f"{case.id}: Keras refuses it; {_summary(outcomes)}")
        output = value.astype(np.float32)
        verdict = Verdict({"output": output}, "definition", {})
    is_exact = "output" in verdict.expected and case.comparison == "exact"
    if is_exact and case.spec.activation == "linear":
        check_adjoint(case, verdict.expected["output"])
    for name, outcome in outcomes.items():
        verdict.backends[name] = _describe(case, name, outcome, verdict, value)
    return verdict


def _summary(outcomes: dict[str, Outcome]) -> str:
    """Each backend's outcome in a few words, for a message."""
    words = []
    for name, outcome in outcomes.items():
        if "error" in outcome:
            error = outcome["error"]
            words.append(
                f"{name}: {error['type']} at {error['stage']}: {error['message']}"
            )
        elif "output" in outcome:
            words.append(f"{name}: output {list(outcome['output'].shape)}")
        else:
            words.append(f"{name}: {outcome['abort']['signal']}")
    return "; ".join(words)
