package org.kerastck.tensor;

import java.util.Locale;
import java.util.Optional;

/** Keras's {@code data_format} for tensors of rank 4. */
public enum DataFormat {
  /** NHWC: (batch, height, width, channels). */
  CHANNELS_LAST,
  /** NCHW: (batch, channels, height, width). */
  CHANNELS_FIRST;

  /** The name in Keras's spelling, {@code "channels_last"} or {@code "channels_first"}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name, in any case as in Keras; empty where Keras has none. */
  public static Optional<DataFormat> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "channels_last" -> Optional.of(CHANNELS_LAST);
      case "channels_first" -> Optional.of(CHANNELS_FIRST);
      default -> Optional.empty();
    };
  }

  /** The axis of the height. */
  public int heightAxis() {
    return this == CHANNELS_LAST ? 1 : 2;
  }

  /** The axis of the width. */
  public int widthAxis() {
    return this == CHANNELS_LAST ? 2 : 3;
  }

  /** The axis of the channels. */
  public int channelAxis() {
    return this == CHANNELS_LAST ? 3 : 1;
  }

  /** A shape of rank 4 in this format. */
  public Shape shape(int batch, int height, int width, int channels) {
    return this == CHANNELS_LAST
        ? Shape.of(batch, height, width, channels)
        : Shape.of(batch, channels, height, width);
  }
}
