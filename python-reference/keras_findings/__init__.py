"""What is found in Keras's backends: reproducers, and what settings change.

Apart from ``keras_reference``, whose source the fixtures' manifest has a digest of.
"""
