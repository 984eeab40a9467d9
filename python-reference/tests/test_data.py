import math
import unittest

import numpy as np

from keras_reference import data, jsontext
from keras_reference.geometry import Axis
from keras_reference.spec import Spec

SPEC = Spec("conv2d", Axis(5, 3), Axis(4, 2), "same", 2, 3, 4)


class DataTest(unittest.TestCase):
    def test_integers_are_distinct_and_not_zero(self):
        x, weights = data.integers(SPEC)
        for tensor in (x, *weights.values()):
            self.assertEqual(len(set(tensor.ravel().tolist())), tensor.size)
            self.assertNotIn(0, tensor)
        self.assertLessEqual(np.abs(x).max(), (x.size + 1) // 2)

    def test_nothing_but_the_id_matters(self):
        first = data.distinct_integers("some-id", "input", 6).tolist()
        self.assertEqual(first, data.distinct_integers("some-id", "input", 6).tolist())
        self.assertNotEqual(
            first, data.distinct_integers("other-id", "input", 6).tolist()
        )

    def test_the_numbers_of_an_id_are_those_of_its_hash(self):
        # SHAKE-256 of "a/input", first eight bytes, little end first.
        self.assertEqual(int(data.words("a", "input", 1)[0]), 2528448224078350099)

    def test_normals_look_normal(self):
        values = data.normals("normal", "input", 4000)
        self.assertAlmostEqual(values.mean(), 0, delta=0.06)
        self.assertAlmostEqual(values.std(), 1, delta=0.04)

    def test_cancelling_channels_nearly_cancel(self):
        spec = SPEC.but(channels=2, use_bias=False)
        x, weights = data.cancelling(spec)
        kernel = weights["kernel"]
        np.testing.assert_array_equal(kernel[:, :, 1], -kernel[:, :, 0])
        np.testing.assert_allclose(x[..., 1], x[..., 0], rtol=2**-11)


class NumberTest(unittest.TestCase):
    def test_shortest_text_that_reads_back(self):
        texts = {
            3.0: "3",
            -0.0: "-0.0",
            0.1: "0.1",
            1e-30: "1e-30",
            3.4028235e38: "3.4028235e+38",
            1e-45: "1e-45",
            16777216.0: "1.6777216e+07",
            123456.79: "123456.79",
            math.inf: '"Infinity"',
            -math.inf: '"-Infinity"',
        }
        for value, text in texts.items():
            with self.subTest(text):
                self.assertEqual(jsontext.number(float(np.float32(value))), text)
        self.assertEqual(jsontext.number(math.nan), '"NaN"')

    def test_reads_back_bit_for_bit(self):
        words = data.words("bits", "float32", 2000).astype(np.uint32)
        for value in words.view(np.float32)[:2000]:
            if np.isfinite(value):
                again = np.float32(float(jsontext.number(float(value))))
                self.assertEqual(again.tobytes(), value.tobytes())


if __name__ == "__main__":
    unittest.main()
