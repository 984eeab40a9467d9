"""Inputs and weights, drawn from SHAKE-256 of the case id alone.

No random module takes part, so the numbers do not depend on the version of Python or
NumPy, nor on which other cases there are.
"""

from __future__ import annotations

import hashlib
from statistics import NormalDist

import numpy as np

from keras_reference.spec import Spec

Weights = dict[str, np.ndarray]


def words(case_id: str, part: str, count: int) -> np.ndarray:
    """``count`` unsigned 64-bit words for one part of a case."""
    digest = hashlib.shake_256(f"{case_id}/{part}".encode()).digest(8 * count)
    return np.frombuffer(digest, dtype="<u8")


def uniforms(case_id: str, part: str, count: int) -> np.ndarray:
    """float64 in the open interval (0, 1), 53 bits each."""
    return ((words(case_id, part, count) >> np.uint64(11)) + 0.5) * 2.0**-53


def normals(case_id: str, part: str, count: int) -> np.ndarray:
    """Standard normal float64 by the inverse of the distribution function."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse(u) for u in uniforms(case_id, part, count)])


def distinct_integers(case_id: str, part: str, count: int) -> np.ndarray:
    """Distinct non-zero integers, without replacement from -m..-1, 1..m, m minimal.

    Every value occurs once, so an output element shows which places it was made of.
    """
    m = (count + 1) // 2
    values = np.concatenate([np.arange(-m, 0), np.arange(1, m + 1)])
    order = np.argsort(words(case_id, part, 2 * m), kind="stable")
    return values[order][:count].astype(np.float64)


def integers_between(
    case_id: str, part: str, count: int, low: int, high: int
) -> np.ndarray:
    """Integers from low..high, both included, with replacement."""
    span = np.uint64(high - low + 1)
    return low + (words(case_id, part, count) % span).astype(np.float64)


def _tensor(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return values.astype(np.float32).reshape(shape)


def _assemble(
    spec: Spec, x: np.ndarray, kernel: np.ndarray, bias: np.ndarray
) -> tuple[np.ndarray, Weights]:
    weights = {"kernel": _tensor(kernel, spec.kernel_shape)}
    if spec.use_bias:
        weights["bias"] = _tensor(bias, (spec.filters,))
    return _tensor(x, spec.input_shape), weights


def _sizes(spec: Spec) -> tuple[int, int, int]:
    return (
        int(np.prod(spec.input_shape)),
        int(np.prod(spec.kernel_shape)),
        spec.filters,
    )


def integers(spec: Spec) -> tuple[np.ndarray, Weights]:
    """Distinct integers; the bias in hundreds, so that it stands out in a sum."""
    x, kernel, bias = _sizes(spec)
    return _assemble(
        spec,
        distinct_integers(spec.id, "input", x),
        distinct_integers(spec.id, "kernel", kernel),
        100 * distinct_integers(spec.id, "bias", bias),
    )


def small_integers(spec: Spec, attempt: int = 0) -> tuple[np.ndarray, Weights]:
    """Sums of a few units, on both sides of relu6's knees at 0 and 6."""
    x, kernel, bias = _sizes(spec)
    seed = f"{spec.id}/{attempt}"
    return _assemble(
        spec,
        integers_between(seed, "input", x, -2, 3),
        integers_between(seed, "kernel", kernel, -1, 2),
        integers_between(seed, "bias", bias, -2, 4),
    )


def normal(spec: Spec, scale: float = 1.0, kernel_scale: float = 1.0):
    """Standard normal values, times a scale."""
    x, kernel, bias = _sizes(spec)
    return _assemble(
        spec,
        scale * normals(spec.id, "input", x),
        kernel_scale * normals(spec.id, "kernel", kernel),
        scale * kernel_scale * normals(spec.id, "bias", bias),
    )


def _log_uniform(spec: Spec, part: str, count: int, low: float, high: float):
    """Either sign, magnitude 10 ** u with u uniform in (low, high)."""
    u = uniforms(spec.id, part, count)
    sign = np.where(words(spec.id, part + "/sign", count) % 2 == 0, 1.0, -1.0)
    return sign * 10.0 ** (low + (high - low) * u)


def magnitudes(
    spec: Spec, x_range: tuple[float, float], kernel_range: tuple[float, float]
) -> tuple[np.ndarray, Weights]:
    """Magnitudes 10 ** u over the given decades; the bias as large as a product."""
    x, kernel, bias = _sizes(spec)
    low, high = (a + b for a, b in zip(x_range, kernel_range, strict=True))
    return _assemble(
        spec,
        _log_uniform(spec, "input", x, *x_range),
        _log_uniform(spec, "kernel", kernel, *kernel_range),
        _log_uniform(spec, "bias", bias, low, high),
    )


def cancelling(spec: Spec) -> tuple[np.ndarray, Weights]:
    """Channels in pairs that nearly cancel: x, x * (1 + 2**-12 * u) against w, -w."""
    x, weights = normal(spec)
    x_last = spec.to_channels_last(x).copy()
    axis = 3 if spec.transposed else 2
    kernel = np.moveaxis(weights["kernel"].copy(), axis, 0)
    nudges = uniforms(spec.id, "nudge", x_last[..., 0].size * spec.channels)
    nudges = nudges.reshape(spec.channels, *x_last.shape[:3])
    for c in range(0, spec.channels - 1, 2):
        x_last[..., c + 1] = x_last[..., c] * (1 + 2.0**-12 * nudges[c])
    for c in range(0, kernel.shape[0] - 1, 2):
        kernel[c + 1] = -kernel[c]
    weights["kernel"] = np.ascontiguousarray(np.moveaxis(kernel, 0, axis))
    if "bias" in weights:
        weights["bias"] = (weights["bias"] * np.float32(2.0**-12)).astype(np.float32)
    return np.ascontiguousarray(spec.from_channels_last(x_last)), weights
