"""Every suite of fixtures, in the order in which they are made."""

from __future__ import annotations

from keras_reference.suites import (
    activation,
    arguments,
    configuration,
    defects,
    errors,
    geometry,
    gradients,
    groups,
    losses,
    regressions,
    rounded,
    special,
    training,
    weights,
)
from keras_reference.suites.suite import Suite

LAYERS = ("conv2d", "conv2d_transpose")


def all_suites() -> list[Suite]:
    """Enumerates the whole matrix; ids are unique over all suites."""
    suites = [
        geometry.geometry("conv2d"),
        groups.groups(),
        geometry.geometry("conv2d_transpose"),
        geometry.output_padding(),
    ]
    for module in (
        regressions,
        activation,
        rounded,
        special,
        errors,
        arguments,
        defects,
        gradients,
        losses,
        weights,
        training,
        configuration,
    ):
        suites.extend(module.suite(layer) for layer in LAYERS)
    seen: dict[str, str] = {}
    for suite in suites:
        for case in suite.cases:
            if case.id in seen:
                raise ValueError(
                    f"case {case.id} is in {suite.name} and in {seen[case.id]}"
                )
            seen[case.id] = suite.name
    return suites
