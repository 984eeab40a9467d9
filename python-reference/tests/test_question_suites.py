"""What the suites of gradients, losses, weights, training and configurations cover."""

import unittest
from collections import Counter

import numpy as np

from keras_reference.suites import (
    LAYERS,
    configuration,
    gradients,
    losses,
    training,
    weights,
)


def _cases(module) -> list:
    return [case for layer in LAYERS for case in module.suite(layer).cases]


def setUpModule():
    global GRADIENTS
    GRADIENTS = {layer: gradients.suite(layer).cases for layer in LAYERS}


class GradientsTest(unittest.TestCase):
    def test_both_layers_in_every_kind_of_geometry(self):
        self.assertGreaterEqual(sum(map(len, GRADIENTS.values())), 1500)
        for layer, cases in GRADIENTS.items():
            specs = [case.spec for case in cases]
            for side in (0, 1):
                axes = [spec.axes[side] for spec in specs]
                seen = {(a.k, a.s) for a in axes}
                wanted = {(k, s) for k in range(1, 6) for s in range(1, 5)}
                self.assertEqual(seen, wanted)
                self.assertEqual({a.d for a in axes}, {1, 2, 3})
                smaller = sum(a.effective_kernel_size < a.s for a in axes)
                self.assertGreater(smaller, 50, layer)
            for name in ("padding", "data_format", "use_bias", "batch"):
                counts = Counter(getattr(spec, name) for spec in specs)
                self.assertEqual(len(counts), 2)
                self.assertGreater(min(counts.values()), len(specs) / 5, name)

    def test_groups_and_output_padding(self):
        groups = {case.spec.groups for case in GRADIENTS["conv2d"]}
        self.assertEqual(groups, {1, 2, 3})
        for side in (0, 1):
            axes = [case.spec.axes[side] for case in GRADIENTS["conv2d_transpose"]]
            seen = {(a.s, a.p) for a in axes if a.p is not None}
            self.assertEqual(seen, {(s, p) for s in range(1, 5) for p in range(s)})

    def test_what_tensorflow_refuses_is_asked(self):
        refused = [
            case
            for case in GRADIENTS["conv2d_transpose"]
            if case.spec.padding == "same"
            and any(
                a.p == 0 and a.effective_kernel_size % 2 == 0 for a in case.spec.axes
            )
        ]
        self.assertGreaterEqual(len(refused), 30)

    def test_upstream_is_integer_and_shaped_as_the_output(self):
        for cases in GRADIENTS.values():
            for case in cases:
                self.assertEqual(case.upstream.shape, case.spec.output_shape)
                if case.comparison == "exact":
                    self.assertTrue((case.upstream == np.rint(case.upstream)).all())


class LossesTest(unittest.TestCase):
    def test_the_batch_divides_the_activity(self):
        batches = {
            case.spec.batch
            for case in _cases(losses)
            if case.spec and case.config.get("activity_regularizer")
        }
        self.assertEqual(batches, {1, 2, 3})

    def test_no_output_is_as_wide_as_channels_first_filters(self):
        """There, TensorFlow's output would be wrong, and its activity loss with it."""
        for module in (losses, training):
            for case in _cases(module):
                spec = case.spec
                if spec and spec.channels_first and spec.use_bias:
                    self.assertNotEqual(spec.output_size[1], spec.filters, case.id)

    def test_refusals_are_there(self):
        refused = [case for case in _cases(losses) if case.refused]
        self.assertEqual(len(refused), 2 * len(losses.REFUSED))
        self.assertTrue(all(case.question == "losses" for case in refused))


class WeightsTest(unittest.TestCase):
    def test_each_draw_is_asked_of_every_environment(self):
        slugs: dict[str, set] = {}
        for case in _cases(weights):
            slug = case.id.removesuffix(f"_{case.only_on}")
            slugs.setdefault(slug, set()).add(case.only_on)
        for slug, environments in slugs.items():
            self.assertEqual(environments, set(weights.ENVIRONMENTS), slug)

    def test_every_scaling_and_position(self):
        cases = _cases(weights)
        scalings = set()
        for case in cases:
            initializer = case.config.get("kernel_initializer")
            if isinstance(initializer, dict):
                config = initializer["config"]
                scalings.add((config.get("mode"), config.get("distribution")))
        for mode in weights.MODES:
            for distribution in weights.DISTRIBUTIONS:
                self.assertIn((mode, distribution), scalings)
        positions = {c.position for c in cases if c.random_seed is not None}
        self.assertEqual(positions, {0, 1, 2})


class TrainingTest(unittest.TestCase):
    def test_losses_constraints_and_regularizers(self):
        for layer in LAYERS:
            cases = training.suite(layer).cases
            names = {case.training["loss"] for case in cases}
            self.assertLessEqual({"mean_squared_error", "mean_absolute_error"}, names)
            constraints = {
                case.config[argument]["class_name"]
                for case in cases
                for argument in ("kernel_constraint", "bias_constraint")
                if argument in case.config
            }
            self.assertEqual(
                constraints, {"MaxNorm", "NonNeg", "UnitNorm", "MinMaxNorm"}
            )
            for case in cases:
                self.assertEqual(case.training["target"].shape, case.spec.output_shape)


class ConfigurationTest(unittest.TestCase):
    def test_old_spellings_have_a_modern_one(self):
        for case in _cases(configuration):
            old = bool({"Keras1", "Keras2"} & set(case.flags))
            self.assertEqual(old, case.modern is not None, case.id)

    def test_activation_layers_have_names(self):
        """Or Keras would count them up, and a second run would name them otherwise."""
        for case in _cases(configuration):
            activation = (case.modern or case.config).get("activation")
            if isinstance(activation, dict) and isinstance(activation["config"], dict):
                if activation.get("module") == "keras.layers":
                    self.assertIn("name", activation["config"], case.id)

    def test_tf_keras_writes_groups_for_both_layers(self):
        for layer in LAYERS:
            genuine = [
                case
                for case in configuration.suite(layer).cases
                if "keras2_tf_keras" in case.id
            ]
            self.assertGreaterEqual(len(genuine), 5)
            for case in genuine:
                self.assertIn("groups", case.config)
                self.assertEqual("groups" in case.modern, layer == "conv2d")


if __name__ == "__main__":
    unittest.main()
