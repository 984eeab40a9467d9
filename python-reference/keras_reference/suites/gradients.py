"""Gradients of <upstream, output>, for every kind of geometry."""

from __future__ import annotations

from collections.abc import Iterator

from keras_reference import data, traits
from keras_reference.case import Case
from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.activation import spread
from keras_reference.suites.geometry import DATA_FORMATS, PADDINGS, order, rotated
from keras_reference.suites.groups import GROUPS
from keras_reference.suites.suite import Suite

SIZES = (1, 2, 3, 4, 6)
GROUP_SIZES = (2, 5, 6)
OUTPUT_PADDING_SIZES = (1, 3)
ACTIVATIONS = ("relu", "relu6")
PER_ACTIVATION = 12
ROUNDED = 24


def _upstream(spec: Spec):
    shape = spec.output_shape
    count = 1
    for size in shape:
        count *= size
    values = data.distinct_integers(spec.id, "upstream", count)
    return values.astype("float32").reshape(shape)


def _case(spec: Spec, tensors=None, comparison: str = "exact") -> Case:
    x, weights = tensors or data.integers(spec)
    upstream = _upstream(spec)
    if comparison == "rounded":
        upstream = data.normals(spec.id, "upstream", upstream.size)
        upstream = upstream.astype("float32").reshape(spec.output_shape)
    return Case(
        id=spec.id,
        layer=spec.layer,
        config=spec.config,
        input=x,
        weights=weights,
        comparison=comparison,
        spec=spec,
        flags=traits.flags(spec),
        question="gradients",
        upstream=upstream,
    )


def _several_filters(spec: Spec) -> Spec:
    """Its input gradient is a convolution, which oneDNN gets wrong for one channel.

    ``_one_filter`` has such cases; elsewhere they would hide what else goes wrong.
    """
    height, width = spec.axes
    if spec.transposed and spec.filters == 1 and height.s == 1 < width.s:
        return spec.but(filters=2)
    return spec


def _designed(layer: str, output_padding: bool, sizes) -> Iterator[Spec]:
    for p, padding in enumerate(PADDINGS):
        combinations = axis_combinations(output_padding, sizes)
        if layer == "conv2d" and padding == "valid":
            combinations = with_output(combinations)
        for f, data_format in enumerate(DATA_FORMATS):
            start = 2 * p + f
            pairs = design(combinations, rotation=start + 3, all_pairs=False)
            for index, (height, width) in enumerate(pairs, start):
                spec = Spec(layer, height, width, padding, data_format=data_format)
                yield _several_filters(rotated(spec, index)).but(tag="gradients")


def _grouped() -> Iterator[Spec]:
    for p, padding in enumerate(PADDINGS):
        combinations = axis_combinations(sizes=GROUP_SIZES)
        if padding == "valid":
            combinations = with_output(combinations)
        pairs = design(combinations, rotation=p, all_pairs=False)
        for index, (height, width) in enumerate(pairs):
            groups, channels, filters = GROUPS[index % len(GROUPS)]
            yield Spec(
                "conv2d",
                height,
                width,
                padding,
                batch=1 + index % 2,
                channels=channels,
                filters=filters,
                data_format=DATA_FORMATS[(index // 2) % 2],
                groups=groups,
                use_bias=index % 3 != 0,
                tag="gradients",
            )


def _one_filter() -> Iterator[Spec]:
    """The input's gradient convolves one channel, and is one wide and higher."""
    heights = Axis(4, 2), Axis(2, 3), Axis(5, 1)
    widths = Axis(1, 2, 2), Axis(1, 3, 2), Axis(1, 4, 3), Axis(1, 5, 4)
    for h, height in enumerate(heights):
        for w, width in enumerate(widths):
            yield Spec(
                "conv2d_transpose",
                height,
                width,
                PADDINGS[(h + w) % 2],
                batch=2,
                channels=1 + w % 3,
                filters=1,
                data_format=DATA_FORMATS[w // 2],
                use_bias=h != 1,
                tag="gradients_one_filter",
            )


def _activated(layer: str) -> Iterator[Case]:
    for a, activation in enumerate(ACTIVATIONS):
        for p, padding in enumerate(PADDINGS):
            pairs = spread(layer, padding, PER_ACTIVATION // 2, rotation=2 * a + p)
            for index, (height, width) in enumerate(pairs):
                spec = Spec(layer, height, width, padding, activation=activation)
                spec = rotated(spec, index + a).but(batch=2, tag="gradients_small")
                spec = _several_filters(spec)
                yield _case(spec, data.small_integers(spec))


def _rounded(layer: str) -> Iterator[Case]:
    for p, padding in enumerate(PADDINGS):
        pairs = spread(layer, padding, ROUNDED // 2, rotation=p)
        for index, (height, width) in enumerate(pairs):
            spec = Spec(layer, height, width, padding)
            spec = rotated(spec, index).but(batch=2, tag="gradients_normal")
            spec = _several_filters(spec)
            yield _case(spec, data.normal(spec), "rounded")


def suite(layer: str) -> Suite:
    specs = list(_designed(layer, False, SIZES))
    if layer == "conv2d":
        specs += _grouped()
    else:
        specs += _designed(layer, True, OUTPUT_PADDING_SIZES)
    unique = {s.id: s for s in specs if min(s.output_size) > 0}
    cases = [_case(spec) for spec in sorted(unique.values(), key=order)]
    cases += [*_activated(layer), *_rounded(layer)]
    if layer == "conv2d_transpose":
        cases += [_case(spec) for spec in _one_filter()]
    return Suite(
        f"{layer}/gradients",
        "Gradients of <upstream, output> with respect to input, kernel and bias: every "
        "axis combination, both paddings and data formats, "
        + ("groups" if layer == "conv2d" else "output padding")
        + ", relu and relu6; integers, and some real numbers.",
        cases,
        traits.NOTES,
    )
