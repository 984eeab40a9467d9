"""Minimal and larger instances of the known defects of backends, and near misses."""

from __future__ import annotations

from keras_reference import data
from keras_reference.case import Case, positive
from keras_reference.defects import NOTES
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.refusal import refused
from keras_reference.suites.suite import Suite

BIAS, ONE_CHANNEL, EMPTY = list(NOTES)[:3]


def _bias_along_width(layer: str) -> list[Case]:
    """Channels first, as many filters as the output is wide; then one thing changed."""
    cases = []
    for height, width, channels, activation in (
        (Axis(2, 1), Axis(2, 1), 1, "linear"),
        (Axis(4, 3), Axis(3, 1), 2, "linear"),
        (Axis(5, 2, 2), Axis(4, 3, 1), 3, "linear"),
        (Axis(3, 3), Axis(7, 2), 2, "relu"),
        (Axis(4, 2, 1, 2), Axis(5, 3, 1, 1), 2, "linear"),
        (Axis(6, 3), Axis(16, 3), 2, "linear"),
        (Axis(1, 1), Axis(2, 2), 1, "relu6"),
    ):
        for padding in ("same", "valid"):
            spec = Spec(
                layer,
                height,
                width,
                padding,
                batch=2,
                channels=channels,
                data_format="channels_first",
                activation=activation,
                tag="bias_along_width",
            )
            out_height, out_width = spec.output_size
            if out_height < 1 or out_width < 2:
                continue
            spec = spec.but(filters=out_width)
            cases.append(positive(spec, flags=(BIAS,)))
            miss = spec.but(tag="bias_along_width_near_miss")
            cases += [
                positive(miss.but(data_format="channels_last"), flags=(BIAS,)),
                positive(miss.but(use_bias=False), flags=(BIAS,)),
                positive(miss.but(filters=out_width + 1), flags=(BIAS,)),
            ]
    for groups in (2, 3) if layer == "conv2d" else ():
        spec = Spec(
            layer,
            Axis(4, 3),
            Axis(6, 2),
            "same",
            channels=6,
            filters=6,
            groups=groups,
            data_format="channels_first",
            tag="bias_along_width",
        )
        cases.append(positive(spec, flags=(BIAS,)))
    spec = Spec(
        layer,
        Axis(4, 3),
        Axis(3, 2),
        "same",
        2,
        2,
        3,
        "channels_first",
        tag="bias_along_width_normal",
    )
    tensors = data.normal(spec)
    cases.append(positive(spec, tensors, comparison="rounded", flags=(BIAS,)))
    return cases


def _one_input_channel(layer: str) -> list[Case]:
    """One channel, output one wide, stride 1 on the height and more on the width."""
    cases = []
    for height, width, padding in (
        (Axis(2, 2), Axis(3, 2, 2), "valid"),
        (Axis(4, 2), Axis(3, 2, 3), "same"),
        (Axis(5, 3), Axis(4, 3, 4), "valid"),
        (Axis(6, 3), Axis(2, 3, 2), "same"),
        (Axis(8, 5), Axis(7, 5, 4), "valid"),
        (Axis(8, 1), Axis(3, 3, 4), "same"),
    ):
        for data_format, filters in (("channels_last", 2), ("channels_first", 3)):
            spec = Spec(
                layer,
                height,
                width,
                padding,
                2,
                1,
                filters,
                data_format,
                tag="one_input_channel",
            )
            near = spec.but(tag="one_input_channel_near_miss")
            swapped = near.but(height=width, width=height)
            wider = near.but(width=Axis(width.n + width.s, width.k, width.s))
            cases += [
                positive(one, flags=(ONE_CHANNEL,))
                for one in (spec, near.but(channels=2), swapped, wider)
            ]
            cases.append(positive(near.but(batch=1), flags=(ONE_CHANNEL,)))
    for width in (Axis(2, 2, 2), Axis(3, 3, 3), Axis(4, 4, 4)):
        spec = Spec(layer, Axis(4, 2), width, "valid", 2, 1, 2, tag="one_input_channel")
        cases.append(positive(spec, flags=(ONE_CHANNEL,)))
    return cases


def _empty_output(layer: str) -> list[Case]:
    """No batch, no height or width, and a built layer that meets too small an input.

    With a bias only once each: native engines die of these, which costs a run a process.
    """
    cases = []
    for data_format in ("channels_last", "channels_first"):
        for padding in ("same", "valid"):
            once = (data_format, padding) == ("channels_last", "same")
            for use_bias in (True, False) if once else (False,):
                spec = Spec(
                    layer,
                    Axis(5, 3),
                    Axis(4, 2, 2),
                    padding,
                    0,
                    2,
                    3,
                    data_format,
                    use_bias=use_bias,
                    tag="empty_batch",
                )
                cases.append(positive(spec, flags=(EMPTY,)))
            if layer == "conv2d" and padding == "valid":
                continue
            for height, width, tag in (
                (Axis(0, 3), Axis(4, 2, 2), "no_height"),
                (Axis(5, 3, 2), Axis(0, 2), "no_width"),
            ):
                spec = Spec(
                    layer,
                    height,
                    width,
                    padding,
                    1,
                    2,
                    3,
                    data_format,
                    use_bias=once and tag == "no_height",
                    tag=tag,
                )
                cases.append(positive(spec, flags=(EMPTY,)))
    if layer == "conv2d_transpose":
        for n, s in ((1, 1), (1, 2)):
            axis = Axis(n, 2, s, 1, 0)
            spec = Spec(layer, axis, Axis(3, 3, s, 1, 0), "same", 1, 2, 3, tag="empty")
            cases.append(positive(spec, flags=(EMPTY,)))
        return cases
    built = Spec(layer, Axis(5, 3), Axis(5, 3), "valid", 1, 2, 2)
    for index, (height, width) in enumerate(
        ((Axis(2, 3), Axis(2, 3)), (Axis(2, 3), Axis(5, 3)), (Axis(5, 3), Axis(2, 3)))
    ):
        for use_bias in (True, False) if index == 0 else (False,):
            spec = built.but(height=height, width=width, use_bias=use_bias)
            slug = f"built-empty-{index}-{'bias' if use_bias else 'nobias'}"
            cases.append(
                refused(
                    layer,
                    slug,
                    spec.config,
                    spec.input_shape,
                    built_for=built.input_shape,
                    flags=(EMPTY,),
                    spec=spec,
                )
            )
    spec = built.but(height=Axis(1, 3), width=Axis(1, 3))
    case = refused(
        layer,
        "built-negative",
        spec.config,
        spec.input_shape,
        built_for=built.input_shape,
        flags=(EMPTY,),
        spec=spec,
    )
    return [*cases, case]


def suite(layer: str) -> Suite:
    cases = {
        case.id: case
        for make in (_bias_along_width, _one_input_channel, _empty_output)
        for case in make(layer)
    }
    return Suite(
        f"{layer}/defects",
        "Where a backend of Keras is known to give wrong values or uninitialised "
        "memory, and the nearest configurations where it does not.",
        sorted(cases.values(), key=lambda case: case.id),
        NOTES,
    )
