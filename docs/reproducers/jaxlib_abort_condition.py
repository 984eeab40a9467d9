"""When exactly XLA dies in a Conv2DTranspose `same` with output_padding: the condition,
held against random configurations, each batch in a process that may die."""

import random
import subprocess
import sys

CHILD = """
import sys, keras, numpy as np
for line in sys.stdin:
    n, k, s, d, p = np.array(line.split(), int).reshape(5, 2).tolist()
    layer = keras.layers.Conv2DTranspose(
        1, k, strides=s, padding="same", dilation_rate=d, output_padding=p
    )
    layer(np.ones((1, *n, 1), "float32"))
    print("computes", flush=True)
"""


def pads(n, k, s, d, p):
    """Zeros before and after the zero-inserted input; the output's size."""
    reach = (k - 1) * d + 1
    total = reach + reach % 2 - 2 + p
    before = min((total + 1) // 2, reach - 1)
    return before, total - before, (n - 1) * s + reach % 2 + p


def dies(axes):
    """One axis with k = s = 2 and no pads, and a kernel longer than the input on the other."""
    if any(pads(*axis)[2] == 0 for axis in axes):
        return False
    for (n, k, s, d, p), other in (axes, axes[::-1]):
        if (k, s, d, p) == (2, 2, 1, 0) and n > 2 and other[1] > other[0]:
            before, after, _ = pads(*other)
            full = before == after == other[1] - 1
            return not (other[0] == 1 and other[3] == 1 and full)
    return False


def configurations(count, random):
    while count:
        s = random.randint(1, 5)
        d = random.randint(1, 3) if s == 1 else 1
        other = (random.randint(1, 6), random.randint(1, 8), s, d, random.randrange(s))
        axes = [(random.randint(1, 12), 2, 2, 1, 0), other]
        if d == 1:
            count -= 1
            yield axes if random.random() < 0.5 else axes[::-1]


def outcomes(all_axes):
    child = None
    for axes in all_axes:
        child = child or subprocess.Popen(
            [sys.executable, "-c", CHILD], text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        print(*(value for pair in zip(*axes) for value in pair), file=child.stdin, flush=True)
        said = child.stdout.readline().strip()
        if said:
            yield False
        else:
            child.wait()
            yield child.returncode == -6
            child = None
    if child:
        child.stdin.close()
        child.wait()


chosen = list(configurations(60, random.Random(1)))
predicted = [dies(axes) for axes in chosen]
died = list(outcomes(chosen))
print("configurations:", len(chosen), "predicted to die:", sum(predicted))
print("died as predicted:", sum(a and b for a, b in zip(predicted, died)))
print("other:", [axes for axes, a, b in zip(chosen, predicted, died) if a != b])
