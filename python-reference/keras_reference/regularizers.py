"""Penalties of L1, L2 and L1L2 in float64, and their slopes."""

from __future__ import annotations

from typing import Any

import numpy as np


def _factors(regularizer: Any) -> tuple[float, float]:
    """(l1, l2) of a name or of a config as Keras serialises it.

    Left out or null, a factor has Keras's default, which for L1L2 is 0.
    """
    if isinstance(regularizer, str):
        name, config = regularizer, {}
    else:
        name, config = regularizer["class_name"], regularizer["config"]
    name = name.lower()
    defaults = {"l1": (0.01, 0.0), "l2": (0.0, 0.01), "l1l2": (0.0, 0.0)}[name]
    l1, l2 = (
        default if config.get(factor) is None else float(config[factor])
        for factor, default in zip(("l1", "l2"), defaults, strict=True)
    )
    return l1, l2


def penalty(regularizer: Any, x: np.ndarray) -> float:
    """l1 * sum |x| + l2 * sum x**2."""
    l1, l2 = _factors(regularizer)
    return l1 * float(np.abs(x).sum()) + l2 * float(np.square(x).sum())


def slope(regularizer: Any, x: np.ndarray) -> np.ndarray:
    """l1 * sign(x) + 2 * l2 * x, with sign(0) = 0; nothing where there is none."""
    if regularizer is None:
        return np.zeros_like(x)
    l1, l2 = _factors(regularizer)
    return l1 * np.sign(x) + 2 * l2 * x


def penalties(
    config: dict[str, Any], weights: dict[str, np.ndarray], output: np.ndarray
) -> list[float]:
    """What a layer adds to the loss, in Keras's order; activity for each sample."""
    parts = {
        "activity": (output, max(len(output), 1)),
        "kernel": (weights["kernel"], 1),
        "bias": (weights.get("bias"), 1),
    }
    return [
        penalty(regularizer, tensor.astype(np.float64)) / share
        for name, (tensor, share) in parts.items()
        if (regularizer := config.get(f"{name}_regularizer")) is not None
        and tensor is not None
    ]
