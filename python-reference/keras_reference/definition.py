"""The plain definition of both layers in float64: the oracle of the goldens.

Written from the formulae, in NumPy, with nothing of Keras in it. A tap that falls
outside the input is *skipped*; it is not a product with 0, so an infinite kernel value
over the padding adds nothing (0 * Infinity would be NaN).

Tensors are channels last here: x (n, h, w, c); kernels as Keras stores them,
(kh, kw, in / groups, filters) for Conv2D, (kh, kw, filters, in) for Conv2DTranspose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keras_reference import activations, geometry
from keras_reference.spec import Spec


@dataclass(frozen=True)
class Window:
    """How one axis of the result meets one axis of the source.

    ``before`` is the padding before (gather) or the crop before (scatter).
    """

    size: int
    stride: int
    dilation: int
    before: int


def _overlap(steps: int, limit: int, stride: int, offset: int) -> tuple[slice, slice]:
    """The steps i in [0, steps) with 0 <= i * stride + offset < limit.

    Returns the slice of those i, and the slice of the places that they reach.
    """
    first = max(0, -(offset // stride))
    last = min(steps, (limit - 1 - offset) // stride + 1)
    if last <= first:
        return slice(0, 0), slice(0, 0)
    start = first * stride + offset
    return (
        slice(first, last),
        slice(start, start + (last - first - 1) * stride + 1, stride),
    )


def gather(x: np.ndarray, kernel: np.ndarray, windows, groups: int = 1) -> np.ndarray:
    """Conv2D without bias: every output element gathers its taps.

    out[n, oh, ow, f] = sum over i, j, c of
        x[n, oh * sh - pad_h + i * dh, ow * sw - pad_w + j * dw, g * C/G + c]
        * kernel[i, j, c, f]                                with g = f // (F/G)
    """
    height, width = windows
    per_group_in = kernel.shape[2]
    per_group_out = kernel.shape[3] // groups
    out = np.zeros((x.shape[0], height.size, width.size, kernel.shape[3]))
    for i, j in np.ndindex(kernel.shape[:2]):
        oh, ih = _overlap(
            height.size, x.shape[1], height.stride, i * height.dilation - height.before
        )
        ow, iw = _overlap(
            width.size, x.shape[2], width.stride, j * width.dilation - width.before
        )
        for g in range(groups):
            c = slice(g * per_group_in, (g + 1) * per_group_in)
            f = slice(g * per_group_out, (g + 1) * per_group_out)
            taps = x[:, ih, iw, c, None] * kernel[i, j, :, f]
            out[:, oh, ow, f] += taps.sum(axis=3)
    return out


def scatter(x: np.ndarray, kernel: np.ndarray, windows, groups: int = 1) -> np.ndarray:
    """Conv2DTranspose without bias: every input element scatters its products.

    out[n, a * sh + i * dh - crop_h, b * sw + j * dw - crop_w, f]
        += x[n, a, b, c] * kernel[i, j, f, c]       for all n, a, b, i, j, f, c
    where that place exists; places that nothing reaches stay 0. (Keras's layer has no
    groups; they are here because this is also the adjoint of a grouped Conv2D.)
    """
    height, width = windows
    per_group_out = kernel.shape[2]
    per_group_in = kernel.shape[3] // groups
    out = np.zeros((x.shape[0], height.size, width.size, per_group_out * groups))
    for i, j in np.ndindex(kernel.shape[:2]):
        ih, oh = _overlap(
            x.shape[1], height.size, height.stride, i * height.dilation - height.before
        )
        iw, ow = _overlap(
            x.shape[2], width.size, width.stride, j * width.dilation - width.before
        )
        for g in range(groups):
            c = slice(g * per_group_in, (g + 1) * per_group_in)
            f = slice(g * per_group_out, (g + 1) * per_group_out)
            taps = x[:, ih, iw, None, c] * kernel[i, j, :, c]
            out[:, oh, ow, f] += taps.sum(axis=4)
    return out


def windows(spec: Spec) -> tuple[Window, Window]:
    """Both axes of a configuration, with its output size and padding or crop."""
    before = (
        geometry.transpose_crop_before if spec.transposed else geometry.conv_pad_before
    )
    return tuple(
        Window(max(size, 0), axis.s, axis.d, before(axis, spec.padding))
        for axis, size in zip(spec.axes, spec.output_size, strict=True)
    )


def linear(spec: Spec, x: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """The layer before bias and activation; x and the result channels last."""
    x, kernel = x.astype(np.float64), kernel.astype(np.float64)
    with np.errstate(invalid="ignore"):
        if spec.transposed:
            return scatter(x, kernel, windows(spec))
        return gather(x, kernel, windows(spec), spec.groups)


def evaluate(spec: Spec, x: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """The layer's output; x and the result in the layer's own data format."""
    value = linear(spec, spec.to_channels_last(x), weights["kernel"])
    if "bias" in weights:
        value = value + weights["bias"].astype(np.float64)
    return activations.value(spec.activation, spec.from_channels_last(value))


def magnitude(spec: Spec, x: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """S = sum |x * w| + |bias| of every output element, shaped as the output."""
    total = linear(spec, np.abs(spec.to_channels_last(x)), np.abs(weights["kernel"]))
    if "bias" in weights:
        total = total + np.abs(weights["bias"].astype(np.float64))
    return spec.from_channels_last(total)


def terms(spec: Spec, x: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """n = number of products + 1 of every output element, shaped as the output."""
    count = linear(
        spec, np.ones_like(spec.to_channels_last(x)), np.ones_like(weights["kernel"])
    )
    return spec.from_channels_last(count + 1)


def adjoint(spec: Spec, y: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """The transposed map of ``linear``: <linear(x), y> = <x, adjoint(y)> for all x, y.

    Gather and scatter are each other's adjoint with the same kernel array, the same
    stride and dilation, and pad and crop exchanged; so a mistake in one of the two
    formulae above shows up here.
    """
    back = tuple(
        Window(axis.n, window.stride, window.dilation, window.before)
        for axis, window in zip(spec.axes, windows(spec), strict=True)
    )
    if spec.transposed:
        return gather(y, kernel.astype(np.float64), back)
    return scatter(y, kernel.astype(np.float64), back, spec.groups)


def kernel_gradient(spec: Spec, x: np.ndarray, g: np.ndarray) -> np.ndarray:
    """The sum of x * g over all places at which a tap meets; x and g channels last."""
    height, width = windows(spec)
    made = np.zeros(spec.kernel_shape)
    source, target = (x, g) if not spec.transposed else (g, x)
    per_group_in = source.shape[3] // spec.groups
    per_group_out = target.shape[3] // spec.groups
    for i, j in np.ndindex(made.shape[:2]):
        oh, ih = _overlap(
            target.shape[1],
            source.shape[1],
            height.stride,
            i * height.dilation - height.before,
        )
        ow, iw = _overlap(
            target.shape[2],
            source.shape[2],
            width.stride,
            j * width.dilation - width.before,
        )
        for group in range(spec.groups):
            c = slice(group * per_group_in, (group + 1) * per_group_in)
            f = slice(group * per_group_out, (group + 1) * per_group_out)
            products = source[:, ih, iw, c, None] * target[:, oh, ow, None, f]
            made[i, j, :, f] = products.sum(axis=(0, 1, 2))
    return made


def _gradients(spec: Spec, x, kernel, g, use_bias: bool) -> dict[str, np.ndarray]:
    """Of <g, linear + bias>; x and g channels last, the input's gradient as the layer."""
    made = {
        "input": spec.from_channels_last(adjoint(spec, g, kernel)),
        "kernel": kernel_gradient(spec, x, g),
    }
    if use_bias:
        made["bias"] = g.sum(axis=(0, 1, 2))
    return made


