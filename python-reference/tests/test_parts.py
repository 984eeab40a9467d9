import unittest

from keras_reference.environments import NAMES
from keras_reference.parts import suite


class PartsTest(unittest.TestCase):
    def test_ids_are_unique_in_a_suite(self):
        for part in suite.suites():
            ids = [case.id for case in part.cases]
            self.assertEqual(len(set(ids)), len(ids), part.name)

    def test_every_case_runs_somewhere(self):
        for part in suite.suites():
            for case in part.cases:
                self.assertTrue(any(map(case.runs_on, NAMES)), case.id)

    def test_the_first_backend_without_a_defect_leads(self):
        (celu,) = (
            case for case in suite.suites()[0].cases if case.id == "celu-specials"
        )
        shape = {"shape": [17], "dtype": "float32"}
        right = {m: shape | {"data": [1.0] * 17} for m in ("output", "gradient")}
        wrong = right | {"gradient": shape | {"data": [2.0] * 17}}
        verdict = suite.judge(celu, {"tensorflow": wrong, "jax": right})
        self.assertEqual(verdict.reference, "jax")
        self.assertEqual(verdict.backends["jax"], "agrees")
        self.assertEqual(verdict.backends["tensorflow"]["defect"], "TiedGradient")


if __name__ == "__main__":
    unittest.main()
