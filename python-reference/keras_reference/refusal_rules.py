"""The rules of what Keras refuses for its geometry, each with what it catches.

``RefusalRule.java`` has the same ids, conditions and words, in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from keras_reference.keras_rules import CONV, KERAS, Rule, on, on_some_axis


@dataclass(frozen=True)
class Refusal(Rule):
    """What Keras refuses, in these words; of another fault it may speak first."""

    words: str = ""

    @property
    def description(self) -> str:
        return f"{self.scope}: refused: {self.formula}. {self.sentence}"

    def is_said_in(self, message: str) -> bool:
        return re.search(self.words, message) is not None


REFUSALS = (
    Refusal(
        "strides-exclude-dilation",
        "Both layers",
        "max(strides) > 1 and max(dilation_rate) > 1",
        "ValueError at construction, also where one axis has the strides and the "
        "other the dilation.",
        "The engine computes what Keras's layers refuse.",
        lambda spec: (
            on_some_axis(spec, lambda axis: axis.s > 1)
            and on_some_axis(spec, lambda axis: axis.d > 1)
        ),
        (f"{KERAS}/issues/23028",),
        words="not supported in conjunction with `dilation_rate > 1`",
    ),
    Refusal(
        "output-padding-below-strides",
        "Conv2DTranspose",
        "p >= s on some axis, unless p = 0",
        "ValueError at construction. An output_padding of 0 is legal with strides "
        "of 1.",
        "The engine computes what Keras refuses, or fails late.",
        lambda spec: (
            spec.transposed
            and on_some_axis(
                spec,
                lambda axis: axis.p is not None and axis.p > 0 and axis.p >= axis.s,
            )
        ),
        (f"{KERAS}/issues/22428",),
        words="`output_padding` must be strictly less than `strides`",
    ),
    Refusal(
        "valid-needs-a-whole-kernel",
        "Conv2D, valid",
        "n < K on some axis",
        "ValueError when the layer is built, or, once it is built for a larger input, "
        "when it is called.",
        "An empty or wrongly shaped output where Keras refuses.",
        on(CONV, "valid", lambda axis: axis.n < axis.effective_kernel_size),
        (f"{KERAS}/issues/22416",),
        words="output size would be zero or negative|resulted in an empty output",
    ),
)
