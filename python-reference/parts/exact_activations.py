"""Writes values and slopes of the activations in exact arithmetic, for the tests of their bounds.

    python exact_activations.py > ../../src/test/resources/org/kerastck/activation/exact.csv

Needs mpmath. Each line: name, x as a float32 in hexadecimal, value and slope rounded to float64.
The formulas are the definitions, evaluated with 60 digits.
"""

import random
import sys

from fixture_json import float32
from mpmath import erfc, exp, expm1, log1p, mp, mpf, pi, sqrt, tanh

mp.dps = 60

SCALE, ALPHA = mpf("1.0507009873554804934193349852946"), mpf("1.6732632423543772848170429916717")


def sigmoid(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return log1p(exp(x))


def normal(x):
    return erfc(-x / sqrt(2)) / 2


def tanh_normal(x):
    return (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3))) / 2


def tanh_density(x):
    inner = sqrt(2 / pi) * (x + mpf("0.044715") * x**3)
    return (1 - tanh(inner) ** 2) / 2 * sqrt(2 / pi) * (1 + 3 * mpf("0.044715") * x**2)


def mish_slope(x):
    t = tanh(softplus(x))
    return t + x * (1 - t * t) * sigmoid(x)


FUNCTIONS = {
    "celu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "elu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "exponential": (exp, exp),
    "gelu": (
        lambda x: x * normal(x),
        lambda x: normal(x) + x * exp(-x * x / 2) / sqrt(2 * pi),
    ),
    "gelu_approximate": (lambda x: x * tanh_normal(x), lambda x: tanh_normal(x) + x * tanh_density(x)),
    "hard_sigmoid": (
        lambda x: min(max(x + 3, 0), 6) / 6,
        lambda x: mpf(1) / 6 if -3 < x < 3 else mpf(0),
    ),
    "hard_silu": (
        lambda x: x * min(max(x + 3, 0), 6) / 6,
        lambda x: min(max(x + 3, 0), 6) / 6 + (x / 6 if -3 < x < 3 else 0),
    ),
    "leaky_relu": (
        lambda x: x if x > 0 else mpf(float32(0.2)) * x,
        lambda x: mpf(1) if x > 0 else mpf(float32(0.2)),
    ),
    "log_sigmoid": (lambda x: -softplus(-x), lambda x: sigmoid(-x)),
    "mish": (lambda x: x * tanh(softplus(x)), mish_slope),
    "selu": (
        lambda x: SCALE * (x if x > 0 else ALPHA * expm1(x)),
        lambda x: SCALE * (1 if x > 0 else ALPHA * exp(x)),
    ),
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    "silu": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) + x * sigmoid(x) * sigmoid(-x)),
    "soft_shrink": (
        lambda x: x - mpf(0.5) if x > 0.5 else x + mpf(0.5) if x < -0.5 else mpf(0),
        lambda x: mpf(1) if abs(x) > 0.5 else mpf(0),
    ),
    "softplus": (softplus, sigmoid),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
    "sparse_plus": (
        lambda x: mpf(0) if x <= -1 else (x + 1) ** 2 / 4 if x < 1 else x,
        lambda x: mpf(0) if x <= -1 else (x + 1) / 2 if x < 1 else mpf(1),
    ),
    "sparse_sigmoid": (
        lambda x: min(max((x + 1) / 2, 0), 1),
        lambda x: mpf(0.5) if -1 < x < 1 else mpf(0),
    ),
    "squareplus": (
        lambda x: (x + sqrt(x * x + 4)) / 2,
        lambda x: (1 + x / sqrt(x * x + 4)) / 2,
    ),
    "tanh": (tanh, lambda x: 1 - tanh(x) ** 2),
    "tanh_shrink": (lambda x: x - tanh(x), lambda x: tanh(x) ** 2),
}


def points(name):
    generator = random.Random(name)
    made = [float32(generator.uniform(-12, 12)) for _ in range(60)]
    made += [float32(generator.choice((-1, 1)) * 10 ** generator.uniform(-12, 2)) for _ in range(90)]
    return [x for x in made if -60 < x < 60]


def main():
    for name, (value, slope) in FUNCTIONS.items():
        for x in points(name):
            exact = mpf(x)
            sys.stdout.write(f"{name},{x.hex()},{float(value(exact)).hex()},{float(slope(exact)).hex()}\n")


if __name__ == "__main__":
    main()
