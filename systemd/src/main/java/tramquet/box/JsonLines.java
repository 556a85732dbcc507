package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Unix socket on which each side says one JSON object a line: QEMU's monitor, and the agent
/// inside the machine.
///
/// Thread: one at a time.
final class JsonLines implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.shared();

  private final SocketChannel channel;
  private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

  private JsonLines(SocketChannel channel) {
    this.channel = channel;
  }

  static JsonLines connect(Path socket) throws IOException {
    JsonLines lines = new JsonLines(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    Thread.ofVirtual().start(lines::listen);
    return lines;
  }

  private void listen() {
    try (var reader =
        new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8))) {
      reader.lines().forEach(line -> heard.add(JSON.readTree(line)));
    } catch (IOException | UncheckedIOException | JacksonException e) {
      // The machine is gone, or the agent was cut short; whoever waits for an answer says so.
    }
  }

  void say(JsonNode message) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((message + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// The next object; empty if none came in time.
  Optional<JsonNode> hear(Duration within) {
    try {
      return Optional.ofNullable(heard.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
