"""How far float32 may be from the definition: the rounding bound.

Higham, Accuracy and Stability of Numerical Algorithms, section 3.1.
"""

from __future__ import annotations

import numpy as np

from keras_reference import activations, definition

UNIT_ROUNDOFF = 2.0**-24
SMALLEST_NORMAL = 2.0**-126


def gamma(n: np.ndarray, s: np.ndarray) -> np.ndarray:
    """gamma(n) * S + n * 2**-126, gamma(n) = n * u / (1 - n * u).

    The last term is for processors that flush subnormal numbers to zero.
    """
    return n * UNIT_ROUNDOFF / (1 - n * UNIT_ROUNDOFF) * s + n * SMALLEST_NORMAL


def rounding_bound(case, more: float = 0.0) -> np.ndarray:
    """The bound of each output element.

    ``more`` is added to S where a defect adds another bias than the right one.
    """
    n = definition.terms(case.spec, case.input, case.weights)
    linear = case.spec.but(activation="linear")
    with np.errstate(invalid="ignore"):
        s = definition.magnitude(case.spec, case.input, case.weights)
        z = definition.evaluate(linear, case.input, case.weights)
        return activations.bound(case.spec.activation, z, gamma(n, s + more))


def agreement(
    case, actual: np.ndarray, expected: np.ndarray, more: float = 0.0
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


def conforms(case, actual: np.ndarray, expected: np.ndarray, more: float = 0.0) -> bool:
    return actual.shape == expected.shape and bool(
        agreement(case, actual, expected, more).all()
    )
