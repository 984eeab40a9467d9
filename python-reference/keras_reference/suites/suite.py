"""A suite: one fixture file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from keras_reference.case import Case


@dataclass
class Suite:
    """``name`` is its path under ``fixtures/`` without ``.json``."""

    name: str
    description: str
    cases: list[Case]
    notes: dict[str, dict] = field(default_factory=dict)

    def used_notes(self, extra: dict[str, dict], names: set[str]) -> dict[str, dict]:
        """The notes on these names, which are all that some case refers to."""
        known = self.notes | extra
        return {name: known[name] for name in known if name in names}

    def matrix(self) -> dict[str, dict[str, int]]:
        """For every axis of the matrix its values, and how many cases have each."""
        counts: dict[str, Counter] = {}
        for case in self.cases:
            if case.spec is None:
                continue
            spec = case.spec
            values = {
                "padding": spec.padding,
                "data_format": spec.data_format,
                "batch": spec.batch,
                "channels": spec.channels,
                "filters": spec.filters,
                "groups": spec.groups,
                "use_bias": spec.use_bias,
                "activation": spec.activation,
            }
            for side, axis in zip(("height", "width"), spec.axes, strict=True):
                values |= {
                    f"input_{side}": axis.n,
                    f"kernel_{side}": axis.k,
                    f"stride_{side}": axis.s,
                    f"dilation_{side}": axis.d,
                    f"output_padding_{side}": axis.p,
                }
            for name, value in values.items():
                counts.setdefault(name, Counter())[value] += 1
        return {
            name: {_label(v): counter[v] for v in sorted(counter, key=_rank)}
            for name, counter in sorted(counts.items())
        }


def _label(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)


def _rank(value: object) -> tuple[bool, object]:
    return (value is not None, value if value is not None else 0)
