"""Which rules of docs/rules.md a case exercises, as flags with their notes.

``ExercisedRules.java`` says the same, and the build holds every committed case to it.
"""

from __future__ import annotations

from typing import Any

from keras_reference import spec_reader
from keras_reference.case import Case
from keras_reference.keras_rules import RULES
from keras_reference.refusal_rules import REFUSALS

NOTES = {rule.id: rule.note for rule in (*RULES, *REFUSALS)}

# They draw weights, or spell a configuration: no layer is called as it is.
_WITHOUT_CALL = ("weights", "configuration")


def flags(case: Case, expected: dict[str, Any]) -> tuple[str, ...]:
    """The ids of all rules that the case exercises, in the page's order.

    A case with an error exercises the refusals alone.
    """
    if case.question in _WITHOUT_CALL:
        return ()
    spec = spec_reader.read(case.layer, case.config, case.input.shape)
    if spec is None:
        return ()
    if "error" not in expected:
        return tuple(rule.id for rule in RULES if rule.applies(spec))
    message = expected["error"]["message"]
    return tuple(
        rule.id for rule in REFUSALS if rule.applies(spec) and rule.is_said_in(message)
    )
