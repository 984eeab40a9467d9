import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

from keras_findings import reproduce
from keras_findings.settings import ulp_distance
from keras_reference.environments import Environment


class StandIn(Environment):
    """Python itself in place of an environment with Keras."""

    @property
    def python(self):
        return Path(sys.executable)


STAND_IN = StandIn("stand-in", "none", (), {"SAID": "usual"})
PROGRAM = "import os; print(os.environ['SAID'])\n"


class RecordsTest(unittest.TestCase):
    def read(self, text):
        directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        record = directory / "a.txt"
        record.write_text(text, encoding="utf-8")
        return reproduce.read(record)

    def test_runs_have_variables_and_a_processor(self):
        first, second = self.read(
            "$ tensorflow A=1 B=2 [avx512_core]\none\ntwo\n$ jax\nthree\n"
        )
        self.assertEqual(first.environment.variables["A"], "1")
        self.assertEqual(first.environment.variables["B"], "2")
        self.assertEqual(first.only, "avx512_core")
        self.assertEqual(first.printed, "one\ntwo\n")
        self.assertTrue(second.is_possible)
        self.assertEqual(second.environment.name, "jax")

    def test_another_processor_is_not_asked(self):
        (run,) = self.read("$ jax [no_such_set]\n")
        self.assertFalse(run.is_possible)

    def test_an_unknown_environment_is_named(self):
        with self.assertRaisesRegex(reproduce.UnreadableRecord, "a.txt.*theano"):
            self.read("$ theano\n")

    def test_every_reproducer_has_a_record_and_the_reverse(self):
        programs = {p.stem for p in reproduce.DIRECTORY.glob("*.py")}
        records = {p.stem for p in reproduce.DIRECTORY.glob("*.txt")}
        self.assertEqual(programs, records)
        for name in sorted(records):
            runs = reproduce.read(reproduce.DIRECTORY / f"{name}.txt")
            self.assertTrue(all(run.printed for run in runs), name)


class OutputTest(unittest.TestCase):
    def output(self, text, environment=STAND_IN):
        directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        program = directory / "a.py"
        program.write_text(text, encoding="utf-8")
        return reproduce.output(program, environment)

    def test_is_what_is_printed_under_the_environments_variables(self):
        self.assertEqual(self.output(PROGRAM), "usual\n")

    def test_of_a_death_is_its_signal(self):
        text = self.output("import os, sys; print(1, flush=True); os.abort()")
        self.assertTrue(text.startswith("1\n[SIGABRT]"), text)

    def test_of_an_error_is_its_last_line(self):
        self.assertEqual(
            self.output("raise ValueError('no')"), "[exit 1] ValueError: no\n"
        )

    def test_of_one_that_does_not_end_says_so(self):
        with mock.patch("keras_findings.reproduce._SECONDS", 2):
            text = self.output("import time; print(1, flush=True); time.sleep(60)")
        self.assertEqual(text, "1\n[no end within 2 s]\n")


class ReproduceTest(unittest.TestCase):
    def setUp(self):
        self.directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.directory / "a.py").write_text(PROGRAM, encoding="utf-8")
        for target, value in (
            ("DIRECTORY", self.directory),
            ("environments.ENVIRONMENTS", (STAND_IN,)),
            ("environments.prepare", lambda environments: None),
        ):
            self.enterContext(mock.patch(f"keras_findings.reproduce.{target}", value))

    def reproduce(self, text, record=False):
        (self.directory / "a.txt").write_text(text, encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as out:
            same = reproduce._reproduce("a", [], record)
        return same, out.getvalue()

    def test_as_recorded(self):
        same, said = self.reproduce("$ stand-in\nusual\n$ stand-in SAID=b\nb\n")
        self.assertTrue(same, said)

    def test_differs(self):
        same, said = self.reproduce("$ stand-in SAID=b\nc\n")
        self.assertFalse(same)
        self.assertIn("-c", said)
        self.assertIn("+b", said)

    def test_records(self):
        same, _ = self.reproduce("$ stand-in SAID=b\n", record=True)
        self.assertTrue(same)
        record = (self.directory / "a.txt").read_text(encoding="utf-8")
        self.assertEqual(record, "$ stand-in SAID=b\nb\n")


class UlpTest(unittest.TestCase):
    def test_counts_steps_across_zero(self):
        tiny = np.nextafter(np.float32(0), np.float32(1))
        self.assertEqual(ulp_distance(np.float32([-tiny]), np.float32([tiny])), 2)
        self.assertEqual(ulp_distance(np.float32([1, np.inf]), np.float32([1, 2])), 0)


if __name__ == "__main__":
    unittest.main()
