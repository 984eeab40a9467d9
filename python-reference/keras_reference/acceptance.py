"""Which outcome becomes the golden one, and what is said of the others.

An output is accepted only if it agrees with the plain definition in float64: exactly
for ``exact`` cases, within the rounding bound for ``rounded`` ones; and, for exact
cases without activation, if it satisfies the adjoint identity. An outcome that
contradicts the definition must be explained by a known defect, or generation stops.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from keras_reference import bounds, data, defects, definition, jsontext
from keras_reference.case import Case
from keras_reference.pool import BrokenRun, Outcome
from keras_reference.questions import QUESTIONS, training

EXACT_LIMIT = 2**24


class Unexplained(BrokenRun):
    """A backend contradicts the definition and no known defect says why."""


@dataclass
class Verdict:
    """The last members of a case."""

    expected: dict[str, Any]
    reference: str
    backends: dict[str, Any]
    versions: dict[str, Any] = field(default_factory=dict)
    defects: set[str] = field(default_factory=set)
    version_defects: set[str] = field(default_factory=set)


def _largest_sum(case: Case) -> float:
    """Of the magnitudes of the terms of an output element or of a gradient's."""
    if case.question == "gradients":
        found = definition.gradient_bounds(
            case.spec, case.input, case.weights, case.upstream
        )
        return max(float(s.max(initial=0)) for _, s in found.values())
    total = definition.magnitude(case.spec, case.input, case.weights)
    return float(total.max(initial=0))


def check_exactness(case: Case) -> None:
    """Every partial sum of an exact case must be an integer below 2**24."""
    tensors = [case.input, *case.weights.values()]
    if case.upstream is not None:
        tensors.append(case.upstream)
    if any((tensor != np.rint(tensor)).any() for tensor in tensors):
        raise BrokenRun(f"{case.id}: exact, but not all integers")
    if (largest := _largest_sum(case)) >= EXACT_LIMIT:
        raise BrokenRun(f"{case.id}: exact, but sums reach {largest:.0f}")


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


def plain(outcome: Outcome) -> dict[str, Any]:
    """An outcome as it is written."""
    return {name: value for name, value in outcome.items() if name != "foreign"}


def is_accepted(case: Case, outcome: Outcome, value: np.ndarray | None) -> bool:
    """Whether this outcome could be the golden one."""
    if case.refused:
        return is_own_refusal(outcome)
    return QUESTIONS[case.question].accepts(case, outcome, value)


def expected_value(case: Case) -> Any:
    """What the definition says in float64; None for a case that Keras refuses."""
    return None if case.refused else QUESTIONS[case.question].value(case)


def _contradiction(
    case: Case, name: str, outcome: Outcome, value: Any
) -> dict[str, Any]:
    """What is written of an output that contradicts the definition, with its defect."""
    finding = None
    if case.spec is not None:
        finding = QUESTIONS[case.question].explain(case, outcome, value)
    if finding is None:
        if case.refused:
            # A backend that computes what another refuses; no definition says which.
            return plain(outcome)
        raise Unexplained(
            f"{case.id}: {name} contradicts the definition and no known defect "
            f"explains it; it gave {_excerpt(outcome)}"
        )
    given = {"unstable": True} if finding.unstable else plain(outcome)
    return given | {"defect": finding.name}


def _excerpt(outcome: Outcome) -> str:
    text = jsontext.text(plain(outcome))
    return text if len(text) < 300 else text[:300] + "..."


def _multiplies_padding(case: Case, output: np.ndarray, value: np.ndarray) -> bool:
    """NaN, where the definition has a number, only where padding met an infinity."""
    if case.comparison == "exact" or output.shape != value.shape:
        return False
    padded = definition.with_padding_multiplied(case.spec, case.input, case.weights)
    either = bounds.agreement(case, output, value) | bounds.agreement(
        case, output, padded
    )
    return bool(either.all())


