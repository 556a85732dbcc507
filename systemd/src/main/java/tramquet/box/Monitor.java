package tramquet.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// QEMU's monitor (QMP): plugs, unplugs, photographs.
///
/// Thread: one at a time.
final class Monitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final int TRIES = 100;

  private final JsonLines lines;

  private Monitor(JsonLines lines) {
    this.lines = lines;
  }

  static Monitor connect(Path socket) throws IOException {
    Monitor monitor = new Monitor(JsonLines.connect(socket));
    var _ = monitor.execute("qmp_capabilities", Map.of());
    return monitor;
  }

  /// Runs a command.
  ///
  /// @throws IOException if QEMU refuses it or does not answer
  JsonNode execute(String command, Map<String, ?> arguments) throws IOException {
    ObjectNode message = JsonLines.JSON.createObjectNode().put("execute", command);
    message.set("arguments", JsonLines.JSON.valueToTree(arguments));
    lines.say(message);
    while (true) {
      JsonNode answer =
          lines.hear(PATIENCE).orElseThrow(() -> new IOException("no answer to " + command));
      if (answer.has("error")) {
        throw new IOException(command + ": " + answer.get("error"));
      }
      // What is neither is the greeting or an event.
      if (answer.has("return")) {
        return answer.get("return");
      }
    }
  }

  /// Runs a command that needs what a plug, just pulled, may still hold: QEMU lets go of it some
  /// time later.
  ///
  /// @throws IOException if QEMU refuses it for another reason, or still after some seconds
  void executeOnceFree(String command, Map<String, ?> arguments) throws IOException {
    for (int i = 1; !isDone(command, arguments, i == TRIES); i++) {
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  private boolean isDone(String command, Map<String, ?> arguments, boolean lastTry)
      throws IOException {
    try {
      var _ = execute(command, arguments);
      return true;
    } catch (IOException e) {
      if (lastTry || !String.valueOf(e.getMessage()).contains("is in use")) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
