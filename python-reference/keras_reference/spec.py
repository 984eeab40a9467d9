"""One configuration of a layer, and the id that names it.

Grammar of the ids of cases that have an output (a lint can rebuild each from the case's
``layer`` and ``input``, defaults filled in):

    {conv2d|conv2d_transpose}-{same|valid}-n{H}x{W}-k{KH}x{KW}-s{SH}x{SW}
    [-d{DH}x{DW}]        unless 1x1
    [-op{PH}x{PW}]       where output_padding is given, 0 included
    [-g{groups}]         unless 1
    -b{batch}c{channels}f{filters}-{last|first}-{bias|nobias}
    [-{activation}]      unless linear
    [-{tag}]             [a-z][a-z0-9_]*: the kind of data or a named situation

without spaces or line breaks. H and W are height and width in either data format, and
c is the number of the input's channels, also with groups. Padding is written in lower
case, however the configuration spells it; ``true`` counts as 1, an integer n as n x n.

Cases about spelling are ``{layer}-configuration-{slug}``, and cases that Keras refuses
``{layer}-error-{slug}`` instead, slug [a-z0-9_]+(-[a-z0-9_]+)*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from keras_reference import geometry
from keras_reference.geometry import Axis

CLASS_NAMES = {"conv2d": "Conv2D", "conv2d_transpose": "Conv2DTranspose"}


@dataclass(frozen=True)
class Spec:
    """A layer and the shape of its input: all that the geometry depends on."""

    layer: str
    height: Axis
    width: Axis
    padding: str = "valid"
    batch: int = 1
    channels: int = 1
    filters: int = 1
    data_format: str = "channels_last"
    groups: int = 1
    use_bias: bool = True
    activation: str = "linear"
    tag: str = ""

    def but(self, **changes: Any) -> Spec:
        """The same with some members changed."""
        return replace(self, **changes)

    @property
    def transposed(self) -> bool:
        return self.layer == "conv2d_transpose"

    @property
    def channels_first(self) -> bool:
        return self.data_format == "channels_first"

    @property
    def axes(self) -> tuple[Axis, Axis]:
        return self.height, self.width

    @property
    def id(self) -> str:
        h, w = self.axes
        parts = [
            f"{self.layer}-{self.padding}-n{h.n}x{w.n}-k{h.k}x{w.k}-s{h.s}x{w.s}",
            f"d{h.d}x{w.d}" if (h.d, w.d) != (1, 1) else "",
            f"op{h.p}x{w.p}" if h.p is not None else "",
            f"g{self.groups}" if self.groups != 1 else "",
            f"b{self.batch}c{self.channels}f{self.filters}",
            "first" if self.channels_first else "last",
            "bias" if self.use_bias else "nobias",
            self.activation if self.activation != "linear" else "",
            self.tag,
        ]
        return "-".join(part for part in parts if part)

    @property
    def config(self) -> dict[str, Any]:
        """Every argument of the convolution, in the spelling of Keras's get_config."""
        h, w = self.axes
        config = {
            "filters": self.filters,
            "kernel_size": [h.k, w.k],
            "strides": [h.s, w.s],
            "padding": self.padding,
            "data_format": self.data_format,
            "dilation_rate": [h.d, w.d],
        }
        if self.transposed:
            config["output_padding"] = None if h.p is None else [h.p, w.p]
        else:
            config["groups"] = self.groups
        return config | {"activation": self.activation, "use_bias": self.use_bias}

    @property
    def output_size(self) -> tuple[int, int]:
        size = (
            geometry.transpose_output_size
            if self.transposed
            else geometry.conv_output_size
        )
        return tuple(size(axis, self.padding) for axis in self.axes)

    def _shape(self, size: tuple[int, int], channels: int) -> tuple[int, ...]:
        if self.channels_first:
            return (self.batch, channels, *size)
        return (self.batch, *size, channels)

    @property
    def input_shape(self) -> tuple[int, ...]:
        """As Keras sees it: channels first where data_format says so."""
        return self._shape((self.height.n, self.width.n), self.channels)

    @property
    def output_shape(self) -> tuple[int, ...]:
        return self._shape(self.output_size, self.filters)

    @property
    def kernel_shape(self) -> tuple[int, ...]:
        if self.transposed:
            return (self.height.k, self.width.k, self.filters, self.channels)
        return (
            self.height.k,
            self.width.k,
            self.channels // self.groups,
            self.filters,
        )

    def to_channels_last(self, tensor: np.ndarray) -> np.ndarray:
        return tensor.transpose(0, 2, 3, 1) if self.channels_first else tensor

    def from_channels_last(self, tensor: np.ndarray) -> np.ndarray:
        return tensor.transpose(0, 3, 1, 2) if self.channels_first else tensor