def _is_same(case: Case, outcome: Outcome, expected: dict[str, Any]) -> bool:
    """Whether an accepted outcome is the golden one, as far as that is not settled."""
    if "error" in outcome:
        error = expected.get("error", {})
        return all(
            outcome["error"][member] == error.get(member)
            for member in ("type", "stage")
        )
    if case.question == "configuration":
        return outcome["configuration"] == expected.get("configuration")
    if case.question == "training":
        return "steps" in expected and training.agree(expected, outcome)
    return True


def _of_definition(case: Case, value: Any) -> dict[str, Any] | None:
    """The definition's own outcome, for what every backend fails at."""
    if case.question == "output":
        return {"output": value.astype(np.float32)}
    if case.question == "gradients":
        made = {name: g.astype(np.float32) for name, g in value.items()}
        return {"gradients": made}
    return None


def describe(
    case: Case, name: str, outcome: Outcome, expected: dict[str, Any], value: Any
) -> Any:
    """The entry of one backend under ``backends``, given the golden outcome."""
    if is_accepted(case, outcome, value):
        return "agrees" if _is_same(case, outcome, expected) else plain(outcome)
    if "abort" in outcome or "timeout" in outcome:
        return plain(outcome)
    if "error" in outcome:
        limitation = defects.limitation(case, outcome)
        return plain(outcome) | ({"defect": limitation} if limitation else {})
    if case.question == "output" and value is not None:
        if _multiplies_padding(case, outcome["output"], value):
            return plain(outcome)
    return _contradiction(case, name, outcome, value)


def describe_version(
    case: Case, name: str, outcome: Outcome, expected: dict[str, Any], value: Any
) -> Any:
    """The same of another version of Keras, which may differ without a reason."""
    try:
        return describe(case, name, outcome, expected, value)
    except Unexplained:
        return plain(outcome)


def _defects(entries: dict[str, Any]) -> set[str]:
    return {e["defect"] for e in entries.values() if e != "agrees" and "defect" in e}


def judge(
    case: Case,
    outcomes: dict[str, Outcome],
    versions: dict[str, Outcome] | None = None,
) -> Verdict:
    """The verdict on a case; the first backend whose outcome is accepted leads."""
    value = expected_value(case)
    if value is not None and case.comparison == "exact":
        check_exactness(case)
    accepted = next(
        (n for n, o in outcomes.items() if is_accepted(case, o, value)), None
    )
    if accepted:
        verdict = Verdict(plain(outcomes[accepted]), accepted, {})
    elif case.refused:
        raise Unexplained(f"{case.id}: no backend refuses it; {_summary(outcomes)}")
    else:
        if any(is_own_refusal(outcome) for outcome in outcomes.values()):
            raise Unexplained(f"{case.id}: Keras refuses it; {_summary(outcomes)}")
        expected = _of_definition(case, value)
        if expected is None:
            raise Unexplained(f"{case.id}: no golden outcome; {_summary(outcomes)}")
        verdict = Verdict(expected, "definition", {})
    is_exact = case.question == "output" and not case.refused
    is_exact = is_exact and case.comparison == "exact"
    if is_exact and case.spec.activation == "linear":
        check_adjoint(case, verdict.expected["output"])
    golden = verdict.expected
    for name, outcome in outcomes.items():
        verdict.backends[name] = describe(case, name, outcome, golden, value)
    for name, outcome in (versions or {}).items():
        verdict.versions[name] = describe_version(case, name, outcome, golden, value)
    verdict.defects = _defects(verdict.backends)
    verdict.version_defects = _defects(verdict.versions)
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
        elif "abort" in outcome:
            words.append(f"{name}: {outcome['abort']['signal']}")
        elif "timeout" in outcome:
            words.append(f"{name}: no answer within {outcome['timeout']} s")
        else:
            words.append(f"{name}: {_excerpt(outcome)}")
    return "; ".join(words)
