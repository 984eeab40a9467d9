package org.kerastck.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.Subject;
import org.kerastck.reference.LayerKind;
import picocli.CommandLine.Option;

/** The layer and its input as options of {@code explain}, by Keras's names. */
final class ExplainOptions {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Conv2D or Conv2DTranspose. Default: Conv2D")
  private String layer = LayerKind.CONV2D.className();

  @Option(
      names = "--input-size",
      paramLabel = "N[,N]",
      description = "Height and width of the input. Default: 5")
  private @Nullable String inputSize;

  @Option(names = "--kernel-size", paramLabel = "N[,N]", description = "Default: 3")
  private @Nullable String kernelSize;

  @Option(names = "--strides", paramLabel = "N[,N]", description = "Default: 1")
  private @Nullable String strides;

  @Option(names = "--dilation-rate", paramLabel = "N[,N]", description = "Default: 1")
  private @Nullable String dilationRate;

  @Option(names = "--padding", paramLabel = "NAME", description = "valid or same. Default: valid")
  private @Nullable String padding;

  @Option(
      names = "--output-padding",
      paramLabel = "N[,N]",
      description = "Of Conv2DTranspose. Default: absent, which is not 0")
  private @Nullable String outputPadding;

  Subject subject() {
    LayerKind kind =
        LayerKind.named(layer)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--layer must be Conv2D or Conv2DTranspose. Received: " + layer));
    Subject.Builder subject = Subject.of(kind);
    if (inputSize != null) {
      List<Integer> size = pair("--input-size", inputSize);
      if (size.get(0) < 0 || size.get(1) < 0) {
        throw new UsageException("--input-size must not be negative. Received: " + inputSize);
      }
      subject.inputSize(size);
    }
    argument(subject, "--kernel-size", kernelSize);
    argument(subject, "--strides", strides);
    argument(subject, "--dilation-rate", dilationRate);
    argument(subject, "--output-padding", outputPadding);
    if (padding != null) {
      subject.argument("padding", padding);
    }
    return subject.build("as given by options");
  }

  private static void argument(Subject.Builder subject, String option, @Nullable String value) {
    if (value != null) {
      subject.argument(option.substring(2).replace('-', '_'), pair(option, value));
    }
  }

  private static List<Integer> pair(String option, String value) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : value.split("[,x]", -1)) {
      try {
        numbers.add(Integer.parseInt(part.strip()));
      } catch (NumberFormatException e) {
        throw unusable(option, value);
      }
    }
    boolean tooLarge = numbers.stream().anyMatch(number -> Math.abs(number) > Descriptor.LARGEST);
    if (numbers.size() > 2 || tooLarge) {
      throw unusable(option, value);
    }
    return List.of(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  private static UsageException unusable(String option, String value) {
    return new UsageException(
        "%s must be an integer of at most %d, or two of them: height,width. Received: %s"
            .formatted(option, Descriptor.LARGEST, value));
  }
}
