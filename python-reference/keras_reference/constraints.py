"""What constraints make of weights, in float64.

With n = sqrt(sum w**2) over the axes of ``axis`` and eps = 1e-7, Keras's epsilon():

    MaxNorm     w * clip(n, 0, max_value) / (eps + n)
    UnitNorm    w / (eps + n)
    MinMaxNorm  w * (rate * clip(n, min_value, max_value) + (1 - rate) * n) / (eps + n)
    NonNeg      max(w, 0)

Axis 0 is the default, which for a kernel is its rows and not its filters.
"""

from __future__ import annotations

from typing import Any

import numpy as np

EPSILON = 1e-7


def project(constraint: dict[str, Any] | None, w: np.ndarray) -> np.ndarray:
    if constraint is None:
        return w
    name, config = constraint["class_name"], constraint["config"]
    if name == "NonNeg":
        return np.maximum(w, 0)
    axis = config.get("axis", 0)
    axis = tuple(axis) if isinstance(axis, list) else axis
    n = np.sqrt(np.square(w).sum(axis=axis, keepdims=True))
    if name == "MaxNorm":
        wanted = np.clip(n, 0, config.get("max_value", 2))
    elif name == "UnitNorm":
        wanted = 1.0
    elif name == "MinMaxNorm":
        rate = config.get("rate", 1.0)
        clipped = np.clip(n, config.get("min_value", 0), config.get("max_value", 1))
        wanted = rate * clipped + (1 - rate) * n
    else:
        raise ValueError(f"no constraint {name}")
    return w * wanted / (EPSILON + n)