def _before_activation(spec: Spec, x: np.ndarray, weights) -> np.ndarray:
    """linear + bias; x and the result channels last."""
    value = linear(spec, x, weights["kernel"])
    if "bias" in weights:
        value = value + weights["bias"].astype(np.float64)
    return value


def gradients(spec: Spec, x: np.ndarray, weights, upstream) -> dict[str, np.ndarray]:
    """Of <upstream, evaluate>, with respect to input, kernel and bias."""
    x = spec.to_channels_last(x).astype(np.float64)
    g = spec.to_channels_last(upstream).astype(np.float64)
    z = _before_activation(spec, x, weights)
    g = activations.pullback(spec.activation, z, g)
    return _gradients(spec, x, weights["kernel"], g, "bias" in weights)


def gradient_bounds(spec: Spec, x: np.ndarray, weights, upstream):
    """Number of terms + 1 and sum of magnitudes of each gradient, linear activation."""
    x = np.abs(spec.to_channels_last(x).astype(np.float64))
    g = np.abs(spec.to_channels_last(upstream).astype(np.float64))
    kernel = np.abs(weights["kernel"].astype(np.float64))
    use_bias = "bias" in weights
    s = _gradients(spec, x, kernel, g, use_bias)
    ones = np.ones_like(x), np.ones_like(kernel), np.ones_like(g)
    n = _gradients(spec, *ones, use_bias)
    return {name: (n[name] + 1, s[name]) for name in s}


