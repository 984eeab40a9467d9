import unittest

import numpy as np

from keras_reference import data, definition
from keras_reference.acceptance import Unexplained, judge
from keras_reference.bounds import rounding_bound
from keras_reference.case import Case, positive
from keras_reference.geometry import Axis
from keras_reference.pool import BrokenRun
from keras_reference.spec import Spec
from keras_reference.suites.errors import base
from keras_reference.suites.refusal import refused

SPEC = Spec("conv2d", Axis(5, 3), Axis(4, 2), "same", 2, 2, 3)


def _right(case: Case) -> np.ndarray:
    out = definition.evaluate(case.spec, case.input, case.weights)
    return out.astype(np.float32)


def _error(name: str, foreign: bool, stage: str = "call") -> dict:
    error = {"type": name, "stage": stage, "message": "no"}
    return {"error": error, "foreign": foreign}


class OutputTest(unittest.TestCase):
    def test_the_primary_backend_is_the_reference_where_it_is_right(self):
        case = positive(SPEC)
        verdict = judge(case, {"tensorflow": {"output": _right(case)}})
        self.assertEqual(verdict.reference, "tensorflow")
        self.assertEqual(verdict.backends, {"tensorflow": "agrees"})

    def test_a_wrong_value_that_nothing_explains_stops_generation(self):
        case = positive(SPEC)
        wrong = _right(case)
        wrong[0, 0, 0, 0] += 1
        with self.assertRaisesRegex(Unexplained, case.id):
            judge(case, {"tensorflow": {"output": wrong}})

    def test_a_wrong_shape_stops_generation(self):
        case = positive(SPEC)
        with self.assertRaises(Unexplained):
            judge(case, {"tensorflow": {"output": _right(case)[:, 1:]}})

    def test_a_native_error_is_contested_and_the_next_backend_leads(self):
        case = positive(SPEC)
        aborted = _error("AbortedError", foreign=True)
        outcomes = {"tensorflow": aborted, "jax": {"output": _right(case)}}
        verdict = judge(case, outcomes)
        self.assertEqual(verdict.reference, "jax")
        self.assertEqual(verdict.backends["jax"], "agrees")
        self.assertEqual(verdict.backends["tensorflow"], {"error": aborted["error"]})

    def test_without_any_agreeing_backend_the_definition_leads(self):
        case = positive(SPEC)
        abort = {"abort": {"signal": "SIGABRT", "message": "Check failed"}}
        outcomes = {"tensorflow": _error("AbortedError", True), "jax": abort}
        verdict = judge(case, outcomes)
        self.assertEqual(verdict.reference, "definition")
        np.testing.assert_array_equal(verdict.expected["output"], _right(case))
        self.assertEqual(verdict.backends["jax"], abort)

    def test_keras_refusing_a_case_that_has_a_value_stops_generation(self):
        with self.assertRaises(Unexplained):
            judge(positive(SPEC), {"tensorflow": _error("ValueError", False)})

    def test_sums_too_large_to_be_exact_stop_generation(self):
        case = positive(SPEC)
        case.input = case.input * np.float32(2**18)
        with self.assertRaisesRegex(BrokenRun, "sums reach"):
            judge(case, {"tensorflow": {"output": _right(case)}})


class RoundedTest(unittest.TestCase):
    def test_within_the_bound_and_just_outside(self):
        case = positive(SPEC, data.normal(SPEC), comparison="rounded")
        exact = definition.evaluate(SPEC, case.input, case.weights)
        bound = rounding_bound(case)
        near = (exact + 0.9 * bound).astype(np.float32)
        verdict = judge(case, {"tensorflow": {"output": near}})
        self.assertEqual(verdict.backends["tensorflow"], "agrees")
        far = (exact + 2 * bound).astype(np.float32)
        with self.assertRaises(Unexplained):
            judge(case, {"tensorflow": {"output": far}})

    def test_multiplied_padding_is_contested_and_no_defect(self):
        spec = SPEC.but(tag="inf")
        x, weights = data.normal(spec)
        weights["kernel"][0, 0, 0, 0] = np.inf
        case = positive(spec, (x, weights), comparison="rounded")
        padded = definition.with_padding_multiplied(spec, x, weights)
        right = {"output": _right(case)}
        other = {"output": padded.astype(np.float32)}
        verdict = judge(case, {"tensorflow": right, "jax": other})
        self.assertEqual(verdict.reference, "tensorflow")
        self.assertIn("output", verdict.backends["jax"])
        self.assertNotIn("defect", verdict.backends["jax"])


