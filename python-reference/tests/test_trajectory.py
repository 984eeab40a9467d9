"""The float64 gradient descent against differences of its own loss, and by hand."""

import unittest
from dataclasses import replace

import numpy as np

from keras_reference import activations, constraints, regularizers, trajectory
from keras_reference.questions.training import agree
from keras_reference.suites import training


def setUpModule():
    global CASES
    CASES = training.suite("conv2d").cases + training.suite("conv2d_transpose").cases


def _loss(case, weights) -> float:
    return float(next(trajectory.steps(replace(case, weights=weights)))["loss"])


def _slope(case, name, index) -> float:
    """Of the loss, by central differences: error of about step**2."""
    ends, step = [], 2.0**-18
    for sign in (1, -1):
        w = case.weights[name].astype(np.float64)
        w[index] += sign * step
        ends.append(_loss(case, case.weights | {name: w}))
    return (ends[0] - ends[1]) / (2 * step)


def _weights(case) -> dict:
    """The weights after the steps, in the form of an outcome."""
    *_, last = trajectory.steps(case)
    del last["loss"]
    return {"steps": [last]}


class StepTest(unittest.TestCase):
    def test_a_step_goes_against_the_slope_of_the_loss(self):
        for case in CASES:
            free = {k: v for k, v in case.config.items() if "constraint" not in k}
            free_case = replace(case, config=free)
            after = next(trajectory.steps(free_case))
            for name, w in case.weights.items():
                indices = list(np.ndindex(w.shape))
                for index in indices[:: max(1, len(indices) // 3)]:
                    moved = (after[name][index] - w[index]) / -case.training[
                        "learning_rate"
                    ]
                    with self.subTest(case.id, name=name, index=index):
                        slope = _slope(free_case, name, index)
                        self.assertAlmostEqual(moved, slope, delta=1e-5)

    def test_no_step_hangs_on_a_rounding(self):
        """The sign of a residual, a relu's argument or a penalised weight is clear."""
        for case in CASES:
            given = {"steps": list(trajectory.steps(case))}
            for way in (1, -1):
                nudged = {
                    name: w.astype(np.float64) * (1 + way * 2.0**-22)
                    for name, w in case.weights.items()
                }
                other = {"steps": list(trajectory.steps(replace(case, weights=nudged)))}
                self.assertTrue(agree(given, other), case.id)

    def test_each_argument_shows_in_the_weights(self):
        """A regularizer or constraint that does nothing would not be tested."""
        for case in CASES:
            for argument in case.config.keys() - case.spec.config.keys():
                rest = {k: v for k, v in case.config.items() if k != argument}
                without = replace(case, config=rest)
                with self.subTest(case.id, argument=argument):
                    self.assertFalse(agree(_weights(case), _weights(without)))


class ActivationTest(unittest.TestCase):
    def test_pullbacks_are_slopes(self):
        z = np.array([[-2.5, -0.75, 0.125], [0.5, 1.5, 3.0]])
        upstream = np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]])
        for name in [*activations.SLOPES, "softmax"]:
            made = activations.pullback(name, z, upstream)
            for index in np.ndindex(z.shape):
                step = np.zeros_like(z)
                step[index] = 2.0**-18
                up, down = (activations.value(name, z + s) for s in (step, -step))
                slope = (upstream * (up - down)).sum() / 2.0**-17
                with self.subTest(name, index=index):
                    self.assertAlmostEqual(made[index], slope, delta=1e-8)


class PartTest(unittest.TestCase):
    def test_penalties_by_hand(self):
        x = np.array([1.0, -2.0, 0.0])
        l1_l2 = {"class_name": "L1L2", "config": {"l1": 0.5, "l2": 2.0}}
        self.assertEqual(regularizers.penalty(l1_l2, x), 0.5 * 3 + 2 * 5)
        self.assertEqual(regularizers.slope(l1_l2, x).tolist(), [4.5, -8.5, 0.0])
        self.assertEqual(regularizers.penalty("l1", x), 0.01 * 3)
        self.assertEqual(regularizers.penalty("l1l2", x), 0)
        null = {"class_name": "L2", "config": {"l2": None}}
        self.assertEqual(regularizers.penalty(null, x), 0.01 * 5)

    def test_constraints_by_hand(self):
        def made(name, w, **config):
            constraint = {"class_name": name, "config": config}
            return constraints.project(constraint, np.array(w)).tolist()

        w = [[3.0, 0.5], [4.0, 0.0]]
        self.assertEqual(made("NonNeg", [[-1.0, 2.0]]), [[0.0, 2.0]])
        np.testing.assert_allclose(
            made("MaxNorm", w, max_value=2), [[1.2, 0.5], [1.6, 0.0]], rtol=1e-6
        )
        np.testing.assert_allclose(
            made("UnitNorm", w), [[0.6, 1.0], [0.8, 0.0]], rtol=1e-6
        )
        np.testing.assert_allclose(
            made("MinMaxNorm", w, min_value=1.0, max_value=3.0, rate=0.5),
            [[2.4, 0.75], [3.2, 0.0]],
            rtol=1e-6,
        )


if __name__ == "__main__":
    unittest.main()
