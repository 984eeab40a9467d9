import re
import unittest
from collections import Counter, defaultdict

import numpy as np

from keras_reference import activations, definition
from keras_reference.covering import axis_combinations, without_output
from keras_reference.suites import all_suites

POSITIVE = re.compile(
    r"(?P<layer>conv2d|conv2d_transpose)-(?P<padding>same|valid)-n(\d+)x(\d+)-k\d+x\d+"
    r"-s\d+x\d+(-d\d+x\d+)?(-op\d+x\d+)?(-g\d+)?-b\d+c\d+f\d+-(last|first)"
    r"-(bias|nobias)(-[a-z0-9_]+)?(-[a-z][a-z0-9_]*)?"
)
CONFIGURATION = re.compile(r"conv2d(_transpose)?-configuration-[a-z0-9_]+")
REFUSED = re.compile(r"(conv2d|conv2d_transpose)-error(-[a-z0-9_]+)+")


def setUpModule():
    global SUITES, CASES
    SUITES = {suite.name: suite for suite in all_suites()}
    CASES = [case for suite in SUITES.values() for case in suite.cases]


def _pair(value, default):
    value = default if value is None else value
    return [int(v) for v in (value if isinstance(value, list) else [value, value])]


def _id_from_what_is_written(case) -> str:
    """The id as a reader of the fixture would rebuild it, but for the tag."""
    config = case.config
    first = (config.get("data_format") or "channels_last").lower() == "channels_first"
    batch, *rest = case.input.shape
    channels, height, width = rest if first else (rest[2], rest[0], rest[1])
    kernel, strides, dilation = (
        _pair(config.get(name), 1)
        for name in ("kernel_size", "strides", "dilation_rate")
    )
    parts = [
        {"Conv2D": "conv2d", "Conv2DTranspose": "conv2d_transpose"}[case.class_name],
        config.get("padding", "valid").lower(),
        f"n{height}x{width}",
        "k{}x{}".format(*kernel),
        "s{}x{}".format(*strides),
    ]
    if dilation != [1, 1]:
        parts.append("d{}x{}".format(*dilation))
    if config.get("output_padding") is not None:
        parts.append("op{}x{}".format(*_pair(config["output_padding"], 0)))
    if int(config.get("groups", 1)) != 1:
        parts.append(f"g{config['groups']}")
    parts.append(f"b{batch}c{channels}f{int(config['filters'])}")
    parts.append("first" if first else "last")
    parts.append("bias" if config.get("use_bias", True) else "nobias")
    activation = config.get("activation") or "linear"
    if isinstance(activation, dict):
        activation = activation["config"]
    if activation != "linear":
        parts.append(activation)
    return "-".join(parts)


def _grammar(case):
    if case.question == "configuration":
        return CONFIGURATION
    return REFUSED if case.refused else POSITIVE


class IdTest(unittest.TestCase):
    def test_ids_follow_the_grammar(self):
        for case in CASES:
            grammar = _grammar(case)
            self.assertIsNotNone(grammar.fullmatch(case.id), case.id)

    def test_an_id_can_be_rebuilt_from_the_case(self):
        for case in CASES:
            if not case.refused and case.question != "configuration":
                rebuilt = _id_from_what_is_written(case)
                rest = case.id.removeprefix(rebuilt)
                self.assertNotEqual(rest, case.id if rebuilt else "")
                self.assertRegex(rest, r"^(-[a-z][a-z0-9_]*)?$", case.id)

    def test_at_least_6500_cases(self):
        self.assertGreaterEqual(len(CASES), 6500)

    def test_every_flag_is_explained(self):
        for suite in SUITES.values():
            flags = {flag for case in suite.cases for flag in case.flags}
            self.assertLessEqual(flags, set(suite.notes), suite.name)


class CoverageTest(unittest.TestCase):
    def test_every_value_with_every_kernel_and_stride(self):
        for name in (
            "conv2d/geometry",
            "conv2d_transpose/geometry",
            "conv2d_transpose/output_padding",
        ):
            seen = defaultdict(Counter)
            for case in SUITES[name].cases:
                spec = case.spec
                for side, axis in enumerate(spec.axes):
                    key = side, axis.k, axis.s
                    seen[key].update(
                        [
                            ("batch", spec.batch),
                            ("channels", spec.channels),
                            ("filters", spec.filters),
                            ("use_bias", spec.use_bias),
                            ("residue", (axis.n - 1) % axis.s),
                        ]
                    )
            for (side, k, s), counter in seen.items():
                expected = (
                    [("batch", v) for v in (1, 2)]
                    + [("channels", v) for v in (1, 2, 3)]
                    + [("filters", v) for v in (1, 2, 3, 4)]
                    + [("use_bias", v) for v in (True, False)]
                    + [("residue", v) for v in range(s)]
                )
                for value in expected:
                    with self.subTest(name, side=side, k=k, s=s, value=value):
                        self.assertGreaterEqual(counter[value], 4)

    def test_in_and_out_channels_mostly_differ(self):
        specs = [case.spec for case in SUITES["conv2d/geometry"].cases]
        differ = sum(spec.channels != spec.filters for spec in specs)
        self.assertGreater(differ / len(specs), 0.7)

    def test_groups_have_every_kernel_stride_and_dilation(self):
        specs = [case.spec for case in SUITES["conv2d/groups"].cases]
        for side in (0, 1):
            seen = {(s.groups, a.k, a.s, a.d) for s in specs for a in [s.axes[side]]}
            for groups in (2, 3):
                for axis in axis_combinations(sizes=[1]):
                    self.assertIn((groups, axis.k, axis.s, axis.d), seen)

    def test_every_axis_that_valid_refuses_is_refused_on_each_axis(self):
        cases = [c for c in SUITES["conv2d/errors"].cases if c.spec]
        for side in (0, 1):
            seen = {case.spec.axes[side] for case in cases}
            self.assertLessEqual(set(without_output(axis_combinations())), seen)


class TensorTest(unittest.TestCase):
    def test_exact_cases_hold_integers(self):
        for case in CASES:
            if case.comparison == "exact" and not case.refused and case.weights:
                for tensor in (case.input, *case.weights.values()):
                    self.assertTrue((tensor == np.rint(tensor)).all(), case.id)

    def test_activation_suites_reach_below_between_and_above_the_knees(self):
        for layer in ("conv2d", "conv2d_transpose"):
            cases = SUITES[f"{layer}/activation"].cases
            exact = [case for case in cases if case.comparison == "exact"]
            self.assertEqual(len(exact), 60)
            before = np.concatenate(
                [
                    definition.evaluate(
                        case.spec.but(activation="linear"), case.input, case.weights
                    ).ravel()
                    for case in exact
                    if case.spec.activation == "relu6"
                ]
            )
            for share in (before < 0, (before > 0) & (before < 6), before > 6):
                self.assertGreater(share.mean(), 0.05)

    def test_every_activation_follows_both_layers_in_both_formats(self):
        for name in activations.NAMES:
            found = {
                (case.spec.layer, case.spec.data_format)
                for layer in ("conv2d", "conv2d_transpose")
                for case in SUITES[f"{layer}/activation"].cases
                if case.spec.activation == name
            }
            self.assertEqual(len(found), 4, name)


if __name__ == "__main__":
    unittest.main()