class DefectTest(unittest.TestCase):
    def test_bias_along_the_width(self):
        spec = Spec("conv2d", Axis(4, 3), Axis(3, 2), "same", 1, 2, 3, "channels_first")
        case = positive(spec)
        kernel, bias = case.weights["kernel"], case.weights["bias"]
        without = definition.evaluate(spec, case.input, {"kernel": kernel})
        wrong = (without + bias).astype(np.float32)
        outcomes = {"tensorflow": {"output": wrong}, "jax": {"output": _right(case)}}
        verdict = judge(case, outcomes)
        self.assertEqual(verdict.defects, {"ChannelsFirstBiasAlongWidth"})
        entry = verdict.backends["tensorflow"]
        self.assertEqual(entry["defect"], "ChannelsFirstBiasAlongWidth")
        np.testing.assert_array_equal(entry["output"], wrong)

    def test_one_input_channel_is_recorded_without_its_bytes(self):
        spec = Spec("conv2d", Axis(4, 2), Axis(3, 2, 2), "valid", 2, 1, 2)
        case = positive(spec)
        wrong = _right(case)
        wrong[:, 1:] = 7e30
        verdict = judge(case, {"tensorflow": {"output": wrong}})
        self.assertEqual(
            verdict.backends["tensorflow"],
            {"unstable": True, "defect": "OneDnnSingleInputChannel"},
        )
        wrong[0, 0] = 7e30
        with self.assertRaises(Unexplained):
            judge(case, {"tensorflow": {"output": wrong}})

    def test_an_empty_output_that_is_not_empty(self):
        spec = Spec("conv2d", Axis(2, 3), Axis(2, 3), "valid", 1, 2, 2)
        case = refused(
            "conv2d", "empty", spec.config, spec.input_shape, built_for=(1, 5, 5, 2)
        )
        case.spec = spec
        garbage = {"output": np.full(spec.input_shape, 3e30, np.float32)}
        refusal = _error("ValueError", False)
        verdict = judge(case, {"tensorflow": garbage, "jax": refusal})
        self.assertEqual(verdict.expected, {"error": refusal["error"]})
        entry = verdict.backends["tensorflow"]
        self.assertEqual(entry, {"unstable": True, "defect": "OneDnnEmptyOutput"})


class RefusalTest(unittest.TestCase):
    def test_kerass_own_error_is_the_golden_outcome(self):
        case = refused("conv2d", "test", base("conv2d", filters=0))
        verdict = judge(case, {"tensorflow": _error("ValueError", False, "init")})
        self.assertEqual(verdict.expected["error"]["stage"], "init")

    def test_computing_what_should_be_refused_stops_generation(self):
        case = refused("conv2d", "test", base("conv2d", filters=0))
        with self.assertRaises(Unexplained):
            judge(case, {"tensorflow": {"output": np.zeros((1, 3, 4, 3), np.float32)}})

    def test_a_backend_that_computes_what_another_refuses_dissents(self):
        case = refused("conv2d", "test", base("conv2d", filters=0))
        output = np.zeros((1, 3, 4, 3), np.float32)
        refusal = _error("ValueError", False, "init")
        verdict = judge(case, {"tensorflow": refusal, "jax": {"output": output}})
        self.assertEqual(verdict.backends["tensorflow"], "agrees")
        self.assertEqual(set(verdict.backends["jax"]), {"output"})


