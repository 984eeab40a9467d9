"""The activations of the training suites in float64: value, and gradient by pullback.

``FUNCTIONS`` maps a name to (function, slope) of one number; softmax, which mixes the
last axis whatever the data format, stands apart.
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


FUNCTIONS: dict[str, tuple[Function, Function]] = {
    "linear": (lambda z: z, np.ones_like),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(np.float64)),
    "tanh": (np.tanh, lambda z: 1 - np.square(np.tanh(z))),
    "sigmoid": (_sigmoid, _sigmoid_slope),
    "softplus": (lambda z: np.logaddexp(z, 0), _sigmoid),
    "elu": (_elu, _elu_slope),
    "selu": (_selu, _selu_slope),
    "silu": (
        lambda z: z * _sigmoid(z),
        lambda z: _sigmoid(z) + z * _sigmoid_slope(z),
    ),
    "gelu": (
        lambda z: z * _normal(z),
        lambda z: _normal(z) + z * _normal_density(z),
    ),
}


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def value(name: str, z: np.ndarray) -> np.ndarray:
    """activation(z); z in the layer's own data format."""
    return _softmax(z) if name == "softmax" else FUNCTIONS[name][0](z)


def pullback(name: str, z: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """The gradient of <upstream, activation(z)> with respect to z."""
    if name == "softmax":
        y = _softmax(z)
        return y * (upstream - (upstream * y).sum(axis=-1, keepdims=True))
    return upstream * FUNCTIONS[name][1](z)
