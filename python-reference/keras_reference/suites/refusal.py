"""Cases that Keras refuses: id, input, and weights where their shape can be derived."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import data
from keras_reference.case import Case
from keras_reference.spec import Spec


def _is_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _channels(config: dict[str, Any], shape: tuple[int, ...]) -> Any:
    """The input's channels; a tensor of rank 3 is an image without its batch."""
    data_format = config.get("data_format", "channels_last")
    if len(shape) < 3:
        return None
    if data_format == "channels_last":
        return shape[-1]
    if data_format == "channels_first":
        return shape[0] if len(shape) == 3 else shape[1]
    return None


def _weights(
    case_id: str, layer: str, config: dict[str, Any], built_for: tuple[int, ...]
) -> dict[str, np.ndarray] | None:
    """Kernel and bias as the layer would have them, or None where that is undefined."""
    filters, size = config.get("filters"), config.get("kernel_size")
    if _is_size(size):
        size = [size, size]
    channels = _channels(config, built_for)
    if not isinstance(size, list) or len(size) != 2:
        return None
    if not all(map(_is_size, [*size, filters, channels])):
        return None
    if layer == "conv2d":
        groups = config.get("groups", 1)
        usable = _is_size(groups) and groups <= channels
        shape = (*size, channels // groups if usable else channels, filters)
    else:
        shape = (*size, filters, channels)
    values = data.distinct_integers(case_id, "kernel", int(np.prod(shape)))
    weights = {"kernel": values.astype(np.float32).reshape(shape)}
    if config.get("use_bias", True):
        bias = 100 * data.distinct_integers(case_id, "bias", filters)
        weights["bias"] = bias.astype(np.float32)
    return weights


def _input(case_id: str, shape: tuple[int, ...], dtype: str) -> np.ndarray:
    values = data.distinct_integers(case_id, "input", int(np.prod(shape)))
    if dtype == "bool":
        return (values > 0).reshape(shape)
    if dtype.startswith("uint"):
        values = np.abs(values)
    return values.astype(dtype).reshape(shape)


def refused(
    layer: str,
    slug: str,
    config: dict[str, Any],
    input_shape: tuple[int, ...] = (1, 5, 6, 2),
    dtype: str = "float32",
    built_for: tuple[int, ...] | None = None,
    flags: tuple[str, ...] = (),
    spec: Spec | None = None,
) -> Case:
    """A case with an expected error; ``built_for`` is the shape it was built with."""
    case_id = f"{layer}-error-{slug}"
    return Case(
        id=case_id,
        layer=layer,
        config=config,
        input=_input(case_id, input_shape, dtype),
        weights=_weights(case_id, layer, config, built_for or input_shape),
        spec=spec,
        flags=flags,
        build_config={"input_shape": list(built_for)} if built_for else None,
        refused=True,
    )
