"""Output size and padding of both layers, one axis at a time.

Notation: n input size, k kernel size, s stride, d dilation rate,
K = (k - 1) * d + 1 the effective kernel size, p ``output_padding``.

The formulae are those of the Keras documentation and of TensorFlow's notes on padding
(https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2); every fixture
holds them against real Keras, so none of them is taken on trust.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Axis:
    """What one spatial axis of a layer sees; ``p`` None is not the same as 0."""

    n: int
    k: int
    s: int = 1
    d: int = 1
    p: int | None = None

    @property
    def effective_kernel_size(self) -> int:
        """K = (k - 1) * d + 1."""
        return (self.k - 1) * self.d + 1


def conv_output_size(axis: Axis, padding: str) -> int:
    """Output size of Conv2D; 0 or less where ``valid`` finds no room.

    valid: ceil((n - K + 1) / s)        same: ceil(n / s)
    """
    if padding == "same":
        return -(-axis.n // axis.s)
    return -(-(axis.n - axis.effective_kernel_size + 1) // axis.s)


def conv_pad_total(axis: Axis, padding: str) -> int:
    """(out - 1) * s + K - n for ``same``; negative where the stride skips the end."""
    if padding == "valid":
        return 0
    out = conv_output_size(axis, padding)
    return (out - 1) * axis.s + axis.effective_kernel_size - axis.n


def conv_pad_before(axis: Axis, padding: str) -> int:
    """floor(max(total, 0) / 2): the odd one goes after."""
    return max(conv_pad_total(axis, padding), 0) // 2


def transpose_output_size(axis: Axis, padding: str) -> int:
    """Output size of Conv2DTranspose.

    valid: (n - 1) * s + max(K, s)      same: n * s               (p absent)
    valid: (n - 1) * s + K + p          same: (n - 1) * s + K % 2 + p
    """
    effective = axis.effective_kernel_size
    if axis.p is None:
        if padding == "same":
            return axis.n * axis.s
        return axis.n * axis.s + max(effective - axis.s, 0)
    full = (axis.n - 1) * axis.s
    if padding == "same":
        return full + effective % 2 + axis.p
    return full + effective + axis.p


def transpose_crop_total(axis: Axis, padding: str) -> int:
    """How much the full result, (n - 1) * s + K long, exceeds the output of ``same``.

    K - s where p is absent, K - K % 2 - p where it is given. This does not depend on
    n, also not for n = 0, where there is no full result. Negative: zeros come after.
    """
    if padding == "valid":
        return 0
    effective = axis.effective_kernel_size
    if axis.p is None:
        return effective - axis.s
    return effective - effective % 2 - axis.p


def transpose_crop_before(axis: Axis, padding: str) -> int:
    """floor(max(total, 0) / 2): the odd one is cropped after."""
    return max(transpose_crop_total(axis, padding), 0) // 2


def is_legal(height: Axis, width: Axis) -> bool:
    """Keras refuses a stride over 1 with a dilation over 1, also across the axes."""
    return not (max(height.s, width.s) > 1 and max(height.d, width.d) > 1)
