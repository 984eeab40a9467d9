"""What a case asks of Keras: a layer's output, its gradients, its losses and so on.

Each question is a module with

* ``run(keras, task)``: the outcome, in the process that has Keras in it;
* ``value(case)``: what the plain definition says, or None where it says nothing;
* ``accepts(case, outcome, value)``: whether the outcome could be the golden one;
* ``explain(case, outcome, value)``: the defect behind one that could not, or None.
"""

from __future__ import annotations

from keras_reference.questions import (
    configuration,
    gradients,
    losses,
    output,
    part,
    training,
    weights,
)

QUESTIONS = {
    "output": output,
    "gradients": gradients,
    "losses": losses,
    "weights": weights,
    "training": training,
    "configuration": configuration,
    "part": part,
}
