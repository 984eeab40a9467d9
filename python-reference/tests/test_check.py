import json
import unittest

import numpy as np

from keras_reference import definition, fixture
from keras_reference.acceptance import judge
from keras_reference.case import positive
from keras_reference.check import Findings
from keras_reference.differences import CaseChecker, Difference
from keras_reference.environments import instruction_set
from keras_reference.geometry import Axis
from keras_reference.spec import Spec

SPEC = Spec("conv2d", Axis(4, 3), Axis(3, 3), "same", 1, 2, 2)


def _right(case):
    value = definition.evaluate(case.spec, case.input, case.weights)
    return value.astype(np.float32)


def _committed(case, **outcomes):
    """The line of a case, as a reader has it."""
    return json.loads(fixture.case_line(case, judge(case, outcomes)))


def _rounded():
    case = positive(SPEC, comparison="rounded")
    case.input /= np.float32(3)
    return case


class CaseCheckerTest(unittest.TestCase):
    def differences(self, case, committed, output, name="tensorflow"):
        checker = CaseChecker(case, committed)
        return list(checker.of_outcome("backends", name, {"output": output}))

    def test_the_same_is_no_difference(self):
        case = _rounded()
        committed = _committed(case, tensorflow={"output": _right(case)})
        self.assertEqual(self.differences(case, committed, _right(case)), [])
        self.assertEqual(list(CaseChecker(case, committed).of_case()), [])

    def test_the_last_bit_of_a_rounded_output_is_within_the_bound(self):
        case = _rounded()
        committed = _committed(case, tensorflow={"output": _right(case)})
        near = np.nextafter(_right(case), np.float32(np.inf))
        (found,) = self.differences(case, committed, near)
        self.assertTrue(found.within_bound)

    def test_a_committed_value_beyond_the_bound_is_not(self):
        case = _rounded()
        committed = _committed(case, tensorflow={"output": _right(case)})
        committed["expected"]["output"]["data"][0] += 1
        (found,) = self.differences(case, committed, _right(case))
        self.assertFalse(found.within_bound)

    def test_a_fresh_value_beyond_the_bound_is_not(self):
        case = _rounded()
        committed = _committed(case, tensorflow={"output": _right(case)})
        (found,) = self.differences(case, committed, _right(case) + 1)
        self.assertFalse(found.within_bound)
        self.assertIn("no known defect", found.sentence)

    def test_an_exact_output_may_differ_nowhere(self):
        case = positive(SPEC)
        committed = _committed(case, tensorflow={"output": _right(case)})
        committed["expected"]["output"]["data"][0] += 1
        (found,) = self.differences(case, committed, _right(case))
        self.assertFalse(found.within_bound)

    def test_a_backend_that_the_file_lacks(self):
        case = positive(SPEC)
        committed = _committed(case, tensorflow={"output": _right(case)})
        (found,) = self.differences(case, committed, _right(case), "jax")
        self.assertIn("no outcome in the file", found.sentence)

    def test_another_refusal(self):
        case = positive(SPEC)
        error = {"type": "E", "stage": "call", "message": "m"}
        committed = _committed(
            case,
            tensorflow={"output": _right(case)},
            jax={"error": error, "foreign": True},
        )
        (found,) = self.differences(case, committed, _right(case), "jax")
        self.assertIn('was {"error"', found.sentence)
        self.assertIn('is "agrees"', found.sentence)
        self.assertFalse(found.within_bound)

    def test_another_input_in_the_file(self):
        case = positive(SPEC)
        committed = _committed(case, tensorflow={"output": _right(case)})
        committed["input"]["data"][0] += 1
        (found,) = CaseChecker(case, committed).of_case()
        self.assertEqual(found.sentence, "differs in input")


class FindingsTest(unittest.TestCase):
    def add(self, made_on, within):
        found = Findings("all", {"tensorflow": made_on})
        found.add("f.json", "a", Difference("tensorflow", "differs", within))
        return found

    def test_within_the_bound_and_made_elsewhere_is_no_failure(self):
        found = self.add("another_set", True)
        self.assertEqual(found.failures, [])
        self.assertIn(
            f"differs within the bound, made on another_set, here {instruction_set()}",
            found.processor_dependent[0],
        )

    def test_made_here_is_a_failure(self):
        self.assertEqual(len(self.add(instruction_set(), True).failures), 1)

    def test_beyond_the_bound_is_a_failure_everywhere(self):
        self.assertEqual(len(self.add("another_set", False).failures), 1)

    def test_the_last_line_says_what_was_looked_at(self):
        found = Findings("a sample of 5 of 10 cases, jax", {})
        self.assertIn("a sample of 5 of 10 cases, jax", found.lines()[-1])


if __name__ == "__main__":
    unittest.main()
