import re
import unittest
from pathlib import Path

import numpy as np

from keras_reference import rules, spec_reader
from keras_reference.acceptance import Verdict
from keras_reference.case import Case, positive
from keras_reference.fixture import flags
from keras_reference.geometry import Axis
from keras_reference.keras_rules import RULES
from keras_reference.refusal_rules import REFUSALS
from keras_reference.spec import Spec
from keras_reference.suites import all_suites
from keras_reference.suites.errors import base
from keras_reference.suites.refusal import refused

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
OUTPUT = {"output": np.zeros((1, 1, 1, 1), np.float32)}


def _error(message):
    return {"error": {"type": "ValueError", "stage": "init", "message": message}}


def _exercised(spec):
    return rules.flags(positive(spec), OUTPUT)


class SpecReaderTest(unittest.TestCase):
    def test_reads_the_spec_that_a_case_was_made_from(self):
        cases = [case for suite in all_suites() for case in suite.cases if case.spec]
        self.assertGreater(len(cases), 10_000)
        for case in cases:
            spec = spec_reader.read(case.layer, case.config, case.input.shape)
            self.assertEqual(spec, case.spec.but(tag=""), case.id)

    def test_what_has_no_plain_numbers_has_no_spec(self):
        for changes in (
            {"filters": 0},
            {"filters": None},
            {"kernel_size": [3.0, 3]},
            {"kernel_size": [3]},
            {"kernel_size": "33"},
            {"strides": None},
            {"strides": [1, -1]},
            {"dilation_rate": False},
            {"padding": "causal"},
            {"padding": None},
            {"data_format": ""},
            {"groups": 0},
            {"groups": None},
            {"activation": {"class_name": "ReLU", "config": {}}},
            {"activation": 7},
            {"use_bias": "yes"},
        ):
            config = base("conv2d", **changes)
            self.assertIsNone(spec_reader.read("conv2d", config, (1, 5, 6, 2)), changes)
        self.assertIsNone(spec_reader.read("conv2d", base("conv2d"), (5, 6, 2)))
        config = base("conv2d_transpose", output_padding=[1, None])
        self.assertIsNone(spec_reader.read("conv2d_transpose", config, (1, 5, 6, 2)))


class PageTest(unittest.TestCase):
    """docs/rules.md is made from the same rules in Java."""

    def test_has_the_same_rules_in_the_same_words_and_order(self):
        entry = r"### \d+\. `(.+)`\n\n(.+): `(.+)`\n\n(.+)\n"
        on_page = re.findall(entry, PAGE.read_text(encoding="utf-8"))
        here = [
            (rule.id, rule.scope, rule.formula, rule.sentence)
            for rule in (*RULES, *REFUSALS)
        ]
        self.assertEqual(on_page, here)


class FlagsTest(unittest.TestCase):
    def test_of_a_convolution(self):
        spec = Spec("conv2d", Axis(6, 3, 2), Axis(5, 1), "same")
        expected = (
            "conv-same-output-size",
            "same-pads-by-input-size",
            "same-pads-the-odd-one-after",
            "correlates",
            "axes-are-independent",
        )
        self.assertEqual(_exercised(spec), expected)
        # (6 - 1) mod 2 = 1; with n = 5 both pads are 1.
        odd = spec.but(height=Axis(5, 3, 2))
        gone = ("same-pads-by-input-size", "same-pads-the-odd-one-after")
        left = tuple(name for name in expected if name not in gone)
        self.assertEqual(_exercised(odd), left)

    def test_of_a_transposed_convolution(self):
        spec = Spec("conv2d_transpose", Axis(2, 2, 1, 2), Axis(2, 2, 1, 2), "same").but(
            data_format="channels_first"
        )
        expected = [
            "effective-kernel-size",
            "transposed-same-output-size",
            "transposed-same-crop",
            "transposed-scatters",
            "data-format-permutes-axes",
        ]
        self.assertEqual(list(_exercised(spec)), expected)
        padded = spec.but(height=Axis(2, 2, 1, 2, 0), width=Axis(2, 2, 1, 2, 0))
        expected[1] = "transposed-same-output-padding"
        self.assertEqual(list(_exercised(padded)), expected)

    def test_a_refusal_alone_and_for_this_fault_alone(self):
        config = base("conv2d", strides=[2, 2], dilation_rate=[2, 2])
        case = refused("conv2d", "both", config)
        said = "`strides > 1` not supported in conjunction with `dilation_rate > 1`"
        expected = ("strides-exclude-dilation",)
        self.assertEqual(rules.flags(case, _error(said)), expected)
        self.assertEqual(rules.flags(case, _error("Unknown activation")), ())

    def test_none_where_no_layer_is_called_as_it_is(self):
        spec = Spec("conv2d", Axis(6, 3, 2), Axis(5, 1), "same")
        for question in ("weights", "configuration"):
            case = positive(spec, question=question)
            self.assertEqual(rules.flags(case, OUTPUT), ())
        case = Case("conv2d-configuration-a", "conv2d", {}, None, None)
        case.question = "configuration"
        self.assertEqual(rules.flags(case, {"configuration": {}}), ())

    def test_stand_behind_traits_and_defects(self):
        spec = Spec("conv2d", Axis(6, 1), Axis(5, 1), "same")
        case = positive(spec, flags=("R01",))
        verdict = Verdict(OUTPUT, "tensorflow", {}, defects={"OneDnnEmptyOutput"})
        expected = ["R01", "OneDnnEmptyOutput", "conv-same-output-size"]
        self.assertEqual(flags(case, verdict), expected)


if __name__ == "__main__":
    unittest.main()
