"""Grouped Conv2D: every kernel size, stride and dilation rate with 2 and 3 groups."""

from __future__ import annotations

from keras_reference import traits
from keras_reference.case import positive
from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.spec import Spec
from keras_reference.suites.geometry import DATA_FORMATS, PADDINGS, order, telling
from keras_reference.suites.suite import Suite

# (groups, channels, filters)
GROUPS = [
    (2, 2, 2),
    (3, 3, 6),
    (2, 4, 6),
    (3, 6, 3),
    (2, 6, 4),
    (3, 3, 9),
    (2, 2, 4),
    (3, 6, 6),
    (2, 4, 2),
    (3, 3, 3),
]
SIZES = (1, 2, 5, 6, 7, 8)


def groups() -> Suite:
    specs = []
    for p, padding in enumerate(PADDINGS):
        combinations = axis_combinations(sizes=SIZES)
        if padding == "valid":
            combinations = with_output(combinations)
        for f, data_format in enumerate(DATA_FORMATS):
            start = 2 * p + f
            pairs = design(combinations, rotation=start, all_pairs=False)
            for index, (height, width) in enumerate(pairs, start):
                choice = (index + index // len(GROUPS)) % len(GROUPS)
                group_count, channels, filters = GROUPS[choice]
                spec = Spec(
                    "conv2d",
                    height,
                    width,
                    padding,
                    batch=1 + (index // 3) % 2,
                    channels=channels,
                    filters=filters,
                    data_format=data_format,
                    groups=group_count,
                    use_bias=(index // 2 + index // 5) % 2 == 0,
                )
                specs.append(telling(spec))
    return Suite(
        "conv2d/groups",
        "Two and three groups: every kernel size 1..5 with every stride 1..4 and "
        "dilation rate 1..3 on each axis, under both paddings and both data formats.",
        [positive(spec, flags=traits.flags(spec)) for spec in sorted(specs, key=order)],
        traits.NOTES,
    )
