"""Initializers in a layer: fans, seeds, and default seeds in order of construction."""

from __future__ import annotations

from typing import Any

from keras_reference import data
from keras_reference.case import Case
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.suite import Suite

ENVIRONMENTS = ("tensorflow", "jax", "torch", "numpy")


def _seeded(name: str, seed: int, **config: Any) -> dict[str, Any]:
    return {"class_name": name, "config": config | {"seed": seed}}


# slug: (kernel_initializer, bias_initializer)
SEEDED = {
    "glorot_uniform": (_seeded("GlorotUniform", 1337), "zeros"),
    "glorot_normal": (_seeded("GlorotNormal", 7), "ones"),
    "he_uniform": (_seeded("HeUniform", 42), _seeded("RandomNormal", 3)),
    "he_normal": (_seeded("HeNormal", 42), _seeded("RandomUniform", 4)),
    "lecun_uniform": (_seeded("LecunUniform", 0), "zeros"),
    "lecun_normal": (_seeded("LecunNormal", 2**31 - 1), "zeros"),
    "random_normal": (
        _seeded("RandomNormal", 11, mean=0.5, stddev=0.1),
        _seeded("TruncatedNormal", 12, mean=-0.5, stddev=0.25),
    ),
    "random_uniform": (
        _seeded("RandomUniform", 13, minval=-2.0, maxval=3.0),
        {"class_name": "Constant", "config": {"value": 0.75}},
    ),
    "truncated_normal": (_seeded("TruncatedNormal", 14), "zeros"),
    "variance_scaling": (
        _seeded(
            "VarianceScaling",
            15,
            scale=2.0,
            mode="fan_out",
            distribution="untruncated_normal",
        ),
        "zeros",
    ),
    "orthogonal": (_seeded("Orthogonal", 16, gain=1.5), "zeros"),
    "constant": ({"class_name": "Constant", "config": {"value": -1.25}}, "ones"),
}

MODES = ("fan_in", "fan_out", "fan_avg")
DISTRIBUTIONS = ("truncated_normal", "untruncated_normal", "uniform")


def _scalings() -> dict[str, tuple[Any, Any]]:
    """VarianceScaling, every mode with every distribution; the old name of one, too."""
    made = {
        f"scaling_{mode}_{distribution}": (
            _seeded(
                "VarianceScaling",
                20 + 3 * m + d,
                scale=0.5 + m,
                mode=mode,
                distribution=distribution,
            ),
            "zeros",
        )
        for m, mode in enumerate(MODES)
        for d, distribution in enumerate(DISTRIBUTIONS)
    }
    made["scaling_fan_in_normal"] = (
        _seeded("VarianceScaling", 29, distribution="normal"),
        "zeros",
    )
    return made


# Without a random number, or drawn for a bias, whose fans are both its length.
MORE = {
    "zeros": ("zeros", _seeded("GlorotUniform", 30)),
    "ones": ("ones", _seeded("VarianceScaling", 31, mode="fan_avg")),
}

# slug: (set_random_seed, position, kernel_initializer, bias_initializer)
DEFAULT_SEEDS = {
    "default": (5, 0, None, None),
    "default_second": (5, 1, None, None),
    "default_third": (5, 2, None, None),
    "default_names": (6, 0, "he_normal", "random_normal"),
    "default_names_second": (6, 1, "he_normal", "random_normal"),
}


def _specs(layer: str) -> list[Spec]:
    base = Spec(layer, Axis(4, 3), Axis(5, 2, 2), "same", 1, 3, 5)
    return [base, base.but(groups=2, channels=4, filters=6)][: 2 - base.transposed]


def _case(spec: Spec, slug: str, environment: str, kernel: Any, bias: Any, **more: Any):
    spec = spec.but(tag=f"weights_{slug}_{environment}")
    config = dict(spec.config)
    if kernel is not None:
        config["kernel_initializer"] = kernel
    if bias is not None:
        config["bias_initializer"] = bias
    return Case(
        id=spec.id,
        layer=spec.layer,
        config=config,
        input=data.normal(spec)[0],
        weights=None,
        comparison="rounded",
        spec=spec,
        question="weights",
        only_on=environment,
        **more,
    )


def suite(layer: str) -> Suite:
    cases = []
    base = _specs(layer)[0]
    # Neither the data format nor a bias has a part in what is drawn for the kernel.
    others = {
        "first": base.but(data_format="channels_first"),
        "no_bias": base.but(use_bias=False),
    }
    for spec in _specs(layer):
        for environment in ENVIRONMENTS:
            for slug, (kernel, bias) in SEEDED.items():
                cases.append(_case(spec, slug, environment, kernel, bias))
            for slug, (seed, position, kernel, bias) in DEFAULT_SEEDS.items():
                cases.append(
                    _case(
                        spec,
                        slug,
                        environment,
                        kernel,
                        bias,
                        random_seed=seed,
                        position=position,
                    )
                )
    for environment in ENVIRONMENTS:
        for slug, (kernel, bias) in (_scalings() | MORE).items():
            cases.append(_case(base, slug, environment, kernel, bias))
        for slug, spec in others.items():
            kernel = _seeded("GlorotUniform", 1337)
            cases.append(_case(spec, f"other_{slug}", environment, kernel, None))
    return Suite(
        f"{layer}/weights",
        "Initializers with a seed, and default ones under set_random_seed: the weights "
        "that the layer draws, in each backend's own stream, and its output with them.",
        cases,
    )
