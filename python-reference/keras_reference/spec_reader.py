"""A layer's configuration in numbers, as a reader of the fixture has it.

Most cases are made from a ``Spec``; those that Keras refuses are made from a
configuration, which may have no numbers at all. ``SpecReader.java`` reads the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from keras_reference.geometry import Axis
from keras_reference.spec import Spec

Config = dict[str, Any]


class _Unreadable(ValueError):
    """An argument is not a number, pair or name of its kind."""


def read(layer: str, config: Config, input_shape: Sequence[int]) -> Spec | None:
    """The configuration with Keras's defaults; whether Keras accepts it is not asked.

    None where it or the input's shape has no plain numbers, or not positive ones.
    """
    if len(input_shape) != 4:
        return None
    try:
        spec = _read(layer, config, input_shape)
    except _Unreadable:
        return None
    sizes = [spec.filters, spec.groups]
    sizes += [size for axis in spec.axes for size in (axis.k, axis.s, axis.d)]
    return spec if min(sizes) > 0 else None


def _read(layer: str, config: Config, input_shape: Sequence[int]) -> Spec:
    data_format = _data_format(config.get("data_format"))
    batch, *rest = input_shape
    if data_format == "channels_first":
        channels, *sizes = rest
    else:
        *sizes, channels = rest
    transposed = layer == "conv2d_transpose"
    padded = transposed and config.get("output_padding") is not None
    height, width = (
        Axis(*numbers)
        for numbers in zip(
            sizes,
            _pair(config.get("kernel_size")),
            _pair(config.get("strides", 1)),
            _pair(config.get("dilation_rate", 1)),
            _pair(config["output_padding"]) if padded else (None, None),
            strict=True,
        )
    )
    return Spec(
        layer,
        height,
        width,
        _name(config.get("padding", "valid"), "valid", "same"),
        batch=batch,
        channels=channels,
        filters=_integer(config.get("filters")),
        data_format=data_format,
        groups=1 if transposed else _integer(config.get("groups", 1)),
        use_bias=_truth(config.get("use_bias", True)),
        activation=_activation(config.get("activation")),
    )


def _integer(value: Any) -> int:
    if not isinstance(value, int):
        raise _Unreadable
    return int(value)


def _pair(value: Any) -> tuple[int, int]:
    if not isinstance(value, list):
        value = [value, value]
    if len(value) != 2:
        raise _Unreadable
    return _integer(value[0]), _integer(value[1])


def _name(value: Any, *names: str) -> str:
    if not isinstance(value, str) or value.lower() not in names:
        raise _Unreadable
    return value.lower()


def _data_format(value: Any) -> str:
    if value is None:
        return "channels_last"
    return _name(value, "channels_last", "channels_first")


def _truth(value: Any) -> bool:
    if value is not None and not isinstance(value, int | float):
        raise _Unreadable
    return bool(value)


def _activation(value: Any) -> str:
    if isinstance(value, dict) and value.get("class_name") == "function":
        value = value.get("config")
    elif value is None:
        value = "linear"
    if not isinstance(value, str):
        raise _Unreadable
    return value
