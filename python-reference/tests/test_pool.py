import sys
import tempfile
import unittest
from pathlib import Path

from keras_reference.environments import Environment
from keras_reference.pool import BrokenRun, Worker

STAND_IN = (str(Path(__file__).with_name("stand_in_worker.py")),)
ENVIRONMENT = Environment("stand-in", "none", (), {})


class WorkerTest(unittest.TestCase):
    def setUp(self):
        self.worker = Worker(ENVIRONMENT, 1.5, STAND_IN, sys.executable)
        self.addCleanup(self.worker.dispose)

    def run_one(self, action):
        return self.worker.run({"config": {"action": action}})

    def test_goes_on_after_an_abort(self):
        self.assertEqual(self.run_one("first"), {"output": "first"})
        self.assertEqual(
            self.run_one("abort"),
            {"abort": {"signal": "SIGABRT", "message": "Check failed: a"}},
        )
        self.assertEqual(self.run_one("next"), {"output": "next"})

    def test_once_is_no_outcome(self):
        marker = Path(self.enterContext(tempfile.TemporaryDirectory()), "marker")
        self.assertEqual(
            self.run_one(f"abort unless {marker}"),
            {"output": f"abort unless {marker}"},
        )

    def test_cuts_off_a_hang(self):
        outcome = self.run_one("hang")
        self.assertEqual(outcome, {"timeout": 1.5})
        self.assertEqual(self.run_one("next"), {"output": "next"})

    def test_a_worker_that_does_not_start_is_an_error_and_no_outcome(self):
        worker = Worker(
            ENVIRONMENT,
            program=("-c", "raise SystemExit('no such')"),
            python=sys.executable,
        )
        self.addCleanup(worker.dispose)
        with self.assertRaisesRegex(BrokenRun, "no such"):
            worker.run({"config": {"action": "first"}})


if __name__ == "__main__":
    unittest.main()
