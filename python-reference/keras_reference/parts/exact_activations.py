"""Writes values and slopes of the activations in exact arithmetic, for the tests of their bounds.

    python -m keras_reference.parts.exact_activations > ../src/test/resources/org/kerastck/activation/exact.csv

Needs mpmath, which the environment `torch` has. Each line: name, x as a float32 in hexadecimal, value and slope rounded to float64; for
an activation of rows each of the three is a row, separated by spaces, and the slope is the gradient
of <u, output> with u the reversed input, cut to the output's length.
The formulas are the definitions, evaluated with 60 digits.
"""

import random
import sys

from keras_reference.parts.fixture_json import float32
from mpmath import erfc, exp, expm1, log, log1p, mp, mpf, pi, sqrt, tanh

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


def softmax(row):
    powers = [exp(x) for x in row]
    return [p / sum(powers) for p in powers]


def softmax_slope(row, upstream):
    y = softmax(row)
    mean = sum(u * v for u, v in zip(upstream, y))
    return [v * (u - mean) for u, v in zip(upstream, y)]


def log_softmax(row):
    total = log(sum(exp(x) for x in row))
    return [x - total for x in row]


def log_softmax_slope(row, upstream):
    return [u - p * sum(upstream) for u, p in zip(upstream, softmax(row))]


def sparsemax(row):
    """Keras's formula: tau is (the sum of the cumulative sums over the support - 1) / k."""
    support = support_of(row)
    return [max(x - (sum(c for c, _ in support) - 1) / len(support), mpf(0)) for x in row]


def support_of(row):
    order = sorted(range(len(row)), key=lambda i: -row[i])
    sums = [sum(row[i] for i in order[: j + 1]) for j in range(len(row))]
    return [
        (sums[j], order[: j + 1])
        for j in range(len(row))
        if row[order[j]] - (sums[j] - 1) / (j + 1) > 0
    ]


def sparsemax_slope(row, upstream):
    support = support_of(row)
    passed = [u if v > 0 else mpf(0) for u, v in zip(upstream, sparsemax(row))]
    return [
        passed[i] - sum(passed) * sum(i in members for _, members in support) / len(support)
        for i in range(len(row))
    ]


def glu(row):
    half = len(row) // 2
    return [a * sigmoid(b) for a, b in zip(row[:half], row[half:])]


def glu_slope(row, upstream):
    half = len(row) // 2
    pairs = list(zip(row[:half], row[half:], upstream))
    return [v * sigmoid(b) for a, b, v in pairs] + [
        v * a * sigmoid(b) * sigmoid(-b) for a, b, v in pairs
    ]


ROWWISE = {
    "glu": (glu, glu_slope),
    "log_softmax": (log_softmax, log_softmax_slope),
    "softmax": (softmax, softmax_slope),
    "sparsemax": (sparsemax, sparsemax_slope),
}


def hexadecimal(row):
    return " ".join(float(value).hex() for value in row)


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
    for name, (value, slope) in ROWWISE.items():
        generator = random.Random(name)
        for index in range(60):
            spread = (0.3, 3, 20)[index % 3]
            row = [mpf(float32(generator.gauss(0, spread))) for _ in range(6)]
            y = value(row)
            slopes = slope(row, row[::-1][: len(y)])
            sys.stdout.write(f"{name},{hexadecimal(row)},{hexadecimal(y)},{hexadecimal(slopes)}\n")


if __name__ == "__main__":
    main()
