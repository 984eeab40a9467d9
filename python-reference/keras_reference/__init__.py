"""Golden outcomes of real Keras for ``Conv2D`` and ``Conv2DTranspose``.

Reading order for a newcomer:

1. ``geometry``    output size and padding of one axis, as formulae
2. ``definition``  both layers in float64, written from the formula
3. ``spec``        one configuration of a layer, and the grammar of case ids
4. ``data``        inputs and weights drawn from a hash of the case id
5. ``suites``      which cases there are
6. ``worker``      one case on real Keras, inside a subprocess
7. ``pool``        many cases on several such subprocesses
8. ``acceptance``  which outcome becomes the golden one, and what is said of the others
9. ``generate`` and ``check``  the two commands
"""
