"""Keras's activations in float64: value, rounding bound, gradient by pullback.

Those of ``ROWS`` mix the last axis, whatever the data format; all others are functions
of one number. Slopes are there for those that the training suites use.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

Function = Callable[[np.ndarray], np.ndarray]

# Klambauer et al., Self-Normalizing Neural Networks, 2017.
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772

_erf = np.vectorize(math.erf, otypes=[np.float64])


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def _sigmoid_slope(z: np.ndarray) -> np.ndarray:
    return _sigmoid(z) * _sigmoid(-z)


def _normal(z: np.ndarray) -> np.ndarray:
    """The standard normal distribution function."""
    return (1 + _erf(z / math.sqrt(2))) / 2


def _normal_density(z: np.ndarray) -> np.ndarray:
    return np.exp(-np.square(z) / 2) / math.sqrt(2 * math.pi)


def _elu(z: np.ndarray) -> np.ndarray:
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def _elu_slope(z: np.ndarray) -> np.ndarray:
    return np.exp(np.minimum(z, 0))


def _selu(z: np.ndarray) -> np.ndarray:
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))


def _selu_slope(z: np.ndarray) -> np.ndarray:
    return SELU_SCALE * np.where(z > 0, 1, SELU_ALPHA * np.exp(np.minimum(z, 0)))


def _clipped(z: np.ndarray) -> np.ndarray:
    """hard_sigmoid: relu6(z + 3) / 6."""
    return np.clip(z + 3, 0, 6) / 6


def _softplus(z: np.ndarray) -> np.ndarray:
    return np.logaddexp(z, 0)


def _relu(z: np.ndarray) -> np.ndarray:
    return np.maximum(z, 0)


def _silu(z: np.ndarray) -> np.ndarray:
    return z * _sigmoid(z)


def _sparse_plus(z: np.ndarray) -> np.ndarray:
    return np.where(z <= -1, 0, np.where(z < 1, np.square(z + 1) / 4, z))


FUNCTIONS: dict[str, Function] = {
    "linear": lambda z: z,
    "celu": _elu,
    "elu": _elu,
    "exponential": np.exp,
    "gelu": lambda z: z * _normal(z),
    "hard_shrink": lambda z: np.where(np.abs(z) > 0.5, z, 0),
    "hard_sigmoid": _clipped,
    "hard_silu": lambda z: z * _clipped(z),
    "hard_swish": lambda z: z * _clipped(z),
    "hard_tanh": lambda z: np.clip(z, -1, 1),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
    "log_sigmoid": lambda z: -np.logaddexp(-z, 0),
    "mish": lambda z: z * np.tanh(_softplus(z)),
    "relu": _relu,
    "relu6": lambda z: np.clip(z, 0, 6),
    "selu": _selu,
    "sigmoid": _sigmoid,
    "silu": _silu,
    "soft_shrink": lambda z: np.sign(z) * _relu(np.abs(z) - 0.5),
    "softplus": _softplus,
    "softsign": lambda z: z / (1 + np.abs(z)),
    "sparse_plus": _sparse_plus,
    "sparse_sigmoid": lambda z: np.clip((z + 1) / 2, 0, 1),
    "squareplus": lambda z: (z + np.sqrt(np.square(z) + 4)) / 2,
    "swish": _silu,
    "tanh": np.tanh,
    "tanh_shrink": lambda z: z - np.tanh(z),
}
SLOPES: dict[str, Function] = {
    "linear": np.ones_like,
    "relu": lambda z: (z > 0).astype(np.float64),
    "relu6": lambda z: ((z > 0) & (z < 6)).astype(np.float64),
    "tanh": lambda z: 1 - np.square(np.tanh(z)),
    "sigmoid": _sigmoid_slope,
    "softplus": _sigmoid,
    "elu": _elu_slope,
    "selu": _selu_slope,
    "silu": lambda z: _sigmoid(z) + z * _sigmoid_slope(z),
    "gelu": lambda z: _normal(z) + z * _normal_density(z),
}
# Without arithmetic of their own.
EXACT = ("linear", "relu", "relu6")


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _log_softmax(z: np.ndarray) -> np.ndarray:
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def _glu(z: np.ndarray) -> np.ndarray:
    first, second = np.split(z, 2, axis=-1)
    return first * _sigmoid(second)


def _sparsemax(z: np.ndarray) -> np.ndarray:
    """As Keras has it: its threshold sums the cumulative sums of the whole support."""
    falling = -np.sort(-z, axis=-1)
    sums = falling.cumsum(axis=-1)
    rank = np.arange(1, z.shape[-1] + 1)
    support = falling - (sums - 1) / rank > 0
    total = np.where(support, sums, 0).sum(axis=-1, keepdims=True)
    return _relu(z - (total - 1) / support.sum(axis=-1, keepdims=True))


ROWS: dict[str, Function] = {
    "glu": _glu,
    "log_softmax": _log_softmax,
    "softmax": _softmax,
    "sparsemax": _sparsemax,
}
NAMES = (*FUNCTIONS, *ROWS)


def value(name: str, z: np.ndarray) -> np.ndarray:
    """activation(z); z in the layer's own data format."""
    return (ROWS if name in ROWS else FUNCTIONS)[name](z)


def bound(name: str, z: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """How far float32 may be from activation(z), where z may be off by ``radius``.

    No function of one number but exp is steeper than 2; exp is as steep as its value. A
    row moves by no more than the sum of its elements' distances, glu's by the product.
    Evaluation adds 16 roundings of the largest of 1, argument and value.
    """
    if name in EXACT:
        return radius
    y, scale = value(name, z), np.maximum(np.abs(z), 1)
    if name in ROWS:
        scale = scale.max(axis=-1, keepdims=True)
        steepness = (2 + z.shape[-1]) * scale
        radius = radius.max(axis=-1, keepdims=True)
    else:
        steepness = 2 * np.maximum(np.abs(y), 1)
    return steepness * radius + 16 * 2.0**-24 * np.maximum(scale, np.abs(y))


def pullback(name: str, z: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """The gradient of <upstream, activation(z)> with respect to z."""
    if name == "softmax":
        y = _softmax(z)
        return y * (upstream - (upstream * y).sum(axis=-1, keepdims=True))
    return upstream * SLOPES[name](z)
