"""Covering designs: few cases in which every axis combination and every pair occurs.

An axis combination is one ``Axis`` (n, k, s, d, output_padding). A design is a list of
(height, width) pairs such that

* every legal axis combination occurs as a height and as a width, and
* every ((kh, sh), (kw, sw)) occurs without dilation,

with height and width different in nearly every pair, so that an engine which swaps the
two can't pass. Greedy and deterministic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from keras_reference.geometry import Axis, conv_output_size, is_legal

INPUT_SIZES = range(1, 9)
KERNEL_SIZES = range(1, 6)
STRIDES = range(1, 5)
DILATION_RATES = range(1, 4)


def axis_combinations(
    output_padding: bool = False, sizes: Iterable[int] = INPUT_SIZES
) -> list[Axis]:
    """Every legal axis: s and d not both over 1; each p in 0..s-1 where it is given."""
    return [
        Axis(n, k, s, d, p)
        for d in DILATION_RATES
        for s in STRIDES
        if s == 1 or d == 1
        for k in KERNEL_SIZES
        for p in (range(s) if output_padding else [None])
        for n in sizes
    ]


def with_output(combinations: list[Axis]) -> list[Axis]:
    """Those that Conv2D's ``valid`` accepts: n >= K."""
    return [axis for axis in combinations if conv_output_size(axis, "valid") > 0]


def without_output(combinations: list[Axis]) -> list[Axis]:
    """Those that Conv2D's ``valid`` refuses: n < K."""
    return [axis for axis in combinations if conv_output_size(axis, "valid") <= 0]


def _likeness(height: Axis, width: Axis) -> int:
    """How many of n, k, s and p are the same on both axes."""
    return (
        2 * (height.n == width.n)
        + (height.k == width.k)
        + (height.s == width.s)
        + (height.p is not None and height.p == width.p)
    )


def _pair(height: Axis, width: Axis):
    undilated = height.d == width.d == 1
    return (height.k, height.s, width.k, width.s) if undilated else None


def design(
    combinations: list[Axis], rotation: int = 0, all_pairs: bool = True
) -> list[tuple[Axis, Axis]]:
    """The greedy design; ``rotation`` varies which of many equally good ones it is."""
    order = combinations[rotation % 7 :] + combinations[: rotation % 7]
    kernels = sorted({(axis.k, axis.s) for axis in combinations})
    pairs = {a + b for a in kernels for b in kernels} if all_pairs else set()
    heights, widths = dict.fromkeys(order), dict.fromkeys(order)
    used: Counter[Axis] = Counter()
    chosen: list[tuple[Axis, Axis]] = []

    def take(height: Axis, width: Axis) -> None:
        chosen.append((height, width))
        heights.pop(height, None)
        widths.pop(width, None)
        used[width] += 1
        pairs.discard(_pair(height, width))

    def partner(height: Axis, candidates: list[Axis]) -> Axis:
        """The width that covers most, then the least like the height, least used."""
        shift = (17 * len(chosen) + rotation) % len(candidates)
        candidates = candidates[shift:] + candidates[:shift]
        return max(
            (axis for axis in candidates if is_legal(height, axis)),
            key=lambda axis: (
                4 * (axis in widths)
                + 3 * (_pair(height, axis) in pairs)
                - _likeness(height, axis),
                -used[axis],
            ),
        )

    while heights:
        height = next(iter(heights))
        take(height, partner(height, order))
    while pairs:
        kh, sh, kw, sw = min(pairs)
        tall = [a for a in order if (a.k, a.s, a.d) == (kh, sh, 1)]
        wide = [a for a in order if (a.k, a.s, a.d) == (kw, sw, 1)]
        height = tall[(len(chosen) + rotation) % len(tall)]
        take(height, partner(height, wide))
    while widths:
        width = next(iter(widths))
        tall = [a for a in order if is_legal(a, width)]
        shift = (29 * len(chosen) + rotation) % len(tall)
        height = min(tall[shift:] + tall[:shift], key=lambda a: _likeness(a, width))
        take(height, width)
    return chosen
