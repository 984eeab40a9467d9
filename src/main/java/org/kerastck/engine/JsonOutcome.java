package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.kerastck.fixture.FixtureException;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.OutcomeReader;
import org.kerastck.tensor.Tensor;

/**
 * Outcomes as one member of a JSON object. What Keras could have given stands as in a fixture's
 * {@code expected}, {@code "outcome": {"output": …}}; the rest is {@code "refused": MESSAGE},
 * {@code "unsupported": REASON}, {@code "crashed": MESSAGE} or {@code "timed_out": SECONDS}.
 */
@API(status = API.Status.INTERNAL)
public final class JsonOutcome {
  private static final Set<String> NAMES =
      Set.of("outcome", "refused", "unsupported", "crashed", "timed_out");

  private JsonOutcome() {}

  /** Whether a member of this name is an outcome. */
  public static boolean isOutcome(String member) {
    return NAMES.contains(member);
  }

  /** Writes the outcome as a member of the object that has been begun. */
  public static void write(JsonGenerator json, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Output output) {
      json.writeObjectFieldStart("outcome");
      writeTensors(json, output.tensors());
      json.writeEndObject();
    } else if (outcome instanceof Outcome.Digest digest) {
      json.writeObjectFieldStart("outcome");
      json.writeObjectFieldStart("output");
      JsonTensor.writeShape(json, "shape", digest.shape());
      json.writeStringField("sha256", digest.sha256());
      json.writeEndObject();
      json.writeEndObject();
    } else if (outcome instanceof Outcome.Configuration configuration) {
      json.writeObjectFieldStart("outcome");
      JsonValue.write(json, "configuration", configuration.object());
      json.writeEndObject();
    } else if (outcome instanceof Outcome.Refusal refusal) {
      writeRefusal(json, refusal);
    } else if (outcome instanceof Outcome.Unsupported unsupported) {
      json.writeStringField("unsupported", unsupported.reason());
    } else if (outcome instanceof Outcome.Crash crash) {
      json.writeStringField("crashed", crash.message());
    } else if (outcome instanceof Outcome.Timeout timeout) {
      json.writeNumberField("timed_out", timeout.limit().toMillis() / 1000.0);
    }
  }

  /**
   * The outcome in the member of this name, whose value is the parser's current token.
   *
   * @param file where it stands, for error messages
   * @param caseId the case that it answers
   * @throws FixtureException where it is no outcome
   */
  public static Outcome read(JsonParser json, String member, Path file, String caseId)
      throws IOException {
    if (member.equals("outcome")) {
      return outcome(OutcomeReader.read(json, file, caseId), file, caseId);
    }
    if (member.equals("timed_out") && json.currentToken().isNumeric()) {
      return new Outcome.Timeout(Duration.ofMillis(Math.round(json.getDoubleValue() * 1000)));
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw FixtureException.inCase(file, caseId, member, "Expected: a string.");
    }
    String text = json.getText();
    if (text.isBlank() && member.equals("unsupported")) {
      throw FixtureException.inCase(file, caseId, member, "Expected: the reason.");
    }
    return switch (member) {
      case "refused" -> new Outcome.Refusal(Optional.empty(), text);
      case "unsupported" -> new Outcome.Unsupported(text);
      case "crashed" -> new Outcome.Crash(text);
      default -> throw FixtureException.inCase(file, caseId, member, "This is no outcome.");
    };
  }

  private static Outcome outcome(Golden golden, Path file, String caseId) {
    if (golden instanceof Golden.Output output) {
      return new Outcome.Output(output.tensors());
    }
    if (golden instanceof Golden.Digest digest) {
      return new Outcome.Digest(digest.shape(), digest.sha256());
    }
    if (golden instanceof Golden.Configuration configuration) {
      return new Outcome.Configuration(configuration.object());
    }
    if (golden instanceof Golden.Raised raised) {
      return new Outcome.Refusal(
          Optional.of(new Outcome.KerasError(raised.type(), raised.stage())), raised.message());
    }
    throw FixtureException.inCase(
        file, caseId, "outcome", "Expected: tensors, a configuration or an error.");
  }

  private static void writeRefusal(JsonGenerator json, Outcome.Refusal refusal) throws IOException {
    if (refusal.kerasError().isEmpty()) {
      json.writeStringField("refused", refusal.message());
      return;
    }
    json.writeObjectFieldStart("outcome");
    json.writeObjectFieldStart("error");
    json.writeStringField("type", refusal.kerasError().get().type());
    json.writeStringField("stage", refusal.kerasError().get().stage());
    json.writeStringField("message", refusal.message());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Names are paths: {@code gradients.kernel}, {@code steps[0].loss}. */
  private static void writeTensors(JsonGenerator json, Map<String, Tensor> tensors)
      throws IOException {
    String open = "";
    boolean inSteps = false;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      String name = tensor.getKey();
      int dot = name.indexOf('.');
      String group = dot < 0 ? "" : name.substring(0, dot);
      if (!group.equals(open)) {
        if (!open.isEmpty()) {
          json.writeEndObject();
        }
        boolean isStep = group.startsWith("steps[");
        if (inSteps && !isStep) {
          json.writeEndArray();
        }
        if (isStep && !inSteps) {
          json.writeArrayFieldStart("steps");
        }
        if (isStep) {
          json.writeStartObject();
        } else if (!group.isEmpty()) {
          json.writeObjectFieldStart(group);
        }
        inSteps = isStep;
        open = group;
      }
      JsonTensor.write(json, name.substring(dot + 1), tensor.getValue());
    }
    if (!open.isEmpty()) {
      json.writeEndObject();
    }
    if (inSteps) {
      json.writeEndArray();
    }
  }
}
