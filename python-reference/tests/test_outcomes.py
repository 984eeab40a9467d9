import tempfile
import unittest
from importlib import metadata
from pathlib import Path

import numpy as np

from keras_reference.environments import (
    ENVIRONMENTS,
    NAMES,
    PRIMARY,
    Environment,
    provenance,
)
from keras_reference.outcomes import Outcomes, key


def _task(**changes):
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    return {"question": "output", "input": x, "config": {"strides": [1, 2]}} | changes


class KeyTest(unittest.TestCase):
    def test_is_the_same_for_equal_tasks(self):
        self.assertEqual(key("e", _task()), key("e", _task()))

    def test_is_another_for_another_task_environment_or_question(self):
        x = _task()["input"]
        others = [
            key("f", _task()),
            key("e", _task(question="gradients")),
            key("e", _task(input=x.reshape(3, 2))),
            key("e", _task(input=x + 1)),
            key("e", _task(config={"strides": [1, 2.0]})),
            key("e", _task(config={"strides": [[1], 2]})),
            key("e", _task(config={"dilation_rate": [1, 2]})),
        ]
        self.assertEqual(len({key("e", _task()), *others}), len(others) + 1)


class OutcomesTest(unittest.TestCase):
    def setUp(self):
        self.directory = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_are_there_in_the_next_run(self):
        known = Outcomes(PRIMARY, self.directory)
        self.assertIsNone(known.get(_task()))
        known.put(_task(), {"output": np.float32([np.nan, -0.0])})
        known.close()
        again = Outcomes(PRIMARY, self.directory)
        self.addCleanup(again.close)
        output = again.get(_task())["output"]
        np.testing.assert_array_equal(output, np.float32([np.nan, -0.0]))
        self.assertTrue(np.signbit(output[1]))
        self.assertIsNone(again.get(_task(config={})))


class EnvironmentsTest(unittest.TestCase):
    def test_names_are_unique_and_have_packages(self):
        self.assertEqual(len(set(NAMES)), len(NAMES))
        for environment in ENVIRONMENTS:
            self.assertIn(b"==", environment.requirements(), environment.name)

    def test_provenance_is_read_off_the_environments_own_interpreter(self):
        generator = Environment("generator", "none", ("jsonschema",), {})
        found = provenance(generator)
        self.assertEqual(
            found["packages"]["jsonschema"], metadata.version("jsonschema")
        )
        self.assertEqual(found["role"], "backend")

    def test_witnesses_are_environments(self):
        for environment in ENVIRONMENTS:
            self.assertIn(environment.computes_with, (None, *NAMES))


if __name__ == "__main__":
    unittest.main()
