"""The activations in float64, and how far float32 may be from them."""

import unittest

import numpy as np

from keras_reference import activations


class ActivationsTest(unittest.TestCase):
    def test_values_by_hand(self):
        z = np.array([[-3.0, 0.5, 1.0, 4.0]])
        expected = {
            "relu6": [0, 0.5, 1, 4],
            "hard_sigmoid": [0, 3.5 / 6, 4 / 6, 1],
            "leaky_relu": [-0.6, 0.5, 1, 4],
            "soft_shrink": [-2.5, 0, 0.5, 3.5],
            "hard_shrink": [-3, 0, 1, 4],
            "sparse_plus": [0, 0.5625, 1, 4],
            "softsign": [-0.75, 1 / 3, 0.5, 0.8],
            # The support is the last element alone: 4 - (4 - 1) / 1.
            "sparsemax": [0, 0, 0, 1],
        }
        for name, value in expected.items():
            with self.subTest(name):
                made = activations.value(name, z)
                np.testing.assert_allclose(made, [value], rtol=0, atol=1e-15)

    def test_sparsemax_sums_the_cumulative_sums(self):
        made = activations.value("sparsemax", np.array([1.0, 0.5]))
        # Both are in the support: (1 + 1.5 - 1) / 2, where the paper has (1.5 - 1) / 2.
        np.testing.assert_allclose(made, [0.25, 0])

    def test_nan_stays_nan(self):
        z = np.array([np.nan])
        for name in ("linear", "relu", "relu6", "tanh"):
            self.assertTrue(np.isnan(activations.value(name, z)).all(), name)

    def test_the_bound_holds_where_the_argument_moves(self):
        z = np.linspace(-7.9, 7.9, 316)
        radius = np.full_like(z, 1e-5)
        for name in activations.NAMES:
            if name == "hard_shrink":
                continue  # jumps: no bound can be small there
            rows = z.reshape(-1, 4) if name in activations.ROWS else z
            value = activations.value(name, rows)
            limit = activations.bound(name, rows, radius.reshape(rows.shape))
            limit = np.broadcast_to(limit, value.shape)
            for sign in (-1, 1):
                moved = activations.value(name, rows + sign * 1e-5)
                with self.subTest(name, sign=sign):
                    self.assertTrue((np.abs(moved - value) <= limit * (1 + 1e-9)).all())

    def test_the_bound_is_no_license(self):
        z = np.array([[0.25, 1.5]])
        for name in activations.NAMES:
            limit = activations.bound(name, z, np.zeros_like(z))
            with self.subTest(name):
                self.assertLess(float(limit.max()), 1e-5)


if __name__ == "__main__":
    unittest.main()
