import unittest

import numpy as np

from keras_reference import data, definition
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from tests import naive

SPECS = [
    Spec("conv2d", Axis(5, 3, 2), Axis(6, 2, 3), "same", 2, 3, 2),
    Spec("conv2d", Axis(7, 3, 1, 2), Axis(5, 2), "same", 1, 2, 4),
    Spec("conv2d", Axis(7, 2, 3), Axis(5, 4), "valid", 1, 4, 6, groups=2),
    Spec("conv2d", Axis(2, 5), Axis(1, 3, 1, 3), "same", 1, 1, 2),
    Spec("conv2d_transpose", Axis(4, 3, 2), Axis(3, 5), "same", 2, 3, 2),
    Spec("conv2d_transpose", Axis(4, 2, 4), Axis(3, 1, 3), "valid", 1, 2, 3),
    Spec("conv2d_transpose", Axis(4, 3, 2, 1, 1), Axis(3, 4, 3, 1, 0), "same", 1, 2, 1),
    Spec("conv2d_transpose", Axis(4, 3, 1, 2), Axis(3, 2, 1, 3), "same", 1, 1, 2),
]


def _tensors(spec: Spec):
    x, weights = data.integers(spec)
    return x.astype(np.float64), weights["kernel"].astype(np.float64)


class DefinitionTest(unittest.TestCase):
    def test_equals_the_loops_element_by_element(self):
        for spec in SPECS:
            with self.subTest(spec.id):
                x, kernel = _tensors(spec)
                loops = naive.conv2d_transpose if spec.transposed else naive.conv2d
                np.testing.assert_array_equal(
                    definition.linear(spec, x, kernel), loops(spec, x, kernel)
                )

    def test_gather_and_scatter_are_adjoint(self):
        for spec in SPECS:
            with self.subTest(spec.id):
                x, kernel = _tensors(spec)
                out = definition.linear(spec, x, kernel)
                y = data.integers_between("y", "adjoint", out.size, -9, 9)
                y = y.reshape(out.shape)
                back = definition.adjoint(spec, y, kernel)
                self.assertEqual(back.shape, x.shape)
                self.assertEqual((out * y).sum(), (x * back).sum())

    def test_channels_first_only_permutes_the_axes(self):
        for spec in SPECS:
            with self.subTest(spec.id):
                x, weights = data.integers(spec)
                first = spec.but(data_format="channels_first")
                last = definition.evaluate(spec, x, weights)
                moved = definition.evaluate(first, x.transpose(0, 3, 1, 2), weights)
                np.testing.assert_array_equal(moved, last.transpose(0, 3, 1, 2))

    def test_multiplying_the_padding_changes_nothing_for_finite_kernels(self):
        for spec in SPECS:
            with self.subTest(spec.id):
                x, weights = data.integers(spec)
                np.testing.assert_array_equal(
                    definition.with_padding_multiplied(spec, x, weights),
                    definition.evaluate(spec, x, weights),
                )

    def test_an_infinite_kernel_value_over_the_padding_adds_nothing(self):
        spec = Spec("conv2d", Axis(1, 1), Axis(3, 3), "same", use_bias=False)
        x = np.ones(spec.input_shape, np.float32)
        kernel = np.array([np.inf, 1, 1], np.float32).reshape(spec.kernel_shape)
        out = definition.evaluate(spec, x, {"kernel": kernel})
        self.assertEqual(out.ravel().tolist(), [2, np.inf, np.inf])
        multiplied = definition.with_padding_multiplied(spec, x, {"kernel": kernel})
        self.assertTrue(np.isnan(multiplied.ravel()[0]))

    def test_terms_count_the_taps_inside_the_input_and_the_bias(self):
        spec = Spec("conv2d", Axis(3, 3), Axis(3, 3), "same", channels=2)
        x, weights = data.integers(spec)
        counts = definition.terms(spec, x, weights)[0, :, :, 0]
        self.assertEqual(counts.tolist(), [[9, 13, 9], [13, 19, 13], [9, 13, 9]])


if __name__ == "__main__":
    unittest.main()
