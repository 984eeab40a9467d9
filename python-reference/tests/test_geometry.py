import unittest

from keras_reference.geometry import (
    Axis,
    conv_output_size,
    conv_pad_before,
    conv_pad_total,
    is_legal,
    transpose_crop_before,
    transpose_output_size,
)


class ConvTest(unittest.TestCase):
    def test_valid_rounds_up_the_windows_that_fit(self):
        self.assertEqual(conv_output_size(Axis(7, 3, 2), "valid"), 3)
        self.assertEqual(conv_output_size(Axis(8, 3, 2), "valid"), 3)
        self.assertEqual(conv_output_size(Axis(3, 2, 1, 2), "valid"), 1)

    def test_valid_has_no_output_where_the_kernel_is_larger(self):
        self.assertLessEqual(conv_output_size(Axis(2, 2, 1, 2), "valid"), 0)

    def test_same_is_the_input_size_over_the_stride_rounded_up(self):
        self.assertEqual(conv_output_size(Axis(5, 3, 2), "same"), 3)
        self.assertEqual(conv_output_size(Axis(224, 7, 2), "same"), 112)

    def test_same_pads_2_before_and_3_after_for_kernel_7_stride_2_input_224(self):
        axis = Axis(224, 7, 2)
        self.assertEqual(conv_pad_total(axis, "same"), 5)
        self.assertEqual(conv_pad_before(axis, "same"), 2)

    def test_same_never_pads_a_negative_number(self):
        self.assertLess(conv_pad_total(Axis(6, 1, 4), "same"), 0)
        self.assertEqual(conv_pad_before(Axis(6, 1, 4), "same"), 0)


class TransposeTest(unittest.TestCase):
    def test_valid_fills_up_where_the_kernel_is_smaller_than_the_stride(self):
        self.assertEqual(transpose_output_size(Axis(3, 2, 3), "valid"), 9)
        self.assertEqual(transpose_output_size(Axis(8, 1, 3), "valid"), 24)

    def test_output_padding_0_is_not_absent(self):
        self.assertEqual(transpose_output_size(Axis(5, 3, 2), "same"), 10)
        self.assertEqual(transpose_output_size(Axis(5, 3, 2, 1, 0), "same"), 9)

    def test_the_odd_one_is_cropped_after(self):
        crops = {(3, 2): 0, (4, 2): 1, (4, 3): 0, (2, 1): 0, (5, 2): 1, (3, 1): 1}
        for (k, s), crop in crops.items():
            with self.subTest(k=k, s=s):
                self.assertEqual(transpose_crop_before(Axis(5, k, s), "same"), crop)


class LegalTest(unittest.TestCase):
    def test_stride_and_dilation_exclude_each_other_also_across_axes(self):
        self.assertTrue(is_legal(Axis(5, 3, 2), Axis(5, 3, 3)))
        self.assertFalse(is_legal(Axis(5, 3, 2), Axis(5, 3, 1, 2)))


if __name__ == "__main__":
    unittest.main()