class LimitationTest(unittest.TestCase):
    WORDS = "The Conv2D op currently only supports the NHWC tensor format on the CPU."

    def entry(self, spec, message):
        case = positive(spec)
        refusal = _error("UnimplementedError", True)
        refusal["error"]["message"] = message
        outcomes = {"tensorflow": {"output": _right(case)}, "other": refusal}
        return judge(case, outcomes).backends["other"]

    def test_a_native_library_without_channels_first(self):
        entry = self.entry(SPEC.but(data_format="channels_first"), self.WORDS)
        self.assertEqual(entry["defect"], "NeedsOneDnn")
        self.assertEqual(entry["error"]["type"], "UnimplementedError")

    def test_is_named_only_where_it_can_be_the_reason(self):
        self.assertNotIn("defect", self.entry(SPEC, self.WORDS))
        first = SPEC.but(data_format="channels_first")
        self.assertNotIn("defect", self.entry(first, "no memory"))


class VersionTest(unittest.TestCase):
    def test_another_version_may_differ_without_a_reason(self):
        case = positive(SPEC)
        right = {"output": _right(case)}
        wrong = {"output": _right(case) + 1}
        verdict = judge(case, {"tensorflow": right}, {"old": wrong, "older": right})
        self.assertEqual(verdict.backends, {"tensorflow": "agrees"})
        self.assertEqual(verdict.versions["older"], "agrees")
        self.assertEqual(set(verdict.versions["old"]), {"output"})


def _gradients_case(spec: Spec) -> tuple[Case, dict]:
    """A case about gradients, and the right outcome."""
    x, weights = data.integers(spec)
    count = int(np.prod(spec.output_shape))
    upstream = data.distinct_integers(spec.id, "upstream", count).astype(np.float32)
    case = positive(
        spec, question="gradients", upstream=upstream.reshape(spec.output_shape)
    )
    made = definition.gradients(spec, x, weights, case.upstream)
    return case, {name: g.astype(np.float32) for name, g in made.items()}


class GradientsTest(unittest.TestCase):
    def test_right_gradients_are_accepted_and_wrong_ones_stop_generation(self):
        case, right = _gradients_case(SPEC)
        verdict = judge(case, {"tensorflow": {"gradients": right}})
        self.assertEqual(verdict.backends, {"tensorflow": "agrees"})
        for name, gradient in right.items():
            wrong = gradient.copy()
            wrong[(0,) * wrong.ndim] += 1
            with self.subTest(name), self.assertRaises(Unexplained):
                judge(case, {"tensorflow": {"gradients": right | {name: wrong}}})

    def test_without_any_backend_the_definition_leads(self):
        case, right = _gradients_case(SPEC)
        verdict = judge(case, {"tensorflow": _error("AbortedError", True)})
        self.assertEqual(verdict.reference, "definition")
        for name, gradient in right.items():
            np.testing.assert_array_equal(
                verdict.expected["gradients"][name], gradient
            )

    def test_bias_along_the_width(self):
        spec = Spec("conv2d", Axis(4, 3), Axis(3, 2), "same", 1, 2, 3, "channels_first")
        case, right = _gradients_case(spec)
        wrong = right | {"bias": case.upstream.sum(axis=(0, 1, 2))}
        outcomes = {"tensorflow": {"gradients": wrong}, "jax": {"gradients": right}}
        verdict = judge(case, outcomes)
        self.assertEqual(verdict.reference, "jax")
        self.assertEqual(verdict.defects, {"ChannelsFirstBiasAlongWidth"})

    def test_one_filter_is_recorded_without_its_bytes(self):
        spec = Spec("conv2d_transpose", Axis(4, 2), Axis(1, 3, 2), "same", 2, 2, 1)
        case, right = _gradients_case(spec)
        wrong = right["input"].copy()
        wrong[:, 1:] = 7e30
        outcomes = {
            "tensorflow": {"gradients": right | {"input": wrong}},
            "jax": {"gradients": right},
        }
        verdict = judge(case, outcomes)
        self.assertEqual(
            verdict.backends["tensorflow"],
            {"unstable": True, "defect": "OneDnnSingleInputChannel"},
        )
        wrong[:, 0] = 7e30
        with self.assertRaises(Unexplained):
            judge(case, outcomes)


if __name__ == "__main__":
    unittest.main()
