import unittest
from itertools import product

from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.geometry import is_legal

DESIGNS = {
    "plain": axis_combinations(),
    "valid": with_output(axis_combinations()),
    "output_padding": axis_combinations(output_padding=True),
}


class CoveringTest(unittest.TestCase):
    def test_the_axis_combinations_are_all_there(self):
        self.assertEqual(len(DESIGNS["plain"]), 8 * 5 * 6)
        self.assertEqual(len(DESIGNS["output_padding"]), 8 * 5 * (10 + 2))

    def test_every_combination_on_each_axis_and_every_pair(self):
        for name, combinations in DESIGNS.items():
            for rotation in range(3):
                with self.subTest(name, rotation=rotation):
                    chosen = design(combinations, rotation)
                    self.assertEqual({h for h, _ in chosen}, set(combinations))
                    self.assertEqual({w for _, w in chosen}, set(combinations))
                    self.assertTrue(all(is_legal(h, w) for h, w in chosen))
                    kernels = list(product(range(1, 6), range(1, 5)))
                    pairs = {(h.k, h.s, w.k, w.s) for h, w in chosen if h.d == w.d == 1}
                    expected = {a + b for a, b in product(kernels, kernels)}
                    self.assertEqual(pairs, expected)

    def test_height_and_width_differ_in_nearly_all(self):
        for name, combinations in DESIGNS.items():
            chosen = design(combinations)
            alike = sum(h == w for h, w in chosen)
            self.assertLess(alike / len(chosen), 0.02, name)

    def test_it_stays_small_and_the_same(self):
        for combinations in DESIGNS.values():
            chosen = design(combinations)
            self.assertEqual(chosen, design(combinations))
            self.assertLess(len(chosen), 1.5 * max(len(combinations), 400))


if __name__ == "__main__":
    unittest.main()
