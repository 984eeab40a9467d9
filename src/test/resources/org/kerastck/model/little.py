"""Makes little.keras, little.h5 and little.json, the same model in three formats, with real Keras."""

from pathlib import Path

import keras
from keras import layers

keras.utils.set_random_seed(1)
decoder = keras.Sequential(
    [
        layers.Input((None, None, 4)),
        layers.Conv2DTranspose(3, (1, 2), strides=(2, 3), padding="valid", name="up"),
        layers.Conv2D(2, 3, dilation_rate=2, padding="same", activation="relu", name="dilated"),
    ],
    name="decoder",
)
image = keras.Input((9, 8, 3), name="image")
x = layers.Conv2D(4, (3, 2), strides=2, padding="same", activation="gelu", name="stem")(image)
x = layers.DepthwiseConv2D(3, padding="same", name="depthwise")(x)
x = layers.Conv2D(4, 1, groups=2, name="grouped")(x)
x = decoder(x)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(2, name="head")(x)
model = keras.Model(image, x, name="little")
here = Path(__file__).parent
model.save(here / "little.keras")
model.save(here / "little.h5")
(here / "little.json").write_text(model.to_json())
