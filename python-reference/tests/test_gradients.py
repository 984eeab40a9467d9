"""The definition's gradients against central differences, which are exact here.

<upstream, output> is linear in each argument, so that the difference over any step is
the derivative, up to the roundings of float64.
"""

import unittest

import numpy as np

from keras_reference import data, definition
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from tests.test_definition import SPECS

MORE = [
    Spec("conv2d", Axis(5, 2, 3), Axis(4, 3, 2), "same", 2, 4, 6, groups=2),
    Spec(
        "conv2d_transpose", Axis(2, 2, 3, 1, 2), Axis(3, 3, 2, 1, 0), "valid", 2, 2, 3
    ),
    Spec("conv2d", Axis(3, 3), Axis(4, 2), "same", 1, 2, 2, "channels_first"),
    Spec(
        "conv2d_transpose", Axis(3, 2, 2), Axis(2, 3), "same", 1, 2, 3, "channels_first"
    ),
]


def _total(spec, x, weights, upstream):
    return float((definition.evaluate(spec, x, weights) * upstream).sum())


def _differences(spec, x, weights, upstream, name):
    tensor = x if name == "input" else weights[name]
    made = np.zeros(tensor.shape)
    for index in np.ndindex(tensor.shape):
        ends = []
        for step in (1.0, -1.0):
            moved = tensor.astype(np.float64)
            moved[index] += step
            if name == "input":
                ends.append(_total(spec, moved, weights, upstream))
            else:
                ends.append(_total(spec, x, weights | {name: moved}, upstream))
        made[index] = (ends[0] - ends[1]) / 2
    return made


class GradientTest(unittest.TestCase):
    def test_equals_central_differences(self):
        for spec in SPECS + MORE:
            x, weights = data.integers(spec)
            count = int(np.prod(spec.output_shape))
            upstream = data.integers_between(spec.id, "g", count, -5, 5)
            upstream = upstream.reshape(spec.output_shape)
            made = definition.gradients(spec, x, weights, upstream)
            self.assertEqual(list(made), ["input", "kernel", "bias"])
            for name, gradient in made.items():
                with self.subTest(spec.id, name=name):
                    np.testing.assert_array_equal(
                        gradient, _differences(spec, x, weights, upstream, name)
                    )

    def test_relu_stops_what_is_not_positive(self):
        spec = Spec("conv2d", Axis(3, 2), Axis(3, 2), "same", activation="relu")
        x, weights = data.small_integers(spec)
        before = definition.evaluate(spec.but(activation="linear"), x, weights)
        made = definition.gradients(spec, x, weights, np.ones(spec.output_shape))
        self.assertEqual(made["bias"].tolist(), [(before > 0).sum()])


if __name__ == "__main__":
    unittest.main()
