package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The agent inside the machine (qemu-guest-agent): runs commands there, as root.
///
/// Thread: one at a time.
final class Agent implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration SYNC = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final JsonLines lines;
  private final LongSupplier nanoTime;

  private Agent(JsonLines lines, LongSupplier nanoTime) {
    this.lines = lines;
    this.nanoTime = nanoTime;
  }

  /// Waits until the agent answers, which it does once the machine is up.
  static Agent await(Path socket, Duration patience, LongSupplier nanoTime) throws IOException {
    JsonLines lines = JsonLines.connect(socket);
    long until = nanoTime.getAsLong() + patience.toNanos();
    // Earlier questions may be answered late; the answer to the latest ends the wait.
    for (int id = 1; nanoTime.getAsLong() < until; id++) {
      lines.say(message("guest-sync", Map.of("id", id)));
      for (var heard = lines.hear(SYNC); heard.isPresent(); heard = lines.hear(SYNC)) {
        if (heard.get().path("return").asInt(0) == id) {
          return new Agent(lines, nanoTime);
        }
      }
    }
    lines.close();
    throw new IOException("the machine is not up after " + patience.toSeconds() + " s");
  }

  /// What a command left behind.
  ///
  /// @param status 0 for success
  record Output(int status, String out, String err) {}

  /// Runs a shell script and waits for its end.
  Output run(String script, Duration patience) throws IOException {
    JsonNode started =
        ask(
            "guest-exec",
            Map.of("path", "/bin/sh", "arg", List.of("-c", script), "capture-output", true));
    Map<String, Integer> pid = Map.of("pid", started.required("pid").asInt());
    long until = nanoTime.getAsLong() + patience.toNanos();
    while (nanoTime.getAsLong() < until) {
      JsonNode status = ask("guest-exec-status", pid);
      if (status.required("exited").asBoolean()) {
        return new Output(
            status.path("exitcode").asInt(-1), text(status, "out-data"), text(status, "err-data"));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new IOException("still running after " + patience.toSeconds() + " s: " + script);
  }

  private JsonNode ask(String command, Map<String, ?> arguments) throws IOException {
    lines.say(message(command, arguments));
    JsonNode answer =
        lines.hear(ANSWER).orElseThrow(() -> new IOException("no answer to " + command));
    if (answer.has("error")) {
      throw new IOException(command + ": " + answer.get("error"));
    }
    return answer.required("return");
  }

  private static ObjectNode message(String command, Map<String, ?> arguments) {
    ObjectNode message = JsonLines.JSON.createObjectNode().put("execute", command);
    message.set("arguments", JsonLines.JSON.valueToTree(arguments));
    return message;
  }

  private static String text(JsonNode status, String name) {
    return new String(Base64.getDecoder().decode(status.path(name).asString("")), UTF_8);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