def gradients_with_bias_along_width(spec: Spec, x: np.ndarray, weights, upstream):
    """The gradients of a layer that adds bias[w] in place of bias[f]."""
    x = spec.to_channels_last(x).astype(np.float64)
    g = spec.to_channels_last(upstream).astype(np.float64)
    value = linear(spec, x, weights["kernel"])
    value = value + weights["bias"].astype(np.float64)[:, None]
    g = activations.pullback(spec.activation, value, g)
    made = _gradients(spec, x, weights["kernel"], g, use_bias=False)
    return made | {"bias": g.sum(axis=(0, 1, 3))}


def with_padding_multiplied(
    spec: Spec, x: np.ndarray, weights: dict[str, np.ndarray]
) -> np.ndarray:
    """The output where padding *is* multiplied, as most backends do: 0 * inf = NaN.

    Conv2D: the input padded by zeros. Conv2DTranspose: the input with s - 1 zeros
    between its elements and K - 1 around it, under the flipped kernel. Equal to
    ``evaluate`` wherever the kernel is finite.
    """
    x = spec.to_channels_last(x).astype(np.float64)
    kernel = weights["kernel"].astype(np.float64)
    stretched, dense = [], []
    for axis, window in zip(spec.axes, windows(spec), strict=True):
        reach = axis.effective_kernel_size
        if spec.transposed:
            before, step = reach - 1 - window.before, window.stride
            stride, length = 1, window.size + reach - 1
        else:
            before, step, stride = window.before, 1, window.stride
            length = max((window.size - 1) * stride + reach, before + axis.n)
        stretched.append((before, step, length))
        dense.append(Window(window.size, stride, window.dilation, 0))
    wide = np.zeros((x.shape[0], stretched[0][2], stretched[1][2], x.shape[3]))
    for a, b in np.ndindex(x.shape[1:3]):
        row = stretched[0][0] + a * stretched[0][1]
        column = stretched[1][0] + b * stretched[1][1]
        if 0 <= row < wide.shape[1] and 0 <= column < wide.shape[2]:
            wide[:, row, column] = x[:, a, b]
    if spec.transposed:
        kernel = kernel[::-1, ::-1].swapaxes(2, 3)
    with np.errstate(invalid="ignore"):
        value = gather(wide, kernel, dense, spec.groups)
    if "bias" in weights:
        value = value + weights["bias"].astype(np.float64)
    return activations.value(spec.activation, spec.from_channels_last(value))
