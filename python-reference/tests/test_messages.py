import unittest

from keras_reference.environments import instruction_set
from keras_reference.messages import abort_message, normalise


class MessageTest(unittest.TestCase):
    def test_the_frame_around_errors_at_call_is_taken_off(self):
        message = (
            "Exception encountered when calling Conv2D.call().\n\n"
            "\x1b[1mIt is wrong.\x1b[0m\n\nArguments received by Conv2D.call():\n  • x"
        )
        self.assertEqual(normalise(message), "It is wrong.")

    def test_addresses_are_taken_out_and_spaces_are_kept(self):
        self.assertEqual(normalise("at 0x7f00deadbeef, got: a "), "at 0x..., got: a ")

    def test_numbers_of_nodes_are_taken_out(self):
        message = "opset1::Transpose Transpose_4802931[0]:f32[1,2]; 'Convolution_7'"
        self.assertEqual(
            normalise(message), "opset1::Transpose Transpose[0]:f32[1,2]; 'Convolution'"
        )

    def test_the_reason_of_an_abort(self):
        log = "I0000 00:00:1.2 3 a.cc:1] hello\nF0000 00:00:1.5 77 x.cc:1] Check failed"
        self.assertEqual(abort_message(log), "Check failed")


class InstructionSetTest(unittest.TestCase):
    def test_the_widest_one_counts(self):
        wide = {"avx512f", "avx512bw", "avx512vl", "avx512dq"}
        self.assertEqual(instruction_set(wide | {"avx2", "fma"}), "avx512_core")
        self.assertEqual(instruction_set({"avx", "avx2", "fma", "avx512f"}), "avx2")
        self.assertEqual(instruction_set(set()), "unknown")


if __name__ == "__main__":
    unittest.main()
