package org.kerastck.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.Sha256;
import org.kerastck.tensor.Tensor;

/** Holds a tensor against the digest and the samples of one that is too large to keep. */
final class DigestComparison {
  /** Elements that are put into bytes at once: a copy of millions would double their memory. */
  private static final int BLOCK = 8192;

  private DigestComparison() {}

  static Optional<Verdict.Deviates> compare(Golden.Digest expected, Outcome.Output actual) {
    @Nullable Tensor given = actual.tensors().get("output");
    if (given == null) {
      return Judge.deviates(DeviationKind.SHAPE, "Expected output, and there is none.");
    }
    if (!given.shape().equals(expected.shape())) {
      return Judge.deviates(
          DeviationKind.SHAPE,
          "Expected shape %s, was %s.".formatted(expected.shape(), given.shape()));
    }
    for (Map.Entry<Integer, Float> sample : expected.samples().entrySet()) {
      float value = given.data()[sample.getKey()];
      if (!Acceptance.equal(sample.getValue(), value)) {
        return Judge.deviates(
            DeviationKind.VALUE,
            "Expected %s at offset %d, was %s."
                .formatted(
                    ShortestDecimal.of(sample.getValue()),
                    sample.getKey(),
                    ShortestDecimal.of(value)));
      }
    }
    return digest(given.data()).equals(expected.sha256())
        ? Optional.empty()
        : Judge.deviates(
            DeviationKind.VALUE,
            "The samples are right, but not all elements: the digest is another.");
  }

  static Optional<Verdict.Deviates> compare(Golden.Digest expected, Outcome.Digest actual) {
    if (!actual.shape().equals(expected.shape())) {
      return Judge.deviates(
          DeviationKind.SHAPE,
          "Expected shape %s, was %s.".formatted(expected.shape(), actual.shape()));
    }
    return actual.sha256().equals(expected.sha256())
        ? Optional.empty()
        : Judge.deviates(DeviationKind.VALUE, "The digest of the elements is another.");
  }

  private static String digest(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    MessageDigest digest = Sha256.begin();
    for (int first = 0; first < values.length; first += BLOCK) {
      int count = Math.min(BLOCK, values.length - first);
      bytes.asFloatBuffer().put(values, first, count);
      digest.update(bytes.array(), 0, Float.BYTES * count);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
